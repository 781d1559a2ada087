"""`a, *b = items`: the check of the number of items, with CPython's messages."""

from unsafe import noinline


@noinline
def check_unpack(count: int, wanted: int, starred: bool) -> None:
    """Raise ValueError unless `count` items suit `wanted` names (at least as many when one is starred)."""
    if count < wanted:
        least = "at least " if starred else ""
        raise ValueError(f"not enough values to unpack (expected {least}{wanted}, got {count})")
    if count > wanted and not starred:
        raise ValueError(f"too many values to unpack (expected {wanted})")
