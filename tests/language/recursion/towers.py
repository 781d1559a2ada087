"""Hanoi with pegs shown, checked and counted; the same without recursion; Gray-code moves."""

from __future__ import annotations

from collections.abc import Iterator


class IllegalMove(Exception):
    pass


class Towers:
    def __init__(self, disks: int) -> None:
        self.pegs: dict[str, list[int]] = {"A": list(range(disks, 0, -1)), "B": [], "C": []}
        self.moves = 0

    def move(self, source: str, target: str) -> None:
        if not self.pegs[source]:
            raise IllegalMove(f"{source} is empty")
        disk = self.pegs[source][-1]
        if self.pegs[target] and self.pegs[target][-1] < disk:
            raise IllegalMove(f"{disk} on {self.pegs[target][-1]}")
        self.pegs[target].append(self.pegs[source].pop())
        self.moves += 1

    def __str__(self) -> str:
        return " ".join(name + ":" + ("".join(map(str, peg)) or "-") for name, peg in self.pegs.items())


def hanoi(n: int, source: str = "A", target: str = "C", spare: str = "B") -> Iterator[tuple[str, str]]:
    if n:
        yield from hanoi(n - 1, source, spare, target)
        yield source, target
        yield from hanoi(n - 1, spare, target, source)


def hanoi_stack(n: int) -> list[tuple[str, str]]:
    stack = [(n, "A", "C", "B", False)]
    result: list[tuple[str, str]] = []
    while stack:
        k, source, target, spare, ready = stack.pop()
        if k == 0:
            continue
        if ready:
            result.append((source, target))
        else:
            stack += [(k - 1, spare, target, source, False), (k, source, target, spare, True), (k - 1, source, spare, target, False)]
    return result


def frame_stewart(n: int, pegs: int) -> int:
    if n < 2:
        return n
    if pegs == 3:
        return (1 << n) - 1
    return min(2 * frame_stewart(k, pegs) + frame_stewart(n - k, pegs - 1) for k in range(1, n))


towers = Towers(3)
print(towers)
for source, target in hanoi(3):
    towers.move(source, target)
    print(f"{source}->{target}", towers)
print(towers.moves, all(list(hanoi(n)) == hanoi_stack(n) and len(hanoi_stack(n)) == 2**n - 1 for n in range(8)))
print([frame_stewart(n, 4) for n in range(1, 9)], frame_stewart(6, 3))
for move in (("A", "B"), ("C", "A"), ("C", "A"), ("X", "A")):
    try:
        towers.move(*move)
        print("moved", towers)
    except IllegalMove as error:
        print("IllegalMove:", error)
    except KeyError as error:
        print("KeyError:", error)
