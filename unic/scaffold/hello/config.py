"""What the program is built with; `-D NAME=VALUE` or unic.toml replace a value."""

from typing import Final

GREETING: Final = "Hello"
