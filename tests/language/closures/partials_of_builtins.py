"""functools.partial of built-in and generic functions, classes and bound methods, with keywords."""
import operator
from functools import partial
from typing import Callable, TypeVar
basetwo = partial(int, base=2)
say = partial(print, sep="-", end=".\n")
triple = partial(operator.mul, 3)
desc = partial(sorted, reverse=True)
print(basetwo("1011"), basetwo("0"), triple(5), desc([2, 3, 1]))
say("a", 1, None)
print(partial(operator.mul, 2)(5), partial(int, base=2)("1011"), partial(sorted, reverse=True)([2, 3, 1]))
class C:
    def __init__(self, name: str, n: int = 1) -> None:
        self.name = name
        self.n = n
    def set(self, n: int, keep: bool) -> None:
        print(self.name, n, keep)
    def action(self) -> Callable[[int], None]:
        return partial(self.set, keep=False)
    def __repr__(self) -> str:
        return f"C({self.name!r}, {self.n})"
C("q").action()(5)
T = TypeVar("T")
def pick(items: list[T], index: int = 0, default: T | None = None) -> T | None:
    return items[index] if index < len(items) else default
def main() -> None:
    c = C("x")
    setter = partial(c.set, 7)
    keeper = partial(c.set, keep=True)
    c = C("y")
    setter(True)
    keeper(3)
    last = partial(pick, index=2)
    print(last([1, 2, 3]))
    make = partial(C, n=4)
    print(make("z"), list(map(partial(C, n=2), ["p", "q"])), list(map(make, ["r"])))
    print(list(map(partial(max, 3), [1, 5])), list(map(partial(int, base=16), ["ff", "10"])), list(map(basetwo, ["10"])))
    f: Callable[[str], int] = partial(int, base=8)
    table: dict[str, Callable[[str], int]] = {"bin": basetwo, "oct": f, "hex": partial(int, base=16), "dec": int}
    print({k: v("11") for k, v in table.items()})
    try:
        basetwo("9")
    except ValueError as e:
        print(e)
main()
