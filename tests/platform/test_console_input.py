"""Console input of the platforms, under CPython on a modelled machine: what the terminal's characters mean, the UART, the ring, the process."""

from __future__ import annotations

import pytest
from machine_room import Exit, Room, u32, u64

from unic.targets.console_input import END, PADDING, quote

CAPACITY = 64
LINE_STATUS, DATA, INTERRUPT_ENABLE = 0x3FD, 0x3F8, 0x3F9


def read_all(room, read, size=CAPACITY):
    """What `read` gives until the end."""
    place = room.place(bytes(size))
    found = b""
    while count := read(u64(place), u64(size)):
        assert 0 < count <= size
        found += room.bytes_at(place, count)
    return found


@pytest.mark.parametrize(
    "sent, text, has_ended",
    [
        (b"plain\n", b"plain\n", False),
        (b"a\rb\r\n", b"a\nb\n\n", False),
        (b"\0a\0\n", b"a\n", False),
        (b"\x04never", b"", True),
        (b"line\n\x04never", b"line\n", True),
        (b"half\x04a line\n", b"halfa line\n", False),
        (b"half\x04\x04never", b"half", True),
        (b"\x16\x04\x16\0\x16\r\x16\x16\x16\n\x16x", b"\x04\0\r\x16\nx", False),
        (b"\x16\x04\x04x", b"\x04x", False),
        (b"a\x16\n\x04never", b"a\n", True),
        (b"\x16", b"", False),
    ],
)
def test_control_characters_are_those_of_a_terminal(sent, text, has_ended):
    for size in range(1, len(sent) + 1):
        room = Room("qemu")
        terminal = room.load("runtime.drivers.terminal")
        found = b""
        for start in range(0, len(sent), size):
            piece = sent[start : start + size]
            place = room.place(piece)
            found += room.bytes_at(place, terminal.interpret(u64(place), u64(len(piece))))
        assert (found, terminal.has_ended()) == (text, has_ended), f"in pieces of {size}"


def test_what_unic_run_sends_comes_back_byte_by_byte():
    data = bytes(range(256)) * 2 + b"\x04\x04\x16\x16\r\n\0"
    room = Room("qemu")
    sent = PADDING + quote(data) + END
    place = room.place(sent)
    terminal = room.load("runtime.drivers.terminal")
    assert room.bytes_at(place, terminal.interpret(u64(place), u64(len(sent)))) == data
    assert terminal.has_ended()


class Uart:
    """A receiver with `chunks`, each of which comes in when the image waits."""

    def __init__(self, room, chunks):
        self.chunks, self.received, self.waits, self.enabled = list(chunks), b"", 0, 0
        room.read_port, room.write_port = self.read, self.write
        room.assembly["supervisor_call"] = self.serve
        room.cpuid_leaves = {0x40000000: (0x40000010, 0, 0, 0), 0x40000010: (2_500_000, 0, 0, 0)}

    def read(self, port):
        if port == LINE_STATUS:
            return 0x61 if self.received else 0x60
        assert port == DATA and self.received
        value, self.received = self.received[0], self.received[1:]
        return value

    def write(self, port, value):
        if port == INTERRUPT_ENABLE:
            self.enabled = value

    def serve(self, service, argument=0):
        if service == 0:
            assert self.enabled == 1, "a wait that no byte would end"
            self.waits += 1
            self.received += self.chunks.pop(0)
        return 0


def test_the_uart_is_read_until_the_end_of_its_input():
    room = Room("qemu")
    uart = Uart(room, [b"\0", b"first line\r", b"", b"x" * 100 + b"\n", b"\x04"])
    read = room.load("runtime.qemu.console_input").read
    assert read_all(room, read) == b"first line\n" + b"x" * 100 + b"\n"
    assert uart.waits == 5 and uart.enabled == 0
    assert read(u64(room.place(b" ")), u64(1)) == 0


def test_a_machine_without_a_uart_has_no_input():
    room = Room("qemu")
    assert room.load("runtime.qemu.console_input").read(u64(room.place(b" ")), u64(1)) == 0


def test_the_jail_reads_its_standard_input_in_spite_of_interruptions():
    room = Room("jail")
    answers = [-4, b"one", -11, b"two", 0, -5, -9]
    slept = []

    def read(descriptor, address, size):
        assert (descriptor, size) == (0, CAPACITY)
        answer = answers.pop(0)
        if isinstance(answer, int):
            return answer
        for offset, byte in enumerate(answer):
            room.memory[address + offset] = byte
        return len(answer)

    room.system_calls[0] = read
    room.system_calls[228] = lambda clock, at: 0
    room.system_calls[271] = lambda *arguments: slept.append(arguments) or 0
    room.symbols["jail_timespec"] = room.place_words([0, 0])
    module = room.load("runtime.jail.console_input")
    assert read_all(room, module.read) == b"onetwo"
    assert len(slept) == 1
    # An error is the end as well.
    assert module.read(u64(room.place(b" " * CAPACITY)), u64(CAPACITY)) == 0
    assert module.read(u64(room.place(b" " * CAPACITY)), u64(CAPACITY)) == 0
    assert not answers


class Ring:
    """The shared page, with the daemon's side of its input, whose counters start near their end."""

    CONSUMED, PRODUCED, SIZE = 3072, 3076, 1024

    def __init__(self, room, first=2**32 - 700):
        self.room, self.at = room, room.place(bytes(4096))
        self.put(self.CONSUMED, first)
        self.put(self.PRODUCED, first)

    def put(self, offset, value):
        for index, byte in enumerate((value % 2**32).to_bytes(4, "little")):
            self.room.memory[self.at + offset + index] = byte

    def get(self, offset):
        return int.from_bytes(self.room.bytes_at(self.at + offset, 4), "little")

    def send(self, data):
        """As much as there is room for; what is left."""
        produced = self.get(self.PRODUCED)
        count = min(len(data), self.SIZE - (produced - self.get(self.CONSUMED)) % 2**32)
        for index in range(count):
            self.room.memory[self.at + (produced + index) % self.SIZE] = data[index]
        self.put(self.PRODUCED, produced + count)
        return data[count:]


def xen_room():
    """A room with what is below console_input, and the ports that were notified."""
    room = Room("xen")
    told = []

    def panic(message):
        room.console += message.encode()
        raise Exit(101)

    room.modules["runtime.xen.console"] = room._module("console", {})
    for name, content in {
        "runtime.xen.hypercalls": {"notify": told.append},
        "runtime.xen.events": {"watch": lambda port: None},
        "runtime.panic": {"panic": panic},
        "runtime.xen.clock": {"monotonic": lambda: 0},
        "runtime.xen.wait": {"wait": lambda deadline: None},
    }.items():
        room.modules[name] = room._module(name, content)
    return room, told


def test_the_ring_is_read_around_its_end_and_its_room_given_back():
    room, told = xen_room()
    ring = Ring(room)
    console = room.modules["runtime.xen.console"]
    console.ring, console.port = u64(ring.at), u32(7)
    data = bytes(value % 251 + 1 for value in range(5000))
    left = ring.send(quote(data) + END)

    def wait(deadline):
        nonlocal left
        assert left, "a wait for what does not come"
        left = ring.send(left)

    room.modules["runtime.xen.wait"].wait = wait
    module = room.load("runtime.xen.console_input")
    assert read_all(room, module.read) == data
    assert ring.get(ring.CONSUMED) == ring.get(ring.PRODUCED) and told == [7] * len(told) and told


@pytest.mark.parametrize("ahead", [1025, 2**31, 2**32 - 1])
def test_a_spoilt_counter_is_a_panic(ahead):
    room, _ = xen_room()
    ring = Ring(room)
    ring.put(ring.PRODUCED, ring.get(ring.CONSUMED) + ahead)
    console = room.modules["runtime.xen.console"]
    console.ring, console.port = u64(ring.at), u32(7)
    with pytest.raises(Exit):
        room.load("runtime.xen.console_input").read(u64(room.place(b" ")), u64(1))
    assert room.console == b"the console's input ring is spoilt"


def test_a_domain_without_a_ring_has_no_input():
    room, _ = xen_room()
    room.modules["runtime.xen.console"].ring = u64(0)
    assert room.load("runtime.xen.console_input").read(u64(room.place(b" ")), u64(1)) == 0
