"""Floor division and modulo follow the sign of the divisor."""

for a in (7, -7, 0, 1, -1, 9223372036854775807):
    for b in (2, -2, 3, -3, 10):
        print(a, b, a // b, a % b, divmod(a, b))


def safe_divide(a: int, b: int) -> str:
    try:
        return str(a // b)
    except ZeroDivisionError as error:
        return f"error: {error}"


print(safe_divide(1, 0), safe_divide(-9, 2))
try:
    print(5 % 0)
except ZeroDivisionError as error:
    print(error)
