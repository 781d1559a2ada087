"""Random words from the processor: RDRAND, and what is made of timing jitter where there is none.

Without RDRAND there is nothing better inside a guest than the unpredictable latency of leaving to the VMM: each
sample is the time stamp counter after such an exit, 64 of them stirred into every 8 bytes. That keeps sequence numbers
and hash seeds from being guessed; do not make long-lived keys with it.
"""

from typing import Callable, Final

import unsafe
from machine import u8, u32, u64

RDRAND_BIT: Final = u32(1 << 30)
# The generator may run dry for a moment; Intel's advice is 10 attempts.
ATTEMPTS: Final = 10
SAMPLES: Final = 64
# 2**64 / golden ratio, odd: spreads a sample over the word.
MULTIPLIER: Final = u64(0x9E3779B97F4A7C15)


def fill_random(a: u64, n: u64, leave: Callable[[], None]) -> None:
    """Random bytes for the `n` bytes at `a`. leave: goes to the VMM and comes back."""
    _, _, features, _ = unsafe.cpuid(u32(1), u32(0))
    has_rdrand = features & RDRAND_BIT != 0
    while n > 0:
        word = random_word(has_rdrand, leave)
        count = u64(0)
        while count < 8 and n > 0:
            unsafe.store8(a, u8(word))
            word = word >> 8
            a = a + 1
            n = n - 1
            count = count + 1


def random_word(has_rdrand: bool, leave: Callable[[], None]) -> u64:
    if has_rdrand:
        for _ in range(ATTEMPTS):
            valid, word = unsafe.rdrand()
            if valid:
                return word
    return jitter_word(leave)


def jitter_word(leave: Callable[[], None]) -> u64:
    state = unsafe.rdtsc()
    for _ in range(SAMPLES):
        leave()
        state = ((state << 7) | (state >> 57)) ^ unsafe.rdtsc()
        state = state * MULTIPLIER
    return state ^ (state >> 29)
