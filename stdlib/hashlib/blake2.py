"""BLAKE2b and BLAKE2s (RFC 7693), with the parameters of the BLAKE2 paper §2.8."""

from typing import Final

from hashlib.block import BlockHash, bytes32, bytes64, load32_little, load64_little, right32, right64, words32, words64
from machine import u32, u64

# The initial values are SHA-512's and SHA-256's (RFC 7693 §2.6).
_INITIAL_B: Final = words64(
    b"\x6a\x09\xe6\x67\xf3\xbc\xc9\x08\xbb\x67\xae\x85\x84\xca\xa7\x3b\x3c\x6e\xf3\x72\xfe\x94\xf8\x2b"
    b"\xa5\x4f\xf5\x3a\x5f\x1d\x36\xf1\x51\x0e\x52\x7f\xad\xe6\x82\xd1\x9b\x05\x68\x8c\x2b\x3e\x6c\x1f"
    b"\x1f\x83\xd9\xab\xfb\x41\xbd\x6b\x5b\xe0\xcd\x19\x13\x7e\x21\x79"
)
_INITIAL_S: Final = words32(
    b"\x6a\x09\xe6\x67\xbb\x67\xae\x85\x3c\x6e\xf3\x72\xa5\x4f\xf5\x3a\x51\x0e\x52\x7f\x9b\x05\x68\x8c"
    b"\x1f\x83\xd9\xab\x5b\xe0\xcd\x19"
)
# The order in which each round takes the words of the block (RFC 7693 §2.7).
_SIGMA: Final = (
    b"\x00\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b\x0c\x0d\x0e\x0f"
    b"\x0e\x0a\x04\x08\x09\x0f\x0d\x06\x01\x0c\x00\x02\x0b\x07\x05\x03"
    b"\x0b\x08\x0c\x00\x05\x02\x0f\x0d\x0a\x0e\x03\x06\x07\x01\x09\x04"
    b"\x07\x09\x03\x01\x0d\x0c\x0b\x0e\x02\x06\x05\x0a\x04\x00\x0f\x08"
    b"\x09\x00\x05\x07\x02\x04\x0a\x0f\x0e\x01\x0b\x0c\x06\x08\x03\x0d"
    b"\x02\x0c\x06\x0a\x00\x0b\x08\x03\x04\x0d\x07\x05\x0f\x0e\x01\x09"
    b"\x0c\x05\x01\x0f\x0e\x0d\x04\x0a\x00\x07\x06\x03\x09\x02\x08\x0b"
    b"\x0d\x0b\x07\x0e\x0c\x01\x03\x09\x05\x00\x0f\x04\x08\x06\x02\x0a"
    b"\x06\x0f\x0e\x09\x0b\x03\x00\x08\x0c\x02\x0d\x07\x01\x04\x0a\x05"
    b"\x0a\x02\x08\x04\x07\x06\x01\x05\x0f\x0b\x09\x0e\x03\x0c\x0d\x00"
)


class Blake2(BlockHash):
    """What both have in common: the last block is kept back, since it is compressed with a flag."""

    def __init__(self, name: str, digest_size: int, block_size: int, last_node: bool) -> None:
        super().__init__(name, digest_size, block_size)
        self._last_node = last_node

    def _take(self, data: bytes) -> None:
        size = self.block_size
        start = 0
        if len(self._pending) + len(data) <= size:
            self._pending += data
            return
        if len(self._pending) > 0:
            start = size - len(self._pending)
            self._pending += data[:start]
            self._length += size
            self._compress(bytes(self._pending), 0)
            self._pending.clear()
        while start + size < len(data):
            self._length += size
            self._compress(data, start)
            start += size
        self._pending += data[start:]

    def _finish(self) -> None:
        self._length += len(self._pending)
        self._pending += bytes(self.block_size - len(self._pending))
        self._finalize()
        self._compress(bytes(self._pending), 0)

    def _finalize(self) -> None:
        raise NotImplementedError


class Blake2b(Blake2):
    """Words of 64 bits, twelve rounds."""

    def __init__(self, digest_size: int, parameters: bytes, last_node: bool) -> None:
        super().__init__("blake2b", digest_size, 128, last_node)
        self._state = _INITIAL_B.copy()
        for i in range(len(parameters) // 8):
            self._state[i] ^= load64_little(parameters, 8 * i)
        self._flag = u64(0)
        self._node_flag = u64(0)
        self._block = [u64(0)] * 16
        self._work = [u64(0)] * 16

    def copy(self) -> BlockHash:
        other = Blake2b(self.digest_size, b"", self._last_node)
        other._state = self._state.copy()
        other._copy_pending(self)
        return other

    def _finalize(self) -> None:
        self._flag = ~u64(0)
        if self._last_node:
            self._node_flag = ~u64(0)

    def _compress(self, data: bytes, start: int) -> None:
        m = self._block
        for i in range(16):
            m[i] = load64_little(data, start + 8 * i)
        v = self._work
        state = self._state
        for i in range(8):
            v[i] = state[i]
            v[i + 8] = _INITIAL_B[i]
        v[12] ^= u64(self._length)
        v[14] ^= self._flag
        v[15] ^= self._node_flag
        for turn in range(12):
            s = 16 * (turn % 10)
            for i in range(8):
                # Four columns, then four diagonals.
                a = i & 3
                b = 4 + (i & 3) if i < 4 else 4 + ((i + 1) & 3)
                c = 8 + (i & 3) if i < 4 else 8 + ((i + 2) & 3)
                d = 12 + (i & 3) if i < 4 else 12 + ((i + 3) & 3)
                va, vb, vc, vd = v[a], v[b], v[c], v[d]
                va = va + vb + m[_SIGMA[s + 2 * i]]
                vd = right64(vd ^ va, u64(32))
                vc = vc + vd
                vb = right64(vb ^ vc, u64(24))
                va = va + vb + m[_SIGMA[s + 2 * i + 1]]
                vd = right64(vd ^ va, u64(16))
                vc = vc + vd
                vb = right64(vb ^ vc, u64(63))
                v[a] = va
                v[b] = vb
                v[c] = vc
                v[d] = vd
        for i in range(8):
            state[i] ^= v[i] ^ v[i + 8]

    def _words(self) -> bytes:
        return bytes64(self._state, "little")


class Blake2s(Blake2):
    """Words of 32 bits, ten rounds."""

    def __init__(self, digest_size: int, parameters: bytes, last_node: bool) -> None:
        super().__init__("blake2s", digest_size, 64, last_node)
        self._state = _INITIAL_S.copy()
        for i in range(len(parameters) // 4):
            self._state[i] ^= load32_little(parameters, 4 * i)
        self._flag = u32(0)
        self._node_flag = u32(0)
        self._block = [u32(0)] * 16
        self._work = [u32(0)] * 16

    def copy(self) -> BlockHash:
        other = Blake2s(self.digest_size, b"", self._last_node)
        other._state = self._state.copy()
        other._copy_pending(self)
        return other

    def _finalize(self) -> None:
        self._flag = ~u32(0)
        if self._last_node:
            self._node_flag = ~u32(0)

    def _compress(self, data: bytes, start: int) -> None:
        m = self._block
        for i in range(16):
            m[i] = load32_little(data, start + 4 * i)
        v = self._work
        state = self._state
        for i in range(8):
            v[i] = state[i]
            v[i + 8] = _INITIAL_S[i]
        v[12] ^= u32(self._length & 0xFFFFFFFF)
        v[13] ^= u32(self._length >> 32)
        v[14] ^= self._flag
        v[15] ^= self._node_flag
        for turn in range(10):
            s = 16 * turn
            for i in range(8):
                a = i & 3
                b = 4 + (i & 3) if i < 4 else 4 + ((i + 1) & 3)
                c = 8 + (i & 3) if i < 4 else 8 + ((i + 2) & 3)
                d = 12 + (i & 3) if i < 4 else 12 + ((i + 3) & 3)
                va, vb, vc, vd = v[a], v[b], v[c], v[d]
                va = va + vb + m[_SIGMA[s + 2 * i]]
                vd = right32(vd ^ va, u32(16))
                vc = vc + vd
                vb = right32(vb ^ vc, u32(12))
                va = va + vb + m[_SIGMA[s + 2 * i + 1]]
                vd = right32(vd ^ va, u32(8))
                vc = vc + vd
                vb = right32(vb ^ vc, u32(7))
                v[a] = va
                v[b] = vb
                v[c] = vc
                v[d] = vd
        for i in range(8):
            state[i] ^= v[i] ^ v[i + 8]

    def _words(self) -> bytes:
        return bytes32(self._state, "little")


def blake2b(digest_size: int, key: bytes, salt: bytes, person: bytes, fanout: int, depth: int, leaf_size: int,
            node_offset: int, node_depth: int, inner_size: int, last_node: bool) -> BlockHash:
    _check(64, 16, 2 ** 62, digest_size, key, salt, person, fanout, depth, leaf_size, node_offset, node_depth, inner_size)
    parameters = bytes([digest_size, len(key), fanout, depth]) + leaf_size.to_bytes(4, "little") \
        + node_offset.to_bytes(8, "little") + bytes([node_depth, inner_size]) + bytes(14) \
        + salt + bytes(16 - len(salt)) + person + bytes(16 - len(person))
    return _keyed(Blake2b(digest_size, parameters, last_node), key)


def blake2s(digest_size: int, key: bytes, salt: bytes, person: bytes, fanout: int, depth: int, leaf_size: int,
            node_offset: int, node_depth: int, inner_size: int, last_node: bool) -> BlockHash:
    _check(32, 8, 0xFFFFFFFFFFFF, digest_size, key, salt, person, fanout, depth, leaf_size, node_offset, node_depth, inner_size)
    parameters = bytes([digest_size, len(key), fanout, depth]) + leaf_size.to_bytes(4, "little") \
        + node_offset.to_bytes(6, "little") + bytes([node_depth, inner_size]) \
        + salt + bytes(8 - len(salt)) + person + bytes(8 - len(person))
    return _keyed(Blake2s(digest_size, parameters, last_node), key)


def _keyed(hash: Blake2, key: bytes) -> BlockHash:
    """A key is a block of its own before the data (RFC 7693 §3.3)."""
    if len(key) > 0:
        hash._take(key + bytes(hash.block_size - len(key)))
    return hash


def _check(largest: int, salt_size: int, largest_offset: int, digest_size: int, key: bytes, salt: bytes, person: bytes,
           fanout: int, depth: int, leaf_size: int, node_offset: int, node_depth: int, inner_size: int) -> None:
    if digest_size <= 0 or digest_size > largest:
        raise ValueError(f"digest_size must be between 1 and {largest} bytes")
    if len(salt) > salt_size:
        raise ValueError(f"maximum salt length is {salt_size} bytes")
    if len(person) > salt_size:
        raise ValueError(f"maximum person length is {salt_size} bytes")
    if fanout < 0 or fanout > 255:
        raise ValueError("fanout must be between 0 and 255")
    if depth <= 0 or depth > 255:
        raise ValueError("depth must be between 1 and 255")
    if leaf_size < 0:
        raise ValueError("value must be positive")
    if leaf_size > 0xFFFFFFFF:
        raise OverflowError("leaf_size is too large")
    if node_offset < 0:
        raise ValueError("value must be positive")
    if node_offset > largest_offset:
        raise OverflowError("node_offset is too large")
    if node_depth < 0 or node_depth > 255:
        raise ValueError("node_depth must be between 0 and 255")
    if inner_size < 0 or inner_size > largest:
        raise ValueError(f"inner_size must be between 0 and is {largest}")
    if len(key) > largest:
        raise ValueError(f"maximum key length is {largest} bytes")
