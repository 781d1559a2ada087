"""Default factories made by a call are made once; attributes and variables that begin as floats take ints as well."""

import itertools
from dataclasses import dataclass, field


@dataclass
class Job:
    name: str
    id: int = field(default_factory=itertools.count(1).__next__)
    tags: dict[str, int] = field(default_factory=lambda: {"a": 1})
    rank: float = field(default_factory=float)
    late: int = field(init=False, default_factory=itertools.count(10).__next__)


print(Job("a"), Job("b"), Job("c", 9), Job("d"))
rate = 0.5
rate *= 2


def bump(by: float) -> None:
    global rate
    rate += by


bump(1)
print(rate)


class K:
    scale = 1.5

    def get(self) -> float:
        return self.scale


class L(K):
    scale = 2


print(K().get(), L().get(), round(K().get(), 1), round(L().get(), 1), round(L().get()))
xs = []
xs.append(1.5)


def add(v: float) -> list[float]:
    xs.append(v)
    return xs


print(add(3), [0.0] * 2 + add(2))
ys = [v / 2 for v in add(1)]
ys.append(rate)
pairs = [(k, v) for k, v in {"a": 1.5}.items()]


def show(ps: list[tuple[str, float]]) -> None:
    print(ps)


show(pairs)
show([("x", 1)])


def best(table: dict[str, list[float]]) -> dict[str, float]:
    return {k: max(v) for k, v in table.items()}


t = {"p": [1.0, 2.5], "q": [0.5]}
print(best(t), best({"z": [1]}), sorted(t["p"], reverse=True), sorted(best(t).items(), key=lambda kv: kv[1]))
