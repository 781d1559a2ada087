"""SipHash-1-3 (Aumasson and Bernstein, "SipHash: a fast short-input PRF", 2012) over memory.

The key is random per boot where the runtime seeds it, so that an attacker who chooses dictionary keys
cannot choose their collisions.
"""
import unsafe
from machine import u64
from unsafe import noinline

key_low: u64 = u64(0x0706050403020100)
key_high: u64 = u64(0x0F0E0D0C0B0A0908)


def seed_hash(low: u64, high: u64) -> None:
    """Set the key. Must come before the first hash of a string that lives on."""
    global key_low, key_high
    key_low = low
    key_high = high


@noinline
def siphash13(address: u64, length: u64, low: u64, high: u64) -> u64:
    """The 64-bit hash of `length` bytes under the key (low, high)."""
    v0 = low ^ u64(0x736F6D6570736575)
    v1 = high ^ u64(0x646F72616E646F6D)
    v2 = low ^ u64(0x6C7967656E657261)
    v3 = high ^ u64(0x7465646279746573)
    a = address
    end = address + (length & ~u64(7))
    # One loop does the whole words, the last word (rest of the bytes and the length) and the three rounds
    # of finalisation, so that the round is in the code once.
    word = u64(0)
    final_rounds = u64(0)
    message_left = True
    while final_rounds < 3:
        if a < end:
            word = unsafe.load64(a)
            a = a + 8
        elif message_left:
            word = (length << 56) | last_bytes(a, length & 7)
            message_left = False
        else:
            word = u64(0)
            if final_rounds == 0:
                v2 = v2 ^ 0xFF
            final_rounds = final_rounds + 1
        v3 = v3 ^ word
        v0 = v0 + v1
        v1 = ((v1 << 13) | (v1 >> 51)) ^ v0
        v0 = (v0 << 32) | (v0 >> 32)
        v2 = v2 + v3
        v3 = ((v3 << 16) | (v3 >> 48)) ^ v2
        v0 = v0 + v3
        v3 = ((v3 << 21) | (v3 >> 43)) ^ v0
        v2 = v2 + v1
        v1 = ((v1 << 17) | (v1 >> 47)) ^ v2
        v2 = (v2 << 32) | (v2 >> 32)
        v0 = v0 ^ word
    return v0 ^ v1 ^ v2 ^ v3


def last_bytes(address: u64, length: u64) -> u64:
    """The last 0 to 7 bytes as a little-endian number. They are the end of a word, of which the memory before them
    is the start: an object's header at least."""
    if length == 0:
        return u64(0)
    return unsafe.load64(address + length - 8) >> (64 - (length << 3))


def hash_bytes(address: u64, length: u64) -> u64:
    """Hash of a byte sequence under the key of this boot."""
    return siphash13(address, length, key_low, key_high)
