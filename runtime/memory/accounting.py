"""How much has been allocated, how much was live, and so when the next collection is due."""

from typing import Final

from machine import u64

CACHED: Final = u64(0x80000)

# Bytes handed out in runs and large objects since the start, and since the last collection.
total: u64 = u64(0)
since_collection: u64 = u64(0)
# Bytes found live by the last collection, and how many collections there have been.
live: u64 = u64(0)
collections: u64 = u64(0)
# Bytes between two collections: twice as much as is live, so that marking costs a constant factor of allocating,
# and no less than `least`, so that a small program does not collect all the time.
threshold: u64 = u64(0)
least: u64 = u64(0)


def initialize_accounting(capacity: u64) -> None:
    """`capacity`: bytes of all pages. An eighth of it, but not over 8 MiB, is let grow before a collection is thought
    of. Measured: 2 MiB, the second-level cache, is three times slower where trees of a few MiB come and go."""
    global total, since_collection, live, collections, threshold, least
    total = u64(0)
    since_collection = u64(0)
    live = u64(0)
    collections = u64(0)
    least = capacity >> 3
    if least > 0x800000:
        least = u64(0x800000)
    threshold = CACHED


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
    return since_collection >= (threshold >> 1)


def record_collection(live_now: u64, unused: u64) -> None:
    """Start the next cycle: `live_now` bytes survived, `unused` bytes had been charged but not taken."""
    global total, since_collection, live, collections, threshold
    total = total - unused
    since_collection = u64(0)
    live = live_now
    collections = collections + 1
    threshold = live_now << 4
    if threshold > least:
        threshold = least
    if threshold < live_now << 1:
        threshold = live_now << 1
    if threshold < CACHED:
        threshold = CACHED
