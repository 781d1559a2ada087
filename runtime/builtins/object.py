"""`object`: identity equality, address hash and the default text of every class."""

from machine import u64
from unsafe import address, int_of, is_same, load32, load64, object_at

from runtime.builtins.text.storage import count, point, substring


class object:
    """The root of the class hierarchy."""

    def __init__(self) -> None:
        pass

    def __eq__(self, other: object) -> bool:
        return is_same(self, other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        # Objects are 16-byte aligned: the low four bits say nothing, so they go to the top.
        at = address(self)
        return int_of((at >> 4) | (at << 60))

    def __repr__(self) -> str:
        return "<" + class_path(self) + " object at " + hex(int_of(address(self))) + ">"

    def __str__(self) -> str:
        return self.__repr__()

    def __format__(self, spec: str) -> str:
        if len(spec) != 0:
            raise TypeError("unsupported format string passed to " + class_name(self) + ".__format__")
        return self.__str__()


def class_path(value: object) -> str:
    """The class of `value` with its module, `module.Class`, as its type descriptor (offset 24) has it."""
    return object_at(str, u64(load32(load64(address(value)) + 16)))


def class_name(value: object) -> str:
    """The bare name of the class of `value`: `type(value).__name__`."""
    return bare_name(class_path(value))


def bare_name(path: str) -> str:
    """What stands behind the last dot. Not by rfind(), which nearly all images would have for this alone."""
    start = count(path)
    while start > 0 and point(path, start - 1) != 0x2E:
        start = start - 1
    return substring(path, start, count(path))


def same_or_equal[T](left: T, right: T) -> bool:
    """What containers mean by equal: the same object, or `==`.

    Values that are not objects (int, float, machine integers) are the same when their bits are, which makes a NaN
    equal to itself inside a container, as it is in CPython when it is one object.
    """
    return is_same(left, right) or left == right


def hash_of[T](value: T) -> int:
    """The hash as containers use it: never -1, which marks a deleted entry. CPython's hash() gives -2 for it, too."""
    hashed = hash(value)
    return -2 if hashed == -1 else hashed
