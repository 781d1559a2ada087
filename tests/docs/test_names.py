"""Every name that the project's own Python uses is defined: a test file that forgets an import stops all the others."""

from __future__ import annotations

import ast
from pathlib import Path

from pyflakes.checker import Checker
from pyflakes.messages import UndefinedName

ROOT = Path(__file__).resolve().parents[2]
# What is compiled (stdlib/, runtime/, programs of tests) is checked by the compiler.
SOURCES = ("unic/**/*.py", "tools/**/*.py", "tests/**/test_*.py", "tests/**/conftest.py", "tests/support/*.py")
TEMPLATES = ROOT / "unic" / "scaffold"


def undefined_names(text: str, name: str) -> list[str]:
    # Every module that annotates has __annotations__; pyflakes has it for classes only.
    found = [message for message in Checker(ast.parse(text), name).messages if isinstance(message, UndefinedName)]
    return [str(message) for message in found if message.message_args != ("__annotations__",)]


def test_every_name_is_defined() -> None:
    files = [file for pattern in SOURCES for file in ROOT.glob(pattern) if not file.is_relative_to(TEMPLATES)]
    assert len(files) > 500
    assert [line for file in files for line in undefined_names(file.read_text(), str(file.relative_to(ROOT)))] == []


def test_a_name_that_is_not_is_found() -> None:
    assert undefined_names("@pytest.mark.thorough\ndef test() -> None: ...\n", "t.py") == ["t.py:1:2: undefined name 'pytest'"]
