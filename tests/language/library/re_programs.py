"""Ordinary programs: a tokenizer, a log parser, templates, a small markup."""
import re
from collections.abc import Iterator
from dataclasses import dataclass

TOKEN = re.compile(r"""
    (?P<space>\s+) | (?P<number>\d+(?:\.\d+)?) | (?P<name>[A-Za-z_]\w*) | (?P<string>"(?:[^"\\]|\\.)*") | (?P<operator>[-+*/=<>!]=?|[(),;])
""", re.VERBOSE)
LOG = re.compile(r'(?P<host>\S+) - (?P<user>\S+) \[(?P<time>[^\]]+)\] "(?P<request>[^"]*)" (?P<status>\d{3}) (?P<size>\d+|-)')


@dataclass
class Token:
    kind: str
    text: str
    column: int


def tokenize(source: str) -> Iterator[Token]:
    at = 0
    while at < len(source):
        match = TOKEN.match(source, at)
        if match is None:
            raise SyntaxError(f"unexpected {source[at]!r} at column {at}")
        if match.lastgroup is not None and match.lastgroup != "space":
            yield Token(match.lastgroup, match.group(), at)
        at = match.end()


def markup(text: str) -> str:
    text = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", text)
    text = re.sub(r"\*(.+?)\*", r"<i>\1</i>", text)
    return re.sub(r"\[([^\]]+)\]\(([^)]+)\)", lambda m: f'<a href="{m.group(2)}">{m.group(1)}</a>', text)


def camel(name: str) -> str:
    return re.sub(r"_([a-z])", lambda m: m.group(1).upper(), name)


def snake(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])([A-Z])", r"_\1", name).lower()


def main() -> None:
    for token in tokenize('total = price*1.25 + f("a \\" b"); x != 3'):
        print(token.kind, token.text, token.column)
    try:
        print(list(tokenize("a ? b")))
    except SyntaxError as error:
        print(error)
    for line in ('10.0.0.1 - bob [10/Oct/2000:13:55:36 -0700] "GET /a.gif HTTP/1.0" 200 2326', '::1 - - [x] "POST /" 404 -', "garbage"):
        entry = LOG.fullmatch(line)
        if entry is None:
            print("unreadable:", line)
            continue
        size = 0 if entry["size"] == "-" else int(entry["size"])
        print(entry["host"], entry["user"], entry["request"].split()[0], int(entry["status"]) // 100, size)
    print(markup("some **bold** and *slanted* [link](http://x.y/z)"))
    print(camel("to_camel_case"), snake("toSnakeCase2Go"))
    print(re.sub(r"\$\{(\w+)\}", lambda m: {"user": "tim", "n": "3"}.get(m.group(1), "?"), "Hi ${user}: ${n} new, ${x}"))
    print(sorted(set(re.findall(r"\b[a-z]{4,}\b", "these words are sorted, these are not words"))))
    email = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
    print(email.findall("mail a.b+c@x-y.org or root@host.local, not @x or y@"))
    print([re.sub(r"(\d+)", lambda m: m.group(1).zfill(3), name) for name in ("f1.txt", "f10.txt", "2f3")])


main()
