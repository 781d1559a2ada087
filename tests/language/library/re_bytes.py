"""Patterns of bytes."""
import re


def main() -> None:
    print(re.findall(rb"[a-z]+", b"ab cd\xe9"), re.split(rb"\s+", b"a  b c"), re.sub(rb"(\d)", rb"<\1>", b"a1b2"))
    match = re.match(rb"(?P<name>\w+):\s*(.*?)\r\n", b"Host: example.org\r\nrest")
    assert match is not None
    print(match.group(1), match.group("name"), match.groups(), match.span(2), match, match.groupdict())
    print(re.search(rb"\xff.", b"a\xff\x00", re.S), re.fullmatch(rb"[\x80-\xff]+", b"\x80\xff") is not None)
    print(re.findall(rb"(?i)k", b"kK"), re.findall(rb"\w", b"\xe9a_"), re.findall(rb"\b.", b"ab -c"), re.findall(rb"[^\x00-\x7f]", b"a\xc3\xa9"))
    print(re.compile(rb"a|b", re.I), re.compile(rb"a").flags, re.escape(b"a.b\x00"), re.subn(b"a", lambda m: m.group() * 2, b"banana"))
    print([m.span() for m in re.finditer(b"", b"ab")], re.split(b"(-)", b"a-b"))
    request = re.compile(rb"(GET|POST|HEAD) (\S+) HTTP/(\d)\.(\d)")
    for line in (b"GET / HTTP/1.1", b"POST /a?b=c HTTP/1.0", b"BREW / HTTP/1.1", b"GET  HTTP/1.1"):
        found = request.fullmatch(line)
        print(line, found.groups() if found is not None else "bad request")
    for pattern in (b"(", rb"\q", rb"\u0061", b"(?u)a"):
        try:
            re.compile(pattern)
        except re.error as error:
            print(pattern, error)


main()
