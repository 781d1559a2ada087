"""struct: formats of which only numbers are not known; iter_unpack; Struct objects that a class holds; ranges of values."""
import struct


def read(data: bytes, n: int) -> None:
    print(struct.unpack(f"<{n}H", data[: 2 * n]))
    print(struct.unpack(f"!H{n}s", data[: 2 + n]))
    fs = struct.unpack("<%df" % n, struct.pack("<%df" % n, *[1.5] * n))
    print(fs, sum(fs))
    fmt = "<" + "d" * n
    print(struct.unpack(fmt, struct.pack(fmt, *([0.25] * n))), struct.calcsize(fmt))
    (name,) = struct.unpack_from(f"{n}s", data, 30)
    length, rest = struct.unpack(f">I{len(data) - 4}s", data)
    print(name.decode(), length, len(rest))


class Header:
    FORMAT = struct.Struct("!HB4s")

    def __init__(self) -> None:
        self.pair = struct.Struct("<If")

    def parse(self, data: bytes) -> None:
        kind, flag, name = self.FORMAT.unpack(data[:7])
        x, y = self.pair.unpack_from(data)
        print(kind + 1, flag, name.decode("latin-1"), x, y, self.FORMAT.size)


def records(data: bytes) -> None:
    for num, tag in struct.iter_unpack("<H2s", data[:8]):
        print(num, tag)
    local = struct.Struct(">hB?")
    for a, b, c in local.iter_unpack(data[:12]):
        print(a, b, c)
    print(local.size, local.format, list(struct.iter_unpack("<d", bytes(16))), list(struct.iter_unpack("<HH", data[:8])))
    for form in ("<", "<H2s"):
        try:
            print(list(struct.iter_unpack("<" if form == "<" else "<H2s", data[:7])))
        except struct.error as e:
            print(e)


def pack(code: str, value: int) -> None:
    try:
        print(struct.pack(code, value))
    except struct.error as e:
        print(code, e)


read(bytes(range(32, 96)), 3)
Header().parse(bytes(range(60, 90)))
records(bytes(range(20)))
for code in "bBhHiIlLqQ":
    for order in "<!":
        for value in (1 << 40, -1, -(1 << 40), 7):
            pack(order + code, value)
