"""SHA-256 (FIPS 180-4 §6.2)."""

from typing import Final

from machine import u32

_K: Final = (
    0x428A2F98, 0x71374491, 0xB5C0FBCF, 0xE9B5DBA5, 0x3956C25B, 0x59F111F1, 0x923F82A4, 0xAB1C5ED5,
    0xD807AA98, 0x12835B01, 0x243185BE, 0x550C7DC3, 0x72BE5D74, 0x80DEB1FE, 0x9BDC06A7, 0xC19BF174,
    0xE49B69C1, 0xEFBE4786, 0x0FC19DC6, 0x240CA1CC, 0x2DE92C6F, 0x4A7484AA, 0x5CB0A9DC, 0x76F988DA,
    0x983E5152, 0xA831C66D, 0xB00327C8, 0xBF597FC7, 0xC6E00BF3, 0xD5A79147, 0x06CA6351, 0x14292967,
    0x27B70A85, 0x2E1B2138, 0x4D2C6DFC, 0x53380D13, 0x650A7354, 0x766A0ABB, 0x81C2C92E, 0x92722C85,
    0xA2BFE8A1, 0xA81A664B, 0xC24B8B70, 0xC76C51A3, 0xD192E819, 0xD6990624, 0xF40E3585, 0x106AA070,
    0x19A4C116, 0x1E376C08, 0x2748774C, 0x34B0BCB5, 0x391C0CB3, 0x4ED8AA4A, 0x5B9CCA4F, 0x682E6FF3,
    0x748F82EE, 0x78A5636F, 0x84C87814, 0x8CC70208, 0x90BEFFFA, 0xA4506CEB, 0xBEF9A3F7, 0xC67178F2,
)
_INITIAL: Final = (0x6A09E667, 0xBB67AE85, 0x3C6EF372, 0xA54FF53A, 0x510E527F, 0x9B05688C, 0x1F83D9AB, 0x5BE0CD19)


class Sha256:
    """What hashlib.sha256() returns."""

    digest_size: Final = 32
    block_size: Final = 64
    name: Final = "sha256"

    def __init__(self) -> None:
        self._state: list[u32] = [u32(word) for word in _INITIAL]
        self._pending = bytearray()     # less than a block
        self._length = 0                # bytes in all

    def update(self, data: bytes) -> None:
        self._length += len(data)
        start = 0
        if len(self._pending) > 0:
            start = min(64 - len(self._pending), len(data))
            self._pending += data[:start]
            if len(self._pending) < 64:
                return
            self._state = _compress(self._state, bytes(self._pending), 0)
            self._pending.clear()
        while start + 64 <= len(data):
            self._state = _compress(self._state, data, start)
            start += 64
        self._pending += data[start:]

    def digest(self) -> bytes:
        tail = bytearray(self._pending)
        tail.append(0x80)
        while len(tail) % 64 != 56:
            tail.append(0)
        tail += (self._length * 8).to_bytes(8, "big")
        state = self._state
        padded = bytes(tail)
        for start in range(0, len(padded), 64):
            state = _compress(state, padded, start)
        out = bytearray()
        for word in state:
            out += int(word).to_bytes(4, "big")
        return bytes(out)

    def hexdigest(self) -> str:
        return self.digest().hex()

    def copy(self) -> "Sha256":
        other = Sha256()
        other._state = self._state
        other._pending = bytearray(self._pending)
        other._length = self._length
        return other


def sha256(string: bytes = b"") -> Sha256:
    hash = Sha256()
    hash.update(string)
    return hash


def _rotate(x: u32, count: u32) -> u32:
    return (x >> count) | (x << (u32(32) - count))


def _compress(state: list[u32], data: bytes, start: int) -> list[u32]:
    """The state after the block of 64 bytes at `start`."""
    w: list[u32] = []
    for i in range(start, start + 64, 4):
        w.append(u32(data[i] << 24 | data[i + 1] << 16 | data[i + 2] << 8 | data[i + 3]))
    for i in range(16, 64):
        x = w[i - 15]
        y = w[i - 2]
        s0 = _rotate(x, u32(7)) ^ _rotate(x, u32(18)) ^ (x >> u32(3))
        s1 = _rotate(y, u32(17)) ^ _rotate(y, u32(19)) ^ (y >> u32(10))
        w.append(w[i - 16] + s0 + w[i - 7] + s1)
    a, b, c, d, e, f, g, h = state
    for i in range(64):
        s1 = _rotate(e, u32(6)) ^ _rotate(e, u32(11)) ^ _rotate(e, u32(25))
        t1 = h + s1 + ((e & f) ^ (~e & g)) + u32(_K[i]) + w[i]
        s0 = _rotate(a, u32(2)) ^ _rotate(a, u32(13)) ^ _rotate(a, u32(22))
        t2 = s0 + ((a & b) ^ (a & c) ^ (b & c))
        h, g, f, e, d, c, b, a = g, f, e, d + t1, c, b, a, t1 + t2
    return [state[0] + a, state[1] + b, state[2] + c, state[3] + d,
            state[4] + e, state[5] + f, state[6] + g, state[7] + h]
