"""Machine integers wrap around; conversions truncate."""

from machine import i8, i16, i32, i64, u8, u16, u32, u64


def checksum(data: bytes) -> int:
    total = u16(0)
    for byte in data:
        total = (total << 1) + u16(byte)
    return int(total)


a = u8(250)
print(int(a + 10), int(a - u8(251)), int(a * 2), int(~a), int(u8(300)))
print(int(i8(127) + 1), int(i8(-128) - 1), int(i8(200)), int(i16(40000)))
print(int(u32(0) - 1), int(i32(2147483647) + 1), int(u16(65535) + 1))
print(int(u64(18446744073709551615) >> 1), int(i64(-5) >> 1), int(u32(1) << 31))
print(checksum(b"hello"), int(u32(17) // 5), int(u32(17) % 5))
print(u8(1) < u8(2), u32(5) == u32(5), i8(-1) < i8(0), u8(255) > u8(1))
