"""Round-trip time estimation and the retransmission timeout (RFC 6298); all times in nanoseconds."""

from typing import Final

from net.clock import MILLISECOND, SECOND

INITIAL_TIMEOUT: Final = SECOND
MINIMUM_TIMEOUT: Final = 200 * MILLISECOND
"""RFC 6298 (2.4) asks for 1 s; like the common stacks we go lower, above any delayed acknowledgement."""
MAXIMUM_TIMEOUT: Final = 60 * SECOND
GRANULARITY: Final = MILLISECOND


class RttEstimator:
    """`timeout` is the RTO with its backoff, `base` without."""

    def __init__(self) -> None:
        self.smoothed: int = 0
        self.variation: int = 0
        self.base: int = INITIAL_TIMEOUT
        self.timeout: int = INITIAL_TIMEOUT

    def sample(self, measured: int) -> None:
        """A measured round trip of a segment that was sent once only (Karn's algorithm)."""
        if self.smoothed == 0:
            self.smoothed = measured
            self.variation = measured // 2
        else:
            self.variation = (3 * self.variation + abs(self.smoothed - measured)) // 4
            self.smoothed = (7 * self.smoothed + measured) // 8
        timeout = self.smoothed + max(GRANULARITY, 4 * self.variation)
        self.base = min(max(timeout, MINIMUM_TIMEOUT), MAXIMUM_TIMEOUT)
        self.timeout = self.base

    def back_off(self) -> None:
        """A timeout expired (5.5)."""
        self.timeout = min(self.timeout * 2, MAXIMUM_TIMEOUT)

    def forget_backoff(self) -> None:
        """The timeouts were the peer's closed window, not the network."""
        self.timeout = self.base
