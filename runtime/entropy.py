"""Random bytes as an object, over the platform's entropy source."""

from unsafe import new_with_tail, tail
from machine import u64

import image

if image.TARGET == "qemu":
    from runtime.qemu.entropy import fill
elif image.TARGET == "xen":
    from runtime.xen.entropy import fill
else:
    from runtime.jail.entropy import fill


def random_bytes(count: int) -> bytes:
    """`count` unpredictable bytes."""
    made = new_with_tail(bytes, u64(count))
    made.length = count
    fill(tail(made), u64(count))
    return made
