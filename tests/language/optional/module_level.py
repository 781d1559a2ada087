"""Variables of a module that take what the statements before them tell: assertions, tests; texts that may be None in tuples."""
import re

TOK = re.compile(r"(?P<NUM>\d+)|(?P<ID>[a-z]+)|(?P<WS>\s+)")


def toks(s: str) -> list[tuple[str, str]]:
    out = []
    for m in TOK.finditer(s):
        k = m.lastgroup
        assert k is not None
        if k != "WS":
            out.append((k, m.group()))
    return out


print(toks("ab 12"), [(m.start(), m.group()) for m in re.finditer("a", "banana")])
pairs = {m.group(1): (m.group(2), len(m.group(2))) for m in re.finditer(r"(\w)=(\w+)", "a=bc d=efg")}
print(pairs, sorted((m.group(), 1) for m in re.finditer(r"\w", "cab")))
m = re.match(r"(\w+)\s*=\s*(.+) TO (.+)", "a = 1 TO 2")
assert m is not None
var, lo, hi = m.groups()
loops: list[tuple[str, int]] = [(var, int(lo))]
print(loops, int(hi) + 1)
optional = re.match(r"(a)(b)?", "a")
assert optional is not None
both = (optional.group(1), optional.group(2))
print(both, both[1] is None)
o = re.match(r"(a)(b)?", "a")
assert o is not None
x = o.group(1)
y = (x, o.group(2))
print(x, y)
n: int | None = len(x) or None
if n is not None:
    k = n + 1
    print(k)
