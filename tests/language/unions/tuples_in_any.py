"""Tuples, named tuples and bytes in `Any`, and `%` of a text with one."""
from __future__ import annotations
from collections import namedtuple
from dataclasses import dataclass
from typing import Any, Dict, List, NamedTuple


class Size(NamedTuple):
    w: int
    h: int


@dataclass(frozen=True, order=True)
class Key:
    name: str
    n: int = 0


settings: Dict[str, Any] = {"size": (3, "x", None), "raw": b"ab", "named": Size(1, 2), "key": Key("a"), "pairs": [(1, 2), (3, 4)], "empty": ()}
size = settings["size"]
print(size, size[1], len(size), isinstance(size, tuple), type(size).__name__, list(size))
w, h, d = size
print(w, h, d)
for name, value in settings.items():
    print(name, repr(value), isinstance(value, (tuple, list)), bool(value))
for a, b in settings["pairs"]:
    print(a + b)
print(size == (3, "x", None), size == [3, "x", None], 3 in size, size + (1,), size * 2)
print(settings["named"].w, settings["named"] == (1, 2), settings["raw"] + b"c", settings["raw"][0], settings["raw"].decode(), settings["named"][1], len(settings["named"]))
print(settings["key"].name, settings["key"] == Key("a"), hash(settings["key"]) == hash(Key("a")))
index: Dict[Any, str] = {1: "one", "two": "2", (1, 2): "pair", Key("k"): "key", None: "none"}
print(index[(1, 2)], index[Key("k")], index[None], index.get((3, 4), "?"), index)
print(sorted([(2, "b"), (1, "a")]), size[::-1], size[0:2])
points: List[Any] = [(2, "b"), (1, "z"), (1, "a")]
points.sort()
print(points, min(points), max(points))
try:
    size[0] = 1
except TypeError as e:
    print(e)
try:
    size.append(1)
except AttributeError as e:
    print(e)
try:
    print(settings["size"] < settings["raw"])
except TypeError as e:
    print("TypeError")


def describe(value: Any) -> str:
    if isinstance(value, tuple):
        return "tuple of " + str(len(value))
    if isinstance(value, dict):
        return "dict"
    if isinstance(value, Key):
        return value.name
    return "else " + str(value)


print(describe((1, 2)), describe({}), describe(Key("z")), describe(b"x"), describe(Size(3, 4)))
print("%s %s" % settings["size"][:2], "{} {}".format(*settings["named"]))
document: Any = {"a": [1, "x"]}
print("%s" % document["a"])
print("%s" % document, "%d" % document["a"][0], "%(a)s" % document)
template = "%s!"
print(template % document["a"][1], document["a"][1] % ())
try:
    print("%d" % document["a"][1])
except TypeError as e:
    print(e)
