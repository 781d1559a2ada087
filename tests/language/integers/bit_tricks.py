"""Bits as sets and flags: masks, subsets of a mask, rotation, and packed fields."""

from collections.abc import Iterator

MASK = 0xFFFF_FFFF


def rotate(n: int, by: int) -> int:
    by %= 32
    return (n << by | n >> 32 - by) & MASK


def submasks(mask: int) -> Iterator[int]:
    sub = mask
    while True:
        yield sub
        if sub == 0:
            return
        sub = sub - 1 & mask


def next_same_weight(n: int) -> int:
    """Gosper's hack."""
    lowest = n & -n
    ripple = n + lowest
    return ripple | ((n ^ ripple) >> 2) // lowest


def reverse_bits(n: int, width: int = 8) -> int:
    return int(f"{n:0{width}b}"[::-1], 2)


class Color:
    """RGB 5-6-5 in 16 bits."""

    def __init__(self, packed: int) -> None:
        self.packed = packed & 0xFFFF

    @classmethod
    def of(cls, r: int, g: int, b: int) -> "Color":
        return cls((r >> 3) << 11 | (g >> 2) << 5 | b >> 3)

    def parts(self) -> tuple[int, int, int]:
        return self.packed >> 11 << 3, (self.packed >> 5 & 0x3F) << 2, (self.packed & 0x1F) << 3


print([hex(rotate(0x12345678, n)) for n in (0, 4, 8, 31, 32, 36)])
print([f"{m:04b}" for m in submasks(0b1011)])
n = 0b0111
combos: list[list[int]] = []
while n < 1 << 5:
    combos.append([i for i in range(5) if n >> i & 1])
    n = next_same_weight(n)
print(combos, len(combos))
print([reverse_bits(n) for n in (1, 2, 3, 0x80, 0xF0)], reverse_bits(1, 16))
print(hex(Color.of(255, 128, 7).packed), Color.of(255, 128, 7).parts(), Color(0x1FFFF).parts())
print([n.bit_length() for n in (0, 1, -1, 255, -256, 2**62)], [n.bit_count() for n in (0, 7, -7, 2**62 - 1)])
print(~5, ~-1, -7 >> 1, -1 >> 40, 1 << 62, 5 & -2, -8 | 3, -1 ^ 0xFF, 6 & 3 | 8 ^ 1 << 2)
print([n for n in range(1, 300) if n & n - 1 == 0], -40 & 40, ((1 << 10) - 1) & ~0b1111)
x, y = 12, 35
x ^= y
y ^= x
x ^= y
print(x, y, [value for value in (1, 2, 3, 2, 1)][2], 4 ^ 1 ^ 2 ^ 1 ^ 2)
for shift in (-1, -5):
    try:
        print(1 << shift)
    except ValueError as error:
        print("ValueError:", error)
