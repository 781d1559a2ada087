"""Operands, arguments and targets are evaluated from left to right."""


def mark(name: str, value: int) -> int:
    print(name, end=" ")
    return value


def three(a: int, b: int, c: int) -> int:
    return a * 100 + b * 10 + c


values = [0, 0, 0]
print(mark("a", 1) + mark("b", 2) * mark("c", 3))
print(three(mark("x", 1), c=mark("z", 3), b=mark("y", 2)))
values[mark("i", 1)] = mark("v", 5)
print(values)
print(mark("p", 1) < mark("q", 2) < mark("r", 0) < mark("never", 9))
print(mark("t", 0) and mark("u", 1) or mark("w", 7))
values[mark("j", 0)] += mark("k", 4)
print(values, [mark("m", 1), mark("n", 2)], {mark("k1", 1): mark("v1", 2)})
print(mark("then", 1) if mark("test", 0) else mark("else", 2))
