"""What is refused, with a message that names the trouble and the remedy."""
from pathlib import Path

import pytest

from tests.analysis.programs import errors

REFUSED = [
    ("def f(x: float) -> None: ...\nf(6)\n", "expected float, found int", "6.0"),
    ("def f(x: int) -> None: ...\nf(True)\n", "expected int, found bool", "int(...)"),
    ("def f(x: bytes) -> None: ...\nf(bytearray())\n", "expected bytes, found bytearray", "bytes(...)"),
    ("x: int = 'a'\nprint(x)\n", "expected int, found str", ""),
    ("def f(x: int | None) -> int:\n    return x + 1\nprint(f(1))\n", "may be None", "is not None"),
    ("print(undefined_name)\n", "name 'undefined_name' is not defined", ""),
    ("print(lenght([1]))\n", "name 'lenght' is not defined", ""),
    ("'abc'.uper()\n", "no attribute 'uper'", "upper"),
    ("def f(x) -> None: ...\nf(1)\n", "parameter 'x' of 'f' has no type", "x: int"),
    ("def f(x: int):\n    return x\nf(1)\n", "no result type", "->"),
    ("from typing import Any\ndef f(x: Any) -> None: ...\nf(1)\n", "`Any` is not supported", "union"),
    ("import nowhere\n", "no module named 'nowhere'", ""),
    ("import unsafe\n", "can only be imported by the runtime", ""),
    ("class A(metaclass=type): ...\nA()\n", "metaclasses", ""),
    ("class A: ...\nclass B: ...\nclass C(A, B): ...\nC()\n", "multiple inheritance", "attribute"),
    ("def f(**k: int) -> None: ...\nf()\n", "`**kwargs`", "keyword parameters"),
    ("x = 9223372036854775808\nprint(x)\n", "does not fit in 64 bits", ""),
    ("def f() -> int:\n    pass\nprint(f())\n", "without returning int", "return"),
    ("from machine import u8, u32\nprint(u8(1) + u32(2))\n", "mixes u8 and u32", "convert"),
    ("x = []\nprint(x)\n", "the type of module variable 'x' is not known", "annotate"),
]


@pytest.mark.parametrize("text, message, hint", REFUSED, ids=[r[1][:40] for r in REFUSED])
def test_refusal_names_trouble_and_remedy(tmp_path: Path, text: str, message: str, hint: str) -> None:
    found = errors(tmp_path, text)
    assert message in found[0].message and hint in found[0].hint, [f"{d.message} / {d.hint}" for d in found]
    assert found[0].span is not None


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
