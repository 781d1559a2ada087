"""The arguments of the image: the configuration's `cmdline`."""

from runtime.x86.command_line import arguments

__all__ = ["arguments"]
