"""Random bytes of a Xen guest."""

from machine import u64
from runtime.x86.randomness import fill_random
from runtime.xen.hypercalls import yield_processor


def fill(a: u64, n: u64) -> None:
    """See runtime/platform.py."""
    fill_random(a, n, yield_processor)
