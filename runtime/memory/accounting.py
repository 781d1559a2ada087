"""How much has been allocated, how much was live, and so when the next collection is due."""

from typing import Final

from machine import u64

# A program with little live collects each time it has allocated this, and so stays in the second-level cache, where
# allocating is up to twice as fast.
IN_CACHE: Final = u64(0x80000)

# Bytes handed out in runs and large objects since the start, and since the last collection.
total: u64 = u64(0)
since_collection: u64 = u64(0)
# Bytes found live by the last collection, and how many collections there have been.
live: u64 = u64(0)
collections: u64 = u64(0)
# Bytes between two collections.
threshold: u64 = u64(0)
# The most that is let grow before a collection while three times what is live is less.
most: u64 = u64(0)


def initialize_accounting(capacity: u64) -> None:
    """`capacity`: bytes of all pages. An eighth of it, but not over 8 MiB, is let grow before a collection is thought
    of where there is more live than a processor's cache holds. Measured: 2 MiB, the second-level cache, is three times
    slower where trees of a few MiB come and go."""
    global total, since_collection, live, collections, threshold, most
    total = u64(0)
    since_collection = u64(0)
    live = u64(0)
    collections = u64(0)
    most = capacity >> 3
    if most > 0x800000:
        most = u64(0x800000)
    threshold = IN_CACHE


def charge(size: u64) -> None:
    """Count `size` bytes as allocated."""
    global total, since_collection
    total = total + size
    since_collection = since_collection + size


def is_due() -> bool:
    """Whether enough has been allocated since the last collection for the next."""
    return since_collection >= threshold


def is_worthwhile() -> bool:
    """Whether a collection now, while there is nothing else to do, would spare one soon."""
    return since_collection >= threshold - (threshold >> 2)


def record_collection(live_now: u64, unused: u64) -> None:
    """Start the next cycle: `live_now` bytes survived, `unused` bytes had been charged but not taken."""
    global total, since_collection, live, collections, threshold
    total = total - unused
    since_collection = u64(0)
    live = live_now
    collections = collections + 1
    # Three times what is live, so that marking costs a constant factor of allocating; of little sixteen times, up to `most`.
    threshold = live_now << 4
    if threshold > most:
        threshold = most
    if threshold < live_now * 3:
        threshold = live_now * 3
    if threshold < IN_CACHE:
        threshold = IN_CACHE
