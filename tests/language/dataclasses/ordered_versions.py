"""order=True: versions compared field by field, and a sort index that is not shown."""
from __future__ import annotations
from dataclasses import dataclass, field


@dataclass(order=True, frozen=True)
class Version:
    major: int
    minor: int = 0
    patch: int = 0
    pre: str = field(default="zz", repr=False)

    @classmethod
    def parse(cls, text: str) -> "Version":
        number, _, pre = text.partition("-")
        parts = [int(p) for p in number.split(".")]
        if not 1 <= len(parts) <= 3:
            raise ValueError(f"{len(parts)} parts in {text!r}")
        parts += [0] * (3 - len(parts))
        return cls(parts[0], parts[1], parts[2], pre or "zz")

    def bump(self, part: str) -> Version:
        if part == "major":
            return Version(self.major + 1)
        if part == "minor":
            return Version(self.major, self.minor + 1)
        return Version(self.major, self.minor, self.patch + 1)

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}.{self.patch}" + ("" if self.pre == "zz" else "-" + self.pre)


@dataclass(order=True)
class Player:
    sort_index: int = field(init=False, repr=False)
    name: str
    score: int

    def __post_init__(self) -> None:
        self.sort_index = -self.score


versions = [Version.parse(t) for t in ("1.10", "1.9.9", "2", "1.10.0-rc1", "1.10.0-beta", "0.1.2")]
print([str(v) for v in sorted(versions)])
print(max(versions), min(versions), Version(1, 2) < Version(1, 2, 1), Version(1, 2) >= Version(1, 2, 0), Version(2) <= Version(1, 99))
print(Version(1, 2, 3), repr(Version(1, 2, 3, "a")), [str(Version(1, 2, 3).bump(p)) for p in ("major", "minor", "patch")])
print(len({Version(1), Version(1, 0), Version.parse("1.0.0")}), Version(1) == Version(1, 0, 0))
for bad in ("1.x", "1.2.3.4", ""):
    try:
        Version.parse(bad)
    except ValueError as error:
        print("bad version:", error)
players = [Player("ann", 30), Player("bob", 50), Player("cy", 30), Player("abe", 30)]
for place, player in enumerate(sorted(players), 1):
    print(place, player)
print(Player("a", 1) > Player("a", 2), Player("x", 5) == Player("x", 5))
