"""Matching with ? and *, longest common prefixes, camel and snake case, indents, zebra compare, title case rules."""

import re
from itertools import takewhile

SMALL = {"a", "an", "and", "of", "the", "in"}


def matches(pattern: str, text: str) -> bool:
    """Greedy with one place to go back to."""
    p = t = 0
    star, mark = -1, 0
    while t < len(text):
        if p < len(pattern) and pattern[p] in ("?", text[t]):
            p, t = p + 1, t + 1
        elif p < len(pattern) and pattern[p] == "*":
            star, mark = p, t
            p += 1
        elif star >= 0:
            mark += 1
            p, t = star + 1, mark
        else:
            return False
    return pattern[p:].strip("*") == ""


def common_prefix(words: list[str]) -> str:
    return "".join(c[0] for c in takewhile(lambda column: len(set(column)) == 1, zip(*words)))


def camel(name: str) -> str:
    head, *rest = name.split("_")
    return head + "".join(part.capitalize() for part in rest)


def title(text: str) -> str:
    words = text.lower().split()
    return " ".join(w if w in SMALL and 0 < i < len(words) - 1 else w.capitalize() for i, w in enumerate(words))


def unindent(text: str) -> str:
    lines = text.expandtabs(4).splitlines()
    margin = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    return "\n".join(line[margin:].rstrip() for line in lines)


for pattern in ("*", "a*b", "?at", "*.py", "a**c", "", "*a*a*", "[x"):
    print(f"{pattern:6}", [t for t in ("", "ab", "cat", "main.py", "abc", "banana", "axxb", "[x") if matches(pattern, t)])
print([common_prefix(w) for w in (["flower", "flow", "flight"], ["a", "b"], ["same", "same"], [], ["", "x"])])
print([camel(n) for n in ("snake_case_name", "x", "_private", "a__b")], title("the lord of the rings in A SHELL of the"))
print(repr(unindent("    def f():\n\tpass\n\n      more  ")), repr(unindent("")), "a\tbc\td".expandtabs(), "ab\tc".expandtabs(3))
print("-".join("héllo wörld".split("ö")), "one  two".split(" "), " x ".join("ab"), "a,b,,c".rsplit(",", 2), "x=1=2".rpartition("="))
try:
    print("abc".index("z"))
except ValueError as error:
    print("ValueError:", error)
try:
    print("a".join(["b", "c"]).split(""))
except ValueError as error:
    print("ValueError:", error)
print("Straße".casefold() == "STRASSE".casefold(), "ǆ".title(), "ﬁ".upper(), "İ".lower().encode(), "ß".upper(), "ΑΣ".lower(), "x".zfill(3), "-5".zfill(4), "+".zfill(2))
