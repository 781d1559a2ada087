"""The counts in docs/comparison.md are those of the project, within a fifth: the page need not change with every line."""

from __future__ import annotations

import re

import pytest

from docs.pages import cells, text_of
from tools.line_counts import LAYERS, XEN, counts

PAGE = text_of("docs/comparison.md")


@pytest.mark.parametrize("name, places", [("lines", LAYERS), ("xen-lines", XEN)])
def test_line_counts_are_about_right(name: str, places: dict[str, tuple[str, ...]]) -> None:
    found = re.search(rf"<!-- {name} -->\n(.*?)<!-- /{name} -->", PAGE, re.DOTALL)
    assert found is not None
    shown = {part: int(count.replace(",", "")) for part, count in (cells(line) for line in found[1].splitlines()[2:])}
    actual = counts(places)
    assert shown.keys() == actual.keys()
    for part, count in actual.items():
        assert count > 0 and abs(shown[part] - count) <= max(20, count // 5), (part, "run `python -m tools.line_counts`")


def test_a_file_counts_once() -> None:
    both = counts({"all": ("runtime",)})["all"], sum(counts({"net": ("runtime/drivers",), "one": ("runtime/drivers/pci.py",), "rest": ("runtime",)}).values())
    assert both[0] == both[1]


def test_every_published_figure_names_its_source() -> None:
    table = PAGE.split("*Published*, by their authors:")[1].split("\n1. ")[0]
    rows = [cells(line) for line in table.splitlines() if line.startswith("|")][2:]
    assert rows and all(re.search(r"\[[0-9]\]", row[-1]) for row in rows)
    assert {number for row in rows for number in re.findall(r"\[([0-9])\]", row[-1])} <= set(re.findall(r"^([0-9])\. ", PAGE, re.MULTILINE))
