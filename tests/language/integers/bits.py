"""Shifts, masks and bit methods."""


def population(n: int) -> int:
    count = 0
    while n:
        n &= n - 1
        count += 1
    return count


for value in (0, 1, 5, 255, 1023, -1, -8, 123456789):
    print(value, value >> 2, value << 3, value & 0xFF, value | 6, value ^ 0x55, ~value, value.bit_length())
print(population(0b1011011), population(2**40 - 1))
print(1 >> 100, -1 >> 100, 6 >> 0)
print(bin(10), hex(255), oct(8), hex(-255))
print(int("ff", 16), int("0b101", 0), int("-17"), int("  42 "), int("1_000"))
print((1000).to_bytes(4, "big"), int.from_bytes(b"\x01\x02", "little"))
try:
    print(1 << -1)
except ValueError as error:
    print(error)
