"""A pipeline of generators and generator expressions."""

from collections.abc import Iterable, Iterator


def lines(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        yield line.strip()


def without_comments(source: Iterable[str]) -> Iterator[str]:
    return (line for line in source if line and not line.startswith("#"))


def pairs(source: Iterable[str]) -> Iterator[tuple[str, int]]:
    for line in source:
        key, _, value = line.partition("=")
        yield key.strip(), int(value)


def chunks(items: list[int], size: int) -> Iterator[list[int]]:
    for start in range(0, len(items), size):
        yield items[start:start + size]


text = """# settings
a = 1

b=22
  # more
c = 333"""
print(dict(pairs(without_comments(lines(text)))))
print(list(chunks(list(range(7)), 3)), max(len(line) for line in lines(text)))
print(any(n > 5 for n in range(3)), all(n < 5 for n in range(3)), " ".join(str(n) for n in range(4)))
