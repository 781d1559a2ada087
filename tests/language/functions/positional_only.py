"""Every kind of parameter: positional-only, default, variable, keyword-only, and calls with unpacking."""
from typing import Iterable


def clip(text: str, max_len: int = 80, /, *, end: str = "...") -> str:
    if len(text) <= max_len:
        return text
    space = text.rfind(" ", 0, max_len)
    return text[:space if space > 0 else max_len].rstrip() + end


def tag(name: str, *content: str, class_: str | None = None, **attributes: str) -> str:
    if class_ is not None:
        attributes["class"] = class_
    pairs = "".join(f' {key}="{value}"' for key, value in sorted(attributes.items()))
    if not content:
        return f"<{name}{pairs} />"
    return "\n".join(f"<{name}{pairs}>{c}</{name}>" for c in content)


def mean(first: float, *rest: float) -> float:
    return sum(rest, first) / (1 + len(rest))


def schedule(start: int, stop: int | None = None, step: int = 1, *, skip: Iterable[int] = ()) -> list[int]:
    if step == 0:
        raise ValueError("step is zero")
    if stop is None:
        start, stop = 0, start
    left_out = set(skip)
    return [n for n in range(start, stop, step) if n not in left_out]


def point(x: int, /, y: int, *, z: int = 0) -> tuple[int, int, int]:
    return x, y, z


print(clip("banana apple cherry", 8), clip("banana", 4, end=""), clip("short"), clip("", 0))
print(tag("br"), tag("p", "hello"), tag("p", "hello", "world", class_="x"), tag("img", id="i", src="s.png"), sep="\n")
options = {"title": "Sunset", "src": "sunset.jpg"}
print(tag("img", class_="framed", **options), options)
texts = ["a", "b"]
print(tag("li", *texts, "c"), mean(1.0), mean(1.0, 2.0), mean(*[2.0, 4.0, 9.0]))
print(schedule(4), schedule(2, 5), schedule(9, 0, -3), schedule(step=2, start=1, stop=8), schedule(5, skip=[1, 2]), schedule(5, skip=(n * 2 for n in range(3))))
try:
    schedule(1, 2, 0)
except ValueError as error:
    print(error)
pair = (1, 2)
print(point(*pair), point(*pair, z=5), point(3, y=4), [point(n, **{"y": 0, "z": n}) for n in range(2)])
