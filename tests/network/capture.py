"""Wrappers around an interface that look like one: a packet capture, and injected faults."""

import random
import struct


class PcapCapture:
    """Writes every frame that goes in or out to a pcap file (nanosecond format), for Wireshark."""

    def __init__(self, inner, path):
        self.inner = inner
        self.now = 0
        self.file = open(path, "wb")
        self.file.write(struct.pack("<IHHiIII", 0xA1B23C4D, 2, 4, 0, 0, 65535, 1))

    def _record(self, frame):
        self.file.write(struct.pack("<IIII", self.now // 10**9, self.now % 10**9, len(frame), len(frame)) + frame)
        self.file.flush()

    def input(self, frame, now):
        self.now = now
        self._record(frame)
        self.inner.input(frame, now)

    def poll(self, now):
        self.now = now
        return self.inner.poll(now)

    def next_frame(self):
        frame = self.inner.next_frame()
        if frame is not None:
            self._record(frame)
        return frame

    def __getattr__(self, name):
        return getattr(self.inner, name)


class FaultInjection:
    """Drops, damages or cuts short the frames that come in, from a seed."""

    def __init__(self, inner, seed, drop=0.0, damage=0.0, cut=0.0):
        self.inner = inner
        self.random = random.Random(seed)
        self.drop, self.damage, self.cut = drop, damage, cut

    def input(self, frame, now):
        if self.random.random() < self.drop:
            return
        if self.random.random() < self.damage:
            frame = bytearray(frame)
            for _ in range(self.random.randrange(1, 5)):
                frame[self.random.randrange(len(frame))] = self.random.randrange(256)
            frame = bytes(frame)
        if self.random.random() < self.cut:
            frame = frame[: self.random.randrange(len(frame))]
        self.inner.input(frame, now)

    def __getattr__(self, name):
        return getattr(self.inner, name)
