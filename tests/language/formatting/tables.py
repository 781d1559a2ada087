"""Tables in plain text: widths from the data, alignment by type, nested fields in the format."""

from typing import Union

Cell = Union[str, int, float, bool, None]
ROWS: list[list[Cell]] = [
    ["widget", 12, 3.5, True],
    ["sprocket", 1048576, 0.125, False],
    ["naïve café", -7, 1e10, None],
    ["", 0, -0.0, True],
]


def render(cell: Cell) -> str:
    if cell is None:
        return "-"
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, int):
        return f"{cell:,}"
    if isinstance(cell, float):
        return f"{cell:,.2f}"
    return cell


def alignment(column: list[Cell]) -> str:
    numbers = sum(isinstance(c, (int, float)) and not isinstance(c, bool) for c in column)
    return ">" if numbers * 2 > len(column) else "<"


def table(header: list[str], rows: list[list[Cell]], rule: str = "-") -> str:
    texts = [[render(c) for c in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*[header, *texts])]
    sides = [alignment([row[i] for row in rows]) for i in range(len(header))]
    lines = [" | ".join(f"{h:^{w}}" for h, w in zip(header, widths)).rstrip()]
    lines.append("-+-".join(rule * w for w in widths))
    for row in texts:
        lines.append(" | ".join(f"{c:{s}{w}}" for c, s, w in zip(row, sides, widths)))
    return "\n".join(lines)


print(table(["name", "count", "price", "stock"], ROWS))
print(table(["n", "square"], [[n, n * n] for n in (1, 20, 300)], "="))
for width in (10, 14):
    for fill in "*._":
        print(f"[{'mid':{fill}^{width}}]", end=" ")
    print()
precision = 3
print(*(f"{value:{width}.{precision}f}" for width, value in zip(range(6, 14, 2), (1.0, 2.71828, -3.14159, 100.5))), sep="|")
print("{0:<{w}}|{1:>{w}}|{0!r:^{w}}".format("ab", "cd", w=8))
try:
    print(f"{'text':{'<'}{'x'}}")
except ValueError as error:
    print("ValueError:", error)
