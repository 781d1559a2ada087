"""TypedDict: nested, total or not, inherited; displays, calls, items, get(), pop(), update(), iteration, equality."""
from __future__ import annotations

import json
from typing import NotRequired, Optional, TypedDict, Union


class Point(TypedDict):
    x: int
    y: int


class Movie(TypedDict, total=False):
    title: str
    year: int
    pos: Point


class Person(TypedDict):
    name: str
    age: int
    tags: list[str]
    boss: NotRequired["Person"]
    score: Optional[float]


class Employee(Person):
    salary: float
    manages: dict[str, int]


p: Point = {"x": 1, "y": 2}
print(p["x"], p["y"], p, len(p), p["x"] + p["y"] * 2)
p["x"] += 5
p["y"] = -p["x"]
print(p, p == {"x": 6, "y": -6}, p != {"x": 6, "y": 0}, Point(x=1, y=2) == {"y": 2, "x": 1}, type(p).__name__)
m: Movie = {"title": "Up"}
m["year"] = 1999
print(m.get("year"), m.get("title", "?"), m.get("pos"), "pos" in m, m)
if "pos" not in m:
    m["pos"] = {"x": 3, "y": 4}
print(m["pos"]["x"], list(m), sorted(m.keys()), m.get("year", 0) + 1)
del m["year"]
try:
    print(m["year"])
except KeyError as error:
    print("KeyError", error)
print(m.setdefault("year", 5), m.setdefault("year", 6), m.pop("year"), m.pop("year", -1), m)
people: list[Person] = [
    {"name": "Al", "age": 30, "tags": [], "score": None},
    {"name": "Bo", "age": 20, "tags": ["x"], "score": 1.5, "boss": {"name": "Zed", "age": 60, "tags": [], "score": 9.5}},
]
for q in sorted(people, key=lambda q: q["age"]):
    for key in q:
        print(key, end=" ")
    print(f"{q['name']} {q['tags']} {q['score']!r}", len(q), "boss" in q)
    if "boss" in q:
        print("boss", q["boss"]["name"], q["boss"].get("boss"))
    if q["score"] is not None:
        print(q["score"] * 2)


def older(who: Person, by: int = 1) -> Person:
    return {**who, "age": who["age"] + by}


def full(first: str, last: str) -> Person:
    result: Person = {"name": f"{first} {last}", "age": 0, "tags": [first[0], last[0]], "score": 0.5}
    result["tags"].append("new")
    result.update({"age": 7})
    return result


print(older(people[0], by=5), people[0]["age"], full("Ann", "Lee"))
copied = people[1].copy()
copied["name"] = "Copy"
print(copied["name"], people[1]["name"], copied["tags"] is people[1]["tags"], copied == people[1])
boss: Employee = {"name": "E", "age": 1, "tags": [], "score": 2.5, "salary": 100.25, "manages": {"Al": 1}}
boss["manages"]["Bo"] = 2
print(older(boss)["age"], boss["salary"], sum(boss["manages"].values()), boss["name"].lower(), json.dumps(boss), json.dumps([p, p]))
by_name: dict[str, Person] = {q["name"]: q for q in people}
by_name["Al"]["age"] += 1
print(by_name["Al"]["age"], people[0]["age"], max(people, key=lambda q: q["age"])["name"], [q["name"] for q in people if q["age"] > 25])
for key, value in p.items():
    print(key, value, end="; ")
print(list(p.values()), dict(p), p | {"z": 3} if False else p)


class Ok(TypedDict):
    kind: str
    value: int


class Err(TypedDict):
    kind: str
    message: str


def parse(text: str) -> Union[Ok, Err]:
    try:
        return {"kind": "ok", "value": int(text)}
    except ValueError as error:
        return {"kind": "error", "message": str(error)}


for text in ("12", "x"):
    outcome = parse(text)
    print(outcome["kind"], outcome)
stack: list[Point] = []
stack.append({"x": 1, "y": 1})
stack.append(Point(x=2, y=2))
while stack:
    top = stack.pop()
    print(top, top["x"])

# A TypedDict among other items.
print({**Point(x=3, y=4), "z": 5})
