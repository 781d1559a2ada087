"""Groups by number and by name, those that take no part, the last one."""
import re


def facts(pattern: str, text: str) -> None:
    match = re.search(pattern, text)
    if match is None:
        print(pattern, "does not match", text)
        return
    print(pattern, match.groups(), match.groupdict(), match.lastindex, match.lastgroup, match.regs)


def main() -> None:
    facts("(a)(b)?", "ab")
    facts("(a)(b)?", "ac")
    facts("((a)(b))", "ab")
    facts("(a)|(b)", "b")
    facts("(?P<first>a)|(?P<second>b)", "b")
    facts("(a|b)*", "abab")
    facts("(a)*(b)*", "c")
    facts("(?:(a)|b)*", "ab")
    facts("(a*)*", "b")
    facts("(a|b*)*", "ab")
    facts("(a*)+?", "aa")
    facts("(?P<year>\\d{4})-(?P<month>\\d\\d)", "on 2024-05-06")
    facts("(a(b(c(d)?)?)?)?e", "xabce")
    facts("(?=(a+))a*b", "aab")
    facts("(?<=(x))y", "xy")
    facts("(a)(?!(b))", "ab ac")
    facts("(z)", "abc")
    match = re.match(r"(?P<name>\w+) (?P<age>\d+)", "bob 42")
    assert match is not None
    print(match.group("name"), match.group("age"), match["name"], match[2], match.group(0), match.group())
    print(match.start("age"), match.end("age"), match.span("name"), match.span(), match.span(2))
    print(int(match.group(2)) + 1, match.group(1).upper(), match["name"] + "!")
    print(match.groups("none"), match.groupdict("none"))
    name, age = match.group(1), match.group(2)
    print(name, age)
    optional = re.match("(a)(b)?", "a")
    assert optional is not None
    print(optional.start(2), optional.end(2), optional.span(2), optional.groups(), optional.groups("-"))
    for index in (3, -1):
        try:
            match.group(index)
        except IndexError as error:
            print(error)
    try:
        match.start("other")
    except IndexError as error:
        print(error)
    pattern = match.re
    print(pattern.groups, dict(pattern.groupindex), pattern.pattern)


main()
