"""Initial sequence numbers (RFC 6528), and SYN cookies (RFC 4987 §3.6) for when there is no room for state.

A cookie is an initial sequence number that holds what the handshake must remember: 5 bits of time, 3 bits of
segment size, 24 bits of a keyed hash over both and the two ends. It needs no entry in any table, so a flood of
SYNs fills none.
"""

from typing import Final

from machine import u64

from net.clock import SECOND
from net.siphash import SipHash

_COOKIE_TICK: Final = 64 * SECOND
COOKIE_SIZES: Final = [536, 1200, 1360, 1400, 1440, 1452, 1460, 8960]
"""Segment sizes that 3 bits can stand for."""


class InitialSequence:
    """Numbers under a secret of 16 random bytes. Both ends of a connection are (address << 16) | port."""

    def __init__(self, secret: bytes) -> None:
        self.hash: SipHash = SipHash(secret)

    def _hash(self, local: int, remote: int, salt: int) -> int:
        return int(self.hash.of(u64(local), u64(remote), u64(salt)) >> 32)

    def number(self, local: int, remote: int, now: int) -> int:
        """M + F(local, remote, secret), where M ticks each 4 µs."""
        return (now // 4000 + self._hash(local, remote, -1)) & 0xFFFF_FFFF

    def _cookie(self, local: int, remote: int, client: int, tick: int, size: int) -> int:
        bits = ((tick & 31) << 27) | (size << 24)
        salt = (client << 16) ^ (tick << 3) ^ size
        return bits | (self._hash(local, remote, salt & 0x7FFF_FFFF_FFFF_FFFF) & 0xFF_FFFF)

    def cookie(self, local: int, remote: int, client: int, mss: int, now: int) -> int:
        """The number to answer a SYN with; `client` is the SYN's sequence number, `mss` its option (0: none)."""
        size = 0
        while size < 7 and COOKIE_SIZES[size + 1] <= mss:
            size += 1
        return self._cookie(local, remote, client, now // _COOKIE_TICK, size)

    def cookie_mss(self, local: int, remote: int, client: int, cookie: int, now: int) -> int:
        """The segment size of a cookie that this stack gave out in the last minute or two, or 0."""
        tick = now // _COOKIE_TICK
        size = (cookie >> 24) & 7
        for age in range(2):
            if tick >= age and self._cookie(local, remote, client, tick - age, size) == cookie:
                return COOKIE_SIZES[size]
        return 0
