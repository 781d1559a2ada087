"""Optional chains: managers of managers, early returns, defaults, and dict.get results."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional


@dataclass(eq=False)
class Employee:
    name: str
    boss: Optional[Employee] = None
    phone: str | None = None
    nickname: str | None = None

    @property
    def chain(self) -> list[str]:
        names: list[str] = []
        at: Optional[Employee] = self
        while at is not None:
            names.append(at.name)
            at = at.boss
        return names

    def nearest_phone(self) -> str | None:
        if self.phone is not None:
            return self.phone
        return self.boss.nearest_phone() if self.boss else None

    @property
    def label(self) -> str:
        return self.nickname or self.name


def common_boss(a: Employee, b: Employee) -> Employee | None:
    seen = {id(a)}
    up = a.boss
    while up:
        seen.add(id(up))
        up = up.boss
    other: Employee | None = b
    while other and id(other) not in seen:
        other = other.boss
    return other


def parse_port(text: str | None, default: int = 80) -> int | None:
    if text is None:
        return default
    text = text.strip()
    if not text:
        return default
    return int(text) if text.isdecimal() else None


def first_int(*candidates: int | None) -> int:
    for c in candidates:
        if c is not None:
            return c
    raise ValueError("nothing given")


eve = Employee("Eve", phone="100")
bob = Employee("Bob", eve, nickname="bobby")
cat = Employee("Cat", bob, phone="")
dan = Employee("Dan", eve)
stray = Employee("Stray")
print(cat.chain, cat.nearest_phone() == "", bob.nearest_phone(), stray.nearest_phone(), [e.label for e in (eve, bob)])
for pair in ((cat, dan), (cat, bob), (eve, eve), (cat, stray)):
    boss = common_boss(*pair)
    print(boss.name if boss else "nobody", end=" ")
print()
print([parse_port(t) for t in (None, "", " 8080 ", "http", "0")], first_int(None, 0, 5))
try:
    first_int(None)
except ValueError as error:
    print(error)
directory = {e.name: e for e in (eve, bob, cat)}
found = directory.get("Zed")
print(found, (directory.get("Bob") or stray).name, (found or stray).name, found is None)
if (match := directory.get("Cat")) is not None and match.boss is not None:
    print(match.boss.name, match.boss.boss.name if match.boss.boss else None)
values: list[int | None] = [3, None, 0, 7]
print(sum(v for v in values if v is not None), [v or -1 for v in values], values.count(None), [v for v in values if v], None in values)
bob.boss = None
print(cat.chain, max((v for v in values if v is not None), default=None), sorted(values, key=lambda v: (v is None, v or 0)))
