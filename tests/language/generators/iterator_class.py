"""Classes with __iter__ and __next__."""

from collections.abc import Iterator


class Countdown:
    def __init__(self, start: int) -> None:
        self.current = start

    def __iter__(self) -> "Countdown":
        return self

    def __next__(self) -> int:
        if self.current <= 0:
            raise StopIteration
        self.current -= 1
        return self.current + 1


class Words:
    def __init__(self, text: str) -> None:
        self.text = text

    def __iter__(self) -> Iterator[str]:
        return iter(self.text.split())

    def __len__(self) -> int:
        return len(self.text.split())


print(list(Countdown(4)), sum(Countdown(10)), [w.upper() for w in Words("a bc d")], len(Words("x y")))
for a, b in zip(Countdown(3), "xyz"):
    print(a, b, end=" ")
print(3 in Countdown(5), sorted(Words("c a b")), list(enumerate(Words("p q"), 1)), list(zip(range(3), "ab")))
iterator = iter([1, 2])
print(next(iterator), next(iterator), next(iterator, None))
