"""The frontier of a crawler: links made absolute and normal, kept within a site, shown as a tree of paths."""

from __future__ import annotations

from collections import deque
from pathlib import PurePosixPath
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urldefrag, urlencode, urljoin, urlsplit, urlunsplit

PAGES = {
    "http://site.example/": ["/about", "docs/", "http://other.example/", "mailto:x@y", "#top", "?page=2"],
    "http://site.example/about": ["../about#team", "team/ada%20l.html", "//SITE.example:80/docs/./index.html", "javascript:void(0)"],
    "http://site.example/docs/": ["index.html", "a/../b/c.html", "b/c.html?x=2&a=1", "b/c.html?a=1&x=2", "/docs/b/./c.html#s"],
    "http://site.example/docs/b/c.html": ["..", "../..", "d?", "http://site.example:8080/x", "https://site.example/"],
    "http://site.example/team/ada%20l.html": ["/%7Eada/", "/~ada/", "/caf\u00e9", "ada%20l.html"],
}
PORTS = {"http": 80, "https": 443}


def normal(url: str) -> str:
    parts = urlsplit(urldefrag(url).url)
    host = (parts.hostname or "").lower()
    port = parts.port
    if port is not None and port != PORTS.get(parts.scheme):
        host = f"{host}:{port}"
    path = quote(unquote(parts.path), safe="/~") or "/"
    query = urlencode(sorted(parse_qsl(parts.query, keep_blank_values=True)))
    return urlunsplit(SplitResult(parts.scheme, host, path, query, ""))


def crawl(start: str) -> tuple[list[str], list[str]]:
    seen = {start}
    order: list[str] = []
    outside: list[str] = []
    frontier = deque([start])
    while frontier:
        page = frontier.popleft()
        order.append(page)
        for link in PAGES.get(page, []):
            url = normal(urljoin(page, link))
            if url in seen:
                continue
            seen.add(url)
            parts = urlsplit(url)
            if parts.scheme == "http" and parts.netloc == urlsplit(start).netloc:
                frontier.append(url)
            else:
                outside.append(url)
    return order, outside


order, outside = crawl("http://site.example/")
for url in order:
    print(url, len(PAGES.get(url, [])))
print(outside)


def show(paths: list[PurePosixPath]) -> None:
    shown: set[PurePosixPath] = set()
    for path in sorted(paths):
        for parent in [*reversed(path.parents), path]:
            if parent not in shown:
                shown.add(parent)
                print("  " * (len(parent.parts) - 1) + (parent.name or "/"))


show([PurePosixPath(unquote(urlsplit(url).path)) for url in order])
print(sorted({PurePosixPath(urlsplit(url).path).suffix for url in order}), [str(p.relative_to("/docs")) for p in map(PurePosixPath, [urlsplit(u).path for u in order]) if p.is_relative_to("/docs")])
for bad in ("http://h:x/", "http://[::1/"):
    try:
        print(normal(bad))
    except ValueError as error:
        print(error)
