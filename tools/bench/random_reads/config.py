"""Defaults; -D NAME=VALUE overrides them."""

from typing import Final

READS: Final = 60_000
DEPTH: Final = 32       # reads under way at a time
SIZE: Final = 4096      # bytes of one
