"""What !r, !s and !a, `=` and __format__ do to a value in an f-string."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Temperature:
    celsius: float

    def __format__(self, spec: str) -> str:
        if not spec:
            return str(self)
        unit = spec[-1]
        digits = spec[:-1] or ".1f"
        if unit == "F":
            return format(self.celsius * 9 / 5 + 32, digits) + "°F"
        if unit == "K":
            return format(self.celsius + 273.15, digits) + " K"
        if unit == "C":
            return format(self.celsius, digits) + "°C"
        raise ValueError(f"unknown unit {unit!r} in {spec!r}")

    def __str__(self) -> str:
        return f"<{self.celsius} degrees>"


boiling = Temperature(100.0)
print(f"{boiling} {boiling!s} {boiling!r}")
print(f"{boiling:C} {boiling:F} {boiling:.3fK} {boiling:+08.2fC}")
print("{0:F} {0.celsius}".format(boiling), format(boiling, ".0fC"))
name, size, ratio = "Zoë\n", 1 << 10, 2 / 3
print(f"{name!r} {name!a} {name=} {size=:#x} {ratio=:.3f} {size + 1 = } {name!r:>10}|")
print(f"{'nested ' + f'{size:,}' + ' quotes'!r:*^30}")
print(f"{{literal}} {{{size}}} {{{{{size:>6}}}}}")
values = {"a": 1, "b": 2}
print(f"{values['a']}-{values['b']:03}", f"{len(values):>{values['b'] + 3}}")
print(f"{[n * n for n in range(4)]} { {1, 1} } {(1,)} {None} {True:>6} {True:d} {False!s:>6}")
print(f"{'a' if size > 100 else 'b'} {sum(n for n in range(size) if n > 1020)} {max(3, 4)!r}")
for spec in ("x", ".2fZ", "C"):
    try:
        print(f"{boiling:{spec}}")
    except ValueError as error:
        print("ValueError:", error)
print(f"""multi
line {size
      + 1} text""")
print(rf"\d{size}\n", f"\t{size}\x41", "%s" % f"{size}%")
