"""float.hex, float.fromhex, as_integer_ratio, is_integer."""
VALUES = [0.0, -0.0, 1.0, 1.5, -0.1, 3.14159, 1e300, 5e-324, 2.2250738585072014e-308, float("inf"), float("-inf"), float("nan"), 123456789.0, 2.0 ** 52 + 1]
for value in VALUES:
    text = value.hex()
    back = float.fromhex(text)
    print(text, back, back == value, value.is_integer())
for text in ["0x1.8p1", "  0X1P-2 ", "1.8", "-0x.8p0", "0x1p-1074", "0x1p-1075", "0x1.8p-1075", "inf", "-Infinity", "NaN", "0x123456789abcdef123p-4", "+0x1.fffffffffffff7fp0", "0x1.fffffffffffff8p0", "0x10.p2"]:
    print(text, float.fromhex(text))
for text in ["", "0x", "1.8q", "0x1p", "0x1p+", "abc xyz", "0x1p99999", "0x1.0p1024"]:
    try:
        print(float.fromhex(text))
    except (ValueError, OverflowError) as error:
        print(type(error).__name__, error)
for value in [0.0, 0.75, -2.5, 10.0, 1e15, 0.1, -0.0]:
    print(value.as_integer_ratio())
for value in [float("nan"), float("inf")]:
    try:
        print(value.as_integer_ratio())
    except (ValueError, OverflowError) as error:
        print(type(error).__name__, error)
print((5).as_integer_ratio(), (5).bit_count(), (255).bit_length(), (7).to_bytes(2, "little"), int.from_bytes(b"\x07\x00", "little"))
