"""io: StringIO and BytesIO, files in memory. There are no others."""

from __future__ import annotations

from typing import Final, Iterable, TypeVar

from _unsupported import UnsupportedOperation

B = TypeVar("B")

DEFAULT_BUFFER_SIZE: Final = 8192
SEEK_SET: Final = 0
SEEK_CUR: Final = 1
SEEK_END: Final = 2


class IOBase:
    """What both kinds have in common. Most methods of a closed StringIO leave out the final point of the message."""

    def __init__(self, closed_message: str) -> None:
        self._at = 0
        self._closed = False
        self._closed_message = closed_message

    def _check(self) -> None:
        if self._closed:
            raise ValueError(self._closed_message)

    def _check_open(self) -> None:
        if self._closed:
            raise ValueError("I/O operation on closed file.")

    def tell(self) -> int:
        """The position, in characters or bytes; it may lie behind the end. ValueError when closed, as of nearly all methods."""
        self._check()
        return self._at

    def readable(self) -> bool:
        """True; ValueError when closed."""
        self._check()
        return True

    def writable(self) -> bool:
        """True; ValueError when closed."""
        self._check()
        return True

    def seekable(self) -> bool:
        """True; ValueError when closed."""
        self._check()
        return True

    def isatty(self) -> bool:
        """False; ValueError when closed."""
        self._check_open()
        return False

    def close(self) -> None:
        """What is in it is not to be had any more; closing twice does no harm."""
        self._closed = True

    @property
    def closed(self) -> bool:
        """Whether close() was called."""
        return self._closed

    def __exit__(self, kind: object, value: object, traceback: object) -> None:
        self.close()


class StringIO(IOBase):
    """A text. newline: what line ends are written as; None makes "\\n" of all that come in."""

    def __init__(self, initial_value: str | None = "", newline: str | None = "\n") -> None:
        if newline is not None and newline not in ("", "\n", "\r", "\r\n"):
            raise ValueError(f"illegal newline value: {newline!r}")
        super().__init__("I/O operation on closed file")
        self._newline = newline
        # All but what the last writes have added at the end: these are joined when someone looks.
        self._text = ""
        self._added: list[str] = []
        self._added_size = 0
        if initial_value is not None:
            self._append(self._translated(initial_value))
        self._at = 0

    def _translated(self, s: str) -> str:
        if self._newline is None:
            return s.replace("\r\n", "\n").replace("\r", "\n")
        if self._newline in ("\r", "\r\n"):
            return s.replace("\n", self._newline)
        return s

    def _append(self, s: str) -> None:
        self._added.append(s)
        self._added_size += len(s)
        self._at += len(s)

    def _whole(self) -> str:
        if len(self._added) > 0:
            self._text += "".join(self._added)
            self._added = []
            self._added_size = 0
        return self._text

    def _size(self) -> int:
        return len(self._text) + self._added_size

    def write(self, s: str) -> int:
        """Puts `s` at the position, over what is there. The number of characters."""
        self._check()
        text = self._translated(s)
        if len(text) == 0:
            return len(s)
        if self._at == self._size():
            self._append(text)
            return len(s)
        whole = self._whole()
        if self._at > len(whole):
            whole += "\0" * (self._at - len(whole))
        self._text = whole[:self._at] + text + whole[self._at + len(text):]
        self._at += len(text)
        return len(s)

    def writelines(self, lines: Iterable[str]) -> None:
        """write() of each; nothing is put between them."""
        for line in lines:
            self.write(line)

    def getvalue(self) -> str:
        """All of the text, wherever the position is."""
        self._check()
        return self._whole()

    def read(self, size: int | None = -1) -> str:
        """Up to `size` characters; all if it is negative or None."""
        self._check()
        whole = self._whole()
        start = self._at
        end = len(whole) if size is None or size < 0 else min(start + size, len(whole))
        if start >= end:
            return ""
        self._at = end
        return whole[start:end]

    def readline(self, size: int | None = -1) -> str:
        """Up to a line's end, which is included, or the text's."""
        self._check()
        whole = self._whole()
        start = self._at
        if start >= len(whole):
            return ""
        end = self._line_end(whole, start)
        if size is not None and 0 <= size < end - start:
            end = start + size
        self._at = end
        return whole[start:end]

    def _line_end(self, whole: str, start: int) -> int:
        if self._newline == "":
            for i in range(start, len(whole)):
                if whole[i] == "\n":
                    return i + 1
                if whole[i] == "\r":
                    return i + 2 if whole.startswith("\n", i + 1) else i + 1
            return len(whole)
        mark = "\n" if self._newline is None else self._newline
        found = whole.find(mark, start)
        return found + len(mark) if found >= 0 else len(whole)

    def readlines(self, hint: int | None = -1) -> list[str]:
        """All lines; no more once they have `hint` characters, if that is positive."""
        self._check_open()
        lines: list[str] = []
        size = 0
        for line in self:
            lines.append(line)
            size += len(line)
            if hint is not None and 0 < hint <= size:
                break
        return lines

    def __iter__(self) -> StringIO:
        self._check_open()
        return self

    def __next__(self) -> str:
        line = self.readline()
        if line == "":
            raise StopIteration
        return line

    def seek(self, cookie: int, whence: int = 0) -> int:
        """Only to a place from the start, or by 0 from the position or the end."""
        self._check()
        if whence != 0 and whence != 1 and whence != 2:
            raise ValueError(f"Invalid whence ({whence}, should be 0, 1 or 2)")
        if whence == 0 and cookie < 0:
            raise ValueError(f"Negative seek position {cookie}")
        if whence != 0 and cookie != 0:
            raise OSError("Can't do nonzero cur-relative seeks")
        if whence == 0:
            self._at = cookie
        elif whence == 2:
            self._at = self._size()
        return self._at

    def truncate(self, pos: int | None = None) -> int:
        """Drops what is behind `pos`, or the position, which does not move."""
        self._check()
        size = self._at if pos is None else pos
        if size < 0:
            raise ValueError(f"Negative size value {size}")
        self._text = self._whole()[:size]
        return size

    def flush(self) -> None:
        """Does nothing."""

    @property
    def line_buffering(self) -> bool:
        """False."""
        self._check()
        return False

    def __enter__(self) -> StringIO:
        self._check_open()
        return self


class BytesIO(IOBase):
    """Bytes as a file."""

    def __init__(self, initial_bytes: bytes | bytearray | memoryview = b"") -> None:
        super().__init__("I/O operation on closed file.")
        self._data = bytearray(initial_bytes)

    def write(self, b: B) -> int:
        """Puts `b` at the position, over what is there. The number of bytes."""
        self._check()
        size = len(b)
        if size == 0:
            return 0
        if self._at > len(self._data):
            self._data += bytes(self._at - len(self._data))
        if self._at == len(self._data):
            self._data += b
        else:
            self._data[self._at:self._at + size] = bytes(b)
        self._at += size
        return size

    def writelines(self, lines: Iterable[B]) -> None:
        """write() of each; nothing is put between them."""
        for line in lines:
            self.write(line)

    def getvalue(self) -> bytes:
        """A copy of all bytes, wherever the position is."""
        self._check()
        return bytes(self._data)

    def getbuffer(self) -> memoryview:
        """A view on the bytes."""
        self._check()
        return memoryview(self._data)

    def read(self, size: int | None = -1) -> bytes:
        """Up to `size` bytes; all if it is negative or None."""
        self._check()
        start = self._at
        end = len(self._data) if size is None or size < 0 else min(start + size, len(self._data))
        if start >= end:
            return b""
        self._at = end
        return bytes(self._data[start:end])

    def read1(self, size: int | None = -1) -> bytes:
        """As read()."""
        return self.read(size)

    def readinto(self, buffer: B) -> int:
        """Fills a bytearray or a view of one. The number of bytes."""
        piece = self.read(len(buffer))
        buffer[:len(piece)] = piece
        return len(piece)

    def readline(self, size: int | None = -1) -> bytes:
        """Up to a newline, which is included, or the end."""
        self._check()
        start = self._at
        if start >= len(self._data):
            return b""
        found = self._data.find(b"\n", start)
        end = found + 1 if found >= 0 else len(self._data)
        if size is not None and 0 <= size < end - start:
            end = start + size
        self._at = end
        return bytes(self._data[start:end])

    def readlines(self, size: int | None = -1) -> list[bytes]:
        """All lines; no more once they have `size` bytes, if that is positive."""
        lines: list[bytes] = []
        total = 0
        for line in self:
            lines.append(line)
            total += len(line)
            if size is not None and 0 < size <= total:
                break
        return lines

    def __iter__(self) -> BytesIO:
        return self

    def __next__(self) -> bytes:
        line = self.readline()
        if line == b"":
            raise StopIteration
        return line

    def seek(self, pos: int, whence: int = 0) -> int:
        """From the start (0), the position (1) or the end (2); never before the start. The new position."""
        self._check()
        if whence == 0:
            if pos < 0:
                raise ValueError(f"negative seek value {pos}")
            self._at = pos
        elif whence == 1:
            self._at = max(0, self._at + pos)
        elif whence == 2:
            self._at = max(0, len(self._data) + pos)
        else:
            raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
        return self._at

    def truncate(self, size: int | None = None) -> int:
        """Drops what is behind `size`, or the position, which does not move."""
        self._check()
        end = self._at if size is None else size
        if end < 0:
            raise ValueError(f"negative size value {end}")
        if end < len(self._data):
            del self._data[end:]
        return end

    def flush(self) -> None:
        """Does nothing; ValueError when closed."""
        self._check()

    def __enter__(self) -> BytesIO:
        self._check()
        return self
