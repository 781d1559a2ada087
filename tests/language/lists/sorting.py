"""Sorting is stable; keys and reverse as in CPython."""

from dataclasses import dataclass


@dataclass
class Person:
    name: str
    age: int


people = [Person("Eve", 30), Person("Bob", 25), Person("Ann", 30), Person("Cid", 25)]
print([p.name for p in sorted(people, key=lambda p: p.age)])
print([p.name for p in sorted(people, key=lambda p: (-p.age, p.name))])
people.sort(key=lambda p: p.name, reverse=True)
print(people)
values = [5, 2, 9, -1, 0, 2]
print(sorted(values), sorted(values, reverse=True), sorted(["b", "aa", "C"], key=str.lower), sorted({3, 1, 2}))
values.sort(key=abs)
print(values, min(people, key=lambda p: p.age).name, max(values), list(reversed(values)))
pairs = [(i * 7919 % 101, i) for i in range(200)]
pairs.sort()
print(pairs[:5], pairs[-3:], all(pairs[i] <= pairs[i + 1] for i in range(199)))
