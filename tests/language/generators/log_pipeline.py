"""A pipeline of generators over log lines, with state, errors skipped and an early end."""
from typing import Iterable, Iterator, NamedTuple

LOG = """10.0.0.1 GET /index.html 200 1043
10.0.0.2 GET /missing 404 -
10.0.0.1 POST /form 302 12
garbage
10.0.0.3 GET /big.iso 200 700000
# comment
10.0.0.2 GET /index.html 200 lots
10.0.0.3 GET /again 500 99
10.0.0.9 STOP
10.0.0.1 GET /never 200 1"""
stages: list[str] = []


class Entry(NamedTuple):
    host: str
    method: str
    path: str
    status: int
    size: int


def lines(text: str) -> Iterator[str]:
    try:
        for line in text.splitlines():
            yield line
        stages.append("all lines read")
    finally:
        stages.append("lines closed")


def without_comments(source: Iterable[str]) -> Iterator[str]:
    return (line for line in source if not line.startswith("#"))


def until(source: Iterable[str], word: str) -> Iterator[str]:
    for line in source:
        if word in line.split():
            stages.append(f"stopped at {line!r}")
            return
        yield line


def parsed(source: Iterable[str], bad: list[str]) -> Iterator[Entry]:
    for number, line in enumerate(source, 1):
        try:
            host, method, path, status, size = line.split()
            yield Entry(host, method, path, int(status), 0 if size == "-" else int(size))
        except ValueError as error:
            bad.append(f"{number}: {error}")


def totals(entries: Iterable[Entry]) -> Iterator[tuple[str, int]]:
    sums: dict[str, int] = {}
    for entry in entries:
        sums[entry.host] = sums.get(entry.host, 0) + entry.size
        yield entry.host, sums[entry.host]


bad: list[str] = []
source = lines(LOG)
pipeline = totals(parsed(until(without_comments(source), "STOP"), bad))
print(next(pipeline), bad, stages)
print(list(pipeline))
print(*bad, stages, sep="\n")
print(list(source), stages)
entries = list(parsed(without_comments(lines(LOG)), []))
print(len(entries), sum(e.size for e in entries if e.status < 400), {e.status for e in entries}, max(entries, key=lambda e: e.size).path)
print(stages[-2:])
