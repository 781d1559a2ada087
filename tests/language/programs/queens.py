"""Eight queens by backtracking."""


def solve(size: int, columns: list[int], solutions: list[list[int]]) -> None:
    row = len(columns)
    if row == size:
        solutions.append(columns[:])
        return
    for column in range(size):
        if all(column != c and abs(column - c) != row - r for r, c in enumerate(columns)):
            columns.append(column)
            solve(size, columns, solutions)
            columns.pop()


solutions: list[list[int]] = []
solve(6, [], solutions)
print(len(solutions), solutions[0])
for column in solutions[0]:
    print(" ".join("Q" if c == column else "." for c in range(6)))
eight: list[list[int]] = []
solve(8, [], eight)
print(len(eight), eight[-1])
