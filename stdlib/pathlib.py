"""pathlib: pure paths, which are only looked at as texts. There are no files, so there is no Path."""

from __future__ import annotations

from urllib._quoting import quote_from_bytes


class PurePosixPath:
    """A path in its parts; `parts` begins with the slash of an absolute one."""

    _root: str
    _names: list[str]

    def __init__(self, *args: str | PurePosixPath) -> None:
        self._root = ""
        self._names = []
        for arg in args:
            text = arg if isinstance(arg, str) else str(arg)
            self._append(text)

    def _append(self, text: str) -> None:
        if text.startswith("/"):
            # Just two leading slashes mean something of their own (POSIX, 4.13).
            self._root = "//" if text.startswith("//") and not text.startswith("///") else "/"
            self._names = []
        for name in text.split("/"):
            if name != "" and name != ".":
                self._names.append(name)

    def _made(self, names: list[str]) -> PurePosixPath:
        made = PurePosixPath()
        made._root = self._root
        made._names = names
        return made

    @property
    def parts(self) -> tuple[str, ...]:
        """The root, if there is one, and the names on the way."""
        return tuple(([self._root] if self._root != "" else []) + self._names)

    @property
    def drive(self) -> str:
        """"", as always on POSIX."""
        return ""

    @property
    def root(self) -> str:
        """"/", "//" where the path begins with exactly two, "" of a relative path."""
        return self._root

    @property
    def anchor(self) -> str:
        """The same as root."""
        return self._root

    @property
    def name(self) -> str:
        """The last part; "" of the root and of an empty path."""
        return self._names[-1] if len(self._names) > 0 else ""

    @property
    def suffix(self) -> str:
        """The last extension, with its dot."""
        name = self.name
        dot = name.rfind(".")
        return name[dot:] if 0 < dot < len(name) - 1 else ""

    @property
    def suffixes(self) -> list[str]:
        """All endings of the name, each with its dot: [".tar", ".gz"]."""
        name = self.name
        if name.endswith("."):
            return []
        return ["." + suffix for suffix in name.lstrip(".").split(".")[1:]]

    @property
    def stem(self) -> str:
        """The name without its last extension."""
        name = self.name
        dot = name.rfind(".")
        return name[:dot] if 0 < dot < len(name) - 1 else name

    @property
    def parent(self) -> PurePosixPath:
        """The path without its last part; of the root the root, of an empty path that."""
        return self if len(self._names) == 0 else self._made(self._names[:-1])

    @property
    def parents(self) -> tuple[PurePosixPath, ...]:
        """The paths above this one, the nearest first."""
        return tuple([self._made(self._names[:count]) for count in range(len(self._names) - 1, -1, -1)])

    def as_posix(self) -> str:
        """The text; the same as str()."""
        return str(self)

    def as_uri(self) -> str:
        """As a file: URI with %-escapes (RFC 8089); ValueError for a relative path."""
        if self._root == "":
            raise ValueError("relative path can't be expressed as a file URI")
        return "file://" + quote_from_bytes(str(self).encode())

    def is_absolute(self) -> bool:
        """Whether it begins at a root."""
        return self._root != ""

    def is_reserved(self) -> bool:
        """False, as always on POSIX."""
        return False

    def joinpath(self, *args: str | PurePosixPath) -> PurePosixPath:
        """The path with others behind it; an absolute one drops what is before it."""
        made = self._made(self._names.copy())
        for arg in args:
            text = arg if isinstance(arg, str) else str(arg)
            made._append(text)
        return made

    def __truediv__(self, key: str | PurePosixPath) -> PurePosixPath:
        return self.joinpath(key)

    def __rtruediv__(self, key: str) -> PurePosixPath:
        return PurePosixPath(key, self)

    def is_relative_to(self, *other: str | PurePosixPath) -> bool:
        """Whether it begins with all parts of `other`, by the text: ".." is a part as any other."""
        return self._begins_with(PurePosixPath(*other))

    def _begins_with(self, other: PurePosixPath) -> bool:
        return self._root == other._root and self._names[:len(other._names)] == other._names

    def relative_to(self, *other: str | PurePosixPath) -> PurePosixPath:
        """The rest of the path behind `other`; ValueError if it does not begin so."""
        start = PurePosixPath(*other)
        if not self._begins_with(start):
            text = str(start)
            raise ValueError(f"{str(self)!r} is not in the subpath of {text!r} OR one path is relative and the "
                             "other is absolute.")
        made = PurePosixPath()
        made._names = self._names[len(start._names):]
        return made

    def with_name(self, name: str) -> PurePosixPath:
        """With another last part; ValueError where there is none, or for a name with a slash."""
        if self.name == "":
            raise ValueError(f"{self!r} has an empty name")
        if name == "" or "/" in name or name == ".":
            raise ValueError(f"Invalid name {name!r}")
        return self._made(self._names[:-1] + [name])

    def with_stem(self, stem: str) -> PurePosixPath:
        """With another name before the last ending; ValueError as with_name()."""
        return self.with_name(stem + self.suffix)

    def with_suffix(self, suffix: str) -> PurePosixPath:
        """With another last ending, its dot included, or none for ""; ValueError for a suffix without a dot or without a name before it."""
        if "/" in suffix or suffix != "" and not suffix.startswith(".") or suffix == ".":
            raise ValueError(f"Invalid suffix {suffix!r}")
        name = self.name
        if name == "":
            raise ValueError(f"{self!r} has an empty name")
        return self._made(self._names[:-1] + [name[:len(name) - len(self.suffix)] + suffix])

    def match(self, path_pattern: str) -> bool:
        """Whether the path, or its end if the pattern is relative, matches the pattern part by part."""
        pattern = PurePosixPath(path_pattern)
        wanted = pattern._names
        if pattern._root == "" and len(wanted) == 0:
            raise ValueError("empty pattern")
        if pattern._root != "" and (pattern._root != self._root or len(wanted) != len(self._names)):
            return False
        if len(wanted) > len(self._names):
            return False
        for place in range(1, len(wanted) + 1):
            if not _matches(self._names[-place], wanted[-place], 0, 0):
                return False
        return True

    def __fspath__(self) -> str:
        return str(self)

    def __bytes__(self) -> bytes:
        return str(self).encode()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PurePosixPath) and self.parts == other.parts

    def __lt__(self, other: PurePosixPath) -> bool:
        return self.parts < other.parts

    def __le__(self, other: PurePosixPath) -> bool:
        return self.parts <= other.parts

    def __gt__(self, other: PurePosixPath) -> bool:
        return self.parts > other.parts

    def __ge__(self, other: PurePosixPath) -> bool:
        return self.parts >= other.parts

    def __hash__(self) -> int:
        return hash(str(self))

    def __str__(self) -> str:
        return self._root + "/".join(self._names) or "."

    def __repr__(self) -> str:
        return f"PurePosixPath({str(self)!r})"


PurePath = PurePosixPath


def _matches(name: str, pattern: str, at: int, place: int) -> bool:
    """Whether `name` from `at` on matches `pattern` from `place` on: `*`, `?`, `[...]` and `[!...]`."""
    while place < len(pattern):
        c = pattern[place]
        if c == "*":
            while place < len(pattern) and pattern[place] == "*":
                place += 1
            for end in range(at, len(name) + 1):
                if _matches(name, pattern, end, place):
                    return True
            return False
        if at == len(name):
            return False
        if c == "[":
            close = pattern.find("]", place + (3 if pattern[place + 1:place + 2] == "!" else 2))
            if close >= 0:
                if not _in_set(name[at], pattern[place + 1:close]):
                    return False
                place = close + 1
                at += 1
                continue
        if c != "?" and c != name[at]:
            return False
        place += 1
        at += 1
    return at == len(name)


def _in_set(c: str, members: str) -> bool:
    """Characters and ranges of them; all others behind a `!`."""
    others = members.startswith("!")
    if others:
        members = members[1:]
    found = False
    place = 0
    while place < len(members):
        if place + 2 < len(members) and members[place + 1] == "-":
            found = found or members[place] <= c <= members[place + 2]
            place += 3
        else:
            found = found or c == members[place]
            place += 1
    return found != others
