"""Which way the image's network goes: through a stack of its own over a device, or through the host's sockets."""

import image
from asyncio.events import Scheduler
from asyncio.host import Host, current_host, set_current_host
from runtime.platform import monotonic

if image.SOCKETS:
    from asyncio.host_sockets import open_interface
    from asyncio.socket_host import SocketHost as OuterHost
else:
    from asyncio.device_host import DeviceHost as OuterHost
    from asyncio.network import open_interface

__all__ = ["host_of", "open_interface"]


def host_of(loop: Scheduler) -> Host:
    """The host of programs that may be at both ends of a connection: the one there is, from now on with this loop."""
    host = current_host()
    if host is None:
        host = OuterHost(loop)
        set_current_host(host)
    if loop._listen_to(host):
        host.loop = loop
        host.now = monotonic()
    return host
