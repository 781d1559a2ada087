"""The files that are served: found once at start, each described when it is first asked for."""

import zlib
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

from config import CONTENT, FOLDER

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
        case _:
            return "application/octet-stream"


class Resource:
    """A file: where its bytes are, and what the response head says about it, empty before `describe`."""

    def __init__(self, name: str, size: int) -> None:
        self.name = name
        self.size = size
        self.body = b""         # of a file in the image
        self.offset = 0         # of a file on the block device
        self.version = 0        # when that was changed last
        self.etag = b""
        self.validator = b""
        self.head = b""

    def describe(self) -> None:
        """Makes the header fields; not at start, because hashing a large site would delay it."""
        kind = content_type(self.name[self.name.rfind(".") + 1:].encode().lower())
        # A file on the device is too large to be read for this.
        version = zlib.crc32(self.body) if CONTENT == "image" else self.version
        self.etag = f'"{self.size:x}-{version:08x}"'.encode()
        self.validator = b"ETag: " + self.etag + b"\r\nCache-Control: no-cache\r\n"
        self.head = self.validator + (f"Content-Type: {kind}\r\n"
                                      f"Content-Length: {self.size}\r\n").encode()


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

    def add(self, path: str, resource: Resource) -> None:
        self.resources[path.encode()] = resource
        if resource.name == INDEX:
            self.resources[path[:len(path) - len(INDEX)].encode()] = resource

    def add_folder(self, folder: Traversable, path: str, location: str) -> None:
        """Adds all below `folder`; `path` is "" or ends in a slash, `location` is its URL."""
        if path:
            self.folders[path[:-1].encode()] = location.encode()
        for entry in folder.iterdir():
            name = entry.name
            if entry.is_dir():
                self.add_folder(entry, path + name + "/", location + quote(name) + "/")
            else:
                body = entry.read_bytes()
                resource = Resource(name, len(body))
                resource.body = body
                self.add(path + name, resource)

    def add_parents(self, path: str) -> None:
        """Adds the folders that a path leads through."""
        end = path.find("/")
        while end >= 0:
            folder = path[:end].encode()
            if folder not in self.folders:
                location = "/".join([quote(part) for part in path[:end].split("/")])
                self.folders[folder] = b"/" + location.encode() + b"/"
            end = path.find("/", end + 1)


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
    """The files of the image, or of the archive on the block device, as config.CONTENT says."""
    site = Site()
    if CONTENT == "image":
        site.add_folder(files(FOLDER), "", "/")
    else:
        from archive import add_archive
        add_archive(site)
    return site
