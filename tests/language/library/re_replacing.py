"""sub and subn: templates, functions, counts, empty matches; expand and escape."""
import re


def double(match: re.Match[str]) -> str:
    return match.group() * 2


class Counter:
    def __init__(self) -> None:
        self.count = 0

    def number(self, match: re.Match[str]) -> str:
        self.count += 1
        return f"{match.group()}{self.count}"


def main() -> None:
    print(re.sub("a", "b", "banana"), re.sub("a", "b", "banana", count=2), re.subn("a", "b", "banana"), re.subn("x", "y", "banana"))
    print(re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world"), re.sub("(?P<x>a)", r"[\g<x>]", "aba"), re.sub("a", r"<\g<0>>", "aba"))
    print(re.sub("(a)|b", r"[\1]", "ab"), re.sub("a", "\\n", "xax"), re.sub("a", r"\\", "xax"), re.sub("(.)", r"\g<1>0", "ab"))
    print(re.sub("", "-", "abc"), re.sub("x*", "-", "abxd"), re.sub("b|", "-", "abc"), re.sub("$", "!", "a\n"))
    print(re.sub("[aeiou]", double, "education"), re.sub("[aeiou]", lambda m: m.group().upper(), "education"))
    counter = Counter()
    print(re.sub(r"\b\w", counter.number, "one two three"), counter.count)
    pattern = re.compile(r"(\d+)")
    print(pattern.sub(lambda m: str(int(m.group(1)) + 1), "a1b99"), pattern.subn(r"<\1>", "1 2 3", 2))
    match = re.match(r"(?P<a>\w)(\w)?", "x")
    assert match is not None
    print(match.expand(r"\1-\g<a>-\2-\g<0>\t|"))
    for template in (r"\2", r"\g<3>", r"\g<b>", r"\g<", r"\g", r"\q", "\\", r"\g<1a>", r"\g<>", r"\400"):
        try:
            print(re.sub("(?P<a>x)", template, "x"))
        except re.error as error:
            print("error:", error, error.pos)
        except IndexError as error:
            print("IndexError:", error)
    print(re.sub("(?P<a>x)", r"\101\0\07|".replace("\\0", "\\060"), "x"))
    print(re.escape("a.b*c[d]-e f#g\n_ä~&"), re.escape("1+1=2?"))
    print(re.findall(re.escape("a+b"), "a+b aab"))
    table = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
    print(re.sub("[<>&]", lambda m: table[m.group()], "a < b && c > d"))


main()
