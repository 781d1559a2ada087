"""What the server is built with; `-D NAME=VALUE` or unic.toml replace a value."""

from typing import Final

PORT: Final = 8080
TITLE: Final = "@NAME@"
TIMEOUT: Final = 10.0           # seconds that a client has for its request
HEAD_LIMIT: Final = 8192        # bytes of a request
