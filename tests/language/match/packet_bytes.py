"""Tuples and lists of numbers matched as packets, with literals, ranges by guards and captured tails."""
from __future__ import annotations


def decode(data: list[int]) -> str:
    match data:
        case []:
            return "empty"
        case [0x7F, *payload] if sum(payload) % 256 == 0:
            return f"checked {bytes(payload).hex()}"
        case [0x01, length, *rest] if len(rest) < length:
            raise EOFError(f"{length - len(rest)} bytes are missing")
        case [0x01, length, *rest]:
            tail = decode(rest[length:]) if rest[length:] else "end"
            return f"text {bytes(rest[:length]).decode('latin-1')!r}, {tail}"
        case [0x02, high, low]:
            return f"number {high << 8 | low}"
        case [0x02, *_]:
            raise ValueError("a number has two bytes")
        case [0x03, a, b, c, d] if max(a, b, c, d) < 256:
            return f"address {a}.{b}.{c}.{d}"
        case [(0x04 | 0x05) as kind, flags] if flags & 0x80:
            return f"control {kind} urgent {flags & 0x7F}"
        case [0x04 | 0x05, 0]:
            return "control"
        case [single]:
            return f"lone {single:#04x}"
        case [kind, *_] if kind < 0:
            raise ValueError(f"byte {kind}")
        case _:
            return f"unknown {data}"


def triangle(sides: tuple[int, int, int]) -> str:
    a, b, c = sorted(sides)
    match (a, b, c):
        case (0, _, _):
            return "degenerate"
        case (x, y, z) if x + y <= z:
            return "impossible"
        case (x, y, z) if x == y == z:
            return "equilateral"
        case (x, y, z) if x == y or y == z:
            return "isosceles"
        case (3, 4, 5) | (5, 12, 13):
            return "classic right"
        case (x, y, z):
            return "right" if x * x + y * y == z * z else "scalene"


packets = [[], [0x7F, 0x80, 0x80], [0x7F, 1], [1, 2, 104, 105], [1, 1, 65, 2, 1, 0], [1, 5, 65], [2, 1, 2], [2, 1], [3, 10, 0, 0, 1], [3, 300, 0, 0, 1], [4, 0x81], [5, 0], [5, 1], [9], [-1, 2]]
for packet in packets:
    try:
        print(packet, "->", decode(packet))
    except (ValueError, EOFError) as error:
        print(packet, "->", type(error).__name__, error)
print([triangle(t) for t in ((5, 3, 4), (1, 1, 1), (2, 2, 3), (1, 2, 9), (8, 6, 10), (7, 6, 5), (0, 1, 1), (12, 13, 5))])
