"""SHA-3 and SHAKE: the sponge over Keccak-f[1600] (FIPS 202)."""

from typing import Final

from hashlib.block import BlockHash, Buffer, bytes64, load64_little, right64
from machine import u64

# How far ρ rotates lane x + 5y to the left, and where π moves it (§3.2.2, §3.2.3): lane 0 stays.
_ROTATIONS: Final = (1, 62, 28, 27, 36, 44, 6, 55, 20, 3, 10, 43, 25, 39, 41, 45, 15, 21, 8, 18, 2, 61, 56, 14)
_ROUNDS: Final = 24


def _round_constants() -> list[u64]:
    """The bits of ι, from a shift register of 8 bits (§3.2.5)."""
    constants: list[u64] = []
    register = 1
    for _ in range(_ROUNDS):
        constant = u64(0)
        for j in range(7):
            if register & 1 == 1:
                constant |= u64(1) << u64((1 << j) - 1)
            register <<= 1
            if register & 0x100 != 0:
                register ^= 0x171
        constants.append(constant)
    return constants


class Sha3(BlockHash):
    """The state is 25 lanes; a block is as many bytes as the capacity leaves. `suffix`: the bits before the padding."""

    def __init__(self, name: str, digest_size: int, rate: int, suffix: int) -> None:
        super().__init__(name, digest_size, rate)
        self._suffix = suffix
        self._state = [u64(0)] * 25
        self._constants = _round_constants()

    def copy(self) -> BlockHash:
        return self._copied()

    def _copied(self) -> "Sha3":
        other = Sha3(self.name, self.digest_size, self.block_size, self._suffix)
        other._state = self._state.copy()
        other._copy_pending(self)
        return other

    def _finish(self) -> None:
        padding = bytearray(self.block_size - len(self._pending))
        padding[0] = self._suffix
        padding[-1] |= 0x80
        self._take(bytes(padding))

    def _compress(self, data: bytes, start: int) -> None:
        for i in range(self.block_size // 8):
            self._state[i] ^= load64_little(data, start + 8 * i)
        self._permute()

    def _permute(self) -> None:
        a = self._state
        c = [u64(0)] * 5
        b = [u64(0)] * 25
        for constant in self._constants:
            for x in range(5):
                c[x] = a[x] ^ a[x + 5] ^ a[x + 10] ^ a[x + 15] ^ a[x + 20]
            for x in range(5):
                d = c[(x + 4) % 5] ^ right64(c[(x + 1) % 5], u64(63))
                for y in range(0, 25, 5):
                    a[x + y] ^= d
            b[0] = a[0]
            for i in range(1, 25):
                x, y = i % 5, i // 5
                b[y + 5 * ((2 * x + 3 * y) % 5)] = right64(a[i], u64(64 - _ROTATIONS[i - 1]))
            for y in range(0, 25, 5):
                for x in range(5):
                    a[y + x] = b[y + x] ^ (~b[y + (x + 1) % 5] & b[y + (x + 2) % 5])
            a[0] ^= constant

    def _words(self) -> bytes:
        return bytes64_little(self._state)

    def squeezed(self, length: int) -> bytes:
        """As many bytes as one likes, of a copy that is finished."""
        other = self._copied()
        other._finish()
        out = bytearray()
        while len(out) < length:
            if len(out) > 0:
                other._permute()
            out += other._words()[:self.block_size]
        return bytes(out[:length])


def bytes64_little(words: list[u64]) -> bytes:
    return bytes64(words, "little")


class Shake:
    """A hash whose digests are as long as one asks."""

    def __init__(self, name: str, rate: int, data: Buffer) -> None:
        self.name = name
        self.digest_size: int = 0
        self.block_size: int = rate
        self._sponge = Sha3(name, 0, rate, 0x1F)
        self._sponge.update(data)

    def update(self, data: Buffer) -> None:
        """Takes more data in."""
        self._sponge.update(data)

    def digest(self, length: int) -> bytes:
        """The first `length` bytes of the hash of all data so far; ValueError below 0."""
        if length < 0:
            raise ValueError("value must be positive")
        return self._sponge.squeezed(length)

    def hexdigest(self, length: int) -> str:
        """digest() in hexadecimal digits: two for each of the `length` bytes."""
        return self.digest(length).hex()

    def copy(self) -> "Shake":
        """A hash that goes on on its own from here."""
        other = Shake(self.name, self.block_size, b"")
        other._sponge = self._sponge._copied()
        return other
