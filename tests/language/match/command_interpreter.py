"""A text-game interpreter: sequence patterns, guards, captures, or-patterns, rest patterns."""
from __future__ import annotations


class Game:
    ROOMS = {"hall": {"north": "library", "east": "kitchen"}, "library": {"south": "hall"}, "kitchen": {"west": "hall", "down": "cellar"}, "cellar": {"up": "kitchen"}}

    def __init__(self) -> None:
        self.room, self.bag, self.moves = "hall", ["lamp"], 0
        self.items = {"library": ["book", "map"], "kitchen": ["knife"]}
        self.over = False

    def step(self, line: str) -> str:
        match line.lower().split():
            case []:
                return "say something"
            case ["quit" | "q" | "exit", *_]:
                self.over = True
                return f"bye after {self.moves} moves"
            case ["go", ("north" | "south" | "east" | "west" | "up" | "down") as way] | [("north" | "south" | "east" | "west" | "up" | "down") as way]:
                return self.go(way)
            case ["go"]:
                return "go where?"
            case ["go", where, *rest]:
                return f"{' '.join([where, *rest])} is not a way"
            case ["take", "all"]:
                taken = self.items.pop(self.room, [])
                self.bag += taken
                return f"took {', '.join(taken) or 'nothing'}"
            case ["take", *things] if things:
                return "; ".join(self.take(thing) for thing in things if thing != "and")
            case ["give", thing, "to", who] if thing in self.bag:
                self.bag.remove(thing)
                return f"{who} has the {thing} now"
            case ["give", thing, "to", _]:
                return f"you have no {thing}"
            case [("count" | "repeat") as verb, number, *words] if number.isdigit():
                return f"{verb}: " + ", ".join([" ".join(words)] * int(number))
            case ["look" | "l"]:
                return f"{self.room}: {self.items.get(self.room, [])}, bag {self.bag}"
            case [only]:
                return f"{only}?"
            case [verb, *_, last]:
                return f"cannot {verb} anything, least of all {last}"
            case _:
                raise AssertionError(line)

    def go(self, way: str) -> str:
        match self.ROOMS[self.room]:
            case {"down": "cellar"} if way == "down" and "lamp" not in self.bag:
                return "too dark"
            case exits if way in exits:
                self.room = exits[way]
                self.moves += 1
                return f"now in the {self.room}"
            case _:
                return "a wall"

    def take(self, thing: str) -> str:
        try:
            self.items.get(self.room, []).remove(thing)
        except ValueError:
            return f"no {thing} here"
        self.bag.append(thing)
        return f"{thing} taken"


game = Game()
for line in ("look", "go north", "TAKE book and pen", "take all", "take all", "south", "go", "go far away", "give lamp to ann", "give lamp to bob",
             "east", "down", "count 2 big fish", "count x", "sing", "sing a song", "", "give map", "l", "q now"):
    print(f"> {line:18} {game.step(line)}")
print(game.over, game.bag, game.items)
