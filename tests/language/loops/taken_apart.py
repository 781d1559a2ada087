"""Loops over enumerate, zip, reversed and their nesting, over growing and shrinking sequences, dicts and sets."""
from collections.abc import Iterator


def squares(n: int) -> Iterator[int]:
    for i in range(n):
        yield i * i


def counting(xs: list[int]) -> None:
    for i, x in enumerate(xs):
        print(i, x, end=" ")
    for i, x in enumerate(xs, 5):
        if i == 6:
            continue
        print(i, x, end=" ")
    else:
        print("else")
    for i, c in enumerate("aé€"):
        print(i, c, end=" ")
    for i, g in enumerate(squares(6)):
        if g == 16:
            break
        print(i, g, end=" ")
    for pair in enumerate((1.5, 2.5), -1):
        print(pair, end=" ")
    for i, r in enumerate(range(5, 11, 2), 2):
        print(i, r, end=" ")
    for i, r in enumerate(reversed(range(5, 8))):
        print(i, r, end=" ")
    for i, b in enumerate(b"\x00\xff"):
        print(i, b, end=" ")
    for i, _ in enumerate(list[int]()):
        print("never", i)
    print(list(enumerate(xs)), max(enumerate(xs), key=lambda pair: -pair[0]))


def side_by_side(xs: list[int]) -> None:
    for i, (a, b) in enumerate(zip(xs, "abcd")):
        print(i, a, b, end=" ")
    for a, f, s in zip(xs, (1.5, 2.5), ["p", "q", "r"]):
        print(a, f, s, end=" ")
    for a, k in zip(xs, {"k": 1, "l": 2}):
        print(a, k, end=" ")
    for g, a in zip(squares(9), xs):
        print(g, a, end=" ")
    for a, r in zip(xs, range(10)):
        print(a, r, end=" ")
    for a, e in zip(xs, list[str]()):
        print("never", a, e)
    print({k: v for k, v in zip("ab", xs)}, [a * b for a, b in zip(xs, xs[1:])], sum(a for a, _ in zip(xs, xs)))


def backwards(xs: list[int]) -> None:
    for i in reversed(range(4)):
        if i == 2:
            continue
        print(i, end=" ")
    for i in reversed(range(-2, 1)):
        print(i, end=" ")
    for i in reversed(range(3, 1)):
        print("never", i)
    for i in reversed(range(-2**63, -2**63 + 2)):
        print(i, end=" ")
    else:
        print("else", end=" ")
    for x in reversed(xs):
        print(x, end=" ")
    for x in reversed(range(0, 10, 3)):
        print(x, end=" ")
    print()


def changing() -> None:
    growing = [1, 2, 3]
    for i, x in enumerate(growing):
        if x < 6:
            growing.append(x + 3)
    print(growing, i)
    for a, b in zip(growing, growing):
        if len(growing) > 5:
            growing.pop()
        print(a, b, end=" ")
    for x in reversed(growing):
        growing.pop()
        print(x, end=" ")
    print(growing)


def tables() -> None:
    ages = {"ann": 3, "bob": 5, "eve": 8}
    for name in ages:
        print(name, end=" ")
    for n, (name, age) in enumerate(ages.items(), 1):
        print(n, name, age, end=" ")
    for name in reversed(ages):
        print(name, end=" ")
    print(sum(age for age in ages.values()), sum(x for x in {3, 1, 2}))
    try:
        for name in ages:
            ages[name + "x"] = 1
    except RuntimeError as error:
        print(error)
    numbers = {1, 2}
    try:
        for number in numbers:
            numbers.add(number + 10)
    except RuntimeError as error:
        print(error)


def shadowed() -> None:
    def zip(xs: list[int], ys: list[int]) -> list[tuple[int, int]]:
        return [(y, x) for x in xs for y in ys]

    enumerate = squares
    print([pair for pair in zip([1, 2], [3])], [n for n in enumerate(3)])


def main() -> None:
    xs = [10, 20, 30]
    counting(xs)
    side_by_side(xs)
    backwards(xs)
    changing()
    tables()
    shadowed()
    walker = iter(xs)
    for x in walker:
        break
    print(x, next(walker), list(walker))


main()
