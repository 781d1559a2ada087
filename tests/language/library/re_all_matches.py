"""findall, finditer and split, with empty matches."""
import re


def main() -> None:
    print(re.findall(r"\d+", "1 22 333"), re.findall("x", "abc"), re.findall("", "ab"))
    print(re.findall(r"(\w)=", "a=1 b=2"), re.findall(r"a*", "baac"), re.findall(r"|a", "aa"))
    print(re.findall("(a)|b", "ab"), re.findall("a|ab|abc", "abc"), re.findall(r"\b", "ab cd"))
    for match in re.finditer(r"(\w+)@(\w+)", "tim@home, ann@work"):
        print(match.group(1), match.group(2), match.span())
    print([match.span() for match in re.finditer("a*?", "aa")])
    print([match.start() for match in re.finditer("^", "a\nb\n", re.M)])
    print([match.start() for match in re.finditer("$", "a\nb\n", re.M)], [match.start() for match in re.finditer("$", "a\n")])
    print(re.split(r",\s*", "a, b,c ,d"), re.split(r"(,)", "a,b"), re.split("x", "abc"), re.split("", "abc"))
    print(re.split(r"\s", "a b c d", maxsplit=2), re.split(r"(a)|b", "1a2b3"), re.split("x*", "axbc"))
    print(re.split(r"\b", "one two"), re.split(r"[;,]", ""))
    pattern = re.compile("[a-c]")
    print(pattern.findall("abcd", 1), pattern.findall("abcd", 1, 2), [m.group() for m in pattern.finditer("abcd", 2)])
    print(pattern.split("1a2b3c4", 2))
    words: dict[str, int] = {}
    for match in re.finditer("[a-z]+", "the cat and the dog and the bird"):
        words[match.group()] = words.get(match.group(), 0) + 1
    print(words)
    print(sum(int(number) for number in re.findall(r"-?\d+", "3 -4 15")))
    tokens = re.compile(r"\s*(?:(?P<number>\d+)|(?P<name>[a-z]\w*)|(?P<sign>[-+*/()]))")
    for match in tokens.finditer("3 + x1*(y - 42)"):
        print(match.lastgroup, match.group().strip(), end="; ")
    print()


main()
