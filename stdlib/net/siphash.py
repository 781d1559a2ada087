"""SipHash-2-4 (Aumasson, Bernstein 2012): the keyed hash behind initial sequence numbers and SYN cookies."""

from machine import u64


def _rotate(x: u64, count: int) -> u64:
    return u64((x << count) | (x >> (64 - count)))


def _word(data: bytes, at: int) -> u64:
    """The little-endian 64-bit word of 8 bytes."""
    value = u64(0)
    i = 7
    while i >= 0:
        value = u64((value << 8) | u64(data[at + i]))
        i -= 1
    return value


class SipHash:
    """The hash under one 16-byte secret key."""

    def __init__(self, key: bytes) -> None:
        self.k0: u64 = _word(key, 0)
        self.k1: u64 = _word(key, 8)

    def of(self, first: u64, second: u64, third: u64) -> u64:
        """The hash of the three values, each as 8 little-endian bytes."""
        v0 = u64(self.k0 ^ 0x736F6D6570736575)
        v1 = u64(self.k1 ^ 0x646F72616E646F6D)
        v2 = u64(self.k0 ^ 0x6C7967656E657261)
        v3 = u64(self.k1 ^ 0x7465646279746573)
        for i in range(5):
            rounds = 2
            word = u64(0)
            if i == 0:
                word = first
            elif i == 1:
                word = second
            elif i == 2:
                word = third
            elif i == 3:
                word = u64(u64(24) << 56)  # the length in bytes, in the top byte
            else:
                v2 = u64(v2 ^ 0xFF)
                rounds = 4
            v3 = u64(v3 ^ word)
            while rounds > 0:
                v0 = u64(v0 + v1)
                v1 = u64(_rotate(v1, 13) ^ v0)
                v0 = _rotate(v0, 32)
                v2 = u64(v2 + v3)
                v3 = u64(_rotate(v3, 16) ^ v2)
                v0 = u64(v0 + v3)
                v3 = u64(_rotate(v3, 21) ^ v0)
                v2 = u64(v2 + v1)
                v1 = u64(_rotate(v1, 17) ^ v2)
                v2 = _rotate(v2, 32)
                rounds -= 1
            v0 = u64(v0 ^ word)
        return u64(v0 ^ v1 ^ v2 ^ v3)
