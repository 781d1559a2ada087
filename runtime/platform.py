"""The platform contract: all that the language runtime and the libraries ask of a platform.

A platform is a folder with one file for each part and the same file names in each. This module
picks the one the image is built for. Nothing here allocates, except `arguments`.

`write(a, n)`
    Console output: the `n` bytes at `a`, all of them, in order, before it returns. No errors: a
    console that has gone away swallows them.
`read(a, n)`
    Console input: waits until there is some and puts at most `n` > 0 bytes of it at `a`; how many, 0 at its end. No errors: an
    input that has gone away is at its end.
`monotonic()`
    Nanoseconds since some fixed moment; never goes back. The first call may take 3 ms to find the
    clock's frequency. Panics when the machine has no clock.
`wall()`
    Nanoseconds since 1970-01-01 UTC; 0 at the first call when the machine does not know the date.
`entropy(a, n)`
    Fills `n` bytes at `a` with random bytes fit for keys, as far as the machine has a source.
`wait(deadline)`
    Sleeps until `monotonic()` reaches `deadline`, or a device that was let to wake has something
    to say, or for no reason: callers check both. Returns at once for a deadline in the past.
`exit(status)`
    Ends the image with `status & 255`. Never returns, flushes nothing.
`prepare()`
    What the platform has to do before there is a heap. Called once, first of all.
`heap_range()`
    (start, end) of the memory for the heap. Called once, before the seal.
`arguments()`
    The arguments the image was started with, without a program name.
`open_blocks(wanted)`
    The block devices of the manifest (runtime/drivers/block.py), each None where it is not attached. Called at most once,
    before the seal, by runtime/block_devices.py, which checks that they will do.
`open_network()`
    The network device (MAC, MTU, send and receive of frames, checksums that it makes or vouches for, arming before a wait),
    opened before the seal and the same at every call, or None where there is none. An image of the jail that is built for
    the host's sockets (image.SOCKETS) has none: what it has in its place is in runtime/jail/sockets.py.
`seal()`
    From here on no mapping changes, and the jail leaves the system calls that the program needs. Called once, before the
    application; panics where the host refuses.
"""

import image
from runtime.entropy import random_bytes

if image.TARGET == "qemu":
    from runtime.drivers.virtio.network import NetworkDevice
    from runtime.qemu.arguments import arguments
    from runtime.qemu.block import open_blocks
    from runtime.qemu.clock import monotonic, wall
    from runtime.qemu.console import write
    from runtime.qemu.console_input import read
    from runtime.qemu.entropy import fill as entropy
    from runtime.qemu.exit import exit
    from runtime.qemu.memory import heap_range
    from runtime.qemu.network import open as open_network
    from runtime.qemu.start import prepare
    from runtime.qemu.supervisor import seal
    from runtime.qemu.wait import wait
elif image.TARGET == "xen":
    from runtime.drivers.xen.network import NetworkDevice
    from runtime.xen.arguments import arguments
    from runtime.xen.block import open_blocks
    from runtime.xen.clock import monotonic, wall
    from runtime.xen.console import write
    from runtime.xen.console_input import read
    from runtime.xen.entropy import fill as entropy
    from runtime.xen.exit import exit
    from runtime.xen.memory import heap_range
    from runtime.xen.network import open as open_network
    from runtime.xen.start import prepare
    from runtime.xen.supervisor import seal
    from runtime.xen.wait import wait
else:
    from runtime.jail.arguments import arguments
    from runtime.jail.block import open_blocks
    from runtime.jail.clock import monotonic, wall
    from runtime.jail.console import write
    from runtime.jail.console_input import read
    from runtime.jail.entropy import fill as entropy
    from runtime.jail.exit import exit
    from runtime.jail.memory import heap_range
    from runtime.jail.network import NetworkDevice
    from runtime.jail.network import open as open_network
    from runtime.jail.seal import seal
    from runtime.jail.start import prepare
    from runtime.jail.wait import wait

__all__ = [
    "NetworkDevice", "arguments", "entropy", "exit", "heap_range", "monotonic", "open_blocks", "open_network", "prepare",
    "random_bytes", "read", "seal", "wait", "wall", "write",
]  # fmt: skip
