"""Maybe-results: parsing that returns None, a Result class, and lookups that fall through layers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")
U = TypeVar("U")


@dataclass(frozen=True)
class Maybe(Generic[T]):
    value: T | None = None

    def map(self, f: Callable[[T], U]) -> Maybe[U]:
        return Maybe() if self.value is None else Maybe(f(self.value))

    def bind(self, f: Callable[[T], Maybe[U]]) -> Maybe[U]:
        return Maybe() if self.value is None else f(self.value)

    def or_else(self, default: T) -> T:
        return default if self.value is None else self.value

    def __bool__(self) -> bool:
        return self.value is not None


def parse(text: str) -> Maybe[int]:
    try:
        return Maybe(int(text))
    except ValueError:
        return Maybe()


def half(n: int) -> Maybe[int]:
    return Maybe(n // 2) if n % 2 == 0 else Maybe()


def describe(text: str) -> str:
    return parse(text).bind(half).bind(half).map(lambda n: f"quarter {n}").or_else("no quarter")


def safe_div(a: float, b: float) -> float | None:
    return a / b if b else None


for text in ("8", "6", "x", "0"):
    print(text, describe(text), bool(parse(text)), parse(text))
defaults = {"color": "red", "user": "guest"}
environment = {"user": "admin"}
arguments: dict[str, str] = {}
arguments["debug"] = "1"
layers = [arguments, environment, defaults]


def setting(name: str, default: str | None = None) -> str | None:
    return next((layer[name] for layer in layers if name in layer), default)


print(setting("user"), setting("color"), setting("nope"), setting("nope", "x"), sorted(set(defaults) | set(arguments)))
print((setting("color") or "").upper(), [setting(n) is None for n in ("debug", "verbose")])
results = [safe_div(a, b) for a, b in ((1.0, 2.0), (1.0, 0.0), (0.0, 3.0))]
print(results, [r for r in results if r is not None], ["none" if r is None else f"{r:.1f}" for r in results])
total = 0.0
for r in results:
    if r is None:
        continue
    total += r
print(total, sum(r for r in results if r), any(r is None for r in results))
grid: list[list[str | None]] = [[None] * 3 for _ in range(2)]
grid[0][1] = "X"
grid[1][2] = ""
for row in grid:
    print("|".join(cell if cell is not None else "." for cell in row), [bool(c) for c in row])
