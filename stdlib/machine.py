"""Machine integers u8 u16 u32 u64 i8 i16 i32 i64 for CPython: what the compiler's own types of these names do.

Arithmetic wraps and keeps the type; a plain `int` operand stands for a literal and must fit the type; two
different machine types never mix without an explicit conversion. Not a module that is compiled: the compiler
has these types built in, and this file lets the same sources run under plain `python3`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Self


class _MachineInteger(int):
    """Common part of the eight types; `bits` and `signed` are given by each subclass, which gets its own
    operators so that they hold the bounds in closure cells (half the cost of looking them up by attribute)."""

    bits: int               # 8, 16, 32 or 64
    signed: bool            # in two's complement
    minimum: int            # the least value, 0 or -2**(bits - 1)
    maximum: int            # the largest value, 2**bits - 1 or 2**(bits - 1) - 1

    __slots__ = ()

    def __init_subclass__(cls, bits: int, signed: bool) -> None:
        cls.bits = bits
        cls.signed = signed
        cls.minimum = -(1 << bits - 1) if signed else 0
        cls.maximum = (1 << bits - 1) - 1 if signed else (1 << bits) - 1
        _define_operators(cls)

    def __truediv__(self, other: object) -> float:
        raise TypeError(f"{type(self).__name__} has no '/': use '//', or float(int(x))")

    __rtruediv__ = __truediv__

    def __pos__(self) -> Self:
        return self

    def __getnewargs__(self) -> tuple[int]:
        return (int.__int__(self),)


def _define_operators(cls: type[_MachineInteger]) -> None:
    """Give `cls` a constructor that truncates, and operators that wrap.

    Raises (from the operators): TypeError for an operand of another type, OverflowError for a plain int that
    does not fit, ValueError for a shift count outside 0..bits-1, ZeroDivisionError as int does.
    """
    name, bits = cls.__name__, cls.bits
    low, high = cls.minimum, cls.maximum
    mask = (1 << bits) - 1
    half = -low  # (v + half & mask) - half wraps v into low..high; half is 0 for the unsigned types
    new = int.__new__

    def construct(kind: type[_MachineInteger], value: int) -> _MachineInteger:
        if not isinstance(value, int):
            raise TypeError(f"{name}() takes an int or a machine integer, not {type(value).__name__}")
        return new(kind, (int.__add__(value, half) & mask) - half)

    def adapt(other: object) -> int:
        if type(other) is not int:
            raise TypeError(f"{name} and {type(other).__name__} do not mix: convert one, as in {name}(x)")
        if not low <= other <= high:
            raise OverflowError(f"{other} does not fit in {name}")
        return other

    def forward(operation: Callable[[int, int], int]) -> Callable[[_MachineInteger, object], _MachineInteger]:
        def operator(self: _MachineInteger, other: object) -> _MachineInteger:
            if type(other) is not cls:
                other = adapt(other)
            return new(cls, (operation(self, other) + half & mask) - half)

        return operator

    def reflected(operation: Callable[[int, int], int]) -> Callable[[_MachineInteger, object], _MachineInteger]:
        def operator(self: _MachineInteger, other: object) -> _MachineInteger:
            return new(cls, (operation(adapt(other), self) + half & mask) - half)

        return operator

    for operation in ("add", "sub", "mul", "floordiv", "mod", "and", "or", "xor"):
        plain = getattr(int, f"__{operation}__")
        setattr(cls, f"__{operation}__", forward(plain))
        setattr(cls, f"__r{operation}__", reflected(plain))

    def count_of(other: object) -> int:
        if type(other) is not cls and type(other) is not int:
            raise TypeError(f"{name} cannot be shifted by {type(other).__name__}: convert the count")
        if not 0 <= other < bits:
            raise ValueError(f"shift count {other} is not in 0..{bits - 1}")
        return other

    def left_shift(self: _MachineInteger, other: object) -> _MachineInteger:
        return new(cls, (int.__lshift__(self, count_of(other)) + half & mask) - half)

    def right_shift(self: _MachineInteger, other: object) -> _MachineInteger:
        return new(cls, int.__rshift__(self, count_of(other)))

    def shifted_left(self: _MachineInteger, other: object) -> _MachineInteger:
        return left_shift(new(cls, adapt(other)), self)

    def shifted_right(self: _MachineInteger, other: object) -> _MachineInteger:
        return right_shift(new(cls, adapt(other)), self)

    def power(self: _MachineInteger, exponent: object, modulus: object = None) -> _MachineInteger:
        if modulus is not None:
            raise TypeError(f"pow() of {name} takes two arguments")
        count = int.__int__(exponent) if type(exponent) is cls else adapt(exponent)
        if count < 0:
            raise ValueError(f"negative exponent {count} for {name}")
        return new(cls, (pow(int.__pos__(self), count, 1 << bits) + half & mask) - half)

    def quotient_and_remainder(self: _MachineInteger, other: object) -> tuple[_MachineInteger, _MachineInteger]:
        return self // other, self % other

    def negate(self: _MachineInteger) -> _MachineInteger:
        return new(cls, (half - int.__pos__(self) & mask) - half)

    def invert(self: _MachineInteger) -> _MachineInteger:
        return new(cls, (int.__invert__(self) + half & mask) - half)

    def absolute(self: _MachineInteger) -> _MachineInteger:
        return new(cls, (int.__abs__(self) + half & mask) - half)

    def to_int(self: _MachineInteger) -> int:
        value = int.__int__(self)
        if value > 0x7FFF_FFFF_FFFF_FFFF:
            raise OverflowError(f"{value} does not fit in int")
        return value

    cls.__new__ = construct
    cls.__lshift__, cls.__rlshift__ = left_shift, shifted_left
    cls.__rshift__, cls.__rrshift__ = right_shift, shifted_right
    cls.__pow__ = power
    cls.__divmod__ = quotient_and_remainder
    cls.__neg__, cls.__invert__, cls.__abs__ = negate, invert, absolute
    if high > 0x7FFF_FFFF_FFFF_FFFF:
        cls.__int__ = to_int


class u8(_MachineInteger, bits=8, signed=False):
    """An unsigned integer of 8 bits."""

    __slots__ = ()


class u16(_MachineInteger, bits=16, signed=False):
    """An unsigned integer of 16 bits."""

    __slots__ = ()


class u32(_MachineInteger, bits=32, signed=False):
    """An unsigned integer of 32 bits."""

    __slots__ = ()


class u64(_MachineInteger, bits=64, signed=False):
    """An unsigned integer of 64 bits; `int(x)` raises OverflowError from 2**63 on."""

    __slots__ = ()


class i8(_MachineInteger, bits=8, signed=True):
    """A signed integer of 8 bits, in two's complement."""

    __slots__ = ()


class i16(_MachineInteger, bits=16, signed=True):
    """A signed integer of 16 bits, in two's complement."""

    __slots__ = ()


class i32(_MachineInteger, bits=32, signed=True):
    """A signed integer of 32 bits, in two's complement."""

    __slots__ = ()


class i64(_MachineInteger, bits=64, signed=True):
    """A signed integer of 64 bits, in two's complement; wraps, where `int` is checked."""

    __slots__ = ()
