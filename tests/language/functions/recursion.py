"""Recursion: Ackermann, Hanoi, mutual recursion, a parser."""


def ackermann(m: int, n: int) -> int:
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


def hanoi(n: int, source: str, spare: str, target: str, moves: list[str]) -> None:
    if n > 0:
        hanoi(n - 1, source, target, spare, moves)
        moves.append(source + target)
        hanoi(n - 1, spare, source, target, moves)


def is_even(n: int) -> bool:
    return n == 0 or is_odd(n - 1)


def is_odd(n: int) -> bool:
    return n != 0 and is_even(n - 1)


def flatten(depth: int) -> list[int]:
    return [] if depth == 0 else [depth] + flatten(depth - 1) + [depth]


moves: list[str] = []
hanoi(4, "A", "B", "C", moves)
print(ackermann(2, 3), len(moves), moves[:5], is_even(50), is_odd(7), flatten(4))
