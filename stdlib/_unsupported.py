"""The error of files that cannot do what they are asked."""


class UnsupportedOperation(OSError, ValueError):
    """`io.UnsupportedOperation`."""
