"""Text to int and back, and the errors on the way."""


def parse(text: str) -> str:
    try:
        return str(int(text))
    except ValueError as error:
        return str(error)


for text in ("12", "-5", "+7", "", "x", "1.5", " 9\n", "0x10", "1__0"):
    print(repr(text), parse(text))
print(int(3.99), int(-3.99), round(2.5), round(3.5), round(-2.5), abs(-4), pow(3, 4), pow(7, 20, 13))
print(int(True), True + True, sum([True, False, True]), max(3, 1, 2), min([5, 4]))
print(str(-0), repr(100), f"{1234567:,}", f"{255:08b}", f"{-42:>+8d}|", f"{42:<6}|", f"{7:^5}|")
