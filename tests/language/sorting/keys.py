"""sorted and list.sort with keys: several criteria, stability, reverse, case, and natural order."""

import re
from functools import cmp_to_key
from typing import NamedTuple


class Student(NamedTuple):
    name: str
    grade: str
    age: int


STUDENTS = [Student("john", "A", 15), Student("Jane", "B", 12), Student("dave", "B", 10), Student("Zoe", "A", 12)]


def names(students: list[Student]) -> str:
    return " ".join(s.name for s in students)


print(names(sorted(STUDENTS)), "|", names(sorted(STUDENTS, key=lambda s: s.name.lower())), "|", names(sorted(STUDENTS, key=lambda s: s.age)))
print(names(sorted(STUDENTS, key=lambda s: s[1])), "|", names(sorted(STUDENTS, key=lambda s: s.age, reverse=True)))
print(names(sorted(STUDENTS, key=lambda s: (s.grade, -s.age))), "|", names(sorted(sorted(STUDENTS, key=lambda s: s.name), key=lambda s: s.grade)))
by_two = sorted(STUDENTS, key=lambda s: (s[1], s[2]))
print(names(by_two), "|", names(sorted(STUDENTS, key=lambda s: (s[1], s[0]))))


def natural(text: str) -> list[tuple[int, int, str]]:
    return [(0, int(part), "") if part.isdigit() else (1, 0, part) for part in re.findall(r"\d+|\D+", text)]


print(sorted(["file10", "file2", "File1", "file1a", "10", "9"], key=natural), sorted(["b10", "b9"], reverse=True))


def by_suffix(a: str, b: str) -> int:
    return (a[-1] > b[-1]) - (a[-1] < b[-1]) or len(b) - len(a)


print(sorted("ab zb yaa xb caaa".split(), key=cmp_to_key(by_suffix)))
pairs = [(2, "b"), (1, "b"), (2, "a"), (1, "a")]
print(sorted(pairs, key=lambda p: p[0]), sorted(pairs, key=lambda p: p[0], reverse=True), sorted(pairs, reverse=True))
print(sorted("The quick Brown fox".split(), key=str.casefold), sorted({3: "x", 1: "y"}), sorted([True, False, True]), sorted(b"hello"))
print(sorted([0.0, -1.5, float("inf"), -0.0, 1e-9]), sorted([[2], [1, 5], [], [1]]), sorted(range(5), key=lambda n: (n % 2, -n)))
words = ["pear", "fig", "apple", "kiwi"]
words.sort(key=len)
print(words, words.sort(), words)
order = sorted(range(len(words)), key=words.__getitem__, reverse=True)
print(order, [words[i] for i in order], [w for _, w in sorted(zip([3, 1, 2, 0], words))])
calls: list[int] = []


def noisy(n: int) -> int:
    calls.append(n)
    if n == 13:
        raise ValueError("unlucky")
    return -n


print(sorted([2, 3, 1], key=noisy), calls)
data = [5, 13, 4]
try:
    data.sort(key=noisy)
except ValueError as error:
    print("ValueError:", error, sorted(data), len(calls))
weekday = {d: i for i, d in enumerate(("Mon", "Tue", "Wed"))}
try:
    print(sorted(["Wed", "Mon", "Tue"], key=weekday.__getitem__), sorted(["Mon", "Sun"], key=lambda d: weekday[d]))
except KeyError as error:
    print("KeyError:", error)
