"""Robots that follow instructions on a grid with lost ones leaving a scent (the Martian robots problem)."""

from __future__ import annotations

from dataclasses import dataclass, field

HEADINGS = "NESW"
STEPS = {"N": (0, 1), "E": (1, 0), "S": (0, -1), "W": (-1, 0)}


@dataclass(frozen=True)
class Pose:
    x: int
    y: int
    heading: str

    def turned(self, by: int) -> Pose:
        return Pose(self.x, self.y, HEADINGS[(HEADINGS.index(self.heading) + by) % 4])

    def forward(self) -> Pose:
        dx, dy = STEPS[self.heading]
        return Pose(self.x + dx, self.y + dy, self.heading)

    def __str__(self) -> str:
        return f"{self.x} {self.y} {self.heading}"


class Lost(Exception):
    def __init__(self, last: Pose) -> None:
        super().__init__(f"{last} LOST")
        self.last = last


@dataclass
class World:
    width: int
    height: int
    scents: set[Pose] = field(default_factory=set)

    @classmethod
    def parse(cls, line: str) -> World:
        width, height = map(int, line.split())
        if max(width, height) > 50:
            raise ValueError(f"world too large: {line}")
        return cls(width, height)

    def __contains__(self, pose: Pose) -> bool:
        return 0 <= pose.x <= self.width and 0 <= pose.y <= self.height

    def run(self, pose: Pose, program: str) -> Pose:
        for position, command in enumerate(program, 1):
            match command:
                case "L":
                    pose = pose.turned(-1)
                case "R":
                    pose = pose.turned(1)
                case "F":
                    ahead = pose.forward()
                    if ahead in self:
                        pose = ahead
                    elif pose not in self.scents:
                        self.scents.add(pose)
                        raise Lost(pose)
                case _:
                    raise ValueError(f"bad command {command!r} at {position}")
        return pose


def play(text: str) -> list[str]:
    first, *rest = [line for line in text.splitlines() if line.strip()]
    world = World.parse(first)
    results: list[str] = []
    for start, program in zip(rest[::2], rest[1::2]):
        x, y, heading = start.split()
        try:
            results.append(str(world.run(Pose(int(x), int(y), heading), program)))
        except Lost as lost:
            results.append(str(lost))
        except ValueError as error:
            results.append(f"error: {error}")
    return results + [f"scents {len(world.scents)}: {sorted(map(str, world.scents))}"]


print("\n".join(play("5 3\n1 1 E\nRFRFRFRF\n\n3 2 N\nFRRFLLFFRRFLL\n\n0 3 W\nLLFFFLFLFL\n\n0 0 N\nFFXF\n\n3 2 N\nFFFF\n0 0 S\nF")))
for world in ("51 1", "a b", "1"):
    try:
        print(play(world))
    except ValueError as error:
        print("ValueError:", error)
