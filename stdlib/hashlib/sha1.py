"""SHA-1 (FIPS 180-4 §6.1). Broken: for checksums of old protocols only."""

from typing import Final

from hashlib.block import BlockHash, bytes32, left32, load32, words32
from machine import u32

_INITIAL: Final = b"\x67\x45\x23\x01\xef\xcd\xab\x89\x98\xba\xdc\xfe\x10\x32\x54\x76\xc3\xd2\xe1\xf0"


class Sha1(BlockHash):
    """The state is five words, a block is sixteen, expanded to eighty."""

    def __init__(self) -> None:
        super().__init__("sha1", 20, 64)
        self._state = words32(_INITIAL)
        self._schedule = [u32(0)] * 80

    def copy(self) -> BlockHash:
        other = Sha1()
        other._state = self._state.copy()
        other._copy_pending(self)
        return other

    def _compress(self, data: bytes, start: int) -> None:
        w = self._schedule
        for i in range(16):
            w[i] = load32(data, start + 4 * i)
        for i in range(16, 80):
            w[i] = left32(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], u32(1))
        state = self._state
        a, b, c, d, e = state[0], state[1], state[2], state[3], state[4]
        for i in range(80):
            if i < 20:
                f = ((b & c) ^ (~b & d)) + u32(0x5A827999)
            elif i < 40:
                f = (b ^ c ^ d) + u32(0x6ED9EBA1)
            elif i < 60:
                f = ((b & c) ^ (b & d) ^ (c & d)) + u32(0x8F1BBCDC)
            else:
                f = (b ^ c ^ d) + u32(0xCA62C1D6)
            t = left32(a, u32(5)) + f + e + w[i]
            e = d
            d = c
            c = left32(b, u32(30))
            b = a
            a = t
        state[0] += a
        state[1] += b
        state[2] += c
        state[3] += d
        state[4] += e

    def _words(self) -> bytes:
        return bytes32(self._state)
