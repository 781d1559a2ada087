"""Error numbers the stack reports, with Linux's values (what CPython's `errno` has on Linux)."""

from typing import Final

EINVAL: Final = 22
EMSGSIZE: Final = 90
EADDRINUSE: Final = 98
EADDRNOTAVAIL: Final = 99
ENETUNREACH: Final = 101
ECONNABORTED: Final = 103
ECONNRESET: Final = 104
ENOBUFS: Final = 105
ETIMEDOUT: Final = 110
ECONNREFUSED: Final = 111
EHOSTUNREACH: Final = 113
EPIPE: Final = 32
ENOTCONN: Final = 107
