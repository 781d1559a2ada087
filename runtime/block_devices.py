"""The block devices of the image's manifest: opened by the platform before the seal, asked for by their names.

Nothing of this is in an image that never asks. A device that is missing, too small or read-only where it must not be
ends the image at once: later it would be somebody's data.
"""

import image
from runtime.drivers.block import BlockDevice, BlockRequirement
from runtime.platform import open_blocks

def requirements() -> list[BlockRequirement]:
    return [BlockRequirement(text) for text in image.BLOCKS.split()]


def open_all() -> list[BlockDevice]:
    wanted = requirements()
    found = open_blocks(wanted)
    return [wanted[index].check(found[index]) for index in range(len(wanted))]


# Has its value before the seal, as all variables of runtime/ (unsafe.initialize_runtime).
devices: list[BlockDevice] = open_all()


def block_device(name: str) -> BlockDevice | None:
    """The device of that name; None for a name that the manifest does not have."""
    wanted = requirements()
    for index in range(len(wanted)):
        if wanted[index].name == name:
            return devices[index]
    return None
