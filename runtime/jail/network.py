"""Network device of the jail: there is none; sockets belong to the host."""

from runtime.drivers.virtio.network import NetworkDevice


def open() -> NetworkDevice | None:
    """The network device, or None where there is none."""
    return None
