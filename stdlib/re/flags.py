"""The flags, with CPython's values."""

from typing import Final

IGNORECASE: Final = 2
LOCALE: Final = 4
MULTILINE: Final = 8
DOTALL: Final = 16
UNICODE: Final = 32
VERBOSE: Final = 64
DEBUG: Final = 128
ASCII: Final = 256

# Flags are ints.
RegexFlag = int
