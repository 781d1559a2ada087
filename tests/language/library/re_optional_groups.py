"""Ways to ask whether an optional group took part."""
import re

URL = re.compile(r"(?P<scheme>https?)://(?P<host>[^/:?#]+)(?::(?P<port>\d+))?(?P<path>/[^?#]*)?(?:\?(?P<query>[^#]*))?(?:#(?P<fragment>.*))?")


def describe(text: str) -> str:
    match = URL.fullmatch(text)
    if match is None:
        return "no url"
    port = int(match["port"]) if match.start("port") >= 0 else 443 if match["scheme"] == "https" else 80
    parts = match.groupdict()
    query = parts["query"]
    options = [] if query is None else query.split("&")
    return f"{match['host']} {port} {parts['path'] or '/'} {options} {parts['fragment']}"


def main() -> None:
    for text in ("http://a.b", "https://a.b:8080/x/y?q=1&r=2#top", "http://h/#", "ftp://x", "http://h?x"):
        print(describe(text))
    match = re.match(r"(a)|(b)|(c)", "b")
    assert match is not None
    for index, text in enumerate(match.groups(), 1):
        if text is None:
            print(index, "took no part", match.span(index))
        else:
            print(index, text.upper(), match.span(index))
    print(match.lastindex, match.lastgroup, [group for group in match.groups() if group is not None])
    first, second, third = match.groups("")
    print(repr(first), repr(second), repr(third))
    for part in re.split(r"(\+)|(-)", "1+2-3"):
        print("none" if part is None else part, end=" ")
    print()


main()
