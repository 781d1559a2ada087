"""The arguments of the image: QEMU's `-append`."""

from runtime.x86.command_line import arguments

__all__ = ["arguments"]
