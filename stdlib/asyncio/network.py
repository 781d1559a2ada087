"""The network as an event source: frames between the platform's device and the IP stack.

Opened by the first start_server() or open_connection(), so that an image without them holds
neither a driver nor a stack.
"""

from errno import ENODEV
from typing import Final

import image
from asyncio.events import EventSource, Scheduler
from asyncio.futures import Future, release_waiter
from net.interface import Interface
from runtime.memory.collector import is_short
from runtime.phases import NETWORK_READY, NETWORK_WANTED, mark
from runtime.platform import NetworkDevice, monotonic, open_network, random_bytes

# Frames handled before the stack answers: bounds what waits in its queues.
BATCH: Final = 64
# The longest wait for a device that takes no frames, in ns; the deadlines meanwhile are not kept.
STALLED: Final = 10_000_000


class NetworkSource(EventSource):
    """One device and the stack on top of it."""

    def __init__(self, device: NetworkDevice) -> None:
        self._device = device
        self._unsent: bytes | None = None               # the transmit ring was full
        self._memory_unknown_at = 0                     # ns; until then it is as short as it was
        self._waiters: list[Future[None]] = []          # for an address
        self.interface = Interface(device.mac, device.mtu, random_bytes)
        if device.adds_sums:
            self.interface.let_device_add_sums()

    def configure(self) -> None:
        """Static or dynamic address, as the manifest says."""
        if image.ADDRESS == "dhcp":
            self.interface.configure_dhcp()
        else:
            self.interface.configure_static(image.ADDRESS, image.GATEWAY if image.GATEWAY else None)

    def poll(self, now: int) -> int:
        interface = self.interface
        for i in range(BATCH):
            frame = self._device.receive()
            if frame is None:
                break
            if i == 0:
                self._look_at_memory(now)
            interface.input(frame, now, self._device.is_verified)
        deadline = interface.poll(now)
        self._transmit()
        if self._unsent is not None:
            # The device interrupts when it has room again. What TCP wants to send at once has to wait for that.
            deadline = max(deadline, now + STALLED)
        if len(self._waiters) > 0 and interface.is_configured():
            for waiter in self._waiters:
                release_waiter(waiter)
            self._waiters.clear()
        return deadline

    def _look_at_memory(self, now: int) -> None:
        """Tells the stack whether memory is short. To learn that takes a collection, so at most a tenth of the time."""
        if now >= self._memory_unknown_at:
            memory_is_short = is_short()
            self.interface.set_memory_short(memory_is_short)
            if memory_is_short:
                self._memory_unknown_at = now + 10 * (monotonic() - now)

    def arm(self) -> bool:
        return self._device.arm()

    def disarm(self) -> None:
        self._device.disarm()

    def _transmit(self) -> None:
        frame = self._unsent
        self._unsent = None
        while True:
            if frame is None:
                frame = self.interface.next_frame()
                if frame is None:
                    return
            if not self._device.send(frame):
                self._unsent = frame
                return
            frame = None

    async def wait_configured(self, loop: Scheduler) -> None:
        if image.PHASES:
            mark(NETWORK_WANTED)
        if not self.interface.is_configured():
            waiter: Future[None] = Future(loop)
            self._waiters.append(waiter)
            await waiter
        if image.PHASES:
            mark(NETWORK_READY)


_network: NetworkSource | None = None


def open_source() -> NetworkSource | None:
    """The network, which may not have its address yet; None when the image has no device."""
    global _network
    network = _network
    if network is None:
        device = open_network()
        if device is None:
            return None
        network = NetworkSource(device)
        network.configure()
        _network = network
    return network


async def open_interface(loop: Scheduler) -> Interface:
    """The interface, with its address. OSError ENODEV when the image has no device."""
    network = open_source()
    if network is None:
        raise OSError(ENODEV, "no network device")
    loop._listen_to(network)
    await network.wait_configured(loop)
    return network.interface
