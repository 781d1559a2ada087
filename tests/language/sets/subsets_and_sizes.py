"""Sets of every size against each other: order of iteration, questions after removals, changes under iteration, odd hashes."""
from typing import Iterable


class Odd:
    """Equal by name; its hash is what it is told."""

    def __init__(self, name: str, hashed: int) -> None:
        self.name = name
        self.hashed = hashed

    def __hash__(self) -> int:
        return self.hashed

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Odd):
            return NotImplemented
        compared.append(self.name + other.name)
        return self.name == other.name

    def __repr__(self) -> str:
        return self.name


compared: list[str] = []


def questions(a: set[int], b: frozenset[int]) -> str:
    answers = [a <= b, b <= a, a < b, a >= b, a == b, a.isdisjoint(b), a.issubset(b), b.issuperset(a)]
    return "".join("ny"[answer] for answer in answers) + f" {len(a & b)} {len(a | b)} {len(a - b)} {len(b - a)} {len(a ^ b)}"


def scattered(count: int, step: int) -> set[int]:
    return {i * step % 100003 - 500 for i in range(count)}


def sizes() -> None:
    for count in (0, 1, 4, 5, 18, 19, 20, 38, 39, 76, 77, 153, 307, 1000, 5000):
        large = scattered(count, 7919)
        small = frozenset(x for x in large if x % 3 == 0)
        print(count, questions(large, small), list(large)[:4], list(small)[-3:], hash(small) == hash(frozenset(list(small)[::-1])))
        left = large.copy()
        left -= small
        print(" ", questions(left, small), sum(left), list(left)[:3])
        for x in list(left)[: count // 2]:
            left.discard(x)
        for x in (1, 65, 129, -1, -2, 0):
            left.add(x)
            left ^= {x, x + 64}
        print(" ", questions(left, frozenset({65, 129, 63, 62, 64})), len(left), list(left)[:5], left <= left | small, left.issubset(range(-1000, 200000)))
        kept = set(left)
        while len(kept) > 3:
            kept.pop()
        print(" ", kept, kept <= left, kept & {1, 65}, frozenset(kept) <= left, kept == set(sorted(kept)))


def removed_and_back() -> None:
    numbers = set(range(10))
    numbers.remove(9)
    print(numbers <= frozenset(range(9)), numbers < set(range(9)), numbers.issubset({9}))
    numbers.add(9)
    numbers.remove(3)
    print(numbers <= set(range(10)), 3 in numbers, 67 in numbers, numbers.isdisjoint({3, 67, 131}))
    words = {"alpha", "beta", "gamma"}
    more = words | {"delta"}
    more.discard("alpha")
    print(words <= more, sorted(words & more), more - words, sorted(more ^ words))
    more.add("alpha")
    print(words <= more, words < more, more <= words, {"beta"} <= words, {""} <= words)
    pairs = {(x, y) for x in range(12) for y in range(12)}
    edge = {(x, y) for x, y in pairs if x in (0, 11) or y in (0, 11)}
    print(edge < pairs, len(pairs - edge), (5, 5) in pairs - edge, (0, 5) in pairs - edge, sum(x * y for x, y in pairs - edge))
    floats = {0.0, 1.0, 2.5, float("inf")}
    print(floats >= {1.0, 2.5}, -0.0 in floats, 1 in floats, floats - {1.0}, True in {1, 2})


def odd_hashes() -> None:
    names = [Odd("a", 1), Odd("b", 1), Odd("c", 65), Odd("d", -1), Odd("e", 0), Odd("f", -(2**61))]
    group = set(names)
    print(group, compared)
    compared.clear()
    print(group <= set(names[:5]), {names[0]} <= group, Odd("c", 65) in group, Odd("c", 64) in group, Odd("e", 0) in group)
    print(len(compared) > 0, group & {Odd("d", -2), Odd("x", 1)}, len(group | {Odd("a", 1), Odd("a", 2)}))


def changes(numbers: set[int], extra: Iterable[int]) -> None:
    try:
        for number in numbers:
            if number % 7 == 3:
                numbers.update(extra)
    except RuntimeError as error:
        print(error, len(numbers))
    walk = iter(numbers)
    first = next(walk)
    numbers.discard(first)
    try:
        next(walk)
    except RuntimeError as error:
        print(error)
    for number in numbers:
        numbers.discard(number)
        numbers.add(number)
        break
    seen = 0
    for place, number in enumerate(numbers):
        seen += place * number
    print(seen, sum(number for number in numbers), min(numbers), max(numbers), len({*numbers, -5}), [*zip(numbers, "ab")])


sizes()
removed_and_back()
odd_hashes()
changes(set(range(20)), [100])
changes(set(range(0, 900, 3)), [1, 2])
changes({3, 4}, [])
print(set() <= frozenset(), frozenset() < {1}, set() == frozenset(), {1, 2} == frozenset([2, 1]), set(frozenset("abc")) >= {"a"})
print({n for n in {1, 2, 3} if n > 1}, frozenset({5: 1, 6: 2}), set({7: 1}) | {7, 8}, {1, 2}.union([3], (4,), {5: 0}))
