"""A token bucket for answers that an attacker could provoke (RFC 1812 §4.3.2.8, RFC 5961 §7)."""

from net.clock import SECOND


class RateLimit:
    """Allows `per_second` events in each second of the clock."""

    def __init__(self, per_second: int) -> None:
        self.per_second: int = per_second
        self.left: int = per_second
        self.refill_at: int = 0

    def allows(self, now: int) -> bool:
        """Whether there may be one more now, which then counts. now: nanoseconds."""
        if now >= self.refill_at:
            self.left = self.per_second
            self.refill_at = now + SECOND
        if self.left == 0:
            return False
        self.left -= 1
        return True
