"""Defaults, keywords, keyword-only, positional-only, variable arguments."""


def greet(name: str, greeting: str = "Hello", *, mark: str = "!") -> str:
    return f"{greeting}, {name}{mark}"


def total(*numbers: int) -> int:
    return sum(numbers)


def power(base: int, exponent: int = 2, /) -> int:
    return int(base**exponent)


def log(level: str, *parts: object) -> None:
    print(level, len(parts), *parts, sep="|")


print(greet("Ann"), greet("Bob", "Hi"), greet(greeting="Yo", name="Cid", mark="?"))
print(total(), total(1), total(1, 2, 3), total(*[4, 5], 6), power(3), power(2, 10))
log("info", "a", 1, None)
print("a", "b", sep="-", end=".\n")
print(greet(*("Dan", "Hey")))
