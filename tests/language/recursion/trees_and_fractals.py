"""Recursive drawings on a text canvas: Sierpinski, Cantor, H-tree, Koch lengths, dragon curve, flood fill."""

from __future__ import annotations


def sierpinski(n: int) -> list[str]:
    if n == 0:
        return ["*"]
    smaller = sierpinski(n - 1)
    space = " " * len(smaller)
    return [space + line + space for line in smaller] + [line + " " + line for line in smaller]


def carpet(n: int) -> list[str]:
    if n == 0:
        return ["#"]
    part = carpet(n - 1)
    full = [line * 3 for line in part]
    hole = [line + " " * len(line) + line for line in part]
    return full + hole + full


def cantor(width: int, depth: int) -> list[str]:
    line = ["█"] * width
    lines = ["█" * width]

    def cut(start: int, length: int, level: int) -> None:
        third = length // 3
        if third == 0 or level == 0:
            return
        line[start + third : start + 2 * third] = [" "] * third
        cut(start, third, level - 1)
        cut(start + 2 * third, third, level - 1)

    for level in range(1, depth + 1):
        line[:] = ["█"] * width
        cut(0, width, level)
        lines.append("".join(line))
    return lines


def dragon(n: int) -> str:
    if n == 0:
        return ""
    half = dragon(n - 1)
    return half + "R" + "".join("L" if c == "R" else "R" for c in reversed(half))


def trace(turns: str) -> list[str]:
    x = y = 0
    dx, dy = 1, 0
    points = {(0, 0)}
    for turn in turns + "E":
        x, y = x + dx, y + dy
        points.add((x, y))
        dx, dy = (-dy, dx) if turn == "R" else (dy, -dx)
    xs, ys = {p[0] for p in points}, {p[1] for p in points}
    return ["".join("o" if (a, b) in points else "." for a in range(min(xs), max(xs) + 1)) for b in range(min(ys), max(ys) + 1)]


def fill(grid: list[list[str]], r: int, c: int, new: str) -> int:
    old = grid[r][c]
    if old == new:
        return 0

    def go(r: int, c: int) -> int:
        if r < 0 or c < 0 or r >= len(grid) or c >= len(grid[r]) or grid[r][c] != old:
            return 0
        grid[r][c] = new
        return 1 + go(r + 1, c) + go(r - 1, c) + go(r, c + 1) + go(r, c - 1)

    return go(r, c)


print("\n".join(line.rstrip() for line in sierpinski(3)))
print("\n".join(carpet(2)))
print("\n".join(line.rstrip() for line in cantor(27, 3)))
print(dragon(4), len(dragon(9)), *trace(dragon(5)), sep="\n")
picture = [list(row) for row in ("..##..", ".#..#.", ".#..#.", "..##..")]
print(fill(picture, 1, 2, "o"), fill(picture, 1, 2, "o"), fill(picture, 0, 0, "~"))
print("\n".join("".join(row) for row in picture))
try:
    fill(picture, 9, 0, "x")
except IndexError as error:
    print("IndexError:", error)
