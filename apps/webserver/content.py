"""The files that are served: loaded once at start, each with its ready-made header fields."""

import zlib
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

from config import FOLDER

INDEX: Final = "index.html"


def content_type(suffix: str) -> str:
    """The media type of a file by what follows the last dot of its name."""
    match suffix:
        case "html":
            return "text/html; charset=utf-8"
        case "css":
            return "text/css; charset=utf-8"
        case "js":
            return "text/javascript; charset=utf-8"
        case "txt":
            return "text/plain; charset=utf-8"
        case "svg":
            return "image/svg+xml; charset=utf-8"
        case "json":
            return "application/json"
        case "png":
            return "image/png"
        case "jpg":
            return "image/jpeg"
        case "webp":
            return "image/webp"
        case "ico":
            return "image/x-icon"
        case "woff2":
            return "font/woff2"
        case "pdf":
            return "application/pdf"
    return "application/octet-stream"


class Resource:
    """A file: its bytes and what the response head says about them."""

    def __init__(self, name: str, body: bytes) -> None:
        kind = content_type(name[name.rfind(".") + 1:].lower())
        self.body = body
        self.etag = f'"{len(body):x}-{zlib.crc32(body):08x}"'.encode()
        self.validator = b"ETag: " + self.etag + b"\r\nCache-Control: no-cache\r\n"
        self.head = self.validator + (f"Content-Type: {kind}\r\n"
                                      f"Content-Length: {len(body)}\r\n").encode()


class Site:
    """Files by path without the first slash; a folder stands for its index page."""

    def __init__(self) -> None:
        self.resources: dict[bytes, Resource] = {}
        self.folders: dict[bytes, bytes] = {}       # path without slash -> its URL path

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
