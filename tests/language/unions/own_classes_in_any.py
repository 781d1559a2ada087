"""Own classes in `Any`: attributes, methods, operators, narrowing, printing, and going back into typed variables."""
from __future__ import annotations

import copy
import json
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum
from typing import Any, Iterator, Optional, cast


class Color(Enum):
    RED = "red"
    BLUE = "blue"


class Vector:
    def __init__(self, x: float, y: float) -> None:
        self.x = x
        self.y = y

    def __add__(self, other: Any) -> Any:
        if isinstance(other, Vector):
            return Vector(self.x + other.x, self.y + other.y)
        return Vector(self.x + other, self.y + other)

    def __radd__(self, other: Any) -> Any:
        return Vector(other + self.x, other + self.y)

    def __mul__(self, factor: float) -> Vector:
        return Vector(self.x * factor, self.y * factor)

    def __neg__(self) -> Vector:
        return Vector(-self.x, -self.y)

    def __repr__(self) -> str:
        return f"Vector({self.x}, {self.y})"

    def __len__(self) -> int:
        return 2

    def __iter__(self) -> Iterator[float]:
        yield self.x
        yield self.y

    def __getitem__(self, index: int) -> float:
        return (self.x, self.y)[index]

    def __lt__(self, other: Vector) -> bool:
        return self.x < other.x


class Base:
    kind = "base"

    def __init__(self, name: str) -> None:
        self.name = name

    def hello(self) -> str:
        return "hello " + self.name


class Derived(Base):
    kind = "derived"

    def __init__(self, name: str, extra: Any) -> None:
        super().__init__(name)
        self.extra = extra

    def hello(self) -> str:
        return "derived " + super().hello()

    def more(self, n: int) -> str:
        return self.name * n

    @property
    def shout(self) -> str:
        return self.name.upper()

    @shout.setter
    def shout(self, value: str) -> None:
        self.name = value.lower()


@dataclass
class Box:
    content: Any
    tags: list[Any] = field(default_factory=list)
    next: Optional[Box] = None


class Cache:
    def __init__(self) -> None:
        self.items: dict[str, Any] = {}

    def get(self, key: str, default: Any = None) -> Any:
        return self.items.get(key, default)

    def put(self, key: str, value: Any) -> None:
        self.items[key] = value


def attempt(label: str, value: Any) -> None:
    try:
        print(label, value.hello(), value.kind)
    except AttributeError as e:
        print(label, "AttributeError:", e)
    try:
        print(label, value.more(2), value.extra)
    except AttributeError as e:
        print(label, "AttributeError:", e)


def total(values: list[Any]) -> Any:
    result: Any = 0
    for value in values:
        result = result + value
    return result


def kind(value: Any) -> str:
    match value:
        case Vector(x=x):
            return f"vector {x}"
        case Base(name="b"):
            return "base b"
        case Color.RED:
            return "red"
        case [first, *_]:
            return f"list {first}"
        case None:
            return "none"
        case _:
            return "other"


cache = Cache()
cache.put("v", Vector(1.0, 2.0))
cache.put("b", Base("b"))
cache.put("d", Derived("dd", Vector(5.0, 6.0)))
cache.put("c", Color.RED)
cache.put("day", date(2024, 1, 31))
cache.put("box", Box(Base("inner"), [Vector(0.0, 0.0), Color.BLUE, None]))
bag: dict[str, Any] = {"error": ValueError("bad")}
for key in ("v", "b", "d", "c", "day", "box", "none"):
    value = cache.get(key)
    print(key, kind(value), type(value).__name__, value is None, isinstance(value, Base), bool(value))
    if key != "day":
        # Of classes written in C, CPython names the module as well.
        attempt(key, value)
v = cache.get("v")
print(v + v, v + 1.0, 2.0 + v, -v, len(v), list(v), v[0], sorted(v))
for part in v:
    print("part", part)
print(1.0 in v, 7.0 in v)
print(total([1, 2, 3]), total([1.5, Vector(1.0, 1.0), 2]), total([Vector(1.0, 2.0), Vector(3.0, 4.0)]))
d = cache.get("d")
print(d.extra.x, d.shout, d.extra + d.extra)
d.shout = "LOUD"
print(d.name, d.shout)
d.extra.x += 10.0
print(d.extra)
d.extra = [1, Base("z")]
print(d.extra[1].hello(), d.extra[0])
box = cache.get("box")
print(box.content.name, box.tags[0].x, box.tags, box.next)
print(cache.get("day") + timedelta(days=1), cache.get("day").year, f"{cache.get('day'):%d.%m}", str(cache.get("day")))
print(cache.get("c").value, cache.get("c") == Color.RED, cache.get("c") is Color.RED, cache.get("c").name)
print(getattr(cache.get("b"), "name", "?"), getattr(cache.get("v"), "name", "?"), hasattr(d, "extra"))
base: Base = cache.get("d")
print(base.hello())
print(cast(Vector, cache.get("v")).x)
try:
    wrong: Base = cache.get("b")
    print(wrong.name)
    print(json.dumps({"a": cache.get("v")}))
except TypeError as e:
    print(e)
try:
    raise bag["error"]
except ValueError as e:
    print("raised", e)
other = copy.copy(cache.get("box"))
other.content.name = "changed"
print(other.content.name, box.content.name)
seen: dict[Any, int] = {}
try:
    print(Vector(1.0, 1.0) < cache.get("v"), sorted([Vector(2.0, 0.0), Vector(1.0, 0.0)]))
    print(cache.get("v") < Vector(9.0, 9.0))
    print(cache.get("b") < cache.get("v"))
except (TypeError, AttributeError) as e:
    print(type(e).__name__)
points: list[Any] = [Vector(3.0, 0.0), Vector(1.0, 0.0), Vector(2.0, 0.0)]
points.sort(key=lambda p: p.x)
print(points, max(points, key=lambda p: p.x).x, sorted(points)[0], [p.x for p in points if p.x > 1])
things: list[Any] = [1, "a", Base("q"), [Base("r")], {"k": Vector(0.0, 1.0)}]
for item in things:
    stored = item
    print(stored == item, stored != 1)
try:
    len(cache.get("b"))
except TypeError as e:
    print(e)
try:
    cache.get("b")[0]
except TypeError as e:
    print(e)
try:
    cache.get("b").year
except AttributeError as e:
    print(e)
