"""A simulated wire between two interfaces: loses, reorders, duplicates and corrupts frames from a seed."""

import random

from net.clock import MILLISECOND, NEVER, SECOND
from net.interface import Interface

A_ADDRESS, B_ADDRESS = "10.0.0.1", "10.0.0.2"


def interface(number: int, seed: int = 0, mtu: int = 1500, configured: bool = True) -> Interface:
    """Host 10.0.0.<number>, with a random source of its own."""
    made = Interface(bytes([2, 0, 0, 0, 0, number]), mtu, random.Random(number + 1000 * seed).randbytes)
    if configured:
        made.configure_static(f"10.0.0.{number}/24", None)
    return made


class Wire:
    """Two interfaces, a clock, and `sent`: all (time, from, frame) that went in, whatever became of them."""

    def __init__(self, a, b, seed=0, loss=0.0, reorder=0.0, duplicate=0.0, corrupt=0.0, delay=5 * MILLISECOND):
        self.ends = [a, b]
        self.random = random.Random(seed)
        self.loss, self.reorder, self.duplicate, self.corrupt = loss, reorder, duplicate, corrupt
        self.delay = delay
        self.now = SECOND
        self.flying = []  # (arrival, serial, destination, frame)
        self.serial = 0
        self.sent = []
        self.filter = None  # filter(sender, frame) -> bool: whether to let it pass
        self.deadlines = [0, 0]

    def _launch(self, sender: int, frame: bytes, extra: int = 0) -> None:
        self.serial += 1
        self.flying.append((self.now + self.delay + extra, self.serial, 1 - sender, frame))

    def _collect(self, sender: int) -> None:
        while (frame := self.ends[sender].next_frame()) is not None:
            self.sent.append((self.now, sender, frame))
            if self.filter is not None and not self.filter(sender, frame):
                continue
            if self.random.random() < self.loss:
                continue
            if self.random.random() < self.corrupt:
                damaged = bytearray(frame)
                damaged[self.random.randrange(len(frame))] ^= 1 << self.random.randrange(8)
                frame = bytes(damaged)
            late = self.random.randrange(4 * self.delay) if self.random.random() < self.reorder else 0
            self._launch(sender, frame, late)
            if self.random.random() < self.duplicate:
                self._launch(sender, frame, self.random.randrange(4 * self.delay))

    def poll(self) -> None:
        """Let both ends send what they have to."""
        for index, end in enumerate(self.ends):
            self.deadlines[index] = end.poll(self.now)
            self._collect(index)
            while self.deadlines[index] <= self.now:
                self.deadlines[index] = end.poll(self.now)
                self._collect(index)

    def step(self, until: int) -> bool:
        """Advance to the next event, at most to `until`; False when that was reached."""
        self.poll()
        event = min([NEVER, *self.deadlines, *(entry[0] for entry in self.flying)])
        if event > until:
            self.now = until
            return False
        self.now = max(self.now, event)
        due = sorted(entry for entry in self.flying if entry[0] <= self.now)
        self.flying = [entry for entry in self.flying if entry[0] > self.now]
        for _, _, destination, frame in due:
            self.ends[destination].input(frame, self.now)
        return True

    def run(self, seconds: float, until=None) -> None:
        """Run for simulated seconds, or until the condition holds."""
        end = self.now + int(seconds * SECOND)
        while (until is None or not until()) and self.step(end):
            pass
        self.poll()
