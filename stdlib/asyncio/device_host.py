"""A host whose outside is a network device with the image's own stack."""

from errno import ENETUNREACH

from asyncio.events import Scheduler
from asyncio.host import Host, not_here
from asyncio.network import NetworkSource, open_source
from net.address import UNSPECIFIED, is_loopback
from net.interface import Interface
from net.stream_socket import StreamSocket


class DeviceHost(Host):
    """`network` is None while nothing but the loopback was needed, or where there is no device."""

    def __init__(self, loop: Scheduler) -> None:
        super().__init__(loop)
        self.network: NetworkSource | None = None

    def arm(self) -> bool:
        network = self.network
        return network is None or network.arm()

    def disarm(self) -> None:
        network = self.network
        if network is not None:
            network.disarm()

    def abandon(self) -> None:
        super().abandon()
        network = self.network
        if network is not None:
            network.interface.close_listeners()

    def towards(self, address: int) -> Interface | None:
        network = self.network
        if network is None:
            return super().towards(address)
        own = network.interface.ip.address
        self.local.set_outer_address(own)
        if is_loopback(address) or (address == own and own != UNSPECIFIED):
            return self.local
        return network.interface

    async def _interfaces_of(self, address: int, name: str, port: int) -> list[Interface]:
        if is_loopback(address):
            return [self.local]
        network = open_source()
        if network is None:
            if address == UNSPECIFIED:
                return [self.local]
            raise not_here(name, port)
        self.network = network
        await network.wait_configured(self.loop)
        if address != UNSPECIFIED and address != network.interface.ip.address:
            raise not_here(name, port)
        return [self.local, network.interface]

    def _poll_outside(self, now: int) -> int:
        network = self.network
        return super()._poll_outside(now) if network is None else network.poll(now)

    async def _connect_outside(self, address: int, port: int) -> StreamSocket:
        network = open_source()
        if network is not None:
            self.network = network
            await network.wait_configured(self.loop)
        interface = self.towards(address)
        if interface is None:
            raise OSError(ENETUNREACH, "Network is unreachable")
        return interface.connect_to(address, port, self.now)
