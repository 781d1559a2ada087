"""The files that are served: found once at start, each described when it is first asked for."""

import zlib
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

from config import FOLDER

INDEX: Final = "index.html"


def content_type(suffix: bytes) -> str:
    """The media type of a file by what follows the last dot of its name."""
    match suffix:
        case b"html":
            return "text/html; charset=utf-8"
        case b"css":
            return "text/css; charset=utf-8"
        case b"js":
            return "text/javascript; charset=utf-8"
        case b"txt":
            return "text/plain; charset=utf-8"
        case b"svg":
            return "image/svg+xml; charset=utf-8"
        case b"json":
            return "application/json"
        case b"png":
            return "image/png"
        case b"jpg":
            return "image/jpeg"
        case b"webp":
            return "image/webp"
        case b"ico":
            return "image/x-icon"
        case b"woff2":
            return "font/woff2"
        case b"pdf":
            return "application/pdf"
    return "application/octet-stream"


class Resource:
    """A file: its bytes and what the response head says about them, empty before `describe`."""

    def __init__(self, name: str, body: bytes) -> None:
        self.name = name
        self.body = body
        self.etag = b""
        self.validator = b""
        self.head = b""

    def describe(self) -> None:
        """Makes the header fields; not at start, because hashing a large site would delay it."""
        kind = content_type(self.name[self.name.rfind(".") + 1:].encode().lower())
        self.etag = f'"{len(self.body):x}-{zlib.crc32(self.body):08x}"'.encode()
        self.validator = b"ETag: " + self.etag + b"\r\nCache-Control: no-cache\r\n"
        self.head = self.validator + (f"Content-Type: {kind}\r\n"
                                      f"Content-Length: {len(self.body)}\r\n").encode()


class Site:
    """Files by path without the first slash; a folder stands for its index page."""

    def __init__(self) -> None:
        self.resources: dict[bytes, Resource] = {}
        self.folders: dict[bytes, bytes] = {}       # path without slash -> its URL path

    def find(self, path: bytes) -> Resource | None:
        """The file of a path, described."""
        resource = self.resources.get(path)
        if resource is not None and not resource.etag:
            resource.describe()
        return resource

    def add_folder(self, folder: Traversable, path: str, location: str) -> None:
        """Adds all below `folder`; `path` is "" or ends in a slash, `location` is its URL."""
        if path:
            self.folders[path[:-1].encode()] = location.encode()
        for entry in folder.iterdir():
            if entry.is_dir():
                self.add_folder(entry, path + entry.name + "/",
                                location + quote(entry.name) + "/")
            else:
                resource = Resource(entry.name, entry.read_bytes())
                self.resources[(path + entry.name).encode()] = resource
                if entry.name == INDEX:
                    self.resources[path.encode()] = resource


def quote(name: str) -> str:
    """Percent-encodes all but the unreserved characters (RFC 3986 §2.3)."""
    text = ""
    for c in name.encode():
        if 0x30 <= c <= 0x39 or 0x61 <= (c | 0x20) <= 0x7A or c in b"-._~":
            text += chr(c)
        else:
            text += f"%{c:02X}"
    return text


def load_site() -> Site:
    site = Site()
    site.add_folder(files(FOLDER), "", "/")
    return site
