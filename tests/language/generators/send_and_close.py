"""send, throw, close, and finally inside a generator."""

from collections.abc import Generator


def average() -> Generator[float, float, str]:
    total = 0.0
    count = 0
    mean = 0.0
    try:
        while True:
            try:
                value = yield mean
            except ValueError as error:
                print("told", error)
                continue
            if value < 0:
                return f"{count} values"
            total += value
            count += 1
            mean = total / count
    finally:
        print("generator ends")


g = average()
next(g)
print(g.send(10.0), g.send(20.0), g.throw(ValueError("bad sample")), g.send(30.0))
try:
    g.send(-1.0)
except StopIteration as stop:
    print(stop.value)
h = average()
next(h)
h.close()
h.close()
print(next(h, "closed"))
