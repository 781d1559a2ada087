"""A text adventure driven by a script."""
from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Callable, ClassVar, Optional


class Direction(str, Enum):
    NORTH = "north"
    SOUTH = "south"
    EAST = "east"
    WEST = "west"

    @property
    def opposite(self) -> Direction:
        return {Direction.NORTH: Direction.SOUTH, Direction.SOUTH: Direction.NORTH,
                Direction.EAST: Direction.WEST, Direction.WEST: Direction.EAST}[self]


@dataclass
class Thing:
    name: str
    weight: int = 1
    fixed: bool = False

    def __str__(self) -> str:
        return f"a {self.name}"


@dataclass
class Room:
    name: str
    description: str = ""
    exits: dict[Direction, Room] = field(default_factory=dict, repr=False)
    things: list[Thing] = field(default_factory=list)
    visits: int = 0

    def connect(self, direction: Direction, other: Room, both: bool = True) -> None:
        self.exits[direction] = other
        if both:
            other.connect(direction.opposite, self, both=False)

    def take(self, name: str) -> Thing | None:
        for i, thing in enumerate(self.things):
            if thing.name == name and not thing.fixed:
                return self.things.pop(i)
        return None


class GameOver(Exception):
    def __init__(self, won: bool, turns: int) -> None:
        super().__init__(won, turns)
        self.won = won
        self.turns = turns


class Game:
    LIMIT: ClassVar[int] = 5
    commands: dict[str, Callable[[Game, Optional[str]], str]] = {}

    def __init__(self, start: Room) -> None:
        self.room = start
        self.bag: list[Thing] = []
        self.turns = 0
        self.room.visits += 1

    @property
    def load(self) -> int:
        return sum(t.weight for t in self.bag)

    def go(self, where: str | None) -> str:
        if where is None:
            return "go where?"
        try:
            direction = Direction(where)
        except ValueError as error:
            return f"no direction: {error}"
        target = self.room.exits.get(direction)
        if target is None:
            return f"no exit {direction.value}"
        self.room = target
        target.visits += 1
        seen = " again" if target.visits > 1 else ""
        return f"you are in the {target.name}{seen}; exits: {', '.join(sorted(d.value for d in target.exits))}"

    def take(self, what: str | None) -> str:
        if not what:
            return "take what?"
        thing = self.room.take(what)
        if thing is None:
            return f"no {what} here"
        if self.load + thing.weight > self.LIMIT:
            self.room.things.append(thing)
            return f"{thing} is too heavy"
        self.bag.append(thing)
        return f"taken: {thing}"

    def look(self, what: str | None = None) -> str:
        here = ", ".join(str(t) for t in self.room.things) or "nothing"
        return f"{self.room.name}: {here}"

    def inventory(self, _: str | None) -> str:
        return " and ".join(map(str, self.bag)) if self.bag else "empty-handed"

    def quit(self, _: str | None) -> str:
        raise GameOver(any(t.name == "gold" for t in self.bag), self.turns)

    def play(self, line: str) -> str:
        self.turns += 1
        verb, _, rest = line.partition(" ")
        command = self.commands.get(verb)
        if command is None:
            return f"cannot {verb!r}"
        return command(self, rest or None)


Game.commands = {"go": Game.go, "take": Game.take, "look": Game.look, "inventory": Game.inventory, "quit": Game.quit}
hall, cellar, garden = Room("hall", things=[Thing("lamp"), Thing("statue", 50, fixed=True)]), Room("cellar"), Room("garden")
cellar.things += [Thing("gold", 4), Thing("rope", 2)]
hall.connect(Direction.NORTH, garden)
hall.connect(Direction.EAST, cellar)
game = Game(hall)
script = """look
go
go up
go south
take statue
take lamp
go east
take gold
take rope
inventory
dance
go west
look
quit"""
try:
    for line in script.splitlines():
        print(f"> {line}")
        print(game.play(line))
except GameOver as over:
    print("won" if over.won else "lost", "after", over.turns, "turns", over.args)
print(hall, cellar.visits, Direction.EAST.opposite, Direction.EAST is Direction.EAST, Thing("x") == Thing("x", 1))
