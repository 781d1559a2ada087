"""`**` parameters, `**mapping` in calls, dict() with keywords, and the TypeErrors of calls."""
from __future__ import annotations

from typing import TypeVar

T = TypeVar("T")


def collect(**options: int) -> dict[str, int]:
    return options


def mixed(first: int, *rest: int, scale: int = 1, **options: int) -> str:
    return f"{first} {rest} {scale} {options}"


def known(a: int, b: int = 2, *, c: int = 3) -> str:
    return f"{a} {b} {c}"


def tag(name: str, *children: str, **attributes: str) -> str:
    shown = "".join(f' {key}="{value}"' for key, value in attributes.items())
    return f"<{name}{shown}>{''.join(children)}</{name}>"


def forward(**options: int) -> str:
    return known(1, **options)


def forward_all(*args: int, **options: int) -> str:
    return mixed(*args, **options)


def total(**amounts: float) -> float:
    return sum(amounts.values(), 0.0)


def widest(**values: T) -> list[T]:
    return list(values.values())


def noisy(text: str, value: int) -> int:
    print(text, end=" ")
    return value


class Options:
    def __init__(self, title: str, **flags: bool) -> None:
        self.title = title
        self.flags = flags

    def with_flags(self, **more: bool) -> Options:
        return Options(self.title, **{**self.flags, **more})

    @classmethod
    def quiet(cls, **flags: bool) -> Options:
        return cls("quiet", loud=False, **flags)


class Sized(Options):
    def __init__(self, size: int, **flags: bool) -> None:
        super().__init__("sized", **flags)
        self.size = size


def main() -> None:
    print(collect(), collect(a=1), collect(b=2, a=1))
    print(mixed(1), mixed(1, 2, 3, scale=4, x=5, y=6), mixed(first=9, z=1), mixed(1, scale=2))
    print(known(**{"a": 1}), known(1, **{"c": 5}), known(**{"a": 1, "b": 3, "c": 4}))
    print(tag("p", "text", id="x", lang="en"), tag("br"), tag("a", **{"class": "wide"}))
    given = {"b": 20, "c": 30}
    print(known(1, **given), known(a=1, **given), forward(b=7), forward(), forward_all(1, 2, scale=3, q=4))
    print(collect(**given, d=4), collect(z=0, **given), mixed(1, **given), given)
    print(total(a=1.5, b=2.5), widest(a=1, b=2), widest(a="x"))
    options = Options("t", bold=True)
    print(options.title, options.flags, options.with_flags(thin=False, bold=False).flags, Options.quiet(x=True).flags, Sized(3, a=True).flags)
    print(mixed(scale=noisy("s", 1), first=noisy("f", 2), extra=noisy("e", 3)))
    print(mixed(noisy("f", 1), noisy("r", 2), extra=noisy("e", 3), scale=noisy("s", 4)))
    print(dict(a=1, b=2), dict([("k", 1)], z=2), dict({"q": 1}, q=5), dict(**given, a=0))

    def inner(x: int, **more: int) -> int:
        return x + sum(more.values())

    print(inner(1), inner(1, a=2, b=3), inner(x=5, y=6), inner(**{"x": 1, "w": 10}))
    bad: list[dict[str, int]] = [{}, {"a": 1, "z": 2}, {"b": 1}, {"a": 1, "b": 2}]
    for mapping in bad:
        try:
            print(known(**mapping))
        except TypeError as error:
            print(error)
    for mapping in bad:
        try:
            print(known(5, **mapping))
        except TypeError as error:
            print(error)
    for mapping in bad:
        try:
            print(known(a=5, **mapping))
        except TypeError as error:
            print(error)
    for mapping in bad:
        try:
            print(mixed(**mapping), collect(**mapping, **{"y": 3}))
        except TypeError as error:
            print(error)
    try:
        print(collect(**given, **given))
    except TypeError as error:
        print(error)


main()
