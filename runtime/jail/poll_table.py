"""The descriptors that the jail looks at, as ppoll(2) takes them: one table of struct pollfd.

    0 int fd, 4 short events, 6 short revents

A descriptor of which nothing is wanted stands in the table as -1: the kernel would tell of its end again and again.
"""

from typing import Final

import unsafe
from machine import u64
from runtime.jail.poll import poll
from unsafe import Array

READABLE: Final = 1  # POLLIN
WRITABLE: Final = 4  # POLLOUT
NOBODY: Final = u64(0xFFFFFFFF)
FIRST_CAPACITY: Final = 16


class PollTable:
    """Places are numbered from 0; the last one moves to where one is removed."""

    entries: Array[u64]
    count: int
    was_looked: bool  # since the last `look_now`, by a wait
    is_muted: bool  # a wait is for its deadline alone

    def __init__(self) -> None:
        self.entries = unsafe.new_array(u64, FIRST_CAPACITY)
        self.count = 0
        self.was_looked = False
        self.is_muted = False

    def add(self, descriptor: int, events: int) -> int:
        """The place of one more descriptor."""
        place = self.count
        if place == len(self.entries):
            larger = unsafe.new_array(u64, place * 2)
            unsafe.copy(unsafe.array_data(larger), unsafe.array_data(self.entries), u64(place) * 8)
            self.entries = larger
        self.count = place + 1
        self.want(place, descriptor, events)
        return place

    def want(self, place: int, descriptor: int, events: int) -> None:
        """From now on these events of the descriptor; 0: none, not even its end."""
        if events == 0:
            self.entries[place] = NOBODY
        else:
            self.entries[place] = u64(descriptor) | (u64(events) << 32)

    def remove(self, place: int) -> None:
        self.count -= 1
        self.entries[place] = self.entries[self.count]

    def happened(self, place: int) -> int:
        """The events that the last look has seen; an error or the end counts as all of them."""
        events = int(self.entries[place] >> 48)
        return events if events & ~(READABLE | WRITABLE) == 0 else READABLE | WRITABLE

    def look(self, nanoseconds: u64) -> None:
        """Waits so long, at most, for an event."""
        if self.is_muted:
            poll(u64(0), 0, nanoseconds)
            return
        found = poll(unsafe.array_data(self.entries), self.count, nanoseconds)
        if found <= 0:
            self.forget()
        self.was_looked = True

    def look_now(self) -> None:
        """The events there are, as the wait that has just been has seen them, if there was one."""
        self.is_muted = False
        if not self.was_looked:
            self.look(u64(0))
        self.was_looked = False

    def forget(self) -> None:
        """A call that was interrupted leaves what the one before has seen."""
        place = 0
        while place < self.count:
            self.entries[place] = self.entries[place] & 0xFFFFFFFFFFFF
            place += 1


table: PollTable = PollTable()
