from __future__ import annotations
from typing import Self


class Builder:
    def __init__(self) -> None:
        self.parts: list[str] = []

    def add(self, part: str) -> Self:
        self.parts.append(part)
        return self

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *args: object) -> None:
        print("exit", len(self.parts))


class Loud(Builder):
    def shout(self) -> Self:
        self.parts = [p.upper() for p in self.parts]
        return self


print(Loud().add("a").shout().add("b").parts, Builder().add("x").parts)
with Loud() as loud:
    loud.add("q").shout()
b: Builder = Loud()
print(b.add("z").parts)
