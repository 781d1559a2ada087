"""Data that arrived out of order, until the gap before it is filled; bounded by pieces, and by the window."""

from typing import Final

PIECE_LIMIT: Final = 16


class Reassembly:
    """Pieces by rising position, none overlapping another. Bytes that came first win."""

    def __init__(self) -> None:
        self.starts: list[int] = []
        self.pieces: list[bytes] = []

    def is_empty(self) -> bool:
        """Whether no piece waits."""
        return len(self.starts) == 0

    def insert(self, start: int, data: bytes) -> bool:
        """Keep the bytes not held yet; False when the table is full and something was not kept."""
        i = 0
        while len(data) != 0:
            # Skip the pieces that end before the data, cutting off what they already hold of it.
            while i < len(self.starts) and self.starts[i] <= start:
                covered = self.starts[i] + len(self.pieces[i]) - start
                if covered > 0:
                    data = data[covered:]
                    start += covered
                i += 1
            if len(data) == 0:
                return True
            room = len(data)
            if i < len(self.starts):
                room = min(room, self.starts[i] - start)
            if room > 0:
                if len(self.starts) >= PIECE_LIMIT:
                    return False
                self.starts.insert(i, start)
                self.pieces.insert(i, data[:room])
                data = data[room:]
                start += room
        return True

    def take(self, position: int) -> bytes:
        """Remove and return what follows `position` without a gap, one piece at a time; b"" when nothing does."""
        while len(self.starts) != 0 and self.starts[0] <= position:
            start = self.starts.pop(0)
            piece = self.pieces.pop(0)
            if start + len(piece) > position:
                return piece[position - start :]
        return b""

    def clear(self) -> None:
        """Drops all pieces."""
        self.starts = []
        self.pieces = []
