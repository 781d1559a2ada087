"""Callable[..., R]: decorators, registries and dispatch tables of functions that take what they like; names, defaults, errors."""
from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Optional, TypeVar

R = TypeVar("R")


def logged(fn: Callable[..., R]) -> Callable[..., R]:
    @functools.wraps(fn)
    def wrapper(*args: object, **kwargs: object) -> R:
        shown = ", ".join([*(repr(a) for a in args), *(f"{k}={v!r}" for k, v in kwargs.items())])
        print(f"-> {fn.__name__}({shown})")
        result = fn(*args, **kwargs)
        print(f"<- {result!r}")
        return result
    return wrapper


@logged
def area(w: int, h: int = 2, *, scale: int = 1) -> int:
    return w * h * scale


@logged
def join(*parts: object, sep: str = "-") -> str:
    return sep.join(str(p) for p in parts)


print(area(3), area(3, 4), area(w=5), area(2, h=7, scale=10))
print(join(1, "a", None), join("x", "y", sep="+"), join(), area.__name__)


def retry(times: int, *errors: type[Exception]) -> Callable[[Callable[..., str]], Callable[..., str]]:
    def decorate(fn: Callable[..., str]) -> Callable[..., str]:
        def inner(*args: object, **kwargs: object) -> str:
            last: Optional[Exception] = None
            for attempt in range(times):
                try:
                    return fn(*args, **kwargs)
                except errors as error:
                    last = error
                    print("attempt", attempt + 1, "failed:", error)
            raise RuntimeError("gave up") from last
        return inner
    return decorate


calls = 0


@retry(3, ValueError, KeyError)
def flaky(limit: int, name: str = "job") -> str:
    global calls
    calls += 1
    if calls < limit:
        raise ValueError(f"{name} not yet {calls}")
    return f"{name} done after {calls}"


print(flaky(3))
calls = -9
try:
    flaky(5, name="never")
except RuntimeError as error:
    print(error, "from", repr(error.__cause__))


@dataclass
class Command:
    name: str
    action: Callable[..., object]
    help: str = ""


class Shell:
    def __init__(self) -> None:
        self.commands: dict[str, Command] = {}
        self.count = 0

    def command(self, name: str, help: str = "") -> Callable[[Callable[..., object]], Callable[..., object]]:
        def register(action: Callable[..., object]) -> Callable[..., object]:
            self.commands[name] = Command(name, action, help)
            return action
        return register

    def add(self, a: int, b: int = 1) -> int:
        self.count += 1
        return a + b

    def run(self, name: str, *args: object, **options: object) -> object:
        try:
            return self.commands[name].action(*args, **options)
        except TypeError as error:
            return f"TypeError: {error}"


shell = Shell()


@shell.command("greet", "say hello")
def greet(name: str, punctuation: str = "!", *, loud: bool = False) -> str:
    text = f"hello {name}{punctuation}"
    return text.upper() if loud else text


@shell.command("nothing")
def nothing() -> None:
    print("nothing runs")


shell.commands["add"] = Command("add", shell.add)
shell.commands["len"] = Command("len", lambda: 42)
print(shell.run("greet", "bob"), shell.run("greet", "al", punctuation="?"), shell.run("greet", "cy", loud=True))
print(shell.run("nothing"), shell.run("add", 4), shell.run("add", 4, b=5), shell.run("len"), shell.count)
for name, args in [("greet", ()), ("greet", ("a", "b", "c")), ("nothing", (1,)), ("nothing", (1, 2))]:
    print(shell.run(name, *args))
print(shell.run("greet", "a", color=1), shell.run("greet", loud=True))
print([c.name for c in shell.commands.values()], shell.commands["greet"].help, greet("zed"))


def compose(*fns: Callable[..., int]) -> Callable[..., int]:
    def composed(*args: object) -> int:
        first, *rest = fns
        value = first(*args)
        for fn in rest:
            value = fn(value)
        return value
    return composed


def double(x: int) -> int:
    return 2 * x


print(compose(max_of := lambda: 3, double)(), compose(area, double)(2, 3), compose(double, double, double)(1))


def timed(fn: Callable[..., Any]) -> Callable[..., Any]:
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        return fn(*args, **kwargs)
    return wrapper


class Meter:
    def __init__(self, start: float = 0.5) -> None:
        self.level = start

    def raise_by(self, step: float = 1.5) -> float:
        self.level += step
        return self.level


hooks: list[Callable[..., float]] = []
m = Meter()
hooks.append(m.raise_by)
hooks.append(m.raise_by)
print([hook(2.5) for hook in hooks], hooks[0](step=0.25), hooks[0](3), m.level)
makers: dict[str, Callable[..., object]] = {"meter": Meter, "area": area}
print(type(makers["meter"]()).__name__, makers["area"](1))


def pick(table: dict[str, Callable[[int], str]], verb: str) -> str:
    return table.get(verb, lambda n: f"unknown {verb!r} {n}")(3)  # type: ignore[no-any-return, no-untyped-call]


print(pick({"a": lambda n: "A" * n}, "a"), pick({}, "b"))
