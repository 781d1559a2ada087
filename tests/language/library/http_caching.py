"""HTTP caching by dates: freshness, conditional requests, cookies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime, formatdate, parsedate_to_datetime
from http import HTTPStatus
from urllib.parse import quote, unquote

NOW = datetime(2024, 3, 9, 12, 0, tzinfo=timezone.utc)


def parse_cache_control(text: str) -> dict[str, str | None]:
    found: dict[str, str | None] = {}
    for part in text.split(","):
        name, sign, value = part.strip().partition("=")
        if name:
            found[name.lower()] = value.strip('"') if sign else None
    return found


@dataclass
class Stored:
    date: datetime
    headers: dict[str, str]

    def lifetime(self) -> timedelta:
        control = parse_cache_control(self.headers.get("cache-control", ""))
        if "no-store" in control:
            return timedelta()
        age = control.get("max-age")
        if age is not None:
            return timedelta(seconds=int(age))
        if "expires" in self.headers:
            try:
                return parsedate_to_datetime(self.headers["expires"]) - self.date
            except (ValueError, TypeError):
                return timedelta()
        if "last-modified" in self.headers:
            return (self.date - parsedate_to_datetime(self.headers["last-modified"])) / 10
        return timedelta()

    def is_fresh(self, now: datetime) -> bool:
        return now - self.date < self.lifetime()


def answer(modified: datetime, since: str | None) -> HTTPStatus:
    if since is None:
        return HTTPStatus.OK
    try:
        moment = parsedate_to_datetime(since)
    except ValueError:
        return HTTPStatus.OK
    return HTTPStatus.NOT_MODIFIED if modified.replace(microsecond=0) <= moment else HTTPStatus.OK


for headers in ({"cache-control": "max-age=600"}, {"cache-control": "public, max-age=\"60\""}, {"cache-control": "no-store, max-age=600"}, {"expires": "Sat, 09 Mar 2024 12:30:00 GMT"},
                {"expires": "0"}, {"last-modified": "Fri, 08 Mar 2024 12:00:00 GMT"}, {"cache-control": "private"}, {"expires": "Saturday, 09-Mar-24 11:59:00 GMT"}):
    stored = Stored(NOW - timedelta(minutes=5), headers)
    print(headers, stored.lifetime(), stored.is_fresh(NOW), stored.is_fresh(NOW + timedelta(hours=1)))
modified = datetime(2024, 3, 1, 8, 30, 15, 999, tzinfo=timezone.utc)
for since in (None, format_datetime(modified, usegmt=True), "Fri, 01 Mar 2024 08:30:14 GMT", "Fri, 01 Mar 2024 10:30:15 +0200", "yesterday", formatdate(modified.timestamp() + 1, usegmt=True)):
    print(since, answer(modified, since).value, answer(modified, since).phrase)


def set_cookie(name: str, value: str, now: datetime, lifetime: timedelta | None = None, path: str = "/", secure: bool = True) -> str:
    parts = [f"{quote(name, safe='')}={quote(value, safe='')}"]
    if lifetime is not None:
        parts.append(f"Expires={format_datetime(now + lifetime, usegmt=True)}")
        parts.append(f"Max-Age={lifetime // timedelta(seconds=1)}")
    parts.append(f"Path={path}")
    if secure:
        parts.append("Secure")
    return "; ".join(parts)


def cookies(header: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in header.split(";"):
        name, sign, value = part.strip().partition("=")
        if sign:
            found[unquote(name)] = unquote(value)
    return found


print(set_cookie("session", "a=b; c", NOW, timedelta(days=1.5)), set_cookie("plain", "ü", NOW, secure=False), set_cookie("gone", "", NOW, timedelta(days=-1)), sep="\n")
print(cookies("session=a%3Db%3B%20c; plain=%C3%BC; flag; x="))
