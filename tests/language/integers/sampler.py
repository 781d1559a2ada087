import sys
def safe(f: str, a: int, b: int) -> str:
    try:
        if f == "+":
            return str(a + b)
        if f == "*":
            return str(a * b)
        if f == "//":
            return str(a // b)
        if f == "%":
            return str(a % b)
        if f == "**":
            return str(a ** b)
        if f == "<<":
            return str(a << b)
        return str(a - b)
    except (ZeroDivisionError, ValueError) as e:
        return f"{type(e).__name__}: {e}"


for a, b in ((7, 3), (-7, 3), (7, -3), (-7, -3), (0, 5), (5, 0)):
    print(a, b, safe("//", a, b), safe("%", a, b), safe("+", a, b), safe("*", a, b), divmod(a, b) if b else "-")
print(2 ** 10, 3 ** 0, (-2) ** 3, 2 ** 62, 10 ** 18, pow(3, 4, 5), pow(2, 5), 2 ** -1, 1 << 40, -1 >> 3, ~5, 5 & 3, 5 | 3, 5 ^ 3)
print(hex(255), bin(10), oct(8), hex(-1), int("0x1f", 16), (255).bit_length(), (5).bit_count(), abs(-5), round(2.5), round(3.5), round(-2.567, 2), round(1234, -2))
print(7 / 2, 6 / 3, 1e16 + 1, 0.1 + 0.2, 1 / 3, -7 // 2.0, 7.5 % 2, 2.0 ** 0.5, 1e308 * 10, float("nan") == float("nan"), 5 == 5.0, 3 < 3.5, True + 1, True == 1, int(3.99), int(-3.99), float(7))
print(1_000_000, 0xff, 0b11, 0o17, 1e3, .5, 5., 1e-3)
x = 10
x += 5; x -= 3; x *= 2; x //= 5; x **= 3; x %= 7; x <<= 2; x |= 1; x ^= 3; x &= 14; x >>= 1
print(x, -x, +x, not x, x if x else "zero", 1 < 2 < 3, 1 < 3 > 2, 1 <= 1 < 2)
print(str(12345)[::-1], sum(int(d) for d in str(98765)), int("".join(sorted("3142"))), max(3, 7, 5), min(-1, 1), sorted([3, -1, 2], key=abs))
print((3.7).is_integer(), (4.0).is_integer(), (10).to_bytes(2, "big"), int.from_bytes(b"\x01\x00", "little"))
n, bits = 27, 0
while n != 1:
    n = n // 2 if n % 2 == 0 else 3 * n + 1
    bits += 1
print(bits, sys.maxsize)
def gcd(a: int, b: int) -> int:
    while b:
        a, b = b, a % b
    return a
print(gcd(48, 36), [n for n in range(2, 30) if all(n % d for d in range(2, int(n ** 0.5) + 1))])
def fib(n: int) -> int:
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a
print([fib(i) for i in range(15)], fib(90))
for v in (0.0, -0.0, 1.0, 1.5, 1e15, 1e16, 1e17, 123456789.123, 1e-4, 1e-5, 5e-324, 1.7976931348623157e308, float("inf"), -float("inf"), float("nan")):
    print(v, repr(v), f"{v:.3f}", f"{v:g}", end="; ")
print()
