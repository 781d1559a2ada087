"""Which way the image's network goes: through a stack of its own over a device, or through the host's sockets."""

import image

if image.SOCKETS:
    from asyncio.host_sockets import open_interface
else:
    from asyncio.network import open_interface

__all__ = ["open_interface"]
