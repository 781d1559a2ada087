"""What re.error says of wrong patterns, and where."""
import re

PATTERNS = (
    "(", ")", "a)", "(a", "[", "[a", "[]", "[^]", "[b-a]", r"[\w-a]", r"[a-\d]", "*", "+a", "?", "a**", "a+*", "a???", "{1}*", "a{2}{3}", "^*", "a{3,2}",
    "\\", "a\\", r"\q", r"\x1", r"\xg0", r"\u12", r"\U0011", r"\U00110000", r"[\q]", r"\777", r"[\777]", "(?", "(?P", "(?P<", "(?P<a", "(?P<a>", "(?P<1>x)",
    "(?P<>x)", "(?P<a>x)(?P<a>y)", "(?Px)", "(?<", "(?<x)", "(?z)", "(?i", "(?i-", "(?i-:x)", "(?-i)", "(?i-i:x)", "(?au)", "a(?i)", "(?#", "(?<=a*)b", "(?<!a|bc)",
    r"\1", r"(a\1)", r"(a)\2", "(?P=x)", "(?P=", "x|*", "(|*)", "a\n(b", "()*", "(?:)", "[a-z", "]", "}", "{", "a{99", r"\8",
)


def main() -> None:
    for pattern in PATTERNS:
        try:
            compiled = re.compile(pattern)
            print(repr(pattern), "ok", compiled.groups)
        except re.error as error:
            print(repr(pattern), error, "|", error.msg, error.pos, error.lineno, error.colno, error.pattern == pattern)
    try:
        re.compile("a{99999999999}")
    except OverflowError as error:
        print(error)
    try:
        re.compile(re.compile("a"), re.I)
    except ValueError as error:
        print(error)
    for flags in (re.L, re.A | re.U):
        try:
            re.compile("a", flags)
        except ValueError as error:
            print(error)
    try:
        re.compile(b"a", re.U)
    except ValueError as error:
        print(error)
    try:
        raise re.error("own")
    except Exception as error:
        print(repr(error))
    re.match("(unclosed", "")


main()
