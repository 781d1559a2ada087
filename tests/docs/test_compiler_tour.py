"""docs/compiler.md shows what the stages make of its program."""

from __future__ import annotations

import re

import pytest

from tools.compiler_tour import BLOCK, PAGE, TourError, filled, without_numbers


def test_the_examples_are_current() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert {block["stage"] for block in BLOCK.finditer(page)} == {"ast", "types", "passes", "ir", "llvm", "asm", "map", "figures"}
    assert without_numbers(filled(page)) == without_numbers(page), "run `python -m tools.compiler_tour`"


def test_an_example_of_what_is_not_there_is_refused() -> None:
    page = "```python\nprint(1)\n```\n\n<!-- made by: types __main__.absent -->\n```text\n```\n"
    with pytest.raises(TourError, match=re.escape("no function __main__.absent is reached")):
        filled(page)
