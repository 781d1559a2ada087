"""Conway's game of life on a set of cells."""

Cell = tuple[int, int]


def step(alive: set[Cell]) -> set[Cell]:
    neighbours: dict[Cell, int] = {}
    for x, y in alive:
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                if dx or dy:
                    cell = (x + dx, y + dy)
                    neighbours[cell] = neighbours.get(cell, 0) + 1
    return {cell for cell, count in neighbours.items() if count == 3 or count == 2 and cell in alive}


def show(alive: set[Cell], size: int) -> None:
    for y in range(size):
        print("".join("#" if (x, y) in alive else "." for x in range(size)))
    print()


glider = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
for generation in range(4):
    show(glider, 6)
    glider = step(glider)
print(sorted(glider))
