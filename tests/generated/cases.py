"""One generated test case: a function with its inputs; and a program of many of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

# Stands in a case's text where the number goes that makes its module-level names its own.
OWN = "_OWN"
MARK = "#"

PRELUDE = '''import math
from collections.abc import Callable, Coroutine, Generator, Iterator
from dataclasses import dataclass
from types import TracebackType


def attempt(name: str, case: Callable[[], None]) -> None:
    print("#", name)
    try:
        case()
    except OverflowError:
        print("OverflowError")
    except Exception as error:
        print(type(error).__name__, error)


def show(label: str, value: Callable[[], object]) -> None:
    try:
        print(label, value())
    except OverflowError:
        print(label, "OverflowError")
    except Exception as error:
        print(label, type(error).__name__, error)


def chain(error: BaseException | None, depth: int) -> str:
    if error is None:
        return "-"
    if depth == 0:
        return "..."
    cause = chain(error.__cause__, depth - 1)
    context = chain(error.__context__, depth - 1)
    return f"{type(error).__name__}({error}) cause=[{cause}] context=[{context}] {error.__suppress_context__}"
'''


@dataclass(frozen=True)
class Case:
    """`text` defines a function called case_OWN; `inputs` are the argument lists that it is called with."""

    text: str
    inputs: tuple[str, ...] = ("",)


def pick(draw: DrawFn, *choices: str) -> str:
    return draw(st.sampled_from(choices))


def indented(lines: Sequence[str]) -> list[str]:
    return ["    " + line for line in lines]


def function(name: str, parameters: str, body: Sequence[str], result: str = "None") -> str:
    return "\n".join([f"def {name}({parameters}) -> {result}:", *indented(body or ["pass"])])


def program(cases: Sequence[Case]) -> str:
    """All cases, called one after the other; each call prints a line with MARK and its case's number first."""
    parts = [PRELUDE]
    calls = []
    for number, case in enumerate(cases):
        parts.append(case.text.replace(OWN, f"_{number}"))
        calls += [f'attempt("{number}", lambda: case_{number}({arguments.replace(OWN, f"_{number}")}))' for arguments in case.inputs]
    return "\n\n".join(parts) + "\n\n\n" + "\n".join(calls) + "\n"
