"""What function values tell of themselves: names, docstring, equality.

The descriptors of closures go on behind what every descriptor has when a program asks (unic/lower/constants.py): the form
at +20, name, qualified name, module and docstring (str or null) at +24, +32, +40 and +48, the key that all values of the same function
share (0: there is none) at +56, and at +64 where the closure has the cell of the function that lends
it its names (0: none has to). The form of a bound method is 1, its object in the first cell; 2 is that of another form
of the function value in the first cell.
"""

from machine import u64
from typing import Final

from unsafe import address, int_of, load32, load64, object_at

_BOUND: Final = u64(1)
_ALIAS: Final = u64(2)


def _captured(closure: u64, offset: u64) -> u64:
    return load64(load64(closure + offset) + 8)


def _form(closure: u64) -> u64:
    return u64(load32(load64(closure) + 20))


def _meant(value: object) -> u64:
    """The function value behind its other forms."""
    closure = address(value)
    while _form(closure) == _ALIAS:
        closure = _captured(closure, 16)
    return closure


def _text(value: object, offset: u64) -> u64:
    """The str at `offset` of the descriptor of the function that has the name; 0 where it has none."""
    closure = _meant(value)
    lender = u64(load32(load64(closure) + 64))
    while lender != 0 or _form(closure) == _ALIAS:
        closure = _captured(closure, 16 if lender == 0 else lender)
        lender = u64(load32(load64(closure) + 64))
    return load64(load64(closure) + offset)


def _attribute(value: object, offset: u64, name: str) -> str:
    text = _text(value, offset)
    if text == 0:
        raise AttributeError("this function value has no attribute '" + name + "'")
    return object_at(str, text)


def function_name(value: object) -> str:
    return _attribute(value, 24, "__name__")


def function_qualname(value: object) -> str:
    return _attribute(value, 32, "__qualname__")


def function_module(value: object) -> str:
    return _attribute(value, 40, "__module__")


def function_doc(value: object) -> str | None:
    text = _text(value, 48)
    return None if text == 0 else object_at(str, text)


def function_text(value: object) -> str:
    """repr()."""
    name = _text(value, 32)
    what = "<functools.partial object at " if name == 0 else "<function " + object_at(str, name) + " at "
    return what + hex(int_of(_meant(value))) + ">"


def is_function(left: object, right: object) -> bool:
    """`left is right`: bound methods are made anew each time."""
    one, other = _meant(left), _meant(right)
    key = load64(load64(one) + 56)
    return one == other or key != 0 and _form(one) != _BOUND and key == load64(load64(other) + 56)


def same_function(left: object, right: object) -> bool:
    """`left == right`: the same function, or the same method of one object."""
    one, other = _meant(left), _meant(right)
    key = load64(load64(one) + 56)
    if one == other:
        return True
    if key == 0 or key != load64(load64(other) + 56):
        return False
    return _form(one) != _BOUND or _captured(one, 16) == _captured(other, 16)


def function_hash(value: object) -> int:
    closure = _meant(value)
    key = load64(load64(closure) + 56)
    if key == 0:
        return int_of(closure >> 4)
    return int_of(key + (_captured(closure, 16) if _form(closure) == _BOUND else u64(0)))


class Callback:
    """Base of the classes that the compiler writes for functions where a callback protocol is expected."""

    function: object

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Callback) and same_function(self.function, other.function)

    def __hash__(self) -> int:
        return function_hash(self.function)

    def __repr__(self) -> str:
        return function_text(self.function)


def callback_is(value: object, function: object) -> bool:
    """`value == function` of what a callback protocol is known of and a function value."""
    return isinstance(value, Callback) and same_function(value.function, function)
