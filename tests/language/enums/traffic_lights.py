"""A cycle of states as an enum that knows what comes next."""
from __future__ import annotations
from enum import Enum


class Light(Enum):
    RED = "stop"
    RED_AMBER = "ready"
    GREEN = "go"
    AMBER = "slow"

    def next(self) -> Light:
        members = list(Light)
        return members[(members.index(self) + 1) % len(members)]

    @property
    def seconds(self) -> int:
        return {Light.RED: 30, Light.GREEN: 25}.get(self, 3)

    def may_pass(self) -> bool:
        return self in (Light.GREEN, Light.AMBER)

    @classmethod
    def at(cls, second: int) -> Light:
        light, rest = cls.RED, second % sum(one.seconds for one in cls)
        while rest >= light.seconds:
            rest -= light.seconds
            light = light.next()
        return light

    def __str__(self) -> str:
        return f"({self.name.lower().replace('_', '+')}: {self.value})"


light = Light.RED
for _ in range(5):
    print(light, light.seconds, light.may_pass(), end="; ")
    light = light.next()
print()
print([Light.at(t).name for t in (0, 29, 30, 32, 33, 57, 58, 61)], Light.at(1000))
print(Light("go") is Light.GREEN, Light.GREEN == Light("go"), Light("stop") != Light("slow"), repr(Light.RED))
counts: dict[Light, int] = dict.fromkeys(Light, 0)
for t in range(122):
    counts[Light.at(t)] += 1
print({one.name: n for one, n in counts.items()})
for word in ("slow", "blink"):
    try:
        print(Light(word))
    except ValueError as error:
        print("ValueError:", error)
