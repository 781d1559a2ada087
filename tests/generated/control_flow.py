"""Generated control flow: exceptions, finally, with, loops and returns, in functions, generators and coroutines that are
driven by send(), throw() and close()."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from tests.generated.cases import OWN, Case, function, indented, pick

ERRORS = ["ValueError", "KeyError", "RuntimeError", "ZeroDivisionError", "LookupError"]
CAUGHT = ["ValueError", "LookupError", "(RuntimeError, KeyError)", "ArithmeticError", "Exception"]

CONTEXT_MANAGER = f"""class Guard{OWN}:
    def __init__(self, name: int, swallow: bool) -> None:
        self.name = name
        self.swallow = swallow

    def __enter__(self) -> int:
        print("enter", self.name)
        return self.name

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> bool:
        print("exit", self.name, chain(error, 2))
        if self.name % 5 == 4:
            raise RuntimeError("exit")
        return self.swallow"""
ASYNC_MANAGER = CONTEXT_MANAGER.replace("def __enter__", "async def __aenter__").replace("def __exit__", "async def __aexit__").replace(
    'print("enter", self.name)', 'print("enter", await Step_OWN(self.name))')  # fmt: skip
STEP = f"""class Step{OWN}:
    def __init__(self, value: int) -> None:
        self.value = value

    def __await__(self) -> Generator[int, None, int]:
        try:
            yield self.value
        except KeyError as error:
            print("step", error)
        return self.value + 100"""
SOURCE = f"""def source{OWN}(n: int) -> Generator[int, int, int]:
    total = 0
    for i in range(n):
        try:
            total += yield i
        except KeyError as error:
            print("source", error)
            if i == 1:
                raise ValueError("from source") from error
    return total"""
ASYNC_SOURCE = f"""async def source{OWN}(n: int) -> int:
    for i in range(n):
        await Step{OWN}(i)
    if n == 2:
        raise LookupError("from source")
    return n"""


@dataclass
class Shape:
    """What may stand where a block is drawn. `kind` is function, generator or coroutine."""

    kind: str
    in_loop: bool = False
    in_handler: bool = False
    depth: int = 2

    def inner(self, in_loop: bool | None = None, in_handler: bool | None = None) -> Shape:
        return Shape(self.kind, self.in_loop if in_loop is None else in_loop, self.in_handler if in_handler is None else in_handler, self.depth - 1)


def number(draw: DrawFn) -> int:
    return draw(st.integers(0, 30))


def suspension(draw: DrawFn, shape: Shape) -> list[str]:
    n = number(draw)
    match shape.kind:
        case "generator":
            return draw(st.sampled_from([[f"print('sent', (yield {n}))"], [f"n += yield n + {n}"], [f"yield {n}"], [f"n += yield from source{OWN}({n % 4})"]]))
        case "coroutine":
            return draw(st.sampled_from([[f"await Step{OWN}({n})"], [f"n += await Step{OWN}(n + {n})"], [f"print('source', await source{OWN}({n % 4}))"]]))
        case _:
            return [f"n += {n % 3}"]


def raising(draw: DrawFn, shape: Shape) -> str:
    error = f"{pick(draw, *ERRORS)}({number(draw)})"
    forms = [f"raise {error}", f"raise {error}", f"raise {error} from None", f"raise {error} from {pick(draw, *ERRORS)}('cause')", "print(10 // (n % 3))"]
    if shape.in_handler:
        forms += ["raise", "raise", f"raise {error} from error", "raise error"]
    elif shape.kind != "function":
        forms.append("raise StopIteration(n)")
    return draw(st.sampled_from(forms))


def statement(draw: DrawFn, shape: Shape) -> list[str]:
    kind = draw(st.integers(0, 13))
    if shape.depth <= 0:
        kind = kind % 5
    if kind in (0, 1):
        return suspension(draw, shape)
    if kind == 2:
        return [f"print({number(draw)}, n)"]
    if kind == 3:
        leave = pick(draw, *(["break", "continue"] if shape.in_loop else []), "return n" if shape.kind != "generator" else "return str(n)", raising(draw, shape))
        return [f"if n % {draw(st.integers(2, 4))} == {draw(st.integers(0, 1))}:", f"    {leave}"]
    if kind == 4:
        return ["n += 1", "print('n', n)"]
    inner = shape.inner()
    if kind <= 9:
        return attempt(draw, inner)
    if kind <= 11:
        prefix = "async with" if shape.kind == "coroutine" else "with"
        managers = [f"Guard{OWN}({number(draw)}, {pick(draw, 'True', 'False', 'n % 2 == 0')})" for _ in range(draw(st.integers(1, 2)))]
        return [f"{prefix} {', '.join(managers)}:", *indented(block(draw, inner))]
    lines = [f"for {pick(draw, 'i', 'k')} in range({draw(st.integers(1, 3))}):", "    n += 1", *indented(block(draw, shape.inner(in_loop=True)))]
    if draw(st.integers(0, 2)) == 0:
        lines += ["else:", *indented(block(draw, inner))]
    return lines


def attempt(draw: DrawFn, shape: Shape) -> list[str]:
    lines = ["try:", *indented(block(draw, shape))]
    handlers = draw(st.integers(0, 2))
    kinds = CAUGHT if shape.kind == "function" else [*CAUGHT, "GeneratorExit", "BaseException"]
    for kind in sorted({pick(draw, *kinds) for _ in range(handlers)}, key=kinds.index):
        lines += [f"except {kind} as error:", "    print('caught', chain(error, 3))", *indented(block(draw, shape.inner(in_handler=True)))]
    if handlers and draw(st.integers(0, 3)) == 0:
        lines += ["else:", *indented(block(draw, shape))]
    if not handlers or draw(st.booleans()):
        # A bare raise in a finally block depends on how the block was reached.
        lines += ["finally:", "    print('finally', n)", *indented(block(draw, shape.inner(in_handler=False)))]
    return lines


def block(draw: DrawFn, shape: Shape) -> list[str]:
    return [line for _ in range(draw(st.integers(1, 2))) for line in statement(draw, shape)]


def body(draw: DrawFn, kind: str) -> list[str]:
    shape = Shape(kind)
    lines = attempt(draw, shape)
    for _ in range(draw(st.integers(1, 2))):
        lines += statement(draw, shape)
    return [*lines, "print('end', n)", "return str(n)" if kind == "generator" else "return n"]


def actions(draw: DrawFn, name: str) -> list[str]:
    """What is done with a generator or coroutine, up to its end: CPython would close it when it is forgotten."""
    lines = []
    for index in range(draw(st.integers(2, 7))):
        # The send type of the generators is int: next(), which sends None, is a TypeError at the yield.
        more = f"{name}.send(None)" if name == "c" else f"g.send({number(draw)})"
        if index == 0:
            more = "c.send(None)" if name == "c" else "next(g)"
        thrown = f"{name}.throw({pick(draw, *ERRORS)}({number(draw)}))"
        action = pick(draw, more, more, more, thrown, f"{name}.close()") if index else pick(draw, more, more, more, more, thrown)
        lines += ["try:", f"    {action}" if "close" in action else f"    print('yielded', {action})", "except StopIteration as error:", "    print('stop', error.value)",
                  "except BaseException as error:", "    print('raised', chain(error, 3))"]  # fmt: skip
    return [*lines, "for _ in range(50):", "    try:", f"        {name}.close()", "        break", "    except BaseException as error:", "        print('close', chain(error, 3))"]


@st.composite
def generator_cases(draw: DrawFn) -> Case:
    lines = body(draw, "generator")
    main = function(f"case{OWN}", "n: int", [f"g = body{OWN}(n)", *actions(draw, "g")])
    generator = function(f"body{OWN}", "n: int", lines, "Generator[int, int, str]")
    return Case("\n\n\n".join([CONTEXT_MANAGER, SOURCE, generator, main]), tuple(str(number(draw)) for _ in range(3)))


@st.composite
def coroutine_cases(draw: DrawFn) -> Case:
    lines = body(draw, "coroutine")
    main = function(f"case{OWN}", "n: int", [f"c = body{OWN}(n)", *actions(draw, "c")])
    coroutine = "async " + function(f"body{OWN}", "n: int", lines, "int")
    return Case("\n\n\n".join([STEP, ASYNC_MANAGER, ASYNC_SOURCE, coroutine, main]), tuple(str(number(draw)) for _ in range(3)))


@st.composite
def exception_cases(draw: DrawFn) -> Case:
    lines = body(draw, "function")
    calls = ["try:", f"    print('result', body{OWN}(n))", "except BaseException as error:", "    print(chain(error, 5))"]
    parts = [CONTEXT_MANAGER, function(f"body{OWN}", "n: int", lines, "int"), function(f"case{OWN}", "n: int", calls)]
    return Case("\n\n\n".join(parts), tuple(str(n) for n in sorted({number(draw) for _ in range(6)})))
