"""Built-in functions. Where CPython decides by the number of arguments, the compiler picks by it too:

min, max: `*_of_values` for two or more arguments, `*_of_iterable` for one; the ones with `_by` take key=, those with
`_default` default=. zip and map have the number of iterables in their names, `next_default` and `iter_until` are the
forms with two arguments, `pow3` the one with three.
A result annotated `Iterator[X]` stands for the class that the body returns.
"""

from typing import Callable

from unsafe import address, int_of
from machine import u64

from runtime.builtins.failure import raise_value_error
from runtime.builtins.iteration import (
    callable_iterator, enumerate_iterator, filter_iterator, map1, map2, map3, present_iterator, sequence_reverseiterator, zip1, zip2, zip3,
    zip_rows_iterator, zipped_with_4, zipped_with_5, zipped_with_6,
)
from runtime.builtins.number.integer_format import prefixed_text
from runtime.builtins.number.integer_power import modular_power
from runtime.builtins.protocols import Indexed, Iterable, Iterator, Reversible, Sized


def len(value: Sized) -> int:
    size = value.__len__()
    if size < 0:
        raise_value_error("__len__() should return >= 0")
    return size


def hash[T](value: T) -> int:
    """The hash as containers use it: never -1."""
    hashed = value.__hash__()
    return -2 if hashed == -1 else hashed


def repr[T](value: T) -> str:
    return value.__repr__()


def format[T](value: T, spec: str = "") -> str:
    return value.__format__(spec)


def hex(value: int) -> str:
    return prefixed_text(value, u64(16), "0x")


def oct(value: int) -> str:
    return prefixed_text(value, u64(8), "0o")


def bin(value: int) -> str:
    return prefixed_text(value, u64(2), "0b")


def abs[T](value: T) -> T:
    return value.__abs__()


def divmod[T](left: T, right: T) -> tuple[T, T]:
    return left // right, left % right


def pow3(base: int, exponent: int, modulus: int) -> int:
    return modular_power(base, exponent, modulus)


def id[T](value: T) -> int:
    return int_of(address(value))


def iter[T](items: Iterable[T]) -> Iterator[T]:
    return items.__iter__()


def iter_until[T](function: Callable[[], T], sentinel: T) -> Iterator[T]:
    return callable_iterator(function, sentinel)


def next[T](iterator: Iterator[T]) -> T:
    return iterator.__next__()


def next_default[T, D](iterator: Iterator[T], default: D) -> T | D:
    try:
        return iterator.__next__()
    except StopIteration:
        return default


def enumerate[T](items: Iterable[T], start: int = 0) -> Iterator[tuple[int, T]]:
    return enumerate_iterator(iter(items), start)


def zip_1[A](first: Iterable[A]) -> Iterator[tuple[A]]:
    return zip1(iter(first))


def zip_2[A, B](first: Iterable[A], second: Iterable[B], strict: bool = False) -> Iterator[tuple[A, B]]:
    return zip2(iter(first), iter(second), strict)


def zip_3[A, B, C](
    first: Iterable[A], second: Iterable[B], third: Iterable[C], strict: bool = False
) -> Iterator[tuple[A, B, C]]:
    return zip3(iter(first), iter(second), iter(third), strict)


def zip_4[A, B, C, D](
    first: Iterable[A], second: Iterable[B], third: Iterable[C], fourth: Iterable[D], strict: bool = False
) -> Iterator[tuple[A, B, C, D]]:
    return zipped_with_4(zip3(iter(first), iter(second), iter(third), strict), iter(fourth), strict)


def zip_5[A, B, C, D, E](
    first: Iterable[A], second: Iterable[B], third: Iterable[C], fourth: Iterable[D], fifth: Iterable[E], strict: bool = False
) -> Iterator[tuple[A, B, C, D, E]]:
    return zipped_with_5(zip_4(first, second, third, fourth, strict), iter(fifth), strict)


def zip_6[A, B, C, D, E, F](
    first: Iterable[A], second: Iterable[B], third: Iterable[C], fourth: Iterable[D], fifth: Iterable[E], sixth: Iterable[F], strict: bool = False
) -> Iterator[tuple[A, B, C, D, E, F]]:
    return zipped_with_6(zip_5(first, second, third, fourth, fifth, strict), iter(sixth), strict)


def zip_rows[T, R: Iterable[T]](rows: Iterable[R], strict: bool = False) -> Iterator[tuple[T, ...]]:
    """zip(*rows)."""
    return zip_rows_iterator([iter(row) for row in rows], strict)


def map_1[A, R](function: Callable[[A], R], first: Iterable[A]) -> Iterator[R]:
    return map1(function, iter(first))


def map_2[A, B, R](function: Callable[[A, B], R], first: Iterable[A], second: Iterable[B]) -> Iterator[R]:
    return map2(function, iter(first), iter(second))


def map_3[A, B, C, R](
    function: Callable[[A, B, C], R], first: Iterable[A], second: Iterable[B], third: Iterable[C]
) -> Iterator[R]:
    return map3(function, iter(first), iter(second), iter(third))


def map_4[A, B, C, D, R](
    function: Callable[[A, B, C, D], R], first: Iterable[A], second: Iterable[B], third: Iterable[C], fourth: Iterable[D]
) -> Iterator[R]:
    for a, b, c, d in zip_4(first, second, third, fourth):
        yield function(a, b, c, d)


def filter[T, R](function: Callable[[T], R] | None, items: Iterable[T]) -> Iterator[T]:
    return filter_iterator(function, iter(items))


def filter_present[T](items: Iterable[T | None]) -> Iterator[T]:
    """filter(None, items)."""
    return present_iterator(iter(items))


def dict_of_lists[T](items: Iterable[list[T]]) -> dict[T, T]:
    """dict(items): each item is a list of key and value."""
    made: dict[T, T] = {}
    count = 0
    for item in items:
        if len(item) != 2:
            raise ValueError(f"dictionary update sequence element #{count} has length {len(item)}; 2 is required")
        made[item[0]] = item[1]
        count += 1
    return made


def reversed[T](items: Reversible[T]) -> Iterator[T]:
    return items.__reversed__()


def reversed_sequence[T](items: Indexed[T]) -> Iterator[T]:
    """For a class without `__reversed__`."""
    return sequence_reverseiterator(items)


def any[T](items: Iterable[T]) -> bool:
    for item in items:
        if item:
            return True
    return False


def all[T](items: Iterable[T]) -> bool:
    for item in items:
        if not item:
            return False
    return True


def min_of_values[T](first: T, *rest: T) -> T:
    best = first
    for value in rest:
        if value < best:
            best = value
    return best


def max_of_values[T](first: T, *rest: T) -> T:
    best = first
    for value in rest:
        if value > best:
            best = value
    return best


def min_of_values_by[T, K](first: T, *rest: T, key: Callable[[T], K]) -> T:
    best = first
    best_key = key(first)
    for value in rest:
        value_key = key(value)
        if value_key < best_key:
            best = value
            best_key = value_key
    return best


def max_of_values_by[T, K](first: T, *rest: T, key: Callable[[T], K]) -> T:
    best = first
    best_key = key(first)
    for value in rest:
        value_key = key(value)
        if value_key > best_key:
            best = value
            best_key = value_key
    return best


def min_of_iterable[T](items: Iterable[T]) -> T:
    iterator = iter(items)
    best = first_item(iterator, "min() arg is an empty sequence")
    for value in iterator:
        if value < best:
            best = value
    return best


def max_of_iterable[T](items: Iterable[T]) -> T:
    iterator = iter(items)
    best = first_item(iterator, "max() arg is an empty sequence")
    for value in iterator:
        if value > best:
            best = value
    return best


def min_of_iterable_by[T, K](items: Iterable[T], key: Callable[[T], K]) -> T:
    iterator = iter(items)
    best = first_item(iterator, "min() arg is an empty sequence")
    best_key = key(best)
    for value in iterator:
        value_key = key(value)
        if value_key < best_key:
            best = value
            best_key = value_key
    return best


def max_of_iterable_by[T, K](items: Iterable[T], key: Callable[[T], K]) -> T:
    iterator = iter(items)
    best = first_item(iterator, "max() arg is an empty sequence")
    best_key = key(best)
    for value in iterator:
        value_key = key(value)
        if value_key > best_key:
            best = value
            best_key = value_key
    return best


def min_of_iterable_default[T, D](items: Iterable[T], default: D) -> T | D:
    iterator = iter(items)
    try:
        best = iterator.__next__()
    except StopIteration:
        return default
    for value in iterator:
        if value < best:
            best = value
    return best


def max_of_iterable_default[T, D](items: Iterable[T], default: D) -> T | D:
    iterator = iter(items)
    try:
        best = iterator.__next__()
    except StopIteration:
        return default
    for value in iterator:
        if value > best:
            best = value
    return best


def min_of_iterable_by_default[T, K, D](items: Iterable[T], key: Callable[[T], K], default: D) -> T | D:
    iterator = iter(items)
    try:
        best = iterator.__next__()
    except StopIteration:
        return default
    best_key = key(best)
    for value in iterator:
        value_key = key(value)
        if value_key < best_key:
            best = value
            best_key = value_key
    return best


def max_of_iterable_by_default[T, K, D](items: Iterable[T], key: Callable[[T], K], default: D) -> T | D:
    iterator = iter(items)
    try:
        best = iterator.__next__()
    except StopIteration:
        return default
    best_key = key(best)
    for value in iterator:
        value_key = key(value)
        if value_key > best_key:
            best = value
            best_key = value_key
    return best


def first_item[T](iterator: Iterator[T], message: str) -> T:
    """The next item; ValueError if there is none."""
    try:
        return iterator.__next__()
    except StopIteration:
        pass
    # Here, so that the StopIteration is not its context.
    raise_value_error(message)


def object_truth(value: object) -> bool:
    """The signature of `bool()` on any object; the compiler dispatches the call by class."""
    return True
