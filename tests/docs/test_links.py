"""Links between pages lead somewhere, every page is found from the README, and it names every command."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from docs.pages import ROOT, code, tables, text_of
from unic.cli.main import COMMANDS

PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])
LINK = re.compile(r"\]\(([^)\s]+)\)")


def without_code(text: str) -> str:
    return re.sub(r"```.*?```|`[^`\n]*`", "", text, flags=re.DOTALL)


def targets(page: Path) -> list[tuple[Path, str]]:
    """(file, anchor) of the links of a page that do not leave the project."""
    found = []
    for link in LINK.findall(without_code(page.read_text(encoding="utf-8"))):
        if not link.startswith(("http:", "https:", "mailto:")):
            place, _, anchor = link.partition("#")
            found.append(((page.parent / place).resolve() if place else page, anchor))
    return found


def anchors(page: Path) -> set[str]:
    """Those that GitHub gives to headings."""
    headings = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for place, anchor in targets(page):
        assert place.exists(), place
        assert not anchor or anchor in anchors(place), (place, anchor)


def test_every_page_is_found_from_the_readme() -> None:
    found, waiting = set[Path](), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page not in found:
            found.add(page)
            waiting += [place for place, _ in targets(page) if place.suffix == ".md" and place.exists()]
    assert set(PAGES) <= found


def test_the_readme_names_every_command() -> None:
    listed = {code(row[0]).split()[1] for row in tables(text_of("README.md"))["command|what it does"]}
    assert listed == set(COMMANDS)
