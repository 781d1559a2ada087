"""Every construct of Python 3.12 that the language lacks has a message and a hint of its own; docs/language.md lists them.

`python -m tests.analysis.test_unsupported` writes the last section of that page anew from what the compiler says.
"""
from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from tests.analysis.programs import errors
from unic.diagnostics import Diagnostic

PAGE = Path(__file__).resolve().parents[2] / "docs" / "language.md"
HEAD = """## Not supported

Each of these is refused when the program is checked. The table is made from what the compiler says
(`python -m tests.analysis.test_unsupported`), and a test keeps it so.

| Python | message | what to do |
|---|---|---|
"""
CLASS = "class A:\n    def __init__(self) -> None:\n        self.a = 1\n"

# Construct as a reader looks for it, and a program whose first error is about it.
CONSTRUCTS = [
    ("`eval(...)`", "eval('1')\n"),
    ("`exec(...)`", "exec('x = 1')\n"),
    ("`compile(...)`", "compile('1', '', 'eval')\n"),
    ("`__import__(...)`", "__import__('time')\n"),
    ("`getattr(...)` of a computed name", CLASS + "def f(name: str) -> None:\n    getattr(A(), name)\nf('a')\n"),
    ("`setattr(...)` of a computed name", CLASS + "def f(name: str) -> None:\n    setattr(A(), name, 2)\nf('a')\n"),
    ("`delattr(...)`", CLASS + "def f(name: str) -> None:\n    delattr(A(), name)\nf('a')\n"),
    ("`hasattr(...)` of a computed name", CLASS + "def f(name: str) -> None:\n    hasattr(A(), name)\nf('a')\n"),
    ("`vars()`", "print(vars())\n"),
    ("`dir()`", "print(dir())\n"),
    ("`locals()`", "print(locals())\n"),
    ("`globals()`", "print(globals())\n"),
    ("`open(...)`", "open('f')\n"),
    ("`exit()`, `quit()`", "exit()\n"),
    ("`breakpoint()`", "breakpoint()\n"),
    ("complex numbers", "print(3j)\n"),
    ("`complex(...)`", "print(complex(1, 2))\n"),
    ("integers beyond 64 bits", "print(99999999999999999999)\n"),
    ("`...` as a value", "print(...)\n"),
    ("`NotImplemented` as a value", "print(NotImplemented)\n"),
    ("`type(name, bases, dict)`", "type('T', (), {})\n"),
    ("`object.__dict__`", CLASS + "print(A().__dict__)\n"),
    ("`del Class.attribute`", CLASS + "del A.a\n"),
    ("attributes that the class does not declare", CLASS + "A().b = 1\n"),
    ("untyped parameters", "def f(x) -> None: ...\nf(1)\n"),
    ("generators without a result type inside functions, overridden or asynchronous", "async def f():\n    yield 1\nf()\n"),
    ("`Any` for what JSON does not have, but objects of classes and tuples", "from typing import Any\ndef f(x: Any) -> None: ...\nf({1, 2})\n"),
    ("bare `list`, `dict`, ... in fields, and in parameters of `__init__` and with defaults", "from dataclasses import dataclass\n@dataclass\nclass A:\n    x: list\nA([1])\n"),
    ("`**mapping` in calls of built-in functions and function values", "def f(d: dict[str, str]) -> None:\n    print(**d)\nf({'end': ''})\n"),
    ("metaclasses", "class M(type): ...\nclass A(metaclass=M): ...\n"),
    ("base classes without a common order", "class A: ...\nclass B(A): ...\nclass C(A, B): ...\nC()\n"),
    ("`__init__` in subclasses of `date` and its like", "from datetime import date\nclass D(date):\n    def __init__(self) -> None: ...\nD()\n"),
    ("class decorators of one's own", "def d(c: type) -> type: return c\n@d\nclass A: ...\n"),
    ("subclasses of `str`, `bytes`, `tuple`, ...", "class A(str): ...\nprint(A('x'))\n"),
    ("subclasses of `int`", "class A(int): ...\nA(1)\n"),
    ("loops and conditions in a class body", "class A:\n    for i in range(3):\n        pass\n"),
    ("classes inside functions that use its variables", "def f(n: int) -> None:\n    class A:\n        def m(self) -> int:\n            return n\n    A()\nf(1)\n"),
    ("classes inside functions that run often, with state or `isinstance()`", "def f(x: object) -> bool:\n    class A: ...\n    return isinstance(x, A)\nf(1)\nf(2)\n"),
    ("classes inside functions that may be used before they are made", "def f() -> None:\n    A()\n    class A: ...\nf()\n"),
    ("classes inside functions whose body does something", "def f() -> None:\n    class A:\n        x = print('A')\nf()\n"),
    ("a name for a class inside a function and for something else", "def f() -> None:\n    class A: ...\n    A = 1\nf()\n"),
    ("`itemgetter()`, `attrgetter()`, `methodcaller()` of variables", "from operator import itemgetter\nn = [1]\nprint(sorted([[1]], key=itemgetter(n[0])))\n"),
    ("`type` aliases inside functions", "def f() -> None:\n    type X = int\nf()\n"),
    ("definitions under a run-time condition", "import sys\nif len(sys.argv) > 1:\n    def f() -> None: ...\n"),
    ("`__getattr__`", "class A:\n    def __getattr__(self, n: str) -> int: return 1\n"),
    ("`__setattr__`", "class A:\n    def __setattr__(self, n: str, v: int) -> None: ...\n"),
    ("`__new__` below classes of the library", "class A(Exception):\n    def __new__(cls) -> 'A': ...\nA()\n"),
    ("`__del__`", "class A:\n    def __del__(self) -> None: ...\n"),
    ("descriptors (`__get__`, `__set__`)", "class A:\n    def __get__(self, o: object, t: object) -> int: return 1\n"),
    ("class keywords that no `__init_subclass__` takes", "class A: ...\nclass B(A, name='b'): ...\n"),
    ("`__class_getitem__`", "class A:\n    def __class_getitem__(cls, k: object) -> object: ...\n"),
    ("pickling (`__reduce__`, ...)", "class A:\n    def __reduce__(self) -> str: return ''\n"),
    ("`==` that asks an own `__eq__` with a type that it is not declared to take", "class A:\n    def __eq__(self, other: \"A\") -> bool: return True\nprint(A() == 3)\n"),
    ("functions that take different numbers of arguments in one variable", "def f() -> str: return ''\ndef g(n: int) -> None: ...\nfor h in (f, g):\n    h()\n"),
    ("`except*` with classes in variables", "def f(kind: type[Exception]) -> None:\n    try:\n        pass\n    except* kind:\n        pass\nf(KeyError)\n"),
    ("exception groups with arguments of their own",
     "class A(ExceptionGroup[Exception]):\n    def __init__(self, text: str) -> None: ...\nA('a')\n"),
    ("relative imports outside a package", "from . import x\n"),
    ("`asyncio.to_thread(...)`, `loop.run_in_executor(...)`", "import asyncio\nasync def main() -> None:\n    await asyncio.to_thread(print)\nasyncio.run(main())\n"),
    ("`asyncio.create_subprocess_exec(...)`", "import asyncio\nasync def main() -> None:\n    await asyncio.create_subprocess_exec('ls')\nasyncio.run(main())\n"),
    ("`import threading`", "import threading\n"),
    ("`import multiprocessing`", "import multiprocessing\n"),
    ("`import subprocess`", "import subprocess\n"),
    ("`socket.socket(...)`", "import socket\nprint(socket.socket())\n"),
    ("`import ctypes`", "import ctypes\n"),
    ("`import pickle`", "import pickle\n"),
    ("`import inspect`", "import inspect\n"),
    ("`import unsafe` in an app", "import unsafe\n"),
    ("coroutines that are never awaited", "async def f() -> None: ...\nasync def main() -> None:\n    f()\n"),
    ("`await` outside a coroutine", "def f() -> None:\n    await g()\n"),
    ("lambdas whose types nothing tells", "def f(x: object) -> None: ...\nf(lambda a: a)\n"),
    ("`__file__`", "print(__file__)\n"),
    ("`__doc__` of an object", CLASS + "print(A().__doc__)\n"),
]


def table() -> str:
    """The last section of the page."""
    return PAGE.read_text(encoding="utf-8").partition(HEAD.split("\n")[0])[2]


def row(construct: str, first: Diagnostic) -> str:
    """The line of the table for one construct, from what the compiler says."""
    cells = (construct, first.message, first.hint)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n"


@pytest.mark.parametrize("construct, program", CONSTRUCTS, ids=[c[0] for c in CONSTRUCTS])
def test_refusal_is_its_own_and_in_the_table(tmp_path: Path, construct: str, program: str) -> None:
    found = errors(tmp_path, program)[0]
    assert found.span is not None and found.message and found.hint
    assert row(construct, found) in table(), "write the table anew: python -m tests.analysis.test_unsupported"


def test_table_has_no_other_rows() -> None:
    assert table().count("\n|") - 2 == len(CONSTRUCTS)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        made = HEAD + "".join(row(construct, errors(Path(scratch), program)[0]) for construct, program in CONSTRUCTS)
    kept = PAGE.read_text(encoding="utf-8").partition(HEAD.split("\n")[0])[0].rstrip("\n")
    PAGE.write_text(f"{kept}\n\n{made}", encoding="utf-8")
