"""array.array of ints and floats."""

from array import array
from collections.abc import Callable


def attempt(action: Callable[[], object]) -> None:
    try:
        print(action())
    except (OverflowError, TypeError, ValueError, IndexError) as problem:
        print(type(problem).__name__, problem)


def ints() -> None:
    numbers = array("i", [3, 1, 2])
    numbers.append(5)
    numbers.extend([7, 8])
    numbers.extend(array("i", [9]))
    numbers.insert(1, -4)
    print(numbers, len(numbers), numbers[0], numbers[-1], numbers.typecode, numbers.itemsize)
    print(numbers.pop(), numbers.pop(0), numbers.index(2), numbers.count(5), 7 in numbers, 70 in numbers)
    numbers[0] = 100
    del numbers[1]
    numbers.remove(5)
    numbers.reverse()
    print(numbers, numbers.tolist(), sum(numbers), sorted(numbers), [n * 2 for n in numbers])
    print(numbers[1:], numbers[::-1], numbers + array("i", [0]), numbers * 2, 2 * array("b", [1]))
    numbers += array("i", [6])
    print(numbers == array("i", [8, 7, 2, 100, 6]), numbers != array("i", [1]), array("i", [1, 2]) < array("i", [1, 3]), max(numbers))
    empty: array[int] = array("H")
    print(empty, len(empty), bool(empty), bool(numbers))


def floats() -> None:
    reals = array("d", [1.5, -2.0, 0.1])
    singles = array("f", [0.1, 1e39, -1.5, 16777217.0])
    print(reals, singles, reals[2] + singles[2], sum(reals))
    reals.append(1e300)
    reals[0] = float("inf")
    print(reals, reals.tobytes().hex(), singles.tobytes().hex())
    back: array[float] = array("d")
    back.frombytes(reals.tobytes())
    more: array[float] = array("f")
    more.frombytes(singles.tobytes())
    print(back == reals, more == singles, more)


def raw_bytes() -> None:
    for code in "bBhHiIlLqQ":
        numbers = array(code, [0, 1, 100])
        data = numbers.tobytes()
        again = array(code, data)
        print(code, numbers.itemsize, data.hex(), again == numbers)
    shorts = array("h", [-2, 258])
    shorts.byteswap()
    print(shorts, array("b", b"\xff\x7f"), array("H", bytearray(b"\xff\xff")))


def faults() -> None:
    for code in "bBhHiIL":
        for value in (-1, 2**7, 2**8, 2**15, 2**16, 2**31, 2**32, -(2**40)):
            attempt(lambda: array(code, [value]))
    numbers = array("i", [1])
    attempt(lambda: numbers[5])
    attempt(lambda: numbers[-2])
    attempt(lambda: numbers.index(9))
    attempt(lambda: numbers.remove(9))
    attempt(lambda: numbers.pop(4))
    attempt(lambda: array("i", [0][:0]).pop())
    attempt(lambda: numbers.frombytes(b"abc"))
    attempt(lambda: numbers.extend(array("b", [1])))
    attempt(lambda: numbers + array("h", [1]))
    attempt(lambda: array("x", [1]))
    try:
        numbers[7] = 1
    except IndexError as problem:
        print(problem)
    try:
        numbers.fromlist([5, 2**40])
    except OverflowError as problem:
        print(problem, numbers)


def sieve(limit: int) -> int:
    marks = array("b", [1]) * (limit + 1)
    for n in range(2, limit + 1):
        if marks[n]:
            for multiple in range(n * n, limit + 1, n):
                marks[multiple] = 0
    return sum(marks) - 2


ints()
floats()
raw_bytes()
faults()
print(sieve(10000))
