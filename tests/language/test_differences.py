"""Where CPython would go on and an image cannot: each case is an error that docs/language.md names."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.images import built, run_image, write_program
from unic.diagnostics import CompileError
from unic.targets import RunOptions

OVERFLOWS = {
    "addition": "n + 1",
    "subtraction": "-n - 2",
    "multiplication": "n * 3",
    "negation": "-(-n - 1)",
    "shift": "n << 1",
    "power": "n ** 2",
    "floor_division": "(-n - 1) // -1",
    "sum": "sum([n, n])",
    "literal": "int('9223372036854775808')",
}


def run(text: str, folder: Path) -> tuple[str, int]:
    return run_image(built(write_program(text), "jail"), "jail", folder, RunOptions(timeout=60))


def test_int_overflow_raises_and_never_wraps(tmp_path: Path) -> None:
    functions = "".join(f"def {name}_of(n: int) -> int:\n    return {expression}\n\n\n" for name, expression in OVERFLOWS.items())
    calls = "".join(f"attempt('{name}', {name}_of)\n" for name in OVERFLOWS)
    program = f"""from collections.abc import Callable


{functions}def attempt(name: str, function: Callable[[int], int]) -> None:
    try:
        print(name, function(9223372036854775807))
    except OverflowError as error:
        print(name, "overflows")


{calls}"""
    assert run(program, tmp_path) == ("".join(f"{name} overflows\n" for name in OVERFLOWS), 0)


def test_an_uncaught_overflow_says_what_happened(tmp_path: Path) -> None:
    program = "def double(n: int) -> int:\n    return n * 2\n\n\nprint(double(2**62))\n"
    output, status = run(program, tmp_path)
    assert status == 1
    assert re.search(r"line 2, in double\n    return n \* 2\nOverflowError: .+\n$", output), output


def test_a_captured_variable_that_changes_after_its_test_is_noticed(tmp_path: Path) -> None:
    program = """def f() -> None:
    value: int | None = 3

    def clear() -> None:
        nonlocal value
        value = None

    if value is not None:
        clear()
        print(value + 1)


f()
"""
    output, status = run(program, tmp_path)
    assert (output.splitlines()[-1], status) == ("AttributeError: 'value' is no longer int", 1)


def test_what_gives_none_against_its_declaration_raises(tmp_path: Path) -> None:
    program = """from abc import ABC, abstractmethod
from typing import NoReturn


class Shape(ABC):
    @abstractmethod
    def area(self) -> float: ...


class Square(Shape):
    def area(self) -> float:
        return super().area()


def comes_back() -> NoReturn:
    pass


for number in range(2):
    try:
        if number == 0:
            print(Square().area())
        comes_back()
    except TypeError as error:
        print(error)
"""
    assert run(program, tmp_path) == ("expected float, found NoneType\nexpected NoReturn, found NoneType\n", 0)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("def f(x: int) -> None:\n    print(x)\n\n\nf(6.5)\n", r"int.*float"),
        ("eval('1')\n", "eval"),
        ("class M(type):\n    pass\n\n\nclass C(metaclass=M):\n    pass\n\n\nprint(C())\n", "metaclass"),
        ("def f(x):\n    return x\n\n\nprint(f(1))\n", "has no type"),
        ("from threading import Thread\n", "threading"),
        ("x = 1\nx = 'text'\nprint(x)\n", "int|str"),
        ("from re import template\n", "cannot import name 'template' from 're'"),
        ("import asyncio.report\n", "no module named 'asyncio.report'"),
        ("from abc import ABC, abstractmethod\n\n\nclass A(ABC):\n    @abstractmethod\n    def f(self) -> None: ...\n\n\nA()\n", "lacks f"),
        ("try:\n    pass\nexcept* ExceptionGroup:\n    pass\n", "catching ExceptionGroup with `except"),
    ],
)  # fmt: skip
def test_what_is_outside_the_language_is_refused(text: str, message: str) -> None:
    with pytest.raises(CompileError, match=message):
        built(write_program(text), "jail")
