"""The network device of a Xen guest: the first vif of its configuration."""

from runtime.drivers.xen.network import NetworkDevice
from runtime.drivers.xen.xenbus import Frontend
from runtime.xen import grants, store

opened: NetworkDevice | None = None


def open() -> NetworkDevice | None:
    """See runtime/platform.py. The first call connects it."""
    global opened
    device = opened
    if device is None:
        devices = store.connect().directory("device/vif")
        if devices:
            device = NetworkDevice(Frontend(store.connect(), "device/vif/" + devices[0]), grants.connect())
        opened = device
    return device
