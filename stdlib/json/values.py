"""What a JSON document stands for: a union whose operations are decided by the value at hand.

The compiler looks up operators, subscripts, iteration and the like of a `JSON` in JSONOperations, so that code which
CPython's type checkers see as `Any` runs as it does there, TypeErrors included.
"""

from __future__ import annotations

from typing import Dict, Iterable, Iterator, List, TypeVar, Union

T = TypeVar("T")

JSON = Union[Dict[str, "JSON"], List["JSON"], str, int, float, bool, None]


class JSONOperations:
    """The operators of JSON values. `self` is the value itself.

    Each tests for one class at a time: of a value that may be one of several containers the operators are these again.
    """

    # --- containers ---

    def __getitem__(self, key: JSON) -> JSON:
        if isinstance(self, dict):
            if isinstance(key, str):
                return self[key]
            _check_hashable(key)
            raise KeyError(key)
        if isinstance(self, list):
            if isinstance(key, int):
                return self[int(key)]
            raise TypeError(f"list indices must be integers or slices, not {_kind(key)}")
        if isinstance(self, str):
            if isinstance(key, int):
                return self[int(key)]
            raise TypeError(f"string indices must be integers, not '{_kind(key)}'")
        raise TypeError(f"'{_kind(self)}' object is not subscriptable")

    def __getslice__(self, start: int | None, stop: int | None, step: int | None) -> JSON:
        if isinstance(self, list):
            return self[start:stop:step]
        if isinstance(self, str):
            return self[start:stop:step]
        if isinstance(self, dict):
            raise TypeError("unhashable type: 'slice'")
        raise TypeError(f"'{_kind(self)}' object is not subscriptable")

    def __setitem__(self, key: JSON, value: JSON) -> None:
        if isinstance(self, dict):
            if not isinstance(key, str):
                _check_hashable(key)
                raise TypeError(f"keys of a JSON object must be str, not {_kind(key)}")
            self[key] = value
        elif isinstance(self, list):
            if not isinstance(key, int):
                raise TypeError(f"list indices must be integers or slices, not {_kind(key)}")
            self[int(key)] = value
        else:
            raise TypeError(f"'{_kind(self)}' object does not support item assignment")

    def __delitem__(self, key: JSON) -> None:
        if isinstance(self, dict):
            if not isinstance(key, str):
                _check_hashable(key)
                raise KeyError(key)
            del self[key]
        elif isinstance(self, list):
            if not isinstance(key, int):
                raise TypeError(f"list indices must be integers or slices, not {_kind(key)}")
            del self[int(key)]
        else:
            raise TypeError(f"'{_kind(self)}' object doesn't support item deletion")

    def __contains__(self, item: JSON) -> bool:
        if isinstance(self, dict):
            if isinstance(item, str):
                return item in self
            _check_hashable(item)
            return False
        if isinstance(self, list):
            return item in self
        if isinstance(self, str):
            if isinstance(item, str):
                return item in self
            raise TypeError(f"'in <string>' requires string as left operand, not {_kind(item)}")
        raise TypeError(f"argument of type '{_kind(self)}' is not iterable")

    def __len__(self) -> int:
        if isinstance(self, dict):
            return len(self)
        if isinstance(self, list):
            return len(self)
        if isinstance(self, str):
            return len(self)
        raise TypeError(f"object of type '{_kind(self)}' has no len()")

    def __iter__(self) -> Iterator[JSON]:
        if isinstance(self, dict):
            return _keys(self)
        if isinstance(self, list):
            return _items(self)
        if isinstance(self, str):
            return _characters(self)
        raise TypeError(f"'{_kind(self)}' object is not iterable")

    # --- conversions ---

    def __int__(self) -> int:
        if isinstance(self, (int, float, str)):
            return int(self)
        raise TypeError(f"int() argument must be a string, a bytes-like object or a real number, not '{_kind(self)}'")

    def __float__(self) -> float:
        if isinstance(self, (int, float, str)):
            return float(self)
        raise TypeError(f"float() argument must be a string or a real number, not '{_kind(self)}'")

    def __format__(self, spec: str) -> str:
        if isinstance(self, (int, float, str)):
            return format(self, spec)
        if spec:
            raise TypeError(f"unsupported format string passed to {_kind(self)}.__format__")
        return str(self)

    # --- arithmetic ---

    def __neg__(self) -> JSON:
        if isinstance(self, (int, float)):
            return -self
        raise TypeError(f"bad operand type for unary -: '{_kind(self)}'")

    def __pos__(self) -> JSON:
        if isinstance(self, (int, float)):
            return +self
        raise TypeError(f"bad operand type for unary +: '{_kind(self)}'")

    def __abs__(self) -> JSON:
        if isinstance(self, (int, float)):
            return abs(self)
        raise TypeError(f"bad operand type for abs(): '{_kind(self)}'")

    def __add__(self, other: JSON) -> JSON:
        if isinstance(self, (int, float)) and isinstance(other, (int, float)):
            return self + other
        if isinstance(self, str):
            if isinstance(other, str):
                return self + other
            raise TypeError(f'can only concatenate str (not "{_kind(other)}") to str')
        if isinstance(self, list):
            if isinstance(other, list):
                return self + other
            raise TypeError(f'can only concatenate list (not "{_kind(other)}") to list')
        raise _unsupported("+", self, other)

    def __radd__(self, other: JSON) -> JSON:
        return other + self

    def __sub__(self, other: JSON) -> JSON:
        if isinstance(self, (int, float)) and isinstance(other, (int, float)):
            return self - other
        raise _unsupported("-", self, other)

    def __rsub__(self, other: JSON) -> JSON:
        return other - self

    def __mul__(self, other: JSON) -> JSON:
        if isinstance(self, (int, float)) and isinstance(other, (int, float)):
            return self * other
        if isinstance(self, str) and isinstance(other, int):
            return self * int(other)
        if isinstance(self, list) and isinstance(other, int):
            return self * int(other)
        if isinstance(self, int) and isinstance(other, str):
            return other * int(self)
        if isinstance(self, int) and isinstance(other, list):
            return other * int(self)
        if isinstance(self, (str, list)):
            raise TypeError(f"can't multiply sequence by non-int of type '{_kind(other)}'")
        if isinstance(other, (str, list)):
            raise TypeError(f"can't multiply sequence by non-int of type '{_kind(self)}'")
        raise _unsupported("*", self, other)

    def __rmul__(self, other: JSON) -> JSON:
        return other * self

    def __truediv__(self, other: JSON) -> JSON:
        if isinstance(self, (int, float)) and isinstance(other, (int, float)):
            return self / other
        raise _unsupported("/", self, other)

    def __rtruediv__(self, other: JSON) -> JSON:
        return other / self

    def __floordiv__(self, other: JSON) -> JSON:
        if isinstance(self, (int, float)) and isinstance(other, (int, float)):
            return self // other
        raise _unsupported("//", self, other)

    def __rfloordiv__(self, other: JSON) -> JSON:
        return other // self

    def __mod__(self, other: JSON) -> JSON:
        if isinstance(self, (int, float)) and isinstance(other, (int, float)):
            return self % other
        if isinstance(self, str):
            return self % other
        raise _unsupported("%", self, other)

    def __rmod__(self, other: JSON) -> JSON:
        return other % self

    def __and__(self, other: JSON) -> JSON:
        if isinstance(self, int) and isinstance(other, int):
            return self & other
        raise _unsupported("&", self, other)

    def __rand__(self, other: JSON) -> JSON:
        return other & self

    def __xor__(self, other: JSON) -> JSON:
        if isinstance(self, int) and isinstance(other, int):
            return self ^ other
        raise _unsupported("^", self, other)

    def __rxor__(self, other: JSON) -> JSON:
        return other ^ self

    def __lshift__(self, other: JSON) -> JSON:
        if isinstance(self, int) and isinstance(other, int):
            return self << other
        raise _unsupported("<<", self, other)

    def __rlshift__(self, other: JSON) -> JSON:
        return other << self

    def __rshift__(self, other: JSON) -> JSON:
        if isinstance(self, int) and isinstance(other, int):
            return self >> other
        raise _unsupported(">>", self, other)

    def __rrshift__(self, other: JSON) -> JSON:
        return other >> self

    def __or__(self, other: JSON) -> JSON:
        if isinstance(self, int) and isinstance(other, int):
            return self | other
        if isinstance(self, dict) and isinstance(other, dict):
            return self | other
        raise _unsupported("|", self, other)

    def __ror__(self, other: JSON) -> JSON:
        return other | self

    def __invert__(self) -> JSON:
        if isinstance(self, int):
            return ~int(self)
        raise TypeError(f"bad operand type for unary ~: '{_kind(self)}'")

    def __pow__(self, other: JSON) -> JSON:
        if isinstance(self, (int, float)) and isinstance(other, (int, float)):
            return self ** other
        raise _unsupported("** or pow()", self, other)

    def __rpow__(self, other: JSON) -> JSON:
        return other ** self

    # --- order ---

    def __lt__(self, other: JSON) -> bool:
        return _order(self, other, "<") < 0

    def __le__(self, other: JSON) -> bool:
        return _order(self, other, "<=") <= 0

    def __gt__(self, other: JSON) -> bool:
        return _order(self, other, ">") > 0

    def __ge__(self, other: JSON) -> bool:
        return _order(self, other, ">=") >= 0


def _keys(value: dict[str, JSON]) -> Iterator[JSON]:
    for key in value:
        yield key


def _items(value: list[JSON]) -> Iterator[JSON]:
    for item in value:
        yield item


def _characters(value: str) -> Iterator[JSON]:
    for character in value:
        yield character


def _each(source: Iterable[T]) -> Iterator[JSON]:
    """The items of an object that the app has put where `Any` is declared."""
    for item in source:
        yield item


def _kind(value: JSON) -> str:
    """The name of the value's class."""
    if value is None:
        return "NoneType"
    if isinstance(value, bool):
        return "bool"
    if isinstance(value, int):
        return "int"
    if isinstance(value, float):
        return "float"
    if isinstance(value, str):
        return "str"
    if isinstance(value, list):
        return "list"
    return "dict" if isinstance(value, dict) else type(value).__name__


def _check_hashable(key: JSON) -> None:
    if isinstance(key, (list, dict)):
        raise TypeError(f"unhashable type: '{_kind(key)}'")


def _unsupported(operator: str, left: JSON, right: JSON) -> TypeError:
    return TypeError(f"unsupported operand type(s) for {operator}: '{_kind(left)}' and '{_kind(right)}'")


def _order(left: JSON, right: JSON, operator: str) -> int:
    """Negative, 0 or positive."""
    if isinstance(left, (int, float)) and isinstance(right, (int, float)):
        return -1 if left < right else 1 if left > right else 0 if left == right else _NO_ORDER[operator]
    if isinstance(left, str) and isinstance(right, str):
        return -1 if left < right else 1 if left > right else 0
    if isinstance(left, list) and isinstance(right, list):
        for a, b in zip(left, right):
            if a != b:
                return _order(a, b, operator)
        return len(left) - len(right)
    raise TypeError(f"'{operator}' not supported between instances of '{_kind(left)}' and '{_kind(right)}'")


# What makes the comparison with a NaN come out false.
_NO_ORDER = {"<": 1, "<=": 1, ">": -1, ">=": -1}
