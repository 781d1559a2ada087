"""collections.defaultdict, Counter and OrderedDict: dicts with an answer of their own for some question."""

from collections.abc import Iterable, Iterator
from typing import Callable, Final, Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")

# Classes that serve as factories, whose function values do not know that they are classes.
_BUILTIN_CLASSES: Final = ("list", "int", "set", "dict", "float", "str", "bool", "tuple", "bytes", "bytearray", "frozenset")


class defaultdict(dict[K, V], Generic[K, V]):
    """A dict that makes a value for a missing key by calling `default_factory`."""

    def __init__(self, default_factory: Callable[[], V], items: dict[K, V] | Iterable[tuple[K, V]] = ()) -> None:
        super().__init__(items)
        self.default_factory = default_factory

    def __missing__(self, key: K) -> V:
        value = self.default_factory()
        self[key] = value
        return value

    def copy(self) -> "defaultdict[K, V]":
        """Another defaultdict with the same factory; values are shared."""
        return defaultdict(self.default_factory, self)

    def __or__(self, other: dict[K, V]) -> "defaultdict[K, V]":  # type: ignore[override]
        made = self.copy()
        made.update(other)
        return made

    def __repr__(self) -> str:
        name = self.default_factory.__name__
        factory = f"<class '{name}'>" if name in _BUILTIN_CLASSES else repr(self.default_factory)
        return f"defaultdict({factory}, {super().__repr__()})"


class Counter(dict[K, int], Generic[K]):
    """Counts by key; a missing one counts 0."""

    def __init__(self, iterable: dict[K, int] | Iterable[K] = ()) -> None:
        super().__init__()
        self.update(iterable)

    def __missing__(self, key: K) -> int:
        return 0

    def update(self, iterable: dict[K, int] | Iterable[K]) -> None:
        """Adds counts, or counts items."""
        if isinstance(iterable, dict):
            for key, count in iterable.items():
                self[key] = self.get(key, 0) + count
        else:
            for key in iterable:
                self[key] = self.get(key, 0) + 1

    def subtract(self, iterable: dict[K, int] | Iterable[K]) -> None:
        """Subtracts counts, or one for each item; results may be zero or less."""
        if isinstance(iterable, dict):
            for key, count in iterable.items():
                self[key] = self.get(key, 0) - count
        else:
            for key in iterable:
                self[key] = self.get(key, 0) - 1

    def most_common(self, n: int | None = None) -> list[tuple[K, int]]:
        """The `n` most frequent keys (all, without n) with their counts; of equal counts the first come first."""
        pairs = sorted(self.items(), key=lambda pair: pair[1], reverse=True)
        return pairs if n is None else pairs[:max(n, 0)]

    def total(self) -> int:
        """The sum of all counts, the negative ones too."""
        return sum(self.values())

    def elements(self) -> Iterator[K]:
        """Each key as often as it is counted, in the order they came; none for counts below 1."""
        for key, count in self.items():
            for _ in range(count):
                yield key

    def copy(self) -> "Counter[K]":
        """Another Counter of the same counts."""
        return Counter(self)

    def __add__(self, other: "Counter[K]") -> "Counter[K]":
        result: Counter[K] = Counter()
        for key, count in self.items():
            result._keep(key, count + other[key])
        for key, count in other.items():
            if key not in self:
                result._keep(key, count)
        return result

    def __sub__(self, other: "Counter[K]") -> "Counter[K]":
        result: Counter[K] = Counter()
        for key, count in self.items():
            result._keep(key, count - other[key])
        for key, count in other.items():
            if key not in self:
                result._keep(key, -count)
        return result

    def __and__(self, other: "Counter[K]") -> "Counter[K]":
        result: Counter[K] = Counter()
        for key, count in self.items():
            result._keep(key, min(count, other[key]))
        return result

    def __or__(self, other: "Counter[K]") -> "Counter[K]":  # type: ignore[override]
        result: Counter[K] = Counter()
        for key, count in self.items():
            result._keep(key, max(count, other[key]))
        for key, count in other.items():
            if key not in self:
                result._keep(key, count)
        return result

    def __iadd__(self, other: "Counter[K]") -> "Counter[K]":
        for key, count in other.items():
            self[key] += count
        return self._kept()

    def __isub__(self, other: "Counter[K]") -> "Counter[K]":
        for key, count in other.items():
            self[key] -= count
        return self._kept()

    def __iand__(self, other: "Counter[K]") -> "Counter[K]":
        for key, count in self.items():
            if other[key] < count:
                self[key] = other[key]
        return self._kept()

    def __ior__(self, other: "Counter[K]") -> "Counter[K]":  # type: ignore[override, misc]
        for key, count in other.items():
            if count > self[key]:
                self[key] = count
        return self._kept()

    def _kept(self) -> "Counter[K]":
        """This counter, without the counts that are not positive."""
        for key in [key for key, count in self.items() if count <= 0]:
            del self[key]
        return self

    # A key that is missing counts 0.

    def __eq__(self, other: dict[K, int]) -> bool:  # type: ignore[override]
        if isinstance(other, Counter):
            return self <= other and other <= self
        return super().__eq__(other)

    def __ne__(self, other: dict[K, int]) -> bool:  # type: ignore[override]
        return not self == other

    def __le__(self, other: "Counter[K]") -> bool:
        for key, count in self.items():
            if count > other[key]:
                return False
        for key, count in other.items():
            if self[key] > count:
                return False
        return True

    def __lt__(self, other: "Counter[K]") -> bool:
        return self <= other and self != other

    def __ge__(self, other: "Counter[K]") -> bool:
        return other <= self

    def __gt__(self, other: "Counter[K]") -> bool:
        return other < self

    def __pos__(self) -> "Counter[K]":
        """Without the counts that are not positive."""
        result: Counter[K] = Counter()
        for key, count in self.items():
            result._keep(key, count)
        return result

    def __neg__(self) -> "Counter[K]":
        """The negative counts, as positive ones."""
        result: Counter[K] = Counter()
        for key, count in self.items():
            result._keep(key, -count)
        return result

    def _keep(self, key: K, count: int) -> None:
        """Results of arithmetic have positive counts only."""
        if count > 0:
            self[key] = count

    def __repr__(self) -> str:
        if not self:
            return "Counter()"
        return f"Counter({dict(self.most_common())!r})"


class OrderedDict(dict[K, V], Generic[K, V]):
    """A dict whose order counts: for equality, and for moving keys to either end."""

    def move_to_end(self, key: K, last: bool = True) -> None:
        """To the right end, or the left one; KeyError when it is not there. To the left takes time for all items."""
        value = self.pop(key)
        if last:
            self[key] = value
            return
        others = list(self.items())
        self.clear()
        self[key] = value
        self.update(others)

    def popitem(self, last: bool = True) -> tuple[K, V]:
        """Takes the last item out, or the first; KeyError when there is none."""
        if not self:
            raise KeyError("dictionary is empty")
        if last:
            return super().popitem()
        key = next(iter(self))
        return key, self.pop(key)

    @classmethod
    def fromkeys(cls, iterable: Iterable[K], value: V = None) -> "OrderedDict[K, V]":  # type: ignore[assignment, override]
        """With these keys in their order, and the same value for all: None if it is not given."""
        made: OrderedDict[K, V] = OrderedDict()
        for key in iterable:
            made[key] = value
        return made

    def __or__(self, other: dict[K, V]) -> "OrderedDict[K, V]":  # type: ignore[override]
        made = self.copy()
        made.update(other)
        return made

    def __eq__(self, other: dict[K, V]) -> bool:  # type: ignore[override]
        if not super().__eq__(other):
            return False
        return not isinstance(other, OrderedDict) or list(self) == list(other)

    def __ne__(self, other: dict[K, V]) -> bool:  # type: ignore[override]
        return not self == other

    def copy(self) -> "OrderedDict[K, V]":
        """Another OrderedDict in the same order; values are shared."""
        return OrderedDict(self)

    def __repr__(self) -> str:
        return f"OrderedDict({list(self.items())!r})" if self else "OrderedDict()"
