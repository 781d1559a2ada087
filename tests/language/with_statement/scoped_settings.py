"""Managers that change something for a while and put it back, nested, reused and left by errors."""
from __future__ import annotations
from contextlib import contextmanager, suppress
from types import TracebackType
from typing import Iterator


class Settings:
    def __init__(self, **values: int) -> None:
        self.values = dict(values)

    @contextmanager
    def override(self, **changes: int) -> Iterator[dict[str, int]]:
        unknown = sorted(changes.keys() - self.values.keys())
        if unknown:
            raise KeyError(f"unknown: {', '.join(unknown)}")
        saved = self.values.copy()
        self.values.update(changes)
        try:
            yield saved
        finally:
            self.values = saved


class Indent:
    """Reentrant: every level of `with` moves the text one step."""

    def __init__(self, step: str = "  ") -> None:
        self.step, self.depth = step, 0
        self.lines: list[str] = []

    def __enter__(self) -> Indent:
        self.depth += 1
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.depth -= 1
        if error is not None:
            self.line(f"! {error}")

    def line(self, text: str) -> None:
        self.lines.append(self.step * self.depth + text)


settings = Settings(width=80, depth=2)
with settings.override(width=40) as before, settings.override(depth=9):
    print(settings.values, before)
print(settings.values)
for width in (10, 0):
    try:
        with settings.override(width=width):
            with settings.override(depth=100 // width):
                print(settings.values)
    except ZeroDivisionError as error:
        print(error, settings.values)
try:
    with settings.override(height=1, color=2):
        print("not reached")
except KeyError as error:
    print(error.args[0], settings.values)
out = Indent()
with out:
    out.line("a")
    with out as same, suppress(LookupError):
        same.line("b")
        [].pop()
        same.line("not reached")
    with suppress(ValueError), out:
        int("x")
    out.line("c")
out.line("d")
print("\n".join(out.lines), out.depth)
with out, out, out:
    out.line("deep")
print(repr(out.lines[-1]))


def leave_early(out: Indent) -> int:
    for n in range(5):
        with out:
            if n % 2 == 0:
                continue
            if n == 3:
                return out.depth + n
    return -1


print(leave_early(out), out.depth)
