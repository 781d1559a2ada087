"""The network device of a QEMU machine: the first virtio-net.

Part of the platform contract (runtime/platform.py). Opened before the seal, since its registers have to be mapped.
"""

from runtime.drivers.virtio.network import NETWORK_DEVICE, NetworkDevice
from runtime.qemu.devices import find_devices

opened: NetworkDevice | None = None
# Whether `open` has looked: it cannot after the seal, also when it found none before.
has_looked: bool = False


def open() -> NetworkDevice | None:
    """The machine's network device, None if it has none. The first call finds and starts it."""
    global opened, has_looked
    if not has_looked:
        has_looked = True
        for transport in find_devices(NETWORK_DEVICE):
            opened = NetworkDevice(transport)
            break
    return opened
