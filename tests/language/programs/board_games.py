"""Tic-tac-toe minimax, a maze, Connect Four with alpha-beta, text adventure, life, hangman."""
from __future__ import annotations
import random
from abc import ABC, abstractmethod
from collections import defaultdict, deque
from dataclasses import dataclass, field, replace
from enum import Enum, Flag, auto
from functools import lru_cache, partial
from itertools import product, chain
from typing import Callable, ClassVar, Final, FrozenSet, Iterator, List, Literal, Mapping, Optional, Sequence, Set, Tuple, Type, TypeAlias

Player: TypeAlias = Literal["X", "O"]
Board: TypeAlias = Tuple[str, ...]
LINES: Final = [(0, 1, 2), (3, 4, 5), (6, 7, 8), (0, 3, 6), (1, 4, 7), (2, 5, 8), (0, 4, 8), (2, 4, 6)]


def winner(board: Board) -> Optional[str]:
    for a, b, c in LINES:
        if board[a] != " " and board[a] == board[b] == board[c]:
            return board[a]
    return None


@lru_cache(maxsize=None)
def minimax(board: Board, player: Player) -> Tuple[int, Optional[int]]:
    won = winner(board)
    if won:
        return (1 if won == "X" else -1), None
    moves = [i for i, c in enumerate(board) if c == " "]
    if not moves:
        return 0, None
    other: Player = "O" if player == "X" else "X"
    scored = [(minimax(board[:m] + (player,) + board[m + 1:], other)[0], m) for m in moves]
    return max(scored) if player == "X" else min(scored, key=lambda s: (s[0], s[1]))


class Dir(Flag):
    N = auto()
    S = auto()
    E = auto()
    W = auto()


DELTA = {Dir.N: (0, -1), Dir.S: (0, 1), Dir.E: (1, 0), Dir.W: (-1, 0)}
OPPOSITE = {Dir.N: Dir.S, Dir.S: Dir.N, Dir.E: Dir.W, Dir.W: Dir.E}


class Maze:
    def __init__(self, w: int, h: int, rng: random.Random) -> None:
        self.w, self.h = w, h
        self.cells = [[Dir(0) for _ in range(w)] for _ in range(h)]
        self._carve(0, 0, rng)

    def _carve(self, x: int, y: int, rng: random.Random) -> None:
        dirs = list(Dir)
        rng.shuffle(dirs)
        for d in dirs:
            dx, dy = DELTA[d]
            nx, ny = x + dx, y + dy
            if 0 <= nx < self.w and 0 <= ny < self.h and not self.cells[ny][nx]:
                self.cells[y][x] |= d
                self.cells[ny][nx] |= OPPOSITE[d]
                self._carve(nx, ny, rng)

    def solve(self, goal: Tuple[int, int]) -> int:
        seen = {(0, 0): 0}
        todo = deque([(0, 0)])
        while todo:
            x, y = todo.popleft()
            if (x, y) == goal:
                return seen[x, y]
            for d, (dx, dy) in DELTA.items():
                if d in self.cells[y][x] and (x + dx, y + dy) not in seen:
                    seen[x + dx, y + dy] = seen[x, y] + 1
                    todo.append((x + dx, y + dy))
        return -1

    def __str__(self) -> str:
        out = [" " + "_" * (self.w * 2 - 1)]
        for row in self.cells:
            out.append("|" + "".join((" " if c & Dir.S else "_") + (" " if c & Dir.E else "|") for c in row))
        return "\n".join(out)


@dataclass(frozen=True)
class Position:
    cols: Tuple[str, ...] = ("",) * 4
    turn: str = "R"

    def moves(self) -> Iterator[int]:
        return (i for i, c in enumerate(self.cols) if len(c) < 4)

    def play(self, col: int) -> Position:
        cols = list(self.cols)
        cols[col] += self.turn
        return replace(self, cols=tuple(cols), turn="Y" if self.turn == "R" else "R")

    def at(self, c: int, r: int) -> str:
        return self.cols[c][r] if 0 <= c < 4 and 0 <= r < len(self.cols[c]) else "."

    def won(self) -> Optional[str]:
        for c, r in product(range(4), repeat=2):
            who = self.at(c, r)
            if who != "." and any(all(self.at(c + i * dc, r + i * dr) == who for i in range(3)) for dc, dr in [(1, 0), (0, 1), (1, 1), (1, -1)]):
                return who
        return None


def alphabeta(pos: Position, depth: int, alpha: float = float("-inf"), beta: float = float("inf")) -> float:
    w = pos.won()
    if w:
        return 10 + depth if w == "R" else -10 - depth
    if depth == 0:
        return 0
    if pos.turn == "R":
        best = float("-inf")
        for m in pos.moves():
            best = max(best, alphabeta(pos.play(m), depth - 1, alpha, beta))
            alpha = max(alpha, best)
            if alpha >= beta:
                break
        return best
    best = float("inf")
    for m in pos.moves():
        best = min(best, alphabeta(pos.play(m), depth - 1, alpha, beta))
        beta = min(beta, best)
        if beta <= alpha:
            break
    return best


class GameOver(Exception):
    pass


@dataclass
class Room:
    name: str
    description: str
    exits: dict[str, str] = field(default_factory=dict)
    items: set[str] = field(default_factory=set)


@dataclass
class World:
    rooms: dict[str, Room]
    here: str
    bag: list[str] = field(default_factory=list)
    log: list[str] = field(default_factory=list)

    @property
    def room(self) -> Room:
        return self.rooms[self.here]

    def do(self, command: str) -> str:
        verb, *args = command.split()
        handler: Optional[Callable[[World, list[str]], str]] = COMMANDS.get(verb)
        if handler is None:
            return f"I don't know how to {verb}."
        return handler(self, args)


def go(w: World, args: list[str]) -> str:
    match args:
        case [d] if d in w.room.exits:
            w.here = w.room.exits[d]
            return w.room.description
        case [d]:
            return f"No way {d}."
        case _:
            return "Go where?"


def take(w: World, args: list[str]) -> str:
    taken = [a for a in args if a in w.room.items]
    w.room.items -= set(taken)
    w.bag += taken
    return f"Taken: {', '.join(taken) or 'nothing'}"


def quit_(w: World, args: list[str]) -> str:
    raise GameOver(f"bye with {sorted(w.bag)}")


COMMANDS: dict[str, Callable[[World, list[str]], str]] = {"go": go, "take": take, "quit": quit_, "look": lambda w, _: f"{w.room.name}: {sorted(w.room.items)}"}

print(minimax((" ",) * 9, "X"), minimax(tuple("XX OO    "), "O"), minimax.cache_info().currsize)
rng = random.Random(5)
maze = Maze(8, 4, rng)
print(maze)
print(maze.solve((7, 3)), Dir.N | Dir.E, maze.cells[0][0])
print(alphabeta(Position(), 6), alphabeta(Position(("RR", "YY", "", "")), 3), Position().play(1).play(1))
world = World({"hall": Room("Hall", "A dusty hall.", {"n": "attic"}, {"lamp", "rug"}), "attic": Room("Attic", "Dark.", {"s": "hall"})}, "hall")
try:
    for cmd in ["look", "take lamp sword", "go n", "go w", "go", "dance", "go s", "look", "quit", "look"]:
        print(">", cmd, "->", world.do(cmd))
except GameOver as over:
    print(over)
