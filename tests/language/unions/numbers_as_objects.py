"""Numbers of different kinds are equal also where only `object` or a union is known of them."""


def compared(o: object, x: int, u: int | str, p: object) -> None:
    print(o == x, x == o, o != x, o == u, u == o, o == p, p == o, hash(o) == hash(x))


compared(1, 1, 1, 1)
compared(True, 1, 1, True)
compared(1.0, 1, 1, True)
compared("a", 1, "a", "a")
compared(2, 1, "a", 2)
compared(float("nan"), 1, 1, 1.5)
compared(2.0**53, 2**53 + 1, 2**53, 2**53)

by_name: dict[str | int, int] = {1: 10, "a": 2}
kinds: set[str | int] = {1, "a"}
items: list[int | str] = [1, "a"]
plain = [1]
reals = {1.0, 2.5}
pairs: set[tuple[int, int]] = {(1, 2)}
texts = {"a": 1, "b": 2}
print(True in by_name, True in kinds, False in kinds, True in items, True in plain, True in reals, 1 in reals, 3 in reals)
print(True in (1.0, 2), 1 in [2.5, 1.0], "a" in [1, "a"])


def found(value: object) -> list[bool]:
    return [value in items, value in plain, value in texts, value in pairs, value in texts.keys()]


for value in (1, True, 1.0, "a", "z", (1, 2), None, b"a"):
    print(value, found(value))

anything: dict[object, str] = {1: "int", 2.5: "float", "1": "str", (1, 2): "tuple"}
print(anything[True], anything[1.0], anything.get(2.5), anything.get("1"), anything.get((1, 2)), anything.get(0, "none"))
anything[False] = "bool"
print(anything[0], anything[0.0], len(anything), list(anything))
