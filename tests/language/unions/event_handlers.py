"""Unions of classes dispatched by isinstance, by match, and by a table of types' names."""

from dataclasses import dataclass, replace
from typing import Literal, Union, assert_never


@dataclass(frozen=True)
class Key:
    char: str
    ctrl: bool = False


@dataclass(frozen=True)
class Click:
    x: int
    y: int
    button: Literal["left", "right"] = "left"


@dataclass(frozen=True)
class Resize:
    width: int
    height: int


Event = Union[Key, Click, Resize]
Size = Union[int, str, tuple[int, int]]


@dataclass(frozen=True)
class State:
    text: str = ""
    cursor: int = 0
    size: tuple[int, int] = (80, 24)
    menu: bool = False


def step(state: State, event: Event) -> State:
    match event:
        case Key("\b"):
            if state.cursor == 0:
                return state
            return replace(state, text=state.text[: state.cursor - 1] + state.text[state.cursor :], cursor=state.cursor - 1)
        case Key("a", ctrl=True):
            return replace(state, cursor=0)
        case Key(char=c, ctrl=False):
            return replace(state, text=state.text[: state.cursor] + c + state.text[state.cursor :], cursor=state.cursor + 1)
        case Key():
            return state
        case Click(x, 0):
            return replace(state, cursor=min(x, len(state.text)), menu=False)
        case Click(button="right"):
            return replace(state, menu=True)
        case Click():
            return replace(state, menu=False)
        case Resize(w, h) if w > 0 and h > 0:
            return replace(state, size=(w, h))
        case Resize():
            raise ValueError(f"impossible size: {event}")
        case _:
            assert_never(event)


def pixels(size: Size) -> int:
    if isinstance(size, tuple):
        w, h = size
        return w * h
    if isinstance(size, str):
        w, h = map(int, size.split("x"))
        return w * h
    return size * size


state = State()
events: list[Event] = [Key(c) for c in "helo"]
events += [Click(3, 0), Key("l"), Key("a", True), Key("\b"), Key("H"), Click(2, 5, "right"), Key("z", ctrl=True), Resize(100, 30), Click(99, 0), Key("\b")]
for event in events:
    before, state = state, step(state, event)
    changed = [n for n, a, b in (("text", before.text, state.text), ("menu", before.menu, state.menu)) if a != b]
    print(type(event).__name__, repr(state.text), state.cursor, *changed)
print(state)
try:
    step(state, Resize(0, 5))
except ValueError as error:
    print(error)
print([pixels(s) for s in (3, "4x5", (6, 7))], sum(isinstance(e, (Click, Resize)) for e in events), {type(e).__name__ for e in events} == {"Key", "Click", "Resize"})
for wrong in ("4x", "axb", "1x2x3"):
    try:
        pixels(wrong)
    except ValueError as error:
        print(error)
print(Key("a") == Key("a", False), Key("a") in events, len(set(events)), events.index(Resize(100, 30)))
