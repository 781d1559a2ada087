"""posixpath: what can be said of a path by its text alone. There are no files, and the current directory is `/`."""

from __future__ import annotations

from typing import Final

sep: Final = "/"
altsep: Final = None
curdir: Final = "."
pardir: Final = ".."
extsep: Final = "."
pathsep: Final = ":"
defpath: Final = "/bin:/usr/bin"
devnull: Final = "/dev/null"


def normcase(s: str) -> str:
    """The path as it is."""
    return s


def isabs(s: str) -> bool:
    """Whether it begins with a slash."""
    return s.startswith("/")


def join(a: str, *p: str) -> str:
    """An absolute part drops what is before it."""
    path = a
    for part in p:
        if part.startswith("/"):
            path = part
        elif path == "" or path.endswith("/"):
            path += part
        else:
            path += "/" + part
    return path


def split(p: str) -> tuple[str, str]:
    """What is before the last slash, and what is behind it."""
    at = p.rfind("/") + 1
    head = p[:at]
    stripped = head.rstrip("/")
    return (stripped if stripped != "" else head, p[at:])


def basename(p: str) -> str:
    """What stands behind the last slash."""
    return p[p.rfind("/") + 1:]


def dirname(p: str) -> str:
    """What stands before the last slash."""
    return split(p)[0]


def splitext(p: str) -> tuple[str, str]:
    """The last dot begins the extension, unless only dots are before it."""
    start = p.rfind("/") + 1
    dot = p.rfind(".", start)
    if dot < 0 or p[start:dot].strip(".") == "":
        return p, ""
    return p[:dot], p[dot:]


def splitdrive(p: str) -> tuple[str, str]:
    """An empty drive, and the path."""
    return "", p


def normpath(path: str) -> str:
    """Without `.`, double slashes, and `..` behind a name. Two leading slashes stay, three become one."""
    if path == "":
        return "."
    slashes = 0
    if path.startswith("/"):
        slashes = 2 if path.startswith("//") and not path.startswith("///") else 1
    parts: list[str] = []
    for part in path.split("/"):
        if part == "" or part == ".":
            continue
        if part != ".." or slashes == 0 and len(parts) == 0 or len(parts) > 0 and parts[-1] == "..":
            parts.append(part)
        elif len(parts) > 0:
            parts.pop()
    return "/" * slashes + "/".join(parts) or "."


def abspath(path: str) -> str:
    """The path from the root: relative ones begin there."""
    return normpath(path if path.startswith("/") else "/" + path)


def relpath(path: str, start: str = ".") -> str:
    """The way from `start` to `path`."""
    if path == "":
        raise ValueError("no path specified")
    to = [part for part in abspath(path).split("/") if part != ""]
    come = [part for part in abspath(start).split("/") if part != ""]
    common = 0
    while common < len(to) and common < len(come) and to[common] == come[common]:
        common += 1
    return "/".join([".."] * (len(come) - common) + to[common:]) or "."


def commonprefix(m: list[str]) -> str:
    """By characters."""
    if len(m) == 0:
        return ""
    first = min(m)
    last = max(m)
    for place, c in enumerate(first):
        if c != last[place]:
            return first[:place]
    return first


def commonpath(paths: list[str]) -> str:
    """By parts. ValueError for no path, and for absolute and relative ones together."""
    if len(paths) == 0:
        raise ValueError("commonpath() arg is an empty sequence")
    absolute = isabs(paths[0])
    split_paths: list[list[str]] = []
    for path in paths:
        if isabs(path) != absolute:
            raise ValueError("Can't mix absolute and relative paths")
        split_paths.append([part for part in path.split("/") if part != "" and part != "."])
    first = min(split_paths)
    last = max(split_paths)
    common = 0
    while common < len(first) and common < len(last) and first[common] == last[common]:
        common += 1
    return ("/" if absolute else "") + "/".join(first[:common])
