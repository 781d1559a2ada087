"""MD5 (RFC 1321). Broken: for checksums of old protocols only."""

from typing import Final

from hashlib.block import BlockHash, bytes32, left32, load32_little, words32
from machine import u32

# The first 32 bits of |sin(i + 1)|, i in radians (RFC 1321 §3.4).
_K: Final = words32((
    b"\xd7\x6a\xa4\x78\xe8\xc7\xb7\x56\x24\x20\x70\xdb\xc1\xbd\xce\xee\xf5\x7c\x0f\xaf\x47\x87\xc6\x2a"
    b"\xa8\x30\x46\x13\xfd\x46\x95\x01\x69\x80\x98\xd8\x8b\x44\xf7\xaf\xff\xff\x5b\xb1\x89\x5c\xd7\xbe"
    b"\x6b\x90\x11\x22\xfd\x98\x71\x93\xa6\x79\x43\x8e\x49\xb4\x08\x21\xf6\x1e\x25\x62\xc0\x40\xb3\x40"
    b"\x26\x5e\x5a\x51\xe9\xb6\xc7\xaa\xd6\x2f\x10\x5d\x02\x44\x14\x53\xd8\xa1\xe6\x81\xe7\xd3\xfb\xc8"
    b"\x21\xe1\xcd\xe6\xc3\x37\x07\xd6\xf4\xd5\x0d\x87\x45\x5a\x14\xed\xa9\xe3\xe9\x05\xfc\xef\xa3\xf8"
    b"\x67\x6f\x02\xd9\x8d\x2a\x4c\x8a\xff\xfa\x39\x42\x87\x71\xf6\x81\x6d\x9d\x61\x22\xfd\xe5\x38\x0c"
    b"\xa4\xbe\xea\x44\x4b\xde\xcf\xa9\xf6\xbb\x4b\x60\xbe\xbf\xbc\x70\x28\x9b\x7e\xc6\xea\xa1\x27\xfa"
    b"\xd4\xef\x30\x85\x04\x88\x1d\x05\xd9\xd4\xd0\x39\xe6\xdb\x99\xe5\x1f\xa2\x7c\xf8\xc4\xac\x56\x65"
    b"\xf4\x29\x22\x44\x43\x2a\xff\x97\xab\x94\x23\xa7\xfc\x93\xa0\x39\x65\x5b\x59\xc3\x8f\x0c\xcc\x92"
    b"\xff\xef\xf4\x7d\x85\x84\x5d\xd1\x6f\xa8\x7e\x4f\xfe\x2c\xe6\xe0\xa3\x01\x43\x14\x4e\x08\x11\xa1"
    b"\xf7\x53\x7e\x82\xbd\x3a\xf2\x35\x2a\xd7\xd2\xbb\xeb\x86\xd3\x91"
))
_INITIAL: Final = b"\x67\x45\x23\x01\xef\xcd\xab\x89\x98\xba\xdc\xfe\x10\x32\x54\x76"
# Rotations, four a round.
_ROTATIONS: Final = b"\x07\x0c\x11\x16\x05\x09\x0e\x14\x04\x0b\x10\x17\x06\x0a\x0f\x15"


class Md5(BlockHash):
    """The state is four words, a block is sixteen, all with the least significant byte first."""

    def __init__(self) -> None:
        super().__init__("md5", 16, 64)
        self._state = words32(_INITIAL)
        self._block = [u32(0)] * 16

    def copy(self) -> BlockHash:
        other = Md5()
        other._state = self._state.copy()
        other._copy_pending(self)
        return other

    def _compress(self, data: bytes, start: int) -> None:
        x = self._block
        for i in range(16):
            x[i] = load32_little(data, start + 4 * i)
        state = self._state
        a, b, c, d = state[0], state[1], state[2], state[3]
        for i in range(64):
            turn = i >> 4
            if turn == 0:
                f = (b & c) | (~b & d)
                k = i
            elif turn == 1:
                f = (d & b) | (~d & c)
                k = (5 * i + 1) & 15
            elif turn == 2:
                f = b ^ c ^ d
                k = (3 * i + 5) & 15
            else:
                f = c ^ (b | ~d)
                k = (7 * i) & 15
            f = f + a + _K[i] + x[k]
            a = d
            d = c
            c = b
            count = u32(_ROTATIONS[turn * 4 + (i & 3)])
            b = b + left32(f, count)
        state[0] += a
        state[1] += b
        state[2] += c
        state[3] += d

    def _length_bytes(self, bits: int) -> bytes:
        return bits.to_bytes(8, "little")

    def _words(self) -> bytes:
        return bytes32(self._state, "little")
