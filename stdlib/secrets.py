"""secrets: random numbers and tokens for keys and passwords."""

import base64
import binascii
from collections.abc import Sequence
from typing import Final, TypeVar

from hmac import compare_digest
from random import SystemRandom
from runtime.platform import random_bytes

T = TypeVar("T")

DEFAULT_ENTROPY: Final = 32

_source: Final = SystemRandom()


def randbits(k: int) -> int:
    """A number of `k` random bits."""
    return _source.getrandbits(k)


def choice(seq: Sequence[T]) -> T:
    """One of the items."""
    return _source.choice(seq)


def randbelow(exclusive_upper_bound: int) -> int:
    """A number from 0 to below the bound; ValueError for a bound below 1."""
    if exclusive_upper_bound <= 0:
        raise ValueError("Upper bound must be positive.")
    return _source.randrange(exclusive_upper_bound)


def token_bytes(nbytes: int | None = None) -> bytes:
    """Random bytes, 32 for None."""
    return random_bytes(DEFAULT_ENTROPY if nbytes is None else nbytes)


def token_hex(nbytes: int | None = None) -> str:
    """Random bytes as hexadecimal digits."""
    return binascii.hexlify(token_bytes(nbytes)).decode("ascii")


def token_urlsafe(nbytes: int | None = None) -> str:
    """Random bytes as base64 for URLs, without padding."""
    return base64.urlsafe_b64encode(token_bytes(nbytes)).rstrip(b"=").decode("ascii")
