"""Library functions that go through a union of iterables: list(), set(), sorted(), sum(), max(), all()"""

def letters(word: str | list[str]) -> list[str]:
    return sorted(set(word))


def union(a: list[str] | tuple[str, ...], b: set[str] | list[str]) -> list[str]:
    return list(a) + [x for x in sorted(b) if x not in a]


def total(numbers: list[int] | set[int] | dict[int, str]) -> tuple[int, int, bool]:
    return sum(numbers), max(numbers), all(numbers)


print(letters("hello"), letters(["x", "a"]), union(["a"], {"b"}), union(("a", "q"), ["a"]))
print(sum(len(w) for w in union(("a", "q"), ["a"])), max(letters("abc")), ",".join(letters("ba")))
print(total([1, 2]), total({3}), total({5: "x", 0: "y"}))
