"""`type`: a class as a value, for what a type descriptor knows about it."""

from unsafe import address, descriptor, load32, load64, new_with_tail, object_at
from machine import u64

from runtime.builtins.object import bare_name


class type:
    descriptor: u64

    def path(self) -> str:
        """`module.Class`; its address stands at offset 16 of the descriptor."""
        return object_at(str, u64(load32(self.descriptor + 16)))

    @property
    def __name__(self) -> str:
        return bare_name(self.path())

    def __eq__(self, other: type) -> bool:
        # list[int] and list[str] have descriptors of their own.
        return self.descriptor == other.descriptor or self.path() == other.path()

    def __ne__(self, other: type) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(self.path())

    def __repr__(self) -> str:
        path = self.path()
        if path.startswith("builtins."):
            path = path[len("builtins."):]
        return "<class '" + path + "'>"


class NoneType:
    """The class of None, which has no object of its own."""


def type_of(value: object | None) -> type:
    """The class of an object: its header is the descriptor's address."""
    if value is None:
        return type_at(descriptor(NoneType))
    return type_at(load64(address(value)))


def type_at(descriptor: u64) -> type:
    # `type(x)` would ask for the class of x.
    made = new_with_tail(type, 0)
    made.descriptor = descriptor
    return made


def is_class(kind: type, descriptor: u64) -> bool:
    """Whether a class value is the class of this descriptor."""
    return kind.descriptor == descriptor


def has_type(value: object | None, descriptor: u64) -> bool:
    """Whether the class of `value` is just this one: `type(value) is C`."""
    if value is None:
        return False
    return load64(address(value)) == descriptor


def same_class(value: object, other: object) -> bool:
    """`type(value) is type(other)`."""
    return load64(address(value)) == load64(address(other))
