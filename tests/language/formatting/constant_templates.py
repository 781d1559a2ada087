"""The % of constant templates: every conversion with its flags, values in their order, and templates that are wrong."""
from enum import Enum


class Colour(Enum):
    RED = 1


class P:
    def __str__(self) -> str:
        return "P!"

    def __repr__(self) -> str:
        return "<P>"


def side(log: list[str], s: str) -> str:
    log.append(s)
    return s


def main() -> None:
    for n in (0, 5, -5, 123456, -99, 255):
        print("%d|%5d|%-5d|%05d|%+d|% d|%+05d|% 5d|%-+7d|%i|%u|%x|%X|%o|%08x|%-6x|" % (n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n))
        print("%f|%.2f|%8.3f|%-9.1f|%09.2f|%+.1f|%e|%.3E|%g|%.3g|%10g|" % (n, n, n, n, n, n, n, n, n, n, n))
        print("%.3d|%#x|%5.2d|%c|%s" % (n, n, n, abs(n) + 33, n))
    for x in (0.0, 1.5, -2.25, 1e10, 1e-7, 123.456789, float("inf"), float("-inf"), float("nan"), 1e22, 0.1):
        print("%f|%.2f|%8.3f|%-9.1f|%09.2f|%+.1f|% .1f|%e|%.3E|%g|%.3g|%010g|%-10g|%.0f|%.f|%d" % (x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, 1))
    for s in ("", "a", "hello", "é", "日本語"):
        print("%s|%5s|%-5s|%.2s|%7.3s|%-7.1s|%r|%8r|%a|%05s|%+5s|%%|" % (s, s, s, s, s, s, s, s, s, s, s))
    print("%s %r %s %s %d %5s|%-6s|" % (True, False, None, Colour.RED, True, True, False), "%s" % P(), "%r" % (P(),), "[%10s]" % P())
    print("100%%" % (), "%s" % [1, 2], "%s" % {"a": 1}, "%s and %s" % ("x", 2.5))
    log: list[str] = []
    print("%s-%s-%s" % (side(log, "a"), side(log, "b"), side(log, "c")), log)
    pair = (3, "three")
    print("%d is %s" % pair)
    width = 7
    print("%*d|%-*d|%.*f" % (width, 3, width, 4, 2, 3.14159))
    try:
        print("%d %d" % (1,))  # type: ignore[str-format]
    except TypeError as e:
        print(e)
    try:
        print("%d" % (1, 2))  # type: ignore[str-format]
    except TypeError as e:
        print(e)
    try:
        print("%d" % "x")  # type: ignore[str-format]
    except TypeError as e:
        print(e)
    try:
        print("%y" % 3)  # type: ignore[str-format]
    except ValueError as e:
        print(e)
    try:
        print("%d" % 2.9)
    except TypeError as e:
        print(e)


main()
