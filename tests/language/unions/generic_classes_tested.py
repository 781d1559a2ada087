"""isinstance() and match against list, dict, tuple and generic classes of a value that does not say its types: an object, a base class."""
from typing import Generic, Iterable, Iterator, TypeVar
from collections import OrderedDict, Counter, defaultdict, deque
from dataclasses import dataclass
import json
T = TypeVar("T")

@dataclass
class Node:
    name: str
    kids: "list[Node]"

def dump(value: object, indent: int = 0) -> str:
    pad = "  " * indent
    if isinstance(value, dict):
        lines = [f"{pad}{k}:\n{dump(v, indent + 1)}" for k, v in value.items()]
        return "\n".join(lines)
    if isinstance(value, (list, tuple, set, frozenset)):
        return "\n".join(dump(v, indent) for v in value)
    if isinstance(value, bool):
        return pad + ("yes" if value else "no")
    if isinstance(value, (int, float, str)):
        return f"{pad}{value!r}"
    if value is None:
        return pad + "null"
    raise TypeError(f"cannot dump {type(value).__name__}")

print(dump({"a": 1, "b": [1, 2.5, "x"], "c": {"d": None, "e": (True, "q")}}))
print(dump(Counter("hello")))
print(dump(OrderedDict(a=1)))
dd: defaultdict[str, list[int]] = defaultdict(list)
dd["x"].append(3)
print(dump(dd))
try:
    dump(Node("a", []))
except TypeError as e:
    print(e)

def flatten(items: Iterable[object]) -> Iterator[object]:
    for x in items:
        if isinstance(x, (list, tuple)):
            yield from flatten(x)
        else:
            yield x
print(list(flatten([1, [2, [3, (4, "a")]], []])))

def total(x: object) -> int:
    if isinstance(x, int):
        return int(x)
    if isinstance(x, list):
        return sum(total(y) for y in x)
    if isinstance(x, dict):
        if "red" in x.values():
            return 0
        return sum(map(total, x.values()))
    return 0
print(total([1, {"a": 2, "b": [3, 4]}, {"c": "red", "d": 5}]))

def depth(x: object) -> int:
    match x:
        case list():
            return 1 + max((depth(y) for y in x), default=0)
        case dict():
            return 1 + max((depth(y) for y in x.values()), default=0)
        case str() | int():
            return 0
        case _:
            return -1
print(depth([[1], {"a": [2]}]), depth(3.5))

def shape(x: object) -> str:
    match x:
        case []:
            return "empty"
        case [a, b]:
            return f"two {a} {b}"
        case [first, *rest]:
            return f"first {first} rest {len(rest)}"
        case {"name": n}:
            return f"named {n}"
        case _:
            return "?"
for v in ([], [1, 2], ["a", "b", "c"], {"name": "z"}, 4, (5, 6)):
    print(shape(v))

class Stack(Generic[T]):
    def __init__(self, items: Iterable[T] = ()) -> None:
        self._items: list[T] = list(items)
    def push(self, item: T) -> None:
        self._items.append(item)
    def __len__(self) -> int:
        return len(self._items)
    def __iter__(self) -> Iterator[T]:
        return reversed(self._items)
    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Stack):
            return NotImplemented
        return self._items == other._items
    def __repr__(self) -> str:
        return f"Stack({self._items!r})"
s = Stack([1, 2]); t = Stack([1]); t.push(2)
print(s == t, s == Stack(["a"]), s != [1, 2], Stack([1.0, 2.0]) == s, s == 5)
class Pair(Generic[T]):
    def __init__(self, a: T, b: T) -> None:
        self.a, self.b = a, b
    def __eq__(self, other: object) -> bool:
        return isinstance(other, Pair) and (self.a, self.b) == (other.a, other.b)
    def __hash__(self) -> int:
        return hash((self.a, self.b))
print(Pair(1, 2) == Pair(1, 2), Pair("a", "b") == Pair(1, 2), len({Pair(1, 2), Pair(1, 2)}))
def describe(x: object) -> str:
    if isinstance(x, Stack):
        return f"stack of {len(x)}: {', '.join(str(i) for i in x)}"
    if isinstance(x, deque):
        return f"deque {list(x)}"
    return str(x)
print(describe(s), describe(Stack("ab")), describe(deque([1])), describe(1.5))
x: object = [1, 2]
if isinstance(x, list):
    print(len(x), x[0], x * 2)
data = json.loads('{"a": [1, 2, {"b": "red"}], "c": 4}')
print(total(data), depth(data))
