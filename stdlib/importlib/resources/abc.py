"""A path among the baked files, which are sorted by name. Paths that do not exist are allowed."""

from collections.abc import Iterator

from image import baked_count, baked_data, baked_name


class Traversable:
    """A file or folder; folders exist by the files in them."""

    def __init__(self, path: str) -> None:
        self._path = path

    @property
    def name(self) -> str:
        """The last part of the path."""
        return self._path[self._path.rfind("/") + 1:]

    def joinpath(self, *descendants: str) -> "Traversable":
        """The place below this one, each part behind a slash; it need not be there, see is_file()."""
        path = self._path
        for part in descendants:
            path += "/" + part
        return Traversable(path)

    def __truediv__(self, child: str) -> "Traversable":
        return Traversable(self._path + "/" + child)

    def is_file(self) -> bool:
        """Whether a baked file has this path."""
        place = _first_from(self._path)
        return place < baked_count() and baked_name(place) == self._path

    def is_dir(self) -> bool:
        """Whether there are baked files below this path; empty folders are not baked."""
        place = _first_from(self._path + "/")
        return place < baked_count() and baked_name(place).startswith(self._path + "/")

    def iterdir(self) -> Iterator["Traversable"]:
        """The entries of a folder, sorted by name."""
        if not self.is_dir():
            if self.is_file():
                raise NotADirectoryError(20, "Not a directory", self._path)
            raise FileNotFoundError(2, "No such file or directory", self._path)
        prefix = self._path + "/"
        last = ""
        for place in range(_first_from(prefix), baked_count()):
            path = baked_name(place)
            if not path.startswith(prefix):
                break
            end = path.find("/", len(prefix))
            if end >= 0:
                path = path[:end]
            if path != last:
                last = path
                yield Traversable(path)

    def read_bytes(self) -> bytes:
        """The contents, which are part of the image and not copied."""
        place = _first_from(self._path)
        if place < baked_count() and baked_name(place) == self._path:
            return baked_data(place)
        if self.is_dir():
            raise IsADirectoryError(21, "Is a directory", self._path)
        raise FileNotFoundError(2, "No such file or directory", self._path)

    def read_text(self, encoding: str = "utf-8") -> str:
        """All of the file; UnicodeDecodeError where it is not in `encoding`, FileNotFoundError as read_bytes()."""
        return self.read_bytes().decode(encoding)

    def __str__(self) -> str:
        return self._path


def _first_from(path: str) -> int:
    """The place of the first baked name that is not less than `path`."""
    low = 0
    high = baked_count()
    while low < high:
        middle = (low + high) // 2
        if baked_name(middle) < path:
            low = middle + 1
        else:
            high = middle
    return low
