"""A state machine with guards and actions driven by a clock: traffic lights with a pedestrian button."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum


class Light(str, Enum):
    RED = "red"
    AMBER = "amber"
    GREEN = "green"


@dataclass(frozen=True)
class Transition:
    source: Light
    target: Light
    after: int
    guard: Callable[[Crossing], bool] = lambda crossing: True
    action: Callable[[Crossing], None] = lambda crossing: None


@dataclass
class Crossing:
    light: Light = Light.RED
    elapsed: int = 0
    button: bool = False
    walked: int = 0
    log: list[str] = field(default_factory=list)

    def press(self) -> None:
        if self.light is Light.RED:
            self.log.append("ignored")
            return
        self.button = True

    def release(self) -> None:
        self.button = False
        self.walked += 1

    def tick(self) -> bool:
        self.elapsed += 1
        for t in TABLE:
            if t.source is self.light and self.elapsed >= t.after and t.guard(self):
                t.action(self)
                self.light, self.elapsed = t.target, 0
                self.log.append(f"{t.source.value}->{t.target.value}")
                return True
        return False


TABLE = [
    Transition(Light.RED, Light.GREEN, 3),
    Transition(Light.GREEN, Light.AMBER, 2, guard=lambda c: c.button),
    Transition(Light.GREEN, Light.AMBER, 5),
    Transition(Light.AMBER, Light.RED, 1, action=lambda c: c.release() if c.button else None),
]


def check(table: list[Transition]) -> list[str]:
    problems = [f"no way out of {light.name}" for light in Light if all(t.source is not light for t in table)]
    return problems + [f"{t.source.name} loops" for t in table if t.source is t.target]


crossing = Crossing()
line: list[str] = []
for second in range(24):
    if second in (1, 5, 6, 13):
        crossing.press()
    changed = crossing.tick()
    line.append(crossing.light.value[0].upper() if changed else crossing.light.value[0])
print("".join(line), crossing.walked, crossing.button)
print(crossing.log)
print(check(TABLE), check(TABLE[1:]), check([Transition(Light.RED, Light.RED, 1)]))
print(Light("amber"), Light.RED.value == "red", [light.name for light in Light], Light.GREEN.value.title(), Light["AMBER"] is Light.AMBER)
for bad in ("blue", ""):
    try:
        Light(bad)
    except ValueError as error:
        print("ValueError:", error)
try:
    print(Light["blue"])
except KeyError as error:
    print("KeyError:", error)
