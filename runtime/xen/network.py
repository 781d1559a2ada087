"""The network device of a Xen guest: the first vif of its configuration."""

from runtime.drivers.xen.network import NetworkDevice
from runtime.xen import grants, store
from runtime.xen.watches import add

opened: NetworkDevice | None = None


def open() -> NetworkDevice | None:
    """See runtime/platform.py. The first call connects it."""
    global opened
    device = opened
    if device is None:
        devices = store.connect().directory("device/vif")
        if devices:
            device = NetworkDevice(store.connect(), "device/vif/" + devices[0], grants.connect())
            add(device.path, device.backend_changed)
        opened = device
    return device
