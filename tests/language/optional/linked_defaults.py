"""None as default argument: mutable defaults, sentinels by class, optional callbacks, and chained fallbacks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import Enum


class Missing(Enum):
    MISSING = 0


MISSING = Missing.MISSING


def append(item: int, to: list[int] | None = None) -> list[int]:
    if to is None:
        to = []
    to.append(item)
    return to


def shared(item: int, to: list[int] = []) -> list[int]:
    to.append(item)
    return to


def search(items: Sequence[str], test: Callable[[str], bool] | None = None, default: str | None | Missing = MISSING) -> str | None:
    for item in items:
        if test is None or test(item):
            return item
    if isinstance(default, Missing):
        raise LookupError("nothing found")
    return default


@dataclass
class Node:
    name: str
    limit: int | None = None
    parent: Node | None = None
    children: list[Node] = field(default_factory=list)

    def add(self, name: str, limit: int | None = None) -> Node:
        child = Node(name, limit, self)
        self.children.append(child)
        return child

    def effective(self) -> int | None:
        if self.limit is not None:
            return self.limit
        return self.parent.effective() if self.parent is not None else None

    def path(self) -> str:
        return (self.parent.path() if self.parent else "") + "/" + self.name


def notify(message: str, *handlers: Callable[[str], str | None] | None) -> list[str]:
    return [answer for h in handlers if h is not None for answer in [h(message)] if answer is not None]


print(append(1), append(2), append(3, [0]), shared(1), shared(2), shared(3, [9]), shared(4))
print(search("abc"), search(["x", "yy"], lambda t: len(t) > 1), search([], None, None), search("ab", str.isdigit, "none"))
for arguments in ([], ["q"]):
    try:
        print(search(arguments, str.isdigit))
    except LookupError as error:
        print("LookupError:", error)
root = Node("root")
a = root.add("a", 10)
b = a.add("b")
c = b.add("c", 0)
print([n.effective() for n in (root, a, b, c)], c.path(), root.add("z").effective() or "unlimited", len(root.children), b.parent is a)
a.limit = None
print(b.effective(), c.effective(), [n.name for n in root.children if n.effective() is None])
print(notify("hi", str.upper, None, lambda m: None, lambda m: m * 2), notify("x"), notify("", str.title))
first = next((n for n in root.children if n.limit), None)
print(first, first.name if first else "no limit anywhere", (first or root).name)
