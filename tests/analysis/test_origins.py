"""A message about types shows where each of them comes from: the declaration, the assignment, the function's result."""
from pathlib import Path

import pytest

from tests.analysis.programs import errors
from unic.diagnostics import render

POINT = """\
class Point:
    x: int
    def __init__(self, name: str) -> None:
        self.name: str = name
        self.x = 1
        self.tags = ["a"]
    @property
    def area(self) -> float:
        return 1.0
"""
TAKE = "def take(n: int) -> int:\n    return n\n"

# A program, and the labels of its first error as (line, text).
ORIGINS = [
    ("parameters", TAKE + "def f(s: str) -> None:\n    take(s)\n", [(1, "'n' is declared int here"), (3, "'s' is declared str here")]),
    ("results", TAKE + "def g() -> str:\n    return 'a'\ntake(g())\n", [(1, "'n' is declared int here"), (3, "g() returns str")]),
    ("annotated variables", "def f(s: str) -> None:\n    n: int = 1\n    n = s\n", [(2, "'n' is declared int here"), (1, "'s' is declared str here")]),
    ("inferred variables", TAKE + "def f() -> None:\n    n = 'a'\n    take(n)\n", [(1, "'n' is declared int here"), (4, "'n' becomes str here")]),
    ("several assignments", TAKE + "def f(b: bool) -> None:\n    n = 1\n    if b:\n        n = 'a'\n    take(n)\n",
     [(1, "'n' is declared int here"), (4, "'n' becomes int here"), (6, "'n' becomes str here")]),
    ("loop variables", TAKE + "for word in ['a']:\n    take(word)\n", [(1, "'n' is declared int here"), (3, "'word' becomes str here")]),
    ("module variables", TAKE + "NAME: str = 'a'\ntake(NAME)\n", [(1, "'n' is declared int here"), (3, "'NAME' is declared str here")]),
    ("declared results", "def f(s: str) -> int:\n    return s\n", [(1, "f() is declared to return int here"), (1, "'s' is declared str here")]),
    ("yielded values", "from typing import Iterator\ndef f() -> Iterator[int]:\n    yield 'a'\n", [(2, "what f() yields is declared here")]),
    ("attributes of the class body", POINT + "p = Point('a')\np.x = p.name\n", [(2, "'x' is declared int here"), (4, "attribute 'name' is declared str here")]),
    ("inferred attributes", POINT + "Point('a').tags.append(1)\n", [(6, "attribute 'tags' becomes list[str] here")]),
    ("properties", TAKE + POINT + "take(Point('a').area)\n", [(1, "'n' is declared int here"), (10, "property 'area' is declared float here")]),
    ("containers", "counts = {'a': 1}\ncounts['a'] = 'b'\n", [(1, "'counts' becomes dict[str, int] here")]),
    ("class attributes", "class A:\n    LIMIT = 3\nA.LIMIT = 'a'\n", [(2, "'LIMIT' becomes int here")]),
    ("operands", "def f(a: int, b: str) -> None:\n    print(a + b)\n", [(1, "'a' is declared int here"), (1, "'b' is declared str here")]),
    ("values that may be None", "from typing import Optional\ndef f(a: Optional[str]) -> None:\n    a.upper()\n", [(2, "'a' is declared str | None here")]),
    ("values without an attribute", "def f(a: str) -> None:\n    a.uper()\n", [(1, "'a' is declared str here")]),
    ("captured variables", TAKE + "def f() -> None:\n    s = 'a'\n    def g() -> None:\n        take(s)\n    g()\n",
     [(1, "'n' is declared int here"), (4, "'s' becomes str here")]),
    ("function values", "from typing import Callable\ndef f(g: Callable[[int], int], s: str) -> None:\n    g(s)\n",
     [(2, "'g' is declared Callable[[int], int] here"), (2, "'s' is declared str here")]),
    ("places in the library are not shown", "n: int = len('a') + 0.5\n", [(1, "'n' is declared int here")]),
]


@pytest.mark.parametrize("text, labels", [o[1:] for o in ORIGINS], ids=[o[0] for o in ORIGINS])
def test_a_message_shows_where_its_types_come_from(tmp_path: Path, text: str, labels: list[tuple[int, str]]) -> None:
    found = errors(tmp_path, text)
    assert [(span.line, label) for span, label in found[0].labels] == labels, found[0].message


def test_the_expression_itself_is_underlined(tmp_path: Path) -> None:
    text = "def f(s: str) -> None:\n    n: int = s\n"
    assert render(errors(tmp_path, text)[0], lambda path: text) == """\
main.py:2:14: error: 'n': expected int, found str
 2 |     n: int = s
   |     ------   ^
   |     'n' is declared int here
 1 | def f(s: str) -> None:
   |       ------ 's' is declared str here
hint: write int(...), which reads a number"""
