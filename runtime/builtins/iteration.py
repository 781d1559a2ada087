"""The iterator classes behind enumerate, zip, map, filter and reversed.

Each takes iterators, not iterables, and its parameter I (J, L) is the iterator's own class, so that nothing is
dispatched at run time; the item types follow from the bound `I: Iterator[T]`.
"""

from typing import Callable

from runtime.builtins.protocols import Indexed, Iterator


class enumerate_iterator[T, I: Iterator[T]]:
    source: I
    count: int

    def __init__(self, source: I, start: int) -> None:
        self.source = source
        self.count = start

    def __iter__(self) -> enumerate_iterator[T, I]:
        return self

    def __next__(self) -> tuple[int, T]:
        value = self.source.__next__()
        count = self.count
        self.count = count + 1
        return count, value


class zip1[A, I: Iterator[A]]:
    first: I

    def __init__(self, first: I) -> None:
        self.first = first

    def __iter__(self) -> zip1[A, I]:
        return self

    def __next__(self) -> tuple[A]:
        return (self.first.__next__(),)


class zip2[A, B, I: Iterator[A], J: Iterator[B]]:
    first: I
    second: J
    strict: bool

    def __init__(self, first: I, second: J, strict: bool) -> None:
        self.first = first
        self.second = second
        self.strict = strict

    def __iter__(self) -> zip2[A, B, I, J]:
        return self

    def __next__(self) -> tuple[A, B]:
        if not self.strict:
            return self.first.__next__(), self.second.__next__()
        try:
            first = self.first.__next__()
            try:
                return first, self.second.__next__()
            except StopIteration:
                shorter = True
        except StopIteration:
            shorter = False
        # Here, so that the StopIteration is not the context of an error.
        if shorter:
            raise ValueError("zip() argument 2 is shorter than argument 1")
        refuse_more(self.second, 2)
        raise StopIteration()


class zip3[A, B, C, I: Iterator[A], J: Iterator[B], L: Iterator[C]]:
    first: I
    second: J
    third: L
    strict: bool

    def __init__(self, first: I, second: J, third: L, strict: bool) -> None:
        self.first = first
        self.second = second
        self.third = third
        self.strict = strict

    def __iter__(self) -> zip3[A, B, C, I, J, L]:
        return self

    def __next__(self) -> tuple[A, B, C]:
        if not self.strict:
            return self.first.__next__(), self.second.__next__(), self.third.__next__()
        shorter = ""
        try:
            first = self.first.__next__()
            shorter = "2 is shorter than argument 1"
            second = self.second.__next__()
            shorter = "3 is shorter than arguments 1-2"
            return first, second, self.third.__next__()
        except StopIteration:
            pass
        # Here, so that the StopIteration is not the context of an error.
        if shorter:
            raise ValueError("zip() argument " + shorter)
        refuse_more(self.second, 2)
        refuse_more(self.third, 3)
        raise StopIteration()


def zipped_with_4[A, B, C, D](before: Iterator[tuple[A, B, C]], last: Iterator[D], strict: bool) -> Iterator[tuple[A, B, C, D]]:
    """The rows of a zip of three, each with an item of a fourth."""
    while True:
        try:
            a, b, c = before.__next__()
        except StopIteration:
            break
        for item in next_of(last, 4, strict):
            yield a, b, c, item
            break
        else:
            return
    if strict:
        refuse_more(last, 4)


def zipped_with_5[A, B, C, D, E](before: Iterator[tuple[A, B, C, D]], last: Iterator[E], strict: bool) -> Iterator[tuple[A, B, C, D, E]]:
    while True:
        try:
            a, b, c, d = before.__next__()
        except StopIteration:
            break
        for item in next_of(last, 5, strict):
            yield a, b, c, d, item
            break
        else:
            return
    if strict:
        refuse_more(last, 5)


def zipped_with_6[A, B, C, D, E, F](
    before: Iterator[tuple[A, B, C, D, E]], last: Iterator[F], strict: bool
) -> Iterator[tuple[A, B, C, D, E, F]]:
    while True:
        try:
            a, b, c, d, e = before.__next__()
        except StopIteration:
            break
        for item in next_of(last, 6, strict):
            yield a, b, c, d, e, item
            break
        else:
            return
    if strict:
        refuse_more(last, 6)


def next_of[T](source: Iterator[T], position: int, strict: bool) -> list[T]:
    """The next item, if there is one; ValueError if there must be: `source` is argument `position` of a strict zip."""
    try:
        return [source.__next__()]
    except StopIteration:
        pass
    if strict:
        raise ValueError("zip() argument " + str(position) + " is shorter than arguments 1-" + str(position - 1))
    return []


class zip_rows_iterator[T, I: Iterator[T]]:
    """zip(*rows)."""

    sources: list[I]
    strict: bool

    def __init__(self, sources: list[I], strict: bool) -> None:
        self.sources = sources
        self.strict = strict

    def __iter__(self) -> zip_rows_iterator[T, I]:
        return self

    def __next__(self) -> tuple[T, ...]:
        if len(self.sources) == 0:
            raise StopIteration
        items: list[T] = []
        for source in self.sources:
            try:
                items.append(source.__next__())
            except StopIteration:
                if self.strict:
                    self.refuse_uneven(len(items))
                raise
        return tuple(items)

    def refuse_uneven(self, ended: int) -> None:
        """ValueError where the sources have not all ended together; the one at `ended` has."""
        if ended > 0:
            before = "argument 1" if ended == 1 else "arguments 1-" + str(ended)
            raise ValueError("zip() argument " + str(ended + 1) + " is shorter than " + before)
        for position in range(1, len(self.sources)):
            refuse_more(self.sources[position], position + 1)


def refuse_more[T](source: Iterator[T], position: int) -> None:
    """ValueError if `source`, argument `position` of a strict zip, has an item where those before it have ended."""
    try:
        source.__next__()
    except StopIteration:
        return
    before = "argument 1" if position == 2 else "arguments 1-" + str(position - 1)
    raise ValueError("zip() argument " + str(position) + " is longer than " + before)


class map1[A, R, I: Iterator[A]]:
    function: Callable[[A], R]
    first: I

    def __init__(self, function: Callable[[A], R], first: I) -> None:
        self.function = function
        self.first = first

    def __iter__(self) -> map1[A, R, I]:
        return self

    def __next__(self) -> R:
        return self.function(self.first.__next__())


class map2[A, B, R, I: Iterator[A], J: Iterator[B]]:
    function: Callable[[A, B], R]
    first: I
    second: J

    def __init__(self, function: Callable[[A, B], R], first: I, second: J) -> None:
        self.function = function
        self.first = first
        self.second = second

    def __iter__(self) -> map2[A, B, R, I, J]:
        return self

    def __next__(self) -> R:
        first = self.first.__next__()
        return self.function(first, self.second.__next__())


class map3[A, B, C, R, I: Iterator[A], J: Iterator[B], L: Iterator[C]]:
    function: Callable[[A, B, C], R]
    first: I
    second: J
    third: L

    def __init__(self, function: Callable[[A, B, C], R], first: I, second: J, third: L) -> None:
        self.function = function
        self.first = first
        self.second = second
        self.third = third

    def __iter__(self) -> map3[A, B, C, R, I, J, L]:
        return self

    def __next__(self) -> R:
        first = self.first.__next__()
        second = self.second.__next__()
        return self.function(first, second, self.third.__next__())


class filter_iterator[T, R, I: Iterator[T]]:
    """`function` None keeps what is true itself."""

    function: Callable[[T], R] | None
    source: I

    def __init__(self, function: Callable[[T], R] | None, source: I) -> None:
        self.function = function
        self.source = source

    def __iter__(self) -> filter_iterator[T, R, I]:
        return self

    def __next__(self) -> T:
        while True:
            value = self.source.__next__()
            function = self.function
            if function is None:
                if value:
                    return value
            elif function(value):
                return value


class present_iterator[T, I: Iterator[T | None]]:
    """filter(None, items) of items that may be None: those that are true are not."""

    source: I

    def __init__(self, source: I) -> None:
        self.source = source

    def __iter__(self) -> present_iterator[T, I]:
        return self

    def __next__(self) -> T:
        while True:
            value = self.source.__next__()
            if value:
                return value


class widened_iterable[A, B, I: Iterable[A]]:
    """Items of type A where those of a wider type B are wanted."""

    items: I

    def __init__(self, items: I) -> None:
        self.items = items

    def __iter__(self) -> Iterator[B]:
        for item in self.items:
            yield item


class sequence_reverseiterator[T, S: Indexed[T]]:
    """reversed() of what has `__len__` and `__getitem__` only."""

    source: S
    position: int

    def __init__(self, source: S) -> None:
        self.source = source
        self.position = len(source) - 1

    def __iter__(self) -> sequence_reverseiterator[T, S]:
        return self

    def __next__(self) -> T:
        position = self.position
        if position < 0:
            raise StopIteration()
        self.position = position - 1
        try:
            return self.source[position]
        except IndexError:
            self.position = -1
        raise StopIteration()


class callable_iterator[T]:
    """`iter(function, sentinel)`."""

    function: Callable[[], T] | None
    sentinel: T

    def __init__(self, function: Callable[[], T], sentinel: T) -> None:
        self.function = function
        self.sentinel = sentinel

    def __iter__(self) -> callable_iterator[T]:
        return self

    def __next__(self) -> T:
        function = self.function
        if function is not None:
            value = function()
            if not value == self.sentinel:
                return value
            self.function = None
        raise StopIteration()
