"""What the hash functions share: data cut into blocks, padding (Merkle-Damgård), and words of bytes."""

from typing import Literal

from machine import u32, u64

Buffer = bytes | bytearray | memoryview


class BlockHash:
    """A hash under way."""

    # A subclass's _compress() takes a block into the state; _words() is the state as bytes.
    name: str
    digest_size: int        # bytes
    block_size: int         # bytes
    _pending: bytearray     # less than a block, or for BLAKE2 not more
    _length: int            # bytes in all

    def __init__(self, name: str, digest_size: int, block_size: int) -> None:
        self.name = name
        self.digest_size = digest_size
        self.block_size = block_size
        self._pending = bytearray()
        self._length = 0

    def update(self, data: Buffer) -> None:
        """Takes more data in."""
        self._take(data if isinstance(data, bytes) else bytes(data))

    def _take(self, data: bytes) -> None:
        size = self.block_size
        self._length += len(data)
        start = 0
        if len(self._pending) > 0:
            start = min(size - len(self._pending), len(data))
            self._pending += data[:start]
            if len(self._pending) < size:
                return
            self._compress(bytes(self._pending), 0)
            self._pending.clear()
        while start + size <= len(data):
            self._compress(data, start)
            start += size
        if start < len(data):
            self._pending += data[start:]

    def digest(self) -> bytes:
        """The hash of all data so far."""
        other = self.copy()
        other._finish()
        return other._words()[:self.digest_size]

    def hexdigest(self) -> str:
        """digest() in hexadecimal digits, in lower case."""
        return self.digest().hex()

    def copy(self) -> "BlockHash":
        """A hash that goes on on its own from here."""
        raise NotImplementedError

    def _copy_pending(self, other: "BlockHash") -> None:
        self._pending = bytearray(other._pending)
        self._length = other._length

    def _finish(self) -> None:
        """Pads: a bit, zeros, and the length in bits at the end of a block."""
        size = self.block_size
        length = self._length_bytes(self._length * 8)
        padding = bytearray(b"\x80")
        room = (size - 1 - len(self._pending) - len(length)) % size
        padding += bytes(room)
        padding += length
        self._take(bytes(padding))

    def _length_bytes(self, bits: int) -> bytes:
        return bits.to_bytes(self.block_size // 8, "big")

    def _compress(self, data: bytes, start: int) -> None:
        raise NotImplementedError

    def _words(self) -> bytes:
        raise NotImplementedError


def load32(data: bytes, at: int) -> u32:
    """Four bytes, the most significant first."""
    return u32(data[at]) << 24 | u32(data[at + 1]) << 16 | u32(data[at + 2]) << 8 | u32(data[at + 3])


def load32_little(data: bytes, at: int) -> u32:
    return u32(data[at + 3]) << 24 | u32(data[at + 2]) << 16 | u32(data[at + 1]) << 8 | u32(data[at])


def load64(data: bytes, at: int) -> u64:
    return u64(load32(data, at)) << 32 | u64(load32(data, at + 4))


def load64_little(data: bytes, at: int) -> u64:
    return u64(load32_little(data, at + 4)) << 32 | u64(load32_little(data, at))


def bytes32(words: list[u32], order: Literal["big", "little"] = "big") -> bytes:
    """The words of a state one after another, each as four bytes."""
    out = bytearray()
    for word in words:
        out += int(word).to_bytes(4, order)
    return bytes(out)


def bytes64(words: list[u64], order: Literal["big", "little"] = "big") -> bytes:
    halves: list[u32] = []
    for word in words:
        high, low = u32(word >> 32), u32(word)
        halves += [high, low] if order == "big" else [low, high]
    return bytes32(halves, order)


def right32(x: u32, count: u32) -> u32:
    """`x` rotated right by 1 to 31 bits."""
    return (x >> count) | (x << (u32(32) - count))


def right64(x: u64, count: u64) -> u64:
    """`x` rotated right by 1 to 63 bits."""
    return (x >> count) | (x << (u64(64) - count))


def left32(x: u32, count: u32) -> u32:
    return right32(x, u32(32) - count)


def words32(data: bytes) -> list[u32]:
    return [load32(data, at) for at in range(0, len(data), 4)]


def words64(data: bytes) -> list[u64]:
    return [load64(data, at) for at in range(0, len(data), 8)]
