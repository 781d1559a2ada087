"""Functions and methods of the library as values: under other names, in tables, as keys, with defaults, composed."""
import itertools
import math
import operator
from typing import Callable, TypeVar, Concatenate, ParamSpec
icount = itertools.count
islice = itertools.islice
root = math.sqrt
say = print
print(list(islice(icount(), 3)), root(16.0))
say("x", 1)
def P(word: str, n: int = 10) -> float:
    return len(word) / n
print(max(["a", "bcd", "ef"], key=P), sorted(["aaa", "b"], key=P))
def local() -> None:
    def Q(word: str, n: int = 10) -> float:
        return len(word) / n
    print(max(["a", "bcd", "ef"], key=Q), sorted(["aaa", "b"], key=Q), list(map(Q, ["a"])))
local()
T = TypeVar("T")
U = TypeVar("U")
V = TypeVar("V")
def compose(f: Callable[[U], V], g: Callable[[T], U]) -> Callable[[T], V]:
    return lambda x: f(g(x))
print(compose(len, str)(12345), compose(str.upper, str)(True), compose(lambda x: x + 1, len)("abc"))
sets: list[frozenset[int]] = [frozenset({3, 1}), frozenset({2, 0})]
sets.sort(key=sorted)
print(sets)
print(*map("{:>3}".format, [1, 22]))
print(list(map("{}-{}".format, [1, 22], "ab")))
ops: dict[str, Callable[[int, int], int]] = {"+": operator.add, "max": max, "min": min, "pow": pow, "-": operator.sub, "gcd": math.gcd}
print({k: f(12, 8) for k, f in ops.items() if k != "pow"}, ops["pow"](2, 5))
conv: dict[str, Callable[[str], object]] = {"int": int, "float": float, "str": str, "bool": bool, "list": list, "len": len, "upper": str.upper, "sorted": sorted, "repr": repr, "ord": ord}
print({k: f("7") for k, f in conv.items()})
print(list(map(max, [1, 5], [3, 2])), list(map(pow, [2, 3], [3, 2])), list(map(divmod, [7], [2])), list(map(str.strip, [" a "])), list(map(list, ["ab"])), list(map(tuple, [[1, 2]])), list(filter(str.isdigit, ["1", "a"])), list(map(len, ["a", "bb"])), list(map(abs, [-1, 2])), list(map(round, [1.5, 2.5])), list(map(float, [1, 2])), list(map(sum, [[1, 2]])), list(map(sorted, ["ba"])), list(map(chr, [97])), list(map(int, "123")))
Q = ParamSpec("Q")
R = TypeVar("R")
class Session:
    def __init__(self) -> None:
        self.text = ""
def with_self(method: "Callable[Concatenate[Writer, Q], R]") -> "Callable[Concatenate[Writer, Q], R]":
    def wrapper(self: "Writer", /, *args: Q.args, **kwargs: Q.kwargs) -> R:
        return method(self, *args, **kwargs)
    return wrapper
class Writer(Session):
    @with_self
    def write(self, text: str, *, append: bool = False) -> int:
        self.text = self.text + text if append else text
        return len(self.text)
w = Writer()
print(w.write("text"), w.write("two", append=True))
print(sorted([(1, "b"), (0, "c")], key=operator.itemgetter(1)), min([3, -5, 2], key=abs), max("abc", "z", key=len))
