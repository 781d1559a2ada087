"""What is refused, with a message that names the trouble and the remedy."""
from pathlib import Path

import pytest

from tests.analysis.programs import errors

REFUSED = [
    ("def f(x: int) -> None: ...\nf(6.5)\n", "expected int, found float", "round(...)"),
    ("N = int\ndef f(x: N) -> None: ...\nf(True)\n", "expected int, found bool", "int(...)"),
    ("def f(x: bytes) -> None: ...\nf(bytearray())\n", "expected bytes, found bytearray", "bytes(...)"),
    ("x: int = 'a'\nprint(x)\n", "expected int, found str", ""),
    ("def f(x: int | None) -> int:\n    return x + 1\nprint(f(1))\n", "may be None", "is not None"),
    ("print(undefined_name)\n", "name 'undefined_name' is not defined", ""),
    ("print(lenght([1]))\n", "name 'lenght' is not defined", ""),
    ("'abc'.uper()\n", "no attribute 'uper'", "upper"),
    ("def f(x) -> None: ...\nf(1)\n", "parameter 'x' of 'f' has no type", "x: int"),
    ("async def f(x: int):\n    yield x\nf(1)\n", "no result type", "->"),
    ("from typing import Any\ndef f(x: Any) -> None: ...\nf({1})\n", "expected Any, found set[int]", "union"),
    ("from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from nowhere import Thing\ndef f(x: 'Thing') -> None: ...\n", "no module named 'nowhere'", ""),
    ("from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from typing import List\nprint(List)\n", "name 'List' is not defined", ""),
    ("import nowhere\n", "no module named 'nowhere'", ""),
    ("import unsafe\n", "can only be imported by the runtime", ""),
    ("class A(metaclass=type): ...\nA()\n", "metaclasses", ""),
    ("class A: ...\nclass B(A): ...\nclass C(A, B): ...\nC()\n", "method resolution order", "name a class before"),
    ("x = 9223372036854775808\nprint(x)\n", "does not fit in 64 bits", ""),
    ("def f() -> int:\n    pass\nprint(f())\n", "without returning int", "return"),
    ("from machine import u8, u32\nprint(u8(1) + u32(2))\n", "mixes u8 and u32", "convert"),
    ("a, b = b, a\nprint(a)\n", "the type of module variable 'a' is not known", "annotate"),
    ("class A(A): ...\nA()\n", "inherits from itself", "circle"),
    ("class A(B): ...\nclass B(A): ...\nA()\n", "inherits from itself", "remove"),
    ("from typing import Optional\ndef f(x: Optional) -> None: ...\nf(1)\n", "Optional needs one type", "Optional[int]"),
    ("def f[T](x: T, n: int) -> int:\n    return f([x], n - 1) if n else 0\nprint(f(1, 3))\n", "nest without end", "deeply nested"),
    ("class A: ...\nprint(sorted([A(), A()]))\n", "cannot be ordered", ""),
    ("s: set[list[int]] = set()\ns.add([1])\n", "unhashable type: 'list[int]'", "tuple"),
    ("class A:\n    def f() -> None: ...\nA().f()\n", "no parameter for the object itself", "self"),
    ("async def f() -> None: ...\nasync def g() -> None:\n    f()\n", "never awaited", "await"),
    ("import time\ntime.slep(1)\n", "module 'time' has no 'slep'", "'sleep'"),
    ("def f(a: int) -> None: ...\nf()\n", "f() is missing argument 'a'", ""),
    ("def f(a: int) -> None: ...\nf(1, b=2)\n", "f() has no parameter 'b'", ""),
    ("def f(a: int, *, b: int) -> None: ...\nf(1, 2)\n", "takes 1 argument by place, 2 given", "b=..."),
    ("import asyncio\nasync def f() -> None: ...\nasyncio.run(f)\n", "is not a Coroutine", "call it"),
    ("unread: int = 'a'\n", "expected int, found str", ""),
    ("class A:\n    x: int\nprint(A().x)\n", "declared but never given a value", "self.x"),
    ("print(99999999999999999999)\n", "does not fit in 64 bits", "split"),
    ("n = 0\ndef f() -> None:\n    n += 1\nf()\n", "'n' is read before it has a value", "write `global n`"),
    ("def f(x: list(int)) -> None: ...\n", "this is not a type", "list[...]"),
    ("def f(x: int or None) -> None: ...\n", "this is not a type", "int | None"),
    ("def f(x: (int, str)) -> None: ...\n", "this is not a type", "tuple[int, str]"),
    ("def f(x: any) -> None: ...\n", "'any' is not a type", "object"),
    ("print('a' + 1)\n", "unsupported operand types for +: str and int", "str(...) around the int"),
    ("for i in 5: ...\n", "cannot iterate over int", "range(...)"),
    ("raise 'oops'\n", "must derive from BaseException, not str", "ValueError(...)"),
    ("del nothing\n", "name 'nothing' is not defined", ""),
    ("print(math.pi)\n", "name 'math' is not defined", "import math"),
    ("print(deque([1]))\n", "name 'deque' is not defined", "from collections import deque"),
    ("print(null)\n", "name 'null' is not defined", "None"),
    ("from dataclasses import dataclas\n", "cannot import name 'dataclas'", "'dataclass'"),
    ("import os\nprint(os.getcwd())\n", "module 'os' has no 'getcwd'", "importlib.resources"),
    ("import logging.handlers\n", "module 'logging.handlers' is not in the library", "logging.Handler"),
    ("async def f() -> None: ...\nf()\n", "never awaited", "asyncio.run(...)"),
    ("def f() -> int:\n    yield 1\n", "must be annotated as Iterator[T]", "-> Iterator[int]"),
    ("print(max(1))\n", "argument 'items' of max(): int is not an Iterable", ""),
    ("print(list(5))\n", "int is not an Iterable", ""),
    ("print(sorted([1], key=5))\n", "argument 'key' of sorted(): int is not", ""),
    ("import asyncio\ndef f() -> None: ...\nasyncio.run(f())\n", "None is not a Coroutine", ""),
    ("def f(*n: int) -> None: ...\nf(1, 'a')\n", "argument 'n' of f(): expected int, found str", ""),
    ("from enum import Enum\nclass C(Enum):\n    RED = 1\n    GREEN = 2\nprint(C.YELLOW)\n", "class 'C' has no attribute 'YELLOW'", "RED, GREEN"),
    ("{1: 2}.has_key(1)\n", "'dict[int, int]' has no attribute 'has_key'", ""),
]


@pytest.mark.parametrize("text, message, hint", REFUSED, ids=[r[1][:40] for r in REFUSED])
def test_refusal_names_trouble_and_remedy(tmp_path: Path, text: str, message: str, hint: str) -> None:
    found = errors(tmp_path, text)
    assert message in found[0].message and hint in found[0].hint, [f"{d.message} / {d.hint}" for d in found]
    assert found[0].span is not None


def test_an_error_in_a_quoted_annotation_is_told_where_it_stands(tmp_path: Path) -> None:
    found = errors(tmp_path, "x = 1\ndef f(a: int, b: 'list[Foo]') -> None: ...\n")
    assert found[0].span is not None and (found[0].span.line, found[0].span.column, found[0].span.end_column) == (2, 23, 26)


def test_several_errors_are_told_at_once_in_order(tmp_path: Path) -> None:
    found = errors(tmp_path, """
        def f() -> int:
            return "a"

        def unreached() -> str:
            return 1

        print(missing)
        print(f())
    """)
    lines = [d.span.line for d in found if d.span is not None]
    assert lines == sorted(lines) and len(lines) >= 2


def test_unreached_functions_of_the_app_are_checked_too(tmp_path: Path) -> None:
    found = errors(tmp_path, """
        def unreached() -> str:
            return 1
        print("ok")
    """)
    assert "expected str, found int" in found[0].message


def test_an_error_inside_the_library_is_told_at_the_place_that_asked(tmp_path: Path) -> None:
    found = errors(tmp_path, "class A: ...\nvalues = [A(), A()]\nvalues.sort()\n")
    assert found[0].span is not None and (found[0].span.path, found[0].span.line) == ("main.py", 3)


def test_an_argument_error_shows_the_parameter(tmp_path: Path) -> None:
    found = errors(tmp_path, "def f(size: int) -> None: ...\nf('a')\n")
    assert [(span.line, text) for span, text in found[0].labels] == [(1, "'size' is declared int here")]


def test_errors_of_imports_are_told_together(tmp_path: Path) -> None:
    found = errors(tmp_path, "import threading\nfrom time import slep\nclass A(metaclass=type): ...\n")
    assert [d.span.line for d in found if d.span is not None] == [1, 2, 3]


def test_an_imported_variable_that_another_module_assigns_is_refused(tmp_path: Path) -> None:
    found = errors(tmp_path, "import settings\nimport shown\nsettings.level = 5\nshown.show()\n", settings="level = 1\n",
                   shown="from settings import level\ndef show() -> None:\n    print(level)\n")
    assert "'level' of module 'settings' is assigned later" in found[0].message
    assert "settings.level" in found[0].hint
    assert [(span.path, span.line, text) for span, text in found[0].labels] == [("main.py", 3, "it is assigned here")]
    found = errors(tmp_path, "import settings\nimport shown\nsetattr(settings, 'level', 5)\nshown.show()\n", settings="level = 1\n",
                   shown="from settings import level\ndef show() -> None:\n    print(level)\n")
    assert "'level' of module 'settings' is assigned later" in found[0].message


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("settings.PORT = 3", "'PORT' is Final in the module 'settings': a constant of the program", "leave out Final"),
        ("setattr(settings, 'PORT', 3)", "'PORT' is Final in the module 'settings': a constant of the program", "leave out Final"),
        ("settings.PORT += 3", "'PORT' is Final in the module 'settings': a constant of the program", "leave out Final"),
        ("settings.show = 3", "'show' is no variable of the module 'settings'", "as an argument"),
        ("settings.other = 3", "'other' is no variable of the module 'settings'", "declare it in that module"),
        ("settings.Shown.show = 3", "'show' is a method of 'Shown'", "override it"),
    ],
)
def test_what_another_module_keeps_is_not_assigned(tmp_path: Path, text: str, message: str, hint: str) -> None:
    settings = "from typing import Final\nPORT: Final = 1\nshows = 0\ndef show() -> None: ...\nclass Shown:\n    def show(self) -> None: ...\n"
    found = errors(tmp_path, f"import settings\nsettings.shows += 1\n{text}\n", settings=settings)
    assert [message in diagnostic.message and hint in diagnostic.hint and diagnostic.span is not None and diagnostic.span.line == 3 for diagnostic in found] == [True], found
