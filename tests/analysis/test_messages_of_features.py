"""What the language's richer forms refuse: templates, starred arguments, class attributes, enums, named tuples, aliases."""
from pathlib import Path

import pytest

from tests.analysis.programs import errors

REFUSED = [
    ("print('{} {}'.format(1))\n", "format string: there is no argument 1", ""),
    ("print('{name}'.format(nam=1))\n", "format string: there is no argument 'name'", ""),
    ("class A:\n    n = 0\nclass B(A): ...\nB.n = 1\n", "give 'B' a class attribute of its own beside the 'n' of 'A'", "assign A.n"),
    ("def f(a: int, b: int = 2) -> None: ...\nxs = [1]\nf(*xs)\n", "how many values `*` passes is not known", "one by one"),
    ("from typing import Union\nA = Union[int, 'A']\ndef f(x: A) -> None: ...\nf(1)\n", "type alias 'A' refers to itself", "class"),
    ("from typing import NamedTuple\nclass P(NamedTuple):\n    x: int\np = P(1)\np.x = 2\n", "cannot assign to field 'x'", "replace()"),
    ("from enum import Enum\nclass C(Enum):\n    A = 1\nprint(C.B)\n", "class 'C' has no attribute 'B'", ""),
    ("def f(x: int) -> str:\n    match x:\n        case 1 | y:\n            return 'a'\nprint(f(1))\n", "different names", ""),
    ("print(1.5 in [1, 2])\n", "'in' on list[int] needs an int", "int(...)"),
    ("a, b = (1, 2, 3)\n", "too many values to unpack: 3 for 2 names", ""),
]


@pytest.mark.parametrize("source, message, hint", REFUSED)
def test_refused(tmp_path: Path, source: str, message: str, hint: str) -> None:
    first = errors(tmp_path, source)[0]
    assert message in first.message
    assert hint in first.hint
