"""`a, *b = items` and `f(*items)`: the check of the number of items, with CPython's messages."""

from unsafe import noinline


@noinline
def check_unpack(count: int, wanted: int, starred: bool) -> None:
    """Raise ValueError unless `count` items suit `wanted` names (at least as many when one is starred)."""
    if count < wanted:
        least = "at least " if starred else ""
        raise ValueError(f"not enough values to unpack (expected {least}{wanted}, got {count})")
    if count > wanted and not starred:
        raise ValueError(f"too many values to unpack (expected {wanted})")


@noinline
def check_argument_count(count: int, wanted: int, others: int, name: str) -> None:
    """Raise TypeError unless `*items` passes as many values as are missing beside the `others` given one by one."""
    if count != wanted:
        total = wanted + others
        takes = f"takes {total} positional argument{'' if total == 1 else 's'}"
        raise TypeError(f"{name}() {takes} but {count + others} were given")
