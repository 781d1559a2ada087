"""Numbers written in other bases: positional, negative, factorial, Gray code, balanced ternary."""

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def to_base(n: int, base: int) -> str:
    if not 2 <= base <= len(DIGITS):
        raise ValueError(f"base {base} is not in 2..{len(DIGITS)}")
    sign, n = ("-", -n) if n < 0 else ("", n)
    digits = ""
    while True:
        n, digit = divmod(n, base)
        digits = DIGITS[digit] + digits
        if n == 0:
            return sign + digits


def negabinary(n: int) -> str:
    digits = ""
    while n:
        n, r = divmod(n, -2)
        if r < 0:
            n, r = n + 1, r + 2
        digits = str(r) + digits
    return digits or "0"


def balanced_ternary(n: int) -> str:
    digits = ""
    while n:
        r = n % 3
        digits = "0+-"[r] + digits
        n = (n + 1) // 3 if r == 2 else n // 3
    return digits or "0"


def from_balanced(text: str) -> int:
    value = 0
    for c in text:
        value = value * 3 + {"+": 1, "0": 0, "-": -1}[c]
    return value


def factoradic(n: int) -> list[int]:
    digits: list[int] = []
    radix = 1
    while n:
        n, digit = divmod(n, radix)
        digits.insert(0, digit)
        radix += 1
    return digits or [0]


for n in (0, 1, -1, 255, -1000, 2**63 - 1):
    texts = [to_base(n, base) for base in (2, 3, 16, 36)]
    print(n, *texts, all(int(t, base) == n for t, base in zip(texts, (2, 3, 16, 36))))
print([negabinary(n) for n in (0, 1, 2, 3, -1, -2, 10, -15)])
print([balanced_ternary(n) for n in range(-5, 6)], all(from_balanced(balanced_ternary(n)) == n for n in range(-200, 200)))
print(factoradic(0), factoradic(463), factoradic(2024))
gray = [n ^ n >> 1 for n in range(8)]
print([f"{g:03b}" for g in gray], all((a ^ b).bit_count() == 1 for a, b in zip(gray, gray[1:])))
print(int("0b101", 0), int("0o17", 0), int("0xFF", 0), int("-0x10", 16), int(" 42\n"), int("1_000"), int("z", 36))
for text, base in (("12", 2), ("", 10), ("0x", 16), ("1__0", 10), ("5", 1), ("9", 8), ("٣", 10)):
    try:
        print(int(text, base))
    except ValueError as error:
        print(error)
try:
    to_base(5, 40)
except ValueError as error:
    print(error)
