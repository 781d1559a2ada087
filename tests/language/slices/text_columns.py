"""Named slices: fixed-width records cut into fields, and strings cut around marks."""

from typing import NamedTuple

NAME, DEPT, SALARY, SINCE = slice(0, 13), slice(13, 18), slice(18, 26), slice(26, None)
FILE = """\
Ada Lovelace R&D   1234.50 1833-06-05
Alan Turing  MATH  9876.00 1936-11-12
G. Hopper    NAVY   500.25 1943-12-01
bad line     X
Nobody       ZERO     abc  2000-01-01
"""


class Record(NamedTuple):
    name: str
    dept: str
    salary: float
    year: int


def parse(line: str) -> Record:
    if len(line) < 26:
        raise ValueError(f"line of {len(line)} characters")
    return Record(line[NAME].strip(), line[DEPT].strip(), float(line[SALARY]), int(line[SINCE].strip()[:4]))


records: list[Record] = []
for number, line in enumerate(FILE.splitlines(), 1):
    try:
        records.append(parse(line))
    except ValueError as error:
        print(f"line {number}: {error}")
for record in records:
    print(record)
print(sum(r.salary for r in records), [r.name[r.name.rindex(" ") + 1 :] for r in records], max(r.year for r in records))
path = "/usr/local/lib/python3.11/site.py"
print(path[path.rfind("/") + 1 :], path[: path.rfind("/")], path[path.find(".") :], path[1:4], path[-3:])
word = "Python"
print(word[:2] + word[2:], word[-3:-1], word[4:42], repr(word[42:]), word[::-1], word[1::2], word[:-1], word[-1:] + word[:-1])
print(all(word[:i] + word[i:] == word for i in range(-10, 10)), [word[i : i + 2] for i in range(0, len(word), 2)])
text = "key=value; other = thing;flag"
pairs: dict[str, str] = {}
for part in text.split(";"):
    at = part.find("=")
    pairs[part[: at if at >= 0 else None].strip()] = part[at + 1 :].strip() if at >= 0 else ""
print(pairs)
begin, end = "<b>", "</b>"
html = "x <b>bold</b> y <b></b> <b>more"
found: list[str] = []
at = 0
while (start := html.find(begin, at)) >= 0:
    stop = html.find(end, start)
    if stop < 0:
        print("unclosed at", start, repr(html[start:]))
        break
    found.append(html[start + len(begin) : stop])
    at = stop + len(end)
print(found, html[at:])
