"""Tuples of a length that the call tells: pairs of combinations(), groups of findall()."""
import re
from itertools import combinations, combinations_with_replacement, permutations
import itertools

xs = [3, 1, 2]
pairs: list[tuple[int, int]] = list(combinations(xs, 2))
print(pairs)
for a, b in itertools.permutations("abc", 2):
    print(a + b, end=" ")
print()
print(list(permutations(xs, 3)), list(permutations(range(5), r=4))[:3], list(permutations(xs)))
print(list(combinations(range(4), 3)), list(combinations([1, 2], 3)), list(combinations("abcde", 4)))
print(list(combinations_with_replacement("ab", 2)), list(combinations_with_replacement([1, 2], 3)), list(combinations_with_replacement([1, 2], r=4)))
wide: list[tuple[int, ...]] = list(combinations(xs, 2))
wide.append((1, 2, 3))
print(wide)
n = 2
print(list(combinations(xs, n)), max(combinations(xs, 2), key=lambda p: p[0] * p[1]))
print({frozenset(p) for p in combinations("xy", 2)} == {frozenset("xy")})
print(sum(1 for a, b, c in combinations(range(10), 3) if a + b == c))

PAIR = re.compile(r"(\w+)=(\w+)")
VERBOSE = re.compile(r"""
    (\d+)   # hours (24)
    :(\d+)  # minutes
""", re.VERBOSE)


class Parser:
    TOKEN = re.compile(r"(?P<num>\d+)|(?P<op>[-+*/])")

    def __init__(self) -> None:
        self.duration = re.compile(r"(\d+)([smhd])")

    def tokens(self, text: str) -> list[tuple[str, str]]:
        return self.TOKEN.findall(text)

    def seconds(self, text: str) -> int:
        units = {"s": 1, "m": 60, "h": 3600}
        return sum(int(n) * units[u] for n, u in self.duration.findall(text))


def local(text: str) -> None:
    date = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
    for year, month, day in date.findall(text):
        print(int(year), int(month), int(day))
    for key, value in dict(PAIR.findall(text)).items():
        print(key, value)


print(re.findall(r"(\d+)([smhd])", "1m30s"), re.findall(rb"(a)(b)?", b"abaa"), re.findall("(A)|(b)", "aB", flags=re.I))
print(dict(PAIR.findall("a=1 b=2")), PAIR.findall("x=1,y=2,z=3", 2), VERBOSE.findall("10:20 3:45"))
p = Parser()
print(p.tokens("1+22*3"), p.seconds("1h2m3s"))
local("on 2024-01-02 and 2023-12-31; k=v")
print(re.findall("(a)", "banana"), re.compile("a").findall("banana"), re.compile("(a)(n)").findall("banana"))
x: list[tuple[str, str]] = re.findall(r"(\w)(\d)", "a1b2")
print(sorted(x, key=lambda t: -int(t[1])))
print([(k, int(v)) for k, v in re.findall(r"(\w)=(\d)", "a=1 b=2")])
