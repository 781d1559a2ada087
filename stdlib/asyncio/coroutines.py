"""Asking what an object is."""

from asyncio.futures import FutureBase


def isfuture(obj: object) -> bool:
    """Whether it is a Future or a Task."""
    return isinstance(obj, FutureBase)
