"""Everyday Python: less annotated, scripts style."""
import sys
from dataclasses import dataclass


class Missing(dict[str, int]):
    def __missing__(self, key: str) -> int:
        return -len(key)


m = Missing()
m["a"] = 1
print(m["a"], m["bcd"], m, len(m), m.get("zz"))


class Temperature:
    def __init__(self, celsius: float = 0.0):
        self.celsius = celsius

    @property
    def fahrenheit(self) -> float:
        return self.celsius * 9 / 5 + 32

    @fahrenheit.setter
    def fahrenheit(self, value: float) -> None:
        self.celsius = (value - 32) * 5 / 9

    @classmethod
    def from_text(cls, text: str) -> "Temperature":
        value, unit = float(text[:-1]), text[-1]
        t = cls()
        if unit.upper() == "F":
            t.fahrenheit = value
        else:
            t.celsius = value
        return t

    def __format__(self, spec: str) -> str:
        return format(self.celsius, spec or ".1f") + "C"


t = Temperature.from_text("212F")
print(f"{t} {t:.3f} {t.fahrenheit}", Temperature(10.0).fahrenheit)


def parse_config(text: str) -> dict[str, dict[str, str]]:
    sections: dict[str, dict[str, str]] = {}
    current = None
    for number, line in enumerate(text.splitlines(), 1):
        line = line.split("#", 1)[0].strip()
        if not line:
            continue
        if line.startswith("[") and line.endswith("]"):
            current = sections.setdefault(line[1:-1], {})
        elif "=" in line:
            if current is None:
                raise ValueError(f"line {number}: no section")
            key, value = (part.strip() for part in line.split("=", 1))
            current[key] = value
        else:
            print(f"line {number}: ignored {line!r}", file=sys.stderr)
    return sections


config = parse_config("[a]\nx = 1\ny=two # comment\n\n[b]\nurl = http://x=1\njunk\n[a]\nz=3")
print(config, sorted(config["a"]))
try:
    parse_config("x=1")
except ValueError as e:
    print("error:", e)


def histogram(data: list[int], width: int = 10) -> None:
    largest = max(data)
    for i, n in enumerate(data):
        bar = "#" * (n * width // largest)
        print(f"{i:>2} {bar:<{width}} {n}")


histogram([3, 7, 1, 10])
grid = [[0] * 4 for _ in range(3)]
grid[1][2] = 5
for row in grid:
    print(" ".join(str(c) for c in row))
transposed = [list(r) for r in zip(*grid)]
print(transposed, [c for row in grid for c in row if c], sum(map(sum, grid)), [[x * y for x in range(3)] for y in range(2)])
a = [1, 2, 3, 4, 5, 6]
a[1:3] = [20, 30, 40]
del a[0], a[-1]
a[::2] = [0, 0, 0]
print(a, a[-2:], a[::-1], a[10:], 7 in a, a * 2)
a.insert(0, 9)
a.extend(x for x in range(2))
a.remove(9)
print(a.pop(), a.pop(0), a.index(5), a.count(0), a, a.copy() == a, [] < [1], [1, 2] < [1, 3])
b = a
b += [1]
print(a is b, a == b, a)
x, (y, *z), w = 1, (2, 3, 4), 5
print(x, y, z, w)
x, y = y, x
i = j = 0
while i < 10:
    i += 1
    if i % 2:
        continue
    if i > 6:
        break
    j += i
else:
    print("never")
print(i, j)
for n in range(2, 12):
    for f in range(2, n):
        if n % f == 0:
            break
    else:
        print(n, end=" ")
print()
s = {3, 1, 2}
s |= {5}
s.discard(9)
print(sorted(s), {1, 2} < {1, 2, 3}, {1} | {2}, {1, 2} & {2, 3}, {1, 2} ^ {2, 3}, {1, 2} - {2}, len(s), s == {1, 2, 3, 5}, frozenset("aab") == {"a", "b"})
d = {"one": 1, "two": 2}
d.update(three=3) if False else d.update({"three": 3})
for k, v in sorted(d.items(), key=lambda kv: -kv[1]):
    print(k, v, end="; ")
print(d.pop("one"), d.pop("zz", None), d.setdefault("four", 4), list(d.keys()), list(d.values()), "two" in d, {v: k for k, v in d.items()})
print(max(d, key=d.get) if False else max(d, key=lambda k: d[k]), dict(a=1, b=2) if False else {"a": 1, "b": 2}, dict([("x", 1)]), dict.fromkeys("ab", 0))
print(not [], not "x", [] or "default", 0 or None, 1 and 2, "a" if [] else "b", 1 < 2 < 3, 1 < 3 > 2, None is None)
value = 5
kind = "neg" if value < 0 else "zero" if value == 0 else "pos"
print(kind, value.bit_length(), (5).__class__.__name__ if False else type(5).__name__, isinstance(True, int))


@dataclass
class P:
    x: int
    y: int = 0
    tags: tuple[str, ...] = ()


p = P(1)
q = P(y=2, x=3, tags=("a",))
p.x += 10
print(p, q, p == P(11), p != q, P(1, 2).tags, [p.x for p in (p, q)])
print("%d%%" % 5, "%s" % [1], "%-5s|%5.1f" % ("a", 2.25), "a" "b", 'it''s', r"\n", """multi
line""")
print(sum(1 for c in "hello world" if c in "aeiou"), "".join(c.upper() if i % 2 else c for i, c in enumerate("hello")), "hello".title())
print(abs(-3), min(3, 1, 2), max([1, 5], [2]), round(3.7), pow(2, 8), divmod(17, 5), sorted([3, 1]), list(reversed([1, 2])), sum([[1], [2]], []))
