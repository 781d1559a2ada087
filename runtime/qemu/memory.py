"""The heap: the RAM behind the image."""

from runtime.x86.ram import heap_range

__all__ = ["heap_range"]
