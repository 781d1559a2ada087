"""Repeats: greedy and lazy, with bounds, of bodies that may be empty."""
import re

PATTERNS = (
    "a*", "a+", "a?", "a*?", "a+?", "a??", "a{2}", "a{2,}", "a{,2}", "a{1,3}", "a{1,3}?", "a{0}", "a{2}?", "(?:ab)+", "(?:ab){2}", "(a{2}){2}",
    "(?:a|ab)(?:c|bcd)?", "(a|b)*?b", "(?:a*)*", "(?:a*)+b", "(a|)+", "(|a)+", "(?:a?){3}", "(a?)*?b", "(?:a|(?:|b))*", "a{x}", "a{", "a{1", "a{,}", "x{}",
    "(?:(?:a{1,2}){1,2}){2}", "(a+)(a+)", "(a+?)(a+)", "(a*)(a*)", ".*b", ".*?b", "(.*)(b+)", "(?:a.?)*", "(?:ba|a)*",
)


def main() -> None:
    for pattern in PATTERNS:
        results: list[object] = []
        for text in ("", "a", "aaa", "aab", "abab", "aaaaaa", "ba{1"):
            match = re.search(pattern, text)
            results.append(None if match is None else (match.span(), match.groups()))
        print(pattern, results)
    digits = re.compile(r"(\d{1,3})(?:\.(\d{1,3})){3}")
    for text in ("1.2.3.4", "255.255.255.255", "1.2.3", "1.2.3.4.5"):
        match = digits.fullmatch(text)
        print(text, match.groups() if match else None)
    print(re.findall("<.*>", "<a><b>"), re.findall("<.*?>", "<a><b>"), re.findall("<[^>]*>", "<a><b>"))
    print(len(re.findall("a{100}", "a" * 1000)), re.match("(?:a{10}){10}$", "a" * 100) is not None)
    # Patterns that take exponential time where all ways are tried.
    print(re.search("(?:a|aa)+$", "a" * 30), re.match("(x+x+)+y", "x" * 12))


main()
