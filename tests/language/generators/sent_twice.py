from typing import Generator


def g1() -> Generator[int, str, str]:
    got = yield 1
    print("got", got)
    got = yield 2
    print("got", got)
    return "done"

def g2() -> Generator[int, str, str]:
    r = yield from g1()
    return r

g = g1()
print(next(g), g.send("a"))
try:
    g.send("b")
except StopIteration as e:
    print(e.value)
g = g2()
print(next(g))
print(g.send("a"))
try:
    g.send("b")
except StopIteration as e:
    print(e.value)
