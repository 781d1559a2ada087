"""operator.itemgetter, attrgetter and methodcaller."""
import operator
from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter, itemgetter, methodcaller


@dataclass
class Name:
    first: str
    last: str

    def full(self, between: str = " ", upper: bool = False) -> str:
        text = self.first + between + self.last
        return text.upper() if upper else text


@dataclass
class Person:
    name: Name
    age: int


rows = [("pear", 3, 1.5), ("apple", 7, 0.5), ("fig", 3, 9.0)]
print(sorted(rows, key=itemgetter(1)))
print(sorted(rows, key=itemgetter(1, 2), reverse=True))
print(sorted(rows, key=itemgetter(-1))[0], max(rows, key=itemgetter(0)), min(rows, key=operator.itemgetter(2)))
print(list(map(itemgetter(0, 1), rows)), list(map(itemgetter(0), rows)))

table = [{"id": 2, "n": 5}, {"id": 1, "n": 6}]
table.sort(key=itemgetter("id"))
print(table, [n for n in map(itemgetter("n"), table)])
counts = {"a": 3, "b": 1, "c": 2}
print(sorted(counts.items(), key=itemgetter(1), reverse=True), max(counts.items(), key=itemgetter(1))[0])

people = [Person(Name("Bo", "Zed"), 40), Person(Name("Al", "Young"), 31), Person(Name("Cy", "Young"), 29)]
print([p.age for p in sorted(people, key=attrgetter("age"))])
print([p.name.first for p in sorted(people, key=attrgetter("name.last", "age"))])
print([p.name.first for p in sorted(people, key=operator.attrgetter("name.first"))])
print(list(map(methodcaller("upper"), ["x", "y"])), list(map(methodcaller("split", ","), ["a,b", "c"])))
print(list(map(methodcaller("full", "-", upper=True), [p.name for p in people])))

second: Callable[[list[int]], int] = itemgetter(1)
print(second([4, 5, 6]))
try:
    print(second([4]))
except IndexError as error:
    print(error)
lookup: Callable[[dict[str, int]], int] = itemgetter("missing")
try:
    lookup(counts)
except KeyError as failure:
    print("KeyError", failure)
word, person = "xyz", people[0]
print(itemgetter(1)(word), itemgetter(0, 2)(word), attrgetter("age")(person), attrgetter("age", "name.last")(person))


def by(key: Callable[[Person], int]) -> list[int]:
    return [key(p) for p in people]


print(by(attrgetter("age")), by(key=attrgetter("age")))
second([])
