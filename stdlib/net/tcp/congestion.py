"""Congestion control: slow start, congestion avoidance, fast retransmit (RFC 5681) and NewReno (RFC 6582).

Decides only: the caller sends. Sizes are bytes, `recover` is a position (see sequence.py).
"""

from typing import Final

DUPLICATE_THRESHOLD: Final = 3
WINDOW_LIMIT: Final = 65535
"""More than a send buffer holds is of no use."""


class CongestionControl:
    """The congestion window of one connection, in bytes."""

    def __init__(self, mss: int, initial_send: int) -> None:
        self.mss: int = mss
        self.window: int = 0
        self.threshold: int = WINDOW_LIMIT
        self.duplicates: int = 0
        self.in_recovery: bool = False
        self.recover: int = initial_send
        self.restart(mss)

    def restart(self, mss: int) -> None:
        """The initial window (RFC 6928), when the segment size becomes known."""
        self.mss = mss
        self.window = min(10 * mss, max(2 * mss, 14600))

    def after_idle(self) -> None:
        """Nothing was sent for longer than a retransmission timeout (RFC 5681 §4.1)."""
        self.window = min(self.window, min(10 * self.mss, max(2 * self.mss, 14600)))

    def allowance(self) -> int:
        """Bytes that may be in flight; the first two duplicates let a segment each go (RFC 3042)."""
        if self.in_recovery:
            return self.window
        return self.window + min(self.duplicates, 2) * self.mss

    def acknowledged(self, count: int, position: int, in_flight: int) -> bool:
        """`count` new bytes were acknowledged, up to `position`. True: retransmit the next segment now."""
        self.duplicates = 0
        mss = self.mss
        if not self.in_recovery:
            if self.window < self.threshold:
                self.window += min(count, mss)
            else:
                self.window += max(1, mss * mss // self.window)
            self.window = min(self.window, WINDOW_LIMIT)
            return False
        if position >= self.recover:  # full acknowledgement
            self.in_recovery = False
            self.window = min(self.threshold, max(in_flight, mss) + mss)
            return False
        self.window = max(self.window - count, 0)  # partial: deflate by what left the network
        if count >= mss:
            self.window += mss
        return True

    def duplicate(self, position: int, in_flight: int, highest: int) -> bool:
        """A duplicate acknowledgement of `position` arrived. True: retransmit the first segment now."""
        self.duplicates += 1
        if self.in_recovery:
            self.window = min(self.window + self.mss, WINDOW_LIMIT)
            return False
        if self.duplicates != DUPLICATE_THRESHOLD or position <= self.recover:
            return False
        self.threshold = max(in_flight // 2, 2 * self.mss)
        self.window = self.threshold + DUPLICATE_THRESHOLD * self.mss
        self.recover = highest
        self.in_recovery = True
        return True

    def timed_out(self, in_flight: int, highest: int, is_first: bool) -> None:
        """The retransmission timer expired; the threshold changes the first time only (RFC 5681 §3.1)."""
        if is_first:
            self.threshold = max(in_flight // 2, 2 * self.mss)
        self.window = self.mss
        self.recover = highest
        self.in_recovery = False
        self.duplicates = 0
