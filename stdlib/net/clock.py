"""Units of the monotonic clock the stack is given: nanoseconds, as plain integers."""

from typing import Final

MILLISECOND: Final = 1_000_000
SECOND: Final = 1_000_000_000
NEVER: Final = 4_611_686_018_427_387_904
"""2**62: a deadline that is not set; adding an interval to it still fits in 64 bits."""
