"""A keyed hash of memory: a word of eight bytes at a time is mixed in by a folded multiplication, whose factor is the
key (the construction of Wang Yi's wyhash).

The key is random per boot where the runtime seeds it, so that an attacker who chooses dictionary keys
cannot choose their collisions.
"""
import unsafe
from machine import u64

key_low: u64 = u64(0x9E3779B97F4A7C15)
key_high: u64 = u64(0xD6E8FEB86659FD93)


def seed_hash(low: u64, high: u64) -> None:
    """Set the key. Must come before the first hash of a string that lives on."""
    global key_low, key_high
    key_low = low
    # A factor with few bits set would mix little.
    key_high = high ^ u64(0xD6E8FEB86659FD93) | 1


def folded_hash(address: u64, length: u64, low: u64, high: u64) -> u64:
    """The 64-bit hash of `length` bytes, not 0, of a text or bytes under the key (low, high); see text/storage.py for reading
    by words."""
    state = low ^ length
    rest = length
    while rest > 8:
        state = folded_product(state ^ unsafe.load64(address), high)
        address = address + 8
        rest = rest - 8
    # The last 1 to 8 bytes are the start of a word.
    unused = 64 - (rest << 3)
    return folded_product(state ^ unsafe.load64(address) << unused >> unused, high)


def folded_product(a: u64, b: u64) -> u64:
    return a * b ^ unsafe.multiply_high(a, b)


def hash_bytes(address: u64, length: u64) -> u64:
    """Hash of a byte sequence, not an empty one, under the key of this boot."""
    return folded_hash(address, length, key_low, key_high)
