"""hmac: message authentication with a keyed hash (RFC 2104)."""

from collections.abc import Callable
from typing import Final, TypeVar

from hashlib import new as _new_hash
from hashlib.block import BlockHash, Buffer

D = TypeVar("D", str, Callable[[bytes], BlockHash])
S = TypeVar("S", str, bytes, bytearray)
R = TypeVar("R", str, bytes, bytearray)

_INNER: Final = 0x36
_OUTER: Final = 0x5C

digest_size: Final = None


class HMAC:
    """A code under way: an inner hash of key and message, and an outer one of key and inner hash."""

    block_size: int
    digest_size: int
    _inner: BlockHash
    _outer: BlockHash

    def __init__(self, key: bytes | bytearray, msg: Buffer | None, hash: BlockHash) -> None:
        self.block_size = hash.block_size
        self.digest_size = hash.digest_size
        secret = bytes(key)
        if len(secret) > hash.block_size:
            long = hash.copy()
            long.update(secret)
            secret = long.digest()
        secret += bytes(hash.block_size - len(secret))
        self._inner = hash
        self._outer = hash.copy()
        self._inner.update(bytes([byte ^ _INNER for byte in secret]))
        self._outer.update(bytes([byte ^ _OUTER for byte in secret]))
        if msg is not None:
            self._inner.update(msg)

    @property
    def name(self) -> str:
        """Such as "hmac-sha256"."""
        return "hmac-" + self._inner.name

    def update(self, msg: Buffer) -> None:
        """Adds to the message."""
        self._inner.update(msg)

    def copy(self) -> "HMAC":
        """One that goes on from here by itself."""
        other = HMAC(b"", None, self._inner.copy())
        other._inner = self._inner.copy()
        other._outer = self._outer.copy()
        return other

    def digest(self) -> bytes:
        """The code of the message so far."""
        outer = self._outer.copy()
        outer.update(self._inner.digest())
        return outer.digest()

    def hexdigest(self) -> str:
        """The same as hexadecimal digits."""
        return self.digest().hex()


def new(key: bytes | bytearray, msg: Buffer | None = None, digestmod: D = "") -> HMAC:  # type: ignore[assignment]
    """A code with the hash of that name, or that the function makes. A name brings the code of all hashes."""
    return HMAC(key, msg, _hash_of(digestmod))


def digest(key: bytes | bytearray, msg: Buffer, digest: D) -> bytes:
    """The code of one message."""
    return HMAC(key, msg, _hash_of(digest)).digest()


def _hash_of(digestmod: D) -> BlockHash:
    if isinstance(digestmod, str):
        if not digestmod:
            raise TypeError("Missing required argument 'digestmod'.")
        return _new_hash(digestmod)
    else:
        return digestmod(b"")


def compare_digest(a: S, b: R) -> bool:
    """Equality in a time that only depends on the length of `b`."""
    if isinstance(a, str) and isinstance(b, str):
        if not a.isascii() or not b.isascii():
            raise TypeError("comparing strings with non-ASCII characters is not supported")
        return _equal(a.encode(), b.encode())
    elif isinstance(a, str) or isinstance(b, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    else:
        return _equal(bytes(a), bytes(b))


def _equal(a: bytes, b: bytes) -> bool:
    difference = 0 if len(a) == len(b) else 1
    other = a if len(a) == len(b) else b
    for i in range(len(b)):
        difference |= other[i] ^ b[i]
    return difference == 0
