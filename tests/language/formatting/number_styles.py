"""Integers and floats in every presentation type, with signs, fills, groups and alternate forms."""

integers = [0, 7, -42, 255, 65_536, -1_234_567, 2**62]
for spec in ("d", "+d", " d", "08d", ",", "_", "b", "#b", "o", "#o", "x", "#X", "_x", "#_b", ">+12,", "=+12", "*^14", "c"):
    row: list[str] = []
    for n in integers[:4] if "b" in spec else integers:
        try:
            row.append(format(n, spec))
        except (ValueError, OverflowError) as error:
            row.append(type(error).__name__)
    if spec != "c":
        print(f"{spec:>6}", " ".join(row))
print([format(n, "c") for n in (65, 233, 8364, 128512)], f"{0x41:c}{0x42:>3c}")
floats = [0.0, -0.0, 1.5, -2.25, 1234567.891, 1e-7, 1e22, float("inf"), float("-inf"), float("nan")]
for spec in ("", "f", ".0f", ".2f", "+.1f", "e", ".2E", "g", ".3g", "#.3g", "%", ".1%", ",.2f", "_.1f", "012.3f", "=+10.2f", "n", "z.1f"):
    if spec in ("n", "z.1f"):
        continue
    print(f"{spec:>8}", " ".join(format(x, spec) for x in floats))
print(f"{3:.2f} {7:e} {1/3:.20f} {2.5:.0f} {3.5:.0f} {0.1 + 0.2:.17g} {1e16:.0f} {123456789.0:g}")
for value, spec in ((1, ".2d"), (1, "s"), (1.5, "d"), (1.5, "x"), (5, ",b"), (5, "+c"), (1.0, "5.")):
    try:
        print(format(value, spec))
    except ValueError as error:
        print(f"{value!r} {spec!r}: {error}")
