"""SHA-2 in words of 32 bits: SHA-224 and SHA-256 (FIPS 180-4 §6.2)."""

from typing import Final

from hashlib.block import BlockHash, bytes32, load32, right32, words32
from machine import u32

# The first 32 bits of the fractional parts of the cube roots of the first 64 primes (§4.2.2).
_K: Final = words32((
    b"\x42\x8a\x2f\x98\x71\x37\x44\x91\xb5\xc0\xfb\xcf\xe9\xb5\xdb\xa5\x39\x56\xc2\x5b\x59\xf1\x11\xf1"
    b"\x92\x3f\x82\xa4\xab\x1c\x5e\xd5\xd8\x07\xaa\x98\x12\x83\x5b\x01\x24\x31\x85\xbe\x55\x0c\x7d\xc3"
    b"\x72\xbe\x5d\x74\x80\xde\xb1\xfe\x9b\xdc\x06\xa7\xc1\x9b\xf1\x74\xe4\x9b\x69\xc1\xef\xbe\x47\x86"
    b"\x0f\xc1\x9d\xc6\x24\x0c\xa1\xcc\x2d\xe9\x2c\x6f\x4a\x74\x84\xaa\x5c\xb0\xa9\xdc\x76\xf9\x88\xda"
    b"\x98\x3e\x51\x52\xa8\x31\xc6\x6d\xb0\x03\x27\xc8\xbf\x59\x7f\xc7\xc6\xe0\x0b\xf3\xd5\xa7\x91\x47"
    b"\x06\xca\x63\x51\x14\x29\x29\x67\x27\xb7\x0a\x85\x2e\x1b\x21\x38\x4d\x2c\x6d\xfc\x53\x38\x0d\x13"
    b"\x65\x0a\x73\x54\x76\x6a\x0a\xbb\x81\xc2\xc9\x2e\x92\x72\x2c\x85\xa2\xbf\xe8\xa1\xa8\x1a\x66\x4b"
    b"\xc2\x4b\x8b\x70\xc7\x6c\x51\xa3\xd1\x92\xe8\x19\xd6\x99\x06\x24\xf4\x0e\x35\x85\x10\x6a\xa0\x70"
    b"\x19\xa4\xc1\x16\x1e\x37\x6c\x08\x27\x48\x77\x4c\x34\xb0\xbc\xb5\x39\x1c\x0c\xb3\x4e\xd8\xaa\x4a"
    b"\x5b\x9c\xca\x4f\x68\x2e\x6f\xf3\x74\x8f\x82\xee\x78\xa5\x63\x6f\x84\xc8\x78\x14\x8c\xc7\x02\x08"
    b"\x90\xbe\xff\xfa\xa4\x50\x6c\xeb\xbe\xf9\xa3\xf7\xc6\x71\x78\xf2"
))

# The second 32 bits of the square roots of the 9th to the 16th prime (§5.3.2).
INITIAL_224: Final = (
    b"\xc1\x05\x9e\xd8\x36\x7c\xd5\x07\x30\x70\xdd\x17\xf7\x0e\x59\x39\xff\xc0\x0b\x31\x68\x58\x15\x11"
    b"\x64\xf9\x8f\xa7\xbe\xfa\x4f\xa4"
)

# The first 32 bits of the square roots of the first eight primes (§5.3.3).
INITIAL_256: Final = (
    b"\x6a\x09\xe6\x67\xbb\x67\xae\x85\x3c\x6e\xf3\x72\xa5\x4f\xf5\x3a\x51\x0e\x52\x7f\x9b\x05\x68\x8c"
    b"\x1f\x83\xd9\xab\x5b\xe0\xcd\x19"
)


class Sha256(BlockHash):
    """The state is eight words; a block is sixteen, expanded to 64."""

    def __init__(self, name: str, digest_size: int, initial: bytes) -> None:
        super().__init__(name, digest_size, 64)
        self._state = words32(initial)
        self._schedule = [u32(0)] * 64

    def copy(self) -> BlockHash:
        other = Sha256(self.name, self.digest_size, b"")
        other._state = self._state.copy()
        other._copy_pending(self)
        return other

    def _compress(self, data: bytes, start: int) -> None:
        w = self._schedule
        for i in range(16):
            w[i] = load32(data, start + 4 * i)
        for i in range(16, 64):
            x = w[i - 15]
            y = w[i - 2]
            s0 = right32(x, u32(7)) ^ right32(x, u32(18)) ^ (x >> u32(3))
            s1 = right32(y, u32(17)) ^ right32(y, u32(19)) ^ (y >> u32(10))
            w[i] = w[i - 16] + s0 + w[i - 7] + s1
        state = self._state
        a, b, c, d = state[0], state[1], state[2], state[3]
        e, f, g, h = state[4], state[5], state[6], state[7]
        for i in range(64):
            s1 = right32(e, u32(6)) ^ right32(e, u32(11)) ^ right32(e, u32(25))
            t1 = h + s1 + ((e & f) ^ (~e & g)) + _K[i] + w[i]
            s0 = right32(a, u32(2)) ^ right32(a, u32(13)) ^ right32(a, u32(22))
            t2 = s0 + ((a & b) ^ (a & c) ^ (b & c))
            h = g
            g = f
            f = e
            e = d + t1
            d = c
            c = b
            b = a
            a = t1 + t2
        state[0] += a
        state[1] += b
        state[2] += c
        state[3] += d
        state[4] += e
        state[5] += f
        state[6] += g
        state[7] += h

    def _words(self) -> bytes:
        return bytes32(self._state)
