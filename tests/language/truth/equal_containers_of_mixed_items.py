"""`==` of containers whose items have different types: ints, floats, bools, unions and objects, nested, and as objects."""
a = [1.0, 2.0]
b = [1, 2]
print(a == b, b == a, a != b, (1.0, 2) == (1, 2.0))
class Box:
    def __init__(self, items: list[float]) -> None:
        self.items = items
def eq(x: object, y: object) -> bool:
    return x == y
print(eq(a, b), eq([True], [1]), eq((1,), [1]), eq({1: "a"}, {1.0: "a"}))
c: list[int | None] = [1, None]
d: list[object] = [1, "a"]
print(c == [1], c == b, [1, "a"] == d, d == [1, "a"], d != ["a"], eq(d, [1, "a"]), eq([], d[:0]), eq(c, [1, None]))
e = {"a": 1}; f = {"a": 1.0}; g: dict[str, object] = {"a": 1}; h: dict[object, int] = {"a": 1}
print(e == f, f == e, e == g, g == e, g == f, h == e, e != f, eq(e, g), eq(f, h), h == f)
print({1, 2} == {1.0, 2.0}, frozenset([1]) == {True}, eq({1}, frozenset([1.0])), eq({1}, {2.5}), eq((1, "a"), (1.0, "a")), eq((1, 2), (1, 2, 3)))
t1: tuple[float, ...] = (1.0, 2.0); t2: tuple[int, ...] = (1, 2)
print(t1 == t2, t2 != t1, eq(t1, t2), eq(t1, (1, 2)), eq((1, 2), t2), (1.0, 2) == t2, eq((), t2))
print([[1], [2]] == [[1.0], [2.0]], {"a": [1]} == {"a": [1.0]}, d in [[1, "a"]], [1.0, "a"] in [d], eq([b], [a]))
from collections import deque, Counter, OrderedDict, defaultdict
print(deque([1, 2]) == deque([1.0, 2.0]), Counter("aab") == {"a": 2, "b": 1}, Counter("a") == {"a": 1.0}, OrderedDict(a=1) == {"a": 1.0}, eq(deque([1]), [1]))
