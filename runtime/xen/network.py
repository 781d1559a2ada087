"""The network device of a Xen guest: the first vif of its configuration."""

from runtime.drivers.xen.network import NetworkDevice
from runtime.xen import grants, store

opened: NetworkDevice | None = None


def changed(token: str) -> None:
    """There is news of the device with this folder, if it is ours."""
    device = opened
    if device is not None and device.path == token:
        device.backend_changed()


def open() -> NetworkDevice | None:
    """See runtime/platform.py. The first call connects it."""
    global opened
    device = opened
    if device is None:
        devices = store.connect().directory("device/vif")
        if devices:
            device = NetworkDevice(store.connect(), "device/vif/" + devices[0], grants.connect())
        opened = device
    return device
