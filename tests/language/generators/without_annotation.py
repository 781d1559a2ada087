"""Generators without a result type: what they yield is found out, through `yield from`, recursion and loops over each other."""
# mypy: allow-untyped-defs, allow-untyped-calls, allow-incomplete-defs
from itertools import islice
def gen(n: int):
    for i in range(n):
        yield i * i
print(list(gen(4)), sum(gen(3)))
def evens(xs: list[int]):
    for x in xs:
        if x % 2 == 0:
            yield x, str(x)
for a, b in evens([1, 2, 4]):
    print(a, b)
class Tree:
    def __init__(self, v: int, l: "Tree | None" = None, r: "Tree | None" = None) -> None:
        self.v, self.l, self.r = v, l, r
    def __iter__(self):
        if self.l:
            yield from self.l
        yield self.v
        if self.r:
            yield from self.r
    def walk(self, depth: int = 0):
        yield depth, self.v
        for kid in (self.l, self.r):
            if kid is not None:
                yield from kid.walk(depth + 1)
t = Tree(2, Tree(1), Tree(3))
print(list(t), sum(t), max(t), 3 in t, list(t.walk()))
def primes():
    n = 2
    while True:
        if all(n % p for p in range(2, n)):
            yield n
        n += 1
print(list(islice(primes(), 5)))
def hanoi(n: int, a: str, b: str, c: str):
    if n:
        yield from hanoi(n - 1, a, c, b)
        yield a, c
        yield from hanoi(n - 1, b, a, c)
print(list(hanoi(2, "A", "B", "C")))
def mixed(flag: bool):
    yield 1
    if flag:
        yield None
    yield "x"
    return 5
print(list(mixed(True)))
def outer():
    r = yield from mixed(False)
    yield r
print(list(outer()))
def empty():
    return
    yield
print(list(empty()))
def lines(text: str):
    for no, line in enumerate(text.splitlines(), 1):
        if line.strip():
            yield {"no": no, "words": line.split()}
for d in lines("a b\n\nc"):
    print(d)
def perms(xs: list[int]):
    if len(xs) <= 1:
        yield xs
        return
    for i, x in enumerate(xs):
        for rest in perms(xs[:i] + xs[i + 1:]):
            yield [x] + rest
print(list(perms([1, 2, 3])))
