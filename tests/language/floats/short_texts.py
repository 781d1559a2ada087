"""Texts of floats of few digits and of many: the quick ways and the exact ones meet without a seam."""


def texts(x: float) -> None:
    print(x, -x, f"{x:.0f} {x:.1f} {x:.2f} {x:.4f} {-x:.10f} {x:.19f} {x:.22f} {x:%} {x:.0%}")
    print(f"{x:g} {x:e} {x:,.3f} {x:#.0f} {x:z.0f} {-x / 1000:z.1f} {x:+012.2f} {x:<12.3f}|{x:^12.1f}|{x:*>14.2f}", "%8.3f %-9.1f|" % (x, x))
    print([round(x, n) for n in (0, 1, 2, 5, 15, 19, 20, -1, -3)], [round(-x, n) for n in (0, 1, 3)])


def generated(count: int) -> None:
    seed = 12345
    check = 0
    for i in range(count):
        seed = (seed * 1103515245 + 12345) % 2147483648
        x = seed / float("1e" + str(i % 30)) * (1 if i % 3 else -1)
        y = seed / (i + 1)
        z = (seed % 1000) / 8
        line = f"{x} {y} {z} {x:.2f} {y:.3f} {z:.2f} {z:.1f} {z:.0f} {y:.17f} {x:10.19f} {y:+08.1%} {round(x, i % 25 - 3)}"
        for t in (str(x), f"{y:.15f}", f"{z}e-2", f"{seed}e{i % 60 - 30}", f".{seed}", f"{seed}.", f"000{z:020.5f}"):
            line += f" {float(t)!r}"
        for c in line:
            check = (check * 31 + ord(c)) % 1000000007
    print(line, check)


def read() -> None:
    for text in (".", "e5", "1e", "1e+", "1.2.3", "1_0.5", "1__0", "+.5e-0", "-0", "-0.0e5", "0e999", "1e400", "１２.5",
                 " 7.25\n", "1e00005", "", "1 2", "0x1p3", "1e5.0", "9007199254740993", "123456789012345", "1e22", "1e23",
                 "1e-22", "1e-23", "123456789012345e22", "999999999999999", "1000000000000000", "-.5", "5.", "1.5E+2", "1e5_0"):
        try:
            print(repr(text), float(text), end="; ")
        except ValueError as error:
            print(error)
    print()


def specifications() -> None:
    """More specifications than are kept, again and again, for several classes."""
    for _ in range(2):
        for width in range(3, 23):
            print(format(width, f"{width}"), format("ab", f"{width}"), format(2.5, f"{width}"), format(True, f"0{width}"),
                  format(-width, f"+0{width},"), format("é", f"→^{width}"), format(255, f"#{width}x"))
    for bad in ("5d", "5q", ".2", "=5", "+5", "5,s"):
        for _ in range(2):
            try:
                print(format("text", bad))
            except ValueError as error:
                print(error)


def main() -> None:
    for x in (0.5, 1.5, 2.5, 0.125, 0.375, 2.675, 1.005, 9.5, 99.5, 0.05, 9.9999999999999995, 1e15, 1e16, 123456789012345.0,
              999999999999999.0, 999999999999999.9, 9007199254740991.0, 9007199254740992.0, 1e-5, 1e-4, 0.1, 0.3, 0.1 + 0.2,
              5e-324, 2.2250738585072014e-308, 0.0, 1e22, 4503599627370496.5, 922337203685.47758, 2.0 ** 63, 1e-9):
        texts(x)
    generated(800)
    read()
    specifications()


main()
