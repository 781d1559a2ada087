"""Solver of the Hexiom board game, in miniature."""
import io
import sys
from typing import Any, Optional


class Dir:
    def __init__(self, x: int, y: int) -> None:
        self.x = x
        self.y = y


DIRS = [Dir(1, 0), Dir(-1, 0), Dir(0, 1), Dir(0, -1), Dir(1, 1), Dir(-1, -1)]
EMPTY = 7


class Done:
    MIN_CHOICE_STRATEGY = 0
    MAX_CHOICE_STRATEGY = 1
    FIRST_STRATEGY = 4

    def __init__(self, count: int, empty: bool = False, cells: Optional[list[list[int]]] = None) -> None:
        self.count = count
        if cells is None:
            self.cells = [[0, 1, 2, 3, 4, 5, 6, EMPTY] for i in range(count)]
        else:
            self.cells = cells

    def clone(self) -> "Done":
        return Done(self.count, cells=[self.cells[i][:] for i in range(self.count)])

    def __getitem__(self, i: int) -> list[int]:
        return self.cells[i]

    def set_done(self, i: int, v: int) -> None:
        self.cells[i] = [v]

    def already_done(self, i: int) -> bool:
        return len(self.cells[i]) == 1

    def remove(self, i: int, v: int) -> bool:
        if v in self.cells[i]:
            self.cells[i].remove(v)
            return True
        else:
            return False

    def remove_all(self, v: int) -> None:
        for i in range(self.count):
            self.remove(i, v)

    def remove_unfixed(self, v: int) -> bool:
        changed = False
        for i in range(self.count):
            if not self.already_done(i):
                if self.remove(i, v):
                    changed = True
        return changed

    def filter_tiles(self, tiles: list[int]) -> None:
        for v in range(8):
            if tiles[v] == 0:
                self.remove_all(v)

    def next_cell_min_choice(self) -> int:
        minlen = 10
        mini = -1
        for i in range(self.count):
            if 1 < len(self.cells[i]) < minlen:
                minlen = len(self.cells[i])
                mini = i
        return mini

    def next_cell(self, strategy: int = MIN_CHOICE_STRATEGY) -> int:
        if strategy == Done.MIN_CHOICE_STRATEGY:
            return self.next_cell_min_choice()
        else:
            raise Exception("Wrong strategy: %d" % strategy)


class Node:
    def __init__(self, pos: tuple[int, int], id: int, links: list[int]) -> None:
        self.pos = pos
        self.id = id
        self.links = links


class Hex:
    def __init__(self, size: int) -> None:
        self.size = size
        self.count = 3 * size * (size - 1) + 1
        self.nodes_by_id = self.count * [None]  # type: list[Any]
        self.nodes_by_pos: dict[tuple[int, int], Node] = {}
        id = 0
        for y in range(size):
            for x in range(size + y):
                pos = (x, y)
                node = Node(pos, id, [])
                self.nodes_by_pos[pos] = node
                id += 1
        for y in range(1, size):
            for x in range(y, size * 2 - 1):
                ry = size + y - 1
                pos = (x, ry)
                self.nodes_by_pos[pos] = Node(pos, id, [])
                id += 1

    def contains_pos(self, pos: tuple[int, int]) -> bool:
        return pos in self.nodes_by_pos

    def link_nodes(self) -> None:
        for node in self.nodes_by_pos.values():
            (x, y) = node.pos
            for dir in DIRS:
                nx = x + dir.x
                ny = y + dir.y
                if self.contains_pos((nx, ny)):
                    node.links.append(self.nodes_by_pos[(nx, ny)].id)


class Pos:
    def __init__(self, hex: Hex, tiles: list[int], done: Optional[Done] = None) -> None:
        self.hex = hex
        self.tiles = tiles
        self.done = Done(hex.count) if done is None else done

    def clone(self) -> "Pos":
        return Pos(self.hex, self.tiles, self.done.clone())


def print_pos(pos: Pos, output: io.StringIO) -> None:
    hex = pos.hex
    done = pos.done
    size = hex.size
    for y in range(size):
        print(" " * (size - y - 1), end="", file=output)
        for x in range(size + y):
            id = hex.nodes_by_pos[(x, y)].id
            if done.already_done(id):
                c = str(done[id][0]) if done[id][0] != EMPTY else "."
            else:
                c = "?"
            print("%s " % c, end="", file=output)
        print(end="\n", file=output)


h = Hex(3)
h.link_nodes()
p = Pos(h, [1, 2, 3, 0, 0, 0, 1, 12])
p.done.filter_tiles(p.tiles)
q = p.clone()
q.done.set_done(0, 2)
q.done.set_done(4, EMPTY)
q.done.remove_unfixed(1)
out = io.StringIO()
print_pos(q, out)
sys.stdout.write(out.getvalue())
print(q.done.next_cell(), q.done[1], p.done[0], [n.links for n in h.nodes_by_pos.values()][:4])
try:
    q.done.next_cell(Done.FIRST_STRATEGY)
except Exception as e:
    print(e)
