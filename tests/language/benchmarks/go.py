"""Go by Monte Carlo tree search on a board of 9 by 9 (pyperformance go); SIZE is the number of playouts."""
from __future__ import annotations

from math import log, sqrt
from random import Random
from typing import Final

SIZE: Final = 8
BOARD: Final = 9
KOMI: Final = 7.5
EMPTY, WHITE, BLACK = 0, 1, 2
SHOW: Final = {EMPTY: ".", WHITE: "o", BLACK: "x"}
PASS: Final = -1
MOST_MOVES: Final = BOARD * BOARD * 3

rng = Random(7)


class Square:
    def __init__(self, board: Board, pos: int) -> None:
        self.board = board
        self.pos = pos
        self.color = EMPTY
        self.neighbours: list[Square] = []
        self.reference: Square = self
        self.ledges = 0
        self.used = False
        self.removestamp = 0
        self.zobrist = [rng.randrange(1 << 60) for _ in range(3)]

    def set_neighbours(self) -> None:
        x, y = self.pos % BOARD, self.pos // BOARD
        for dx, dy in [(-1, 0), (1, 0), (0, -1), (0, 1)]:
            if 0 <= x + dx < BOARD and 0 <= y + dy < BOARD:
                self.neighbours.append(self.board.squares[(y + dy) * BOARD + x + dx])

    def find(self, update: bool = False) -> Square:
        reference = self.reference
        if reference.pos != self.pos:
            reference = reference.find(update)
            if update:
                self.reference = reference
        return reference

    def move(self, color: int) -> None:
        self.board.hash ^= self.zobrist[self.color] ^ self.zobrist[color]
        self.color = color
        self.reference = self
        self.ledges = 0
        self.used = True
        for neighbour in self.neighbours:
            if neighbour.color == EMPTY:
                self.ledges += 1
            else:
                other = neighbour.find(True)
                if neighbour.color == color:
                    if other.reference.pos != self.pos:
                        self.ledges += other.ledges
                        other.reference = self
                    self.ledges -= 1
                else:
                    other.ledges -= 1
                    if other.ledges == 0:
                        neighbour.remove(other)

    def remove(self, reference: Square) -> None:
        self.board.hash ^= self.zobrist[self.color] ^ self.zobrist[EMPTY]
        self.removestamp = self.board.stamp
        removed_color = self.color
        self.color = EMPTY
        self.board.emptyset.add(self.pos)
        self.board.captured[removed_color] += 1
        for neighbour in self.neighbours:
            if neighbour.color != EMPTY and neighbour.removestamp != self.board.stamp:
                other = neighbour.find()
                if other.pos == reference.pos and neighbour.color == removed_color:
                    neighbour.remove(reference)
                else:
                    other.ledges += 1


class EmptySet:
    """The empty squares, in an order of their own, with the place of each."""

    def __init__(self) -> None:
        self.empties = list(range(BOARD * BOARD))
        self.empty_pos = list(range(BOARD * BOARD))

    def random_choice(self, board: Board, color: int) -> int:
        choices = len(self.empties)
        while choices:
            i = rng.randrange(choices)
            pos = self.empties[i]
            if board.useful(pos, color):
                return pos
            choices -= 1
            self.set_at(i, self.empties[choices])
            self.set_at(choices, pos)
        return PASS

    def set_at(self, i: int, pos: int) -> None:
        self.empties[i] = pos
        self.empty_pos[pos] = i

    def add(self, pos: int) -> None:
        self.empty_pos[pos] = len(self.empties)
        self.empties.append(pos)

    def remove(self, pos: int) -> None:
        self.set_at(self.empty_pos[pos], self.empties[-1])
        self.empties.pop()


class Board:
    def __init__(self) -> None:
        self.hash = 0
        self.stamp = 0
        self.squares: list[Square] = []
        for pos in range(BOARD * BOARD):
            self.squares.append(Square(self, pos))
        for square in self.squares:
            square.set_neighbours()
        self.emptyset = EmptySet()
        self.captured = [0, 0, 0]
        self.color = BLACK
        self.history: list[int] = []
        self.finished = False

    def play(self, pos: int) -> None:
        self.stamp += 1
        if pos != PASS:
            self.emptyset.remove(pos)
            self.squares[pos].move(self.color)
        elif self.history and self.history[-1] == PASS:
            self.finished = True
        self.history.append(pos)
        self.color = WHITE if self.color == BLACK else BLACK

    def useful(self, pos: int, color: int) -> bool:
        """Not suicide, not an own eye."""
        square = self.squares[pos]
        empties = opponents = weak_opponents = neighbours = weak_neighbours = 0
        for neighbour in square.neighbours:
            if neighbour.color == EMPTY:
                empties += 1
                continue
            reference = neighbour.find()
            weak = reference.ledges == 1
            if neighbour.color == color:
                neighbours += 1
                weak_neighbours += weak
            else:
                opponents += 1
                weak_opponents += weak
        strong = neighbours - weak_neighbours
        return bool(empties or weak_opponents or (strong and (opponents or weak_neighbours)))

    def random_playout(self) -> None:
        while not self.finished and len(self.history) < MOST_MOVES:
            self.play(self.emptyset.random_choice(self, self.color))

    def score(self, color: int) -> float:
        count = KOMI + self.captured[BLACK] if color == WHITE else float(self.captured[WHITE])
        for square in self.squares:
            if square.color == color:
                count += 1
            elif square.color == EMPTY and all(n.color == color for n in square.neighbours):
                count += 1
        return count

    def __repr__(self) -> str:
        rows = [self.squares[y * BOARD:(y + 1) * BOARD] for y in range(BOARD)]
        return "\n".join("".join(SHOW[square.color] for square in row) for row in rows)


class UCTNode:
    def __init__(self, unexplored: list[int]) -> None:
        self.bestchild: UCTNode | None = None
        self.pos = PASS
        self.wins = 0
        self.losses = 0
        self.children: dict[int, UCTNode] = {}
        self.parent: UCTNode | None = None
        self.unexplored = unexplored

    def play(self, board: Board) -> None:
        color = board.color
        node = self
        path = [node]
        while True:
            pos = node.select(board)
            if pos == PASS:
                break
            board.play(pos)
            child = node.children.get(pos)
            if child is None:
                child = UCTNode([p for p in board.emptyset.empties if board.useful(p, board.color)])
                child.pos = pos
                child.parent = node
                node.children[pos] = child
                path.append(child)
                break
            path.append(child)
            node = child
        board.random_playout()
        wins = board.score(BLACK) >= board.score(WHITE)
        for i, visited in enumerate(path):
            mover_won = wins == (color == BLACK)
            if mover_won == (i % 2 == 1):
                visited.wins += 1
            else:
                visited.losses += 1

    def select(self, board: Board) -> int:
        if self.unexplored:
            i = rng.randrange(len(self.unexplored))
            pos = self.unexplored[i]
            self.unexplored[i] = self.unexplored[-1]
            self.unexplored.pop()
            return pos
        best = PASS
        highest = -1.0
        for pos, child in self.children.items():
            visits = child.wins + child.losses
            value = child.wins / visits + sqrt(2 * log(self.wins + self.losses) / visits) * 0.5
            if value > highest and board.squares[pos].color == EMPTY:
                best, highest = pos, value
        return best

    def best_visited(self) -> UCTNode:
        return max(self.children.values(), key=lambda child: child.wins + child.losses)


def computer_move(history: list[int], games: int) -> int:
    root_board = replayed(history)
    tree = UCTNode([p for p in root_board.emptyset.empties if root_board.useful(p, root_board.color)])
    if not tree.unexplored:
        return PASS
    for _ in range(games):
        tree.play(replayed(history))
    return tree.best_visited().pos


def replayed(history: list[int]) -> Board:
    board = Board()
    for pos in history:
        board.play(pos)
    return board


def main() -> None:
    history: list[int] = []
    for _ in range(4):
        history.append(computer_move(history, SIZE))
    board = replayed(history)
    print(history, board.hash)
    board.random_playout()
    print(board)
    print(board.score(BLACK), board.score(WHITE), board.captured)


if __name__ == "__main__":
    main()
