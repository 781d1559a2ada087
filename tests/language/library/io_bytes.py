"""io.BytesIO."""

import io
import struct
from collections.abc import Callable


def attempt(action: Callable[[], object]) -> None:
    try:
        print(action())
    except ValueError as problem:
        print("ValueError:", problem)


def writing() -> None:
    out = io.BytesIO()
    print(out.write(b"abc"), out.write(bytearray(b"defg")), out.write(memoryview(b"hij")[1:]), out.write(b""))
    print(out.getvalue(), out.tell(), out.read())
    print(out.seek(2), out.write(b"__"), out.getvalue(), out.seek(-1, io.SEEK_END), out.write(b"xyz"), out.getvalue())
    print(out.seek(14), out.write(b"far"), out.getvalue(), out.seek(-5, 1), out.read(2), out.seek(-100, 2))
    out.writelines([b"1", b"2"])
    print(out.getvalue(), out.truncate(5), out.getvalue(), out.tell(), out.truncate(), out.getvalue())
    out.getbuffer()[0] = 0x7A
    print(out.getvalue(), len(out.getbuffer()))


def reading() -> None:
    source = io.BytesIO(b"line one\nline two\n\nrest")
    print(source.read(4), source.readline(), source.readline(3), source.readline(), source.tell(), source.read1(1), source.read(None), source.read())
    source.seek(0)
    print(source.readlines(), source.seek(0), source.readlines(10), list(source))
    source.seek(5)
    space = bytearray(6)
    print(source.readinto(space), space, source.readinto(memoryview(space)[2:4]), space, source.seek(20), source.readinto(space), space)
    records = io.BytesIO(b"".join(struct.pack("<HB", i * 300, i) for i in range(4)))
    while record := records.read(3):
        number, small = struct.unpack("<HB", record)
        print(number, small, end=" ")
    print()


def states() -> None:
    data = bytearray(b"start")
    source = io.BytesIO(data)
    data[0] = 0
    with source:
        print(source.getvalue(), source.readable(), source.writable(), source.seekable(), source.isatty(), source.closed)
        attempt(lambda: source.seek(-1))
        attempt(lambda: source.seek(0, 3))
        attempt(lambda: source.truncate(-1))
    print(source.closed)
    attempt(source.read)
    attempt(source.getvalue)
    attempt(lambda: source.write(b"x"))
    attempt(source.tell)


writing()
reading()
states()
