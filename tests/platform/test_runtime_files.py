"""The platform files of runtime/, run under CPython on a modelled machine."""

import calendar
import time

import pytest
from machine_room import Exit, Room, u64

QEMU_SYMBOLS = {
    "stack_start": 0x28000, "text_start": 0x101000, "text_end": 0x102000,
    "rodata_start": 0x103000, "rodata_end": 0x104000,
}  # fmt: skip


def qemu_room(**image):
    room = Room("qemu", **image)
    room.symbols.update(QEMU_SYMBOLS)
    return room


@pytest.mark.parametrize(
    "vector, error, address, expected",
    [
        (14, 7, 0x101010, "write to read-only memory (code) at 0x101010"),
        (14, 7, 0x103010, "write to read-only memory (constants) at 0x103010"),
        (14, 21, 0x110000, "execution of non-executable memory at 0x110000"),
        (14, 4, 0, "null pointer (zero page) access at 0x0"),
        (14, 6, 0xFF8, "null pointer (zero page) access at 0xff8"),
        (14, 6, 0x27FF8, "stack overflow at 0x27ff8"),
        (14, 4, 0x5000000000000000, "read of unmapped memory at 0x5000000000000000"),
        (14, 6, 0x50000000, "write to unmapped memory at 0x50000000"),
        (14, 5, 0x100000, "read of protected memory at 0x100000"),
        (14, 7, 0x1000, "write to protected memory at 0x1000"),
        (6, 0, 0, "illegal instruction"),
        (13, 0, 0, "privileged instruction or non-canonical address"),
        (0, 0, 0, "division error"),
        (3, 0, 0, "breakpoint"),
        (19, 0, 0, "exception 19"),
        (0x100, 59, 0, "forbidden system call 59"),
        (0x100, 10, 0, "forbidden system call 10 (change of a mapping after the seal)"),
        (0x101, 0, 0, "change of a mapping after the seal"),
    ],
)
def test_a_fault_is_named(vector, error, address, expected):
    room = qemu_room()
    with pytest.raises(Exit) as ended:
        room.load("runtime.panic").fault(u64(vector), u64(error), u64(address), u64(0x101234))
    assert ended.value.status == 101
    assert room.console.decode() == f"panic: {expected}, instruction 0x101234\n"


def test_a_panic_prints_its_message_and_reports_101():
    room = qemu_room()
    with pytest.raises(Exit) as ended:
        room.load("runtime.panic").panic("out of memory, and more than sixteen bytes of it")
    assert ended.value.status == 101
    assert (0xE9, 101) in room.written_ports
    assert room.console == b"panic: out of memory, and more than sixteen bytes of it\n"


def test_the_console_waits_for_the_fifo():
    room = qemu_room()
    answers = [0, 0, 0x20, 0, 0x60]
    room.read_port = lambda port: answers.pop(0)
    room.load("runtime.qemu.console").write(u64(room.place(b"x" * 20)), u64(20))
    assert room.console == b"x" * 20 and not answers


class Pit:
    """Channel 0 of an 8254 over a TSC of `hertz`; `stolen`: cycles the VMM takes away at each access number."""

    def __init__(self, room, hertz, stolen=None):
        self.room, self.hertz, self.stolen = room, hertz, stolen or {}
        self.now, self.loaded, self.accesses, self.latched = 0, 0, 0, []
        room.read_counter, room.read_port, room.write_port = self.counter, self.read, self.write

    def counter(self):
        self.now += 30
        return self.now

    def pass_time(self):
        self.accesses += 1
        self.now += 3000 + self.stolen.get(self.accesses, 0)

    def write(self, port, value):
        self.pass_time()
        if port == 0x43 and value == 0xC2:
            elapsed = (self.now - self.loaded) * 1_193_182 // self.hertz
            count = (0xFFFF - elapsed) & 0xFFFF
            self.latched = [0x80 if elapsed > 0xFFFF else 0, count & 255, count >> 8]
        elif port == 0x40:
            self.loaded = self.now

    def read(self, port):
        self.pass_time()
        return self.latched.pop(0)


@pytest.mark.parametrize("hertz", [1_000_000_000, 2_394_000_000, 4_700_000_000])
@pytest.mark.parametrize(
    "stolen",
    [{}, {5: 300_000_000}, {4: 20_000_000}, {30: 8_000_000}, {2000: 9_000_000}, {2001: 9_000_000, 2002: 400_000_000}],
)
def test_the_frequency_is_measured_within_a_thousandth(hertz, stolen):
    room = qemu_room()
    Pit(room, hertz, stolen)
    measured = int(room.load("runtime.qemu.clock").measured_frequency())
    limit = 0.001 if not stolen else 0.02
    assert abs(measured - hertz) < hertz * limit


def test_a_told_frequency_is_not_measured():
    for leaves, hertz in (
        ({0x40000000: (0x40000010, 0, 0, 0), 0x40000010: (2_500_000, 0, 0, 0)}, 2_500_000_000),
        ({0: (0x16, 0, 0, 0), 0x15: (2, 200, 24_000_000, 0)}, 2_400_000_000),
        ({0: (0x16, 0, 0, 0), 0x16: (2900, 0, 0, 0)}, 2_900_000_000),
    ):
        room = qemu_room()
        room.cpuid_leaves = leaves
        clock = room.load("runtime.qemu.clock")
        first = clock.monotonic()
        room.ticks += hertz * 3600
        assert abs(clock.monotonic() - first - 3600 * 10**9) < 10_000


def test_without_a_pit_there_is_a_panic():
    room = qemu_room()
    room.read_counter = lambda: (setattr(room, "ticks", room.ticks + 10_000_000), room.ticks)[1]
    room.read_port = lambda port: 0xFF
    with pytest.raises(Exit):
        room.load("runtime.qemu.clock").monotonic()
    assert room.console.startswith(b"panic: no clock")


@pytest.mark.parametrize("binary", [False, True])
@pytest.mark.parametrize("hours_24", [False, True])
@pytest.mark.parametrize("moment", ["2000-02-29 00:00:59", "2026-11-22 12:00:00", "2099-12-31 23:59:58"])
def test_the_date_is_read_in_every_format(binary, hours_24, moment):
    parsed = time.strptime(moment, "%Y-%m-%d %H:%M:%S")
    encode = (lambda v: v) if binary else (lambda v: v // 10 << 4 | v % 10)
    hour = encode(parsed.tm_hour)
    if not hours_24:
        hour = encode((parsed.tm_hour + 11) % 12 + 1) | (0x80 if parsed.tm_hour >= 12 else 0)
    registers = {
        0: encode(parsed.tm_sec), 2: encode(parsed.tm_min), 4: hour, 7: encode(parsed.tm_mday),
        8: encode(parsed.tm_mon), 9: encode(parsed.tm_year % 100), 0x32: encode(parsed.tm_year // 100),
        10: 0, 11: (4 if binary else 0) | (2 if hours_24 else 0),
    }  # fmt: skip
    room = qemu_room()
    room.read_port = lambda port: registers[room.written_ports[-1][1]]
    assert room.load("runtime.qemu.rtc").read_date() == calendar.timegm(parsed)


def test_without_a_date_it_is_1970():
    assert qemu_room().load("runtime.qemu.rtc").read_date() == 0


@pytest.mark.parametrize(
    "line, expected",
    [
        (b"", []),
        (b"  a  bc ", ["a", "bc"]),
        (b"a%20b %25 %zz 5% %c3%a9", ["a b", "%", "%zz", "5%", "é"]),
        (b"%ff", ["\ufffd"]),
    ],
)
def test_the_command_line_is_split(line, expected):
    room = qemu_room()
    room.symbols["command_line"] = room.place(line)
    assert room.load("runtime.qemu.arguments").arguments() == expected


def test_what_unic_run_quotes_comes_back():
    from unic.targets.qemu import quote

    given = ["plain", "two words", "100%", "%20", "né\n"]
    room = qemu_room()
    room.symbols["command_line"] = room.place(" ".join(map(quote, given)).encode())
    assert room.load("runtime.qemu.arguments").arguments() == given


def test_the_heap_respects_the_limit():
    for limit, end in ((0, 0x4000000), (0x100000, 0x210000)):
        room = qemu_room(MEMORY_LIMIT=limit)
        room.symbols["heap_start"] = room.place_words([0x110000])
        room.symbols["heap_end"] = room.place_words([0x4000000])
        assert tuple(map(int, room.load("runtime.qemu.memory").heap_range())) == (0x110000, end)


def test_entropy_fills_exactly_what_was_asked():
    room = qemu_room()
    place = room.place(b"\xee" * 32)
    room.load("runtime.qemu.entropy").fill(u64(place), u64(11))
    assert room.bytes_at(place + 11, 21) == b"\xee" * 21
    assert len(set(room.bytes_at(place, 11))) > 4


def jail_room(arguments=(), environment=(), **image):
    room = Room("jail", **image)
    words = [len(arguments) + 1, room.place(b"program"), *map(room.place, arguments), 0]
    words += [*map(room.place, environment), 0]
    room.symbols["initial_stack"] = room.place_words([room.place_words(words)])
    room.symbols["jail_timespec"] = room.place_words([0, 0])
    room.symbols["jail_vector"] = room.place_words([0, 0])
    return room


def test_the_jail_reads_its_arguments():
    room = jail_room([b"a b", "é".encode(), b"\xff"])
    assert room.load("runtime.jail.arguments").arguments() == ["a b", "é", "\ufffd"]


@pytest.mark.parametrize(
    "environment, limit, size",
    [
        ([], 0, 256 << 20),
        ([], 5 << 20, 5 << 20),
        ([b"HOME=/", b"UNIC_MEMORY=32"], 5 << 20, 32 << 20),
        ([b"UNIC_MEMORY=x"], 0, 256 << 20),
        ([b"UNIC_MEMORY=99999999999"], 0, 256 << 20),
        ([b"UNIC_MEMORIES=3"], 0, 256 << 20),
    ],
)
def test_the_jail_heap_has_the_size_that_was_wished(environment, limit, size):
    room = jail_room([b"-x"], environment, MEMORY_LIMIT=limit)
    asked = []
    advised = []
    room.system_calls[9] = lambda *arguments: asked.append(arguments) or 0x7000_0000_0000
    # Advice that the kernel does not take changes nothing.
    room.system_calls[28] = lambda *arguments: advised.append(arguments[:2]) or -22
    start, end = room.load("runtime.jail.memory").heap_range()
    assert (int(start), int(end) - int(start)) == (0x7000_0000_0000, size)
    assert asked[0][1] == size
    assert advised == [(int(start) + (2 << 20), size - (2 << 20))]


def test_the_jail_console_writes_all_in_spite_of_interruptions():
    room = jail_room()
    answers = [-4, 3, -11, 2]
    got = bytearray()

    def write(descriptor, vector, count, position, *rest):
        assert (descriptor, count, position, rest) == (1, 1, 2**64 - 1, (0, 0))
        address = int.from_bytes(room.bytes_at(vector, 8), "little")
        answer = answers.pop(0)
        if answer > 0:
            got.extend(room.bytes_at(address, answer))
        return answer

    room.system_calls[328] = write
    room.load("runtime.jail.console").write(u64(room.place(b"hello")), u64(5))
    assert got == b"hello" and not answers


def test_the_jail_sleeps_until_the_deadline():
    room = jail_room()
    slept = []
    place = room.symbols["jail_timespec"]

    def tell_time(clock, at):
        assert (clock, at) == (1, place)
        for offset, byte in enumerate((2).to_bytes(8, "little") + (5).to_bytes(8, "little")):
            room.memory[place + offset] = byte
        return 0

    room.system_calls[228] = tell_time
    room.system_calls[271] = lambda entries, count, at, mask, size, *_: slept.append((count, mask, room.bytes_at(at, 16))) or 0
    wait = room.load("runtime.jail.wait").wait
    wait(5_000_000_007)
    assert slept == [(0, 0, (3).to_bytes(8, "little") + (2).to_bytes(8, "little"))]
    wait(2_000_000_005)
    wait(0)
    assert len(slept) == 1
