"""search, match and fullmatch, with and without pos and endpos."""
import re


def show(match: re.Match[str] | None) -> None:
    print(match if match is None else (match.group(), match.span(), match.pos, match.endpos))


def main() -> None:
    word = re.compile(r"[a-z]+")
    for text in ("abc", "1abc", "abc1", "", "ABC"):
        show(word.search(text))
        show(word.match(text))
        show(word.fullmatch(text))
    for pos, endpos in ((0, 2), (1, 2), (2, 2), (5, 99), (-3, 4), (1, -1)):
        show(word.search("ab cd", pos, endpos))
        show(word.match("ab cd", pos, endpos))
        show(word.fullmatch("ab cd", pos, endpos))
    start = re.compile("^b")
    show(start.search("ab", 1))
    show(re.compile("^b", re.M).search("a\nb", 1))
    show(re.compile("a$").search("ab", 0, 1))
    show(re.compile(r"\bb").match("ab", 1))
    show(re.compile(r"(?<=a)b").match("ab", 1))
    show(re.search("x|", "abc"))
    show(re.match("", ""))
    show(re.fullmatch("a|ab", "ab"))
    show(re.match("a|ab", "ab"))
    show(re.match("a*?", "aa"))
    show(re.fullmatch("a*?", "aa"))
    show(re.search("needle", "a haystack with a needle in it"))
    show(re.search("needles", "a haystack with a needle in it"))
    if re.match("a", "b"):
        print("not reached")
    if (match := re.search("o+", "foo")) is not None:
        print(match.start(), match.end(), match[0], match.string, match.re.pattern)
    print(bool(re.match("", "x")), repr(re.match("b*", "bbc")))
    for line in ("key = value", "# comment", "broken", "other=1=2"):
        if assignment := re.match(r"\s*(\w+)\s*=\s*(.*)$", line):
            print(assignment.group(1), "->", assignment.group(2))
        else:
            print("no:", line)


main()
