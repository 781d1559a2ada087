from __future__ import annotations

PUZZLE = "530070000600195000098000060800060003400803001700020006060000280000419005000080079"


class Sudoku:
    def __init__(self, text: str) -> None:
        self.cells = [int(c) for c in text]
        self.tries = 0

    def candidates(self, pos: int) -> set[int]:
        row, col = divmod(pos, 9)
        used = {self.cells[row * 9 + i] for i in range(9)}
        used |= {self.cells[i * 9 + col] for i in range(9)}
        br, bc = row // 3 * 3, col // 3 * 3
        used |= {self.cells[(br + i) * 9 + bc + j] for i in range(3) for j in range(3)}
        return set(range(1, 10)) - used

    def solve(self) -> bool:
        best = None
        options: set[int] = set()
        for pos, value in enumerate(self.cells):
            if value == 0:
                c = self.candidates(pos)
                if best is None or len(c) < len(options):
                    best, options = pos, c
        if best is None:
            return True
        for digit in sorted(options):
            self.tries += 1
            self.cells[best] = digit
            if self.solve():
                return True
        self.cells[best] = 0
        return False

    def __str__(self) -> str:
        rows = []
        for r in range(9):
            row = self.cells[r * 9:(r + 1) * 9]
            rows.append(" | ".join(" ".join(map(str, row[i:i + 3])) for i in range(0, 9, 3)))
            if r in (2, 5):
                rows.append("-" * 21)
        return "\n".join(rows)


s = Sudoku(PUZZLE)
print(s.solve())
print(s)
print(s.tries)
