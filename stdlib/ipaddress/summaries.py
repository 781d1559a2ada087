"""The fewest networks that hold certain addresses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from machine import u64

from ipaddress.addresses import IPv4Address
from ipaddress.networks import IPv4Network
from ipaddress.wide import bit_length, minus, moved, ones, plus, zeros_below


def summarize_address_range(first: IPv4Address, last: IPv4Address) -> Iterator[IPv4Network]:
    """The networks that make up the addresses from `first` to `last`."""
    first.same_version(last)
    if first > last:
        raise ValueError("last IP address must be greater than first")
    number = first.number
    while True:
        bits = _free_bits(number, last.number, 32)
        yield IPv4Network((first.made(number), 32 - bits))
        end = plus(number, ones(bits))
        if end == last.number:
            return
        number = moved(end, 1)


def _free_bits(start: tuple[u64, u64], end: tuple[u64, u64], bits: int) -> int:
    """The bits that the greatest network that starts at `start` and does not go beyond `end` leaves to its addresses."""
    return min(bits, zeros_below(start), bit_length(moved(minus(end, start), 1)) - 1)


def collapse_addresses(addresses: Iterable[IPv4Network]) -> Iterator[IPv4Network]:
    """The same addresses by as few networks as possible, sorted."""
    result: list[IPv4Network] = []
    for network in sorted(addresses):
        if len(result) > 0 and network.subnet_of(result[-1]):
            continue
        result.append(network)
        # Two halves become one.
        while len(result) > 1 and result[-1].prefixlen == result[-2].prefixlen \
                and result[-1].supernet() == result[-2].supernet() and result[-1] != result[-2]:
            result.pop()
            result.append(result.pop().supernet())
    return iter(result)
