"""Conditions as programs write them: leap years, triangles, grades, ranges, all/any rules, and short circuits."""

from collections.abc import Callable
from dataclasses import dataclass


def leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def triangle(a: float, b: float, c: float) -> str:
    a, b, c = sorted((a, b, c))
    if a <= 0 or a + b <= c:
        return "impossible"
    if a == b == c:
        return "equilateral"
    kind = "isosceles" if a == b or b == c else "scalene"
    return kind + (" right" if abs(a * a + b * b - c * c) < 1e-9 else "")


def grade(points: int) -> str:
    if not 0 <= points <= 100:
        raise ValueError(f"{points} is not in 0..100")
    return "A" if points >= 90 else "B" if points >= 75 else "C" if points >= 50 else "F"


@dataclass
class Applicant:
    name: str
    age: int
    income: float
    debts: list[float]
    guarantor: str | None = None


Rule = Callable[[Applicant], bool]
RULES: dict[str, Rule] = {
    "adult": lambda a: 18 <= a.age < 70,
    "income": lambda a: a.income > 1000 or a.guarantor is not None,
    "debts": lambda a: not a.debts or max(a.debts) < a.income / 2,
    "named": lambda a: bool(a.name and a.name.strip()),
}


def failures(applicant: Applicant) -> list[str]:
    return [name for name, rule in RULES.items() if not rule(applicant)]


calls: list[str] = []


def said(name: str, result: bool) -> bool:
    calls.append(name)
    return result


print([y for y in (1900, 2000, 2023, 2024, 2100, 2400) if leap(y)], sum(map(leap, range(1901, 2001))))
print([triangle(*sides) for sides in ((3.0, 4.0, 5.0), (2.0, 2.0, 2.0), (2.0, 2.0, 3.0), (1.0, 2.0, 3.0), (0.0, 1.0, 1.0), (6.0, 7.0, 8.0))])
for points in (100, 90, 89, 50, 49, 0, 101, -1):
    try:
        print(points, grade(points), end="; ")
    except ValueError as error:
        print(error, end="; ")
print()
people = [Applicant("Ann", 30, 2000.0, []), Applicant(" ", 17, 500.0, [300.0]), Applicant("Cy", 69, 900.0, [1.0, 449.0], "Di"), Applicant("", 70, 1000.0, [0.0])]
for person in people:
    problems = failures(person)
    print(repr(person.name), problems or "accepted", len(problems) == 0, all(rule(person) for rule in RULES.values()))
print(said("a", False) and said("b", True), said("c", True) or said("d", False), said("e", True) and not said("f", False), calls)
print(any(said(n, n == "h") for n in "ghi"), all(said(n, n != "k") for n in "jkl"), calls[6:], not any([]) and all([]))
a, b, c = True, False, True
print(a and b or c, a and (b or c), not a or b, not (a or b), a is not b, (a, b) == (True, False), a ^ c, [a, b, c].count(True), a > b)
x = 5
print(1 < x < 10, 1 < x > 3, not 1 < x < 4, x in (1, 5) and x not in [2], "in" if 0 <= x <= 5 else "out", x if x > 7 else -x, (x > 3) + (x > 4) + (x > 5))
