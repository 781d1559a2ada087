"""Flags as arguments and within patterns; VERBOSE; how patterns look."""
import re

FLOAT = re.compile(r"""
    [-+]?           # the sign
    (?: \d+ (?: \. \d* )? | \. \d+ )
    (?: [eE] [-+]? \d+ )?   # the exponent, as in 1e-9
""", re.VERBOSE)


def main() -> None:
    print([bool(FLOAT.fullmatch(text)) for text in ("1", "-1.5", ".5", "1.", "1e9", "-.5E-3", ".", "e1", "1 ")])
    print(re.findall("(?x) a b [ ] # comment\n c", "ab c abc"), re.findall(r"(?x:a \  b)c d", "a bc d"), re.findall("(?x)a\\#b", "a#b"))
    print(re.findall("abc", "ABC abc", re.I), re.findall("(?i)abc", "ABC"), re.findall("(?i:a)b", "Ab AB"), re.findall("(?i)a(?-i:b)", "Ab AB"))
    print(re.findall("a.c", "a\nc", re.DOTALL), re.findall("a.c", "a\nc"), re.findall("(?s:.)|.", "\n"), re.findall("(?m)^.", "a\nb"))
    print(re.findall("^.", "a\nb", re.M | re.S), re.compile("(?im)a").flags, re.compile("a", re.X).flags, re.compile("a", re.A).flags)
    for pattern in (re.compile("a"), re.compile("a", re.I), re.compile("(?s)a'b"), re.compile("\n", re.M | re.X | re.A)):
        print(pattern, pattern.flags, pattern.groups)
    print(re.compile("a") == re.compile("a"), re.compile("a") == re.compile("b"), re.compile("a", re.I) == re.compile("a"), len({re.compile("x"), re.compile("x")}))
    print(re.compile("x") is re.compile("x"), re.compile(re.compile("a")).pattern)
    re.purge()
    for name, text in {"word": r"\w+", "number": r"\d+"}.items():
        found = re.search(text, "abc 123")
        print(name, found.group() if found else None)


main()
