"""Assertions of place: ^ $ \\A \\Z \\b \\B with and without MULTILINE, and look-arounds."""
import re

TEXTS = ("", "a", "ab\n", "\n", "a\nb", "a\nb\n", " a b ", "ab cd_e", "-a-")


def places(pattern: str, flags: int = 0) -> None:
    print(pattern, int(flags), [[match.start() for match in re.finditer(pattern, text, flags)] for text in TEXTS])


def main() -> None:
    for pattern in ("^", "$", r"\A", r"\Z", r"\b", r"\B"):
        places(pattern)
        places(pattern, re.M)
    for pattern in ("^a", "a$", "^a$", r"\ba\b", r"\Ba|b\B", r"^\n", r"\n$", r"a\Z|b\Z", "(?m:^)b", "(^|-)a", "(?:^|x)$"):
        places(pattern)
        places(pattern, re.MULTILINE)
    for pattern in ("a(?=b)", "a(?!b)", "(?<=a)b", "(?<!a)b", "(?=a)", "(?!a)", r"(?<=\n)", r"(?<=^)a", r"(?<!\w)\w", r"(?=.*b)a", "(?=(?!ab)a)", "(?<=(?=b).)",
                    r"(?!.*\n)"):
        places(pattern)
    print(re.findall(r"\w+(?=,)", "a, bc, d"), re.findall(r"(?<=\$)\d+", "$5 6 $70"), re.findall(r"\b(?!un)\w+", "undo redo unto do"))
    print(re.sub(r"(?<=\d)(?=(\d{3})+$)", ",", "1234567"), re.sub(r"\B(?=(?:\d{3})+(?!\d))", ".", "1234567 1000"))
    password = re.compile(r"(?=.*\d)(?=.*[a-z])(?=.*[A-Z])\w{6,}")
    print([bool(password.fullmatch(text)) for text in ("abcdef", "Abcde1", "Ab1", "ABCDE1x")])
    print(re.findall("a++b", "aab ab b"), re.findall("a?+a", "a aa"), re.findall("[ab]{1,2}+b", "abb ab aab"))


main()
