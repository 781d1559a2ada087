"""Reading a web server's log: time stamps, requests, addresses; totals by hour and network."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import datetime, timedelta, timezone
from ipaddress import IPv4Network, ip_address
from typing import NamedTuple
from urllib.parse import parse_qsl, unquote_plus, urlsplit

LOG = '''\
192.0.2.10 - - [10/Oct/2023:13:55:36 -0700] "GET /index.html?a=1 HTTP/1.1" 200 2326
192.0.2.77 - ada [10/Oct/2023:20:56:01 +0000] "GET /search?q=tea+%26+milk&page=2 HTTP/1.1" 200 512
198.51.100.3 - - [10/Oct/2023:21:05:59 +0000] "POST /form HTTP/1.1" 302 0
2001:db8::9 - - [10/Oct/2023:23:59:59 +0200] "GET /index.html HTTP/2" 304 -
192.0.2.10 - - [11/Oct/2023:00:00:00 +0000] "GET /caf%C3%A9 HTTP/1.1" 404 153
not a line at all
192.0.2.10 - - [31/Feb/2023:00:00:00 +0000] "GET / HTTP/1.1" 200 1
'''


class Entry(NamedTuple):
    address: str
    when: datetime
    method: str
    path: str
    query: list[tuple[str, str]]
    status: int
    size: int


def parse(line: str) -> Entry:
    head, _, rest = line.partition(" [")
    stamp, bracket, rest = rest.partition("] ")
    if bracket == "":
        raise ValueError("no time stamp")
    _, request, tail = rest.split('"')
    method, target, _ = request.split()
    status, size = tail.split()
    url = urlsplit(target)
    return Entry(head.split()[0], datetime.strptime(stamp, "%d/%b/%Y:%H:%M:%S %z"), method, unquote_plus(url.path), parse_qsl(url.query), int(status), 0 if size == "-" else int(size))


entries: list[Entry] = []
for number, line in enumerate(LOG.splitlines(), 1):
    try:
        entries.append(parse(line))
    except ValueError as error:
        print(f"line {number}: {error}")
entries.sort(key=lambda entry: entry.when)
for entry in entries:
    print(entry.when.astimezone(timezone.utc).isoformat(), entry.address, entry.method, entry.path, entry.query, entry.status, entry.size)
hours: Counter[str] = Counter()
sizes: defaultdict[int, int] = defaultdict(int)
for entry in entries:
    hours[f"{entry.when.astimezone(timezone.utc):%Y-%m-%dT%H}"] += 1
    sizes[entry.status // 100] += entry.size
print(dict(hours), hours.most_common(1), dict(sizes))
home = IPv4Network("192.0.2.0/24")
inside = [entry for entry in entries if ip_address(entry.address) in home]
print(len(inside), inside[-1].when - inside[0].when, {entry.address for entry in inside} == {"192.0.2.10", "192.0.2.77"})
bursts = 0
for earlier, later in zip(entries, entries[1:]):
    if later.when - earlier.when <= timedelta(minutes=10):
        bursts += 1
print(bursts, (entries[-1].when - entries[0].when).total_seconds(), entries[0].when.tzname(), entries[0].when.utcoffset())
