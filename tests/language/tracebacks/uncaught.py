"""An uncaught exception: traceback with file, line, source; status 1."""


def divide(a: int, b: int) -> int:
    return a // b


def average(values: list[int]) -> int:
    total = 0
    for value in values:
        total += value
    return divide(total, len(values))


print(average([1, 2, 3]))
print(average([]))
