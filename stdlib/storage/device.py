"""Block devices by the names that unic.toml's [block] gives them.

    disk = open_device("data")
    head = await disk.read(0, 4096)
    await disk.write(4096, head)
    await disk.flush()              # what was written is durable from here on

Offsets and lengths are bytes, in whole sectors of `sector_size`. Under plain Python (`python3 main.py`) the device NAME is the
file that the environment variable UNIC_BLOCK_NAME names, as it is for an image of the jail target.
"""

import sys

if sys.platform == "unic":
    from storage.image_device import Device, open_device
else:
    from storage.file_device import Device, open_device

__all__ = ["Device", "open_device"]
