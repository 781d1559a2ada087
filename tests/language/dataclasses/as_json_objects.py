"""asdict() where dict[str, Any] is wanted, of classes with subclasses, and of trees."""
from __future__ import annotations
from dataclasses import dataclass, asdict, field, astuple
from typing import Any, Optional
import json

@dataclass
class Base:
    id: int
    tags: list[str] = field(default_factory=list)

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)

@dataclass
class User(Base):
    name: str = ""
    address: Optional[Address] = None

@dataclass
class Admin(User):
    level: float = 1.5
    meta: dict[str, Any] = field(default_factory=dict)

@dataclass(frozen=True)
class Address:
    street: str
    numbers: list[int]

@dataclass
class Tree:
    v: int
    kids: list[Tree] = field(default_factory=list)

xs: list[Base] = [Base(1), User(2, ["a"], "bob", Address("x", [1, 2])), Admin(3, [], "root", None, 2.5, {"k": [1, None]})]
for x in xs:
    d = asdict(x)
    print(d)
    e = x.to_dict()
    e["id"] = "changed"
    e["new"] = [1, {"a": 2}]
    print(json.dumps(e), x)
print(asdict(Tree(1, [Tree(2), Tree(3, [Tree(4)])])))
print(json.dumps(asdict(xs[2])))
def rows(us: list[User]) -> list[dict[str, Any]]:
    return [asdict(u) for u in us]
print(rows([User(5)]))
payload: dict[str, Any] = {"user": asdict(User(7)), "ok": True}
print(payload, payload["user"]["id"] + 1)
print(asdict(Address("q", [])), astuple(Address("q", [7])))
t: dict[str, Any] = asdict(Tree(1, [Tree(2)]))
print(t["kids"][0]["v"])
