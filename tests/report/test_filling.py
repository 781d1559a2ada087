"""`make report`: what it puts between the marks of the README and of docs/."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.report.reports import example
from tests.support.browser import open_page
from tools import report as filling
from unic.report.document import Report


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Report:
    """A project of two pages, and a report whose main app is called as the project's."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "README.md").write_text("Top.\n<!-- report -->\nold | figures\n<!-- /report -->\nEnd.\n")
    (tmp_path / "docs" / "page.md").write_text("<!-- report:sizes -->\n<!-- /report:sizes -->\nand\n<!-- report:memory:hello -->\n<!-- /report:memory:hello -->\n")
    monkeypatch.setattr(filling, "ROOT", tmp_path)
    monkeypatch.setattr(filling, "PLOT", tmp_path / "docs" / "report.svg")
    report = example()
    report.apps[0].app = filling.MAIN_APP
    report.apps[1].subjects[0].memory = 2.0
    return report


def test_pages_get_the_figures_between_their_marks_and_nothing_else(project: Report, tmp_path: Path) -> None:
    filling.fill(project)
    readme, page = (tmp_path / "README.md").read_text(), (tmp_path / "docs" / "page.md").read_text()
    assert readme.startswith("Top.\n<!-- report -->\n![") and readme.endswith("<!-- /report -->\nEnd.\n") and "old" not in readme
    assert "](docs/report.svg)" in readme
    assert "| unic, QEMU | 131 KB | 51 ms | 470 k | 2 MiB | 1,000 | 15.0 k | 6 ports and devices |" in readme
    assert "| unic, Xen PVH | 147 KB | - | - |" not in readme and "| unic, Xen PVH | 146 KB | - | - | - | - | - | - |" in readme
    sizes, _, memory = page.partition("\nand\n")
    assert "**webserver**" in sizes and "**hello**" in sizes and "| 131,000 |" in sizes and "of these: kernel" not in sizes
    assert "**hello**" in memory and "**webserver**" not in memory
    # Again: the same.
    before = readme + page
    filling.fill(project)
    assert (tmp_path / "README.md").read_text() + (tmp_path / "docs" / "page.md").read_text() == before


def test_a_mark_that_names_no_part_is_an_error(project: Report, tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("<!-- report:weight -->\n<!-- /report:weight -->\n")
    with pytest.raises(KeyError, match="weight"):
        filling.fill(project)


def test_the_main_plot_is_an_image_for_light_and_dark_pages(project: Report, tmp_path: Path) -> None:
    text = filling.main_plot(project.apps[0])
    root = ElementTree.fromstring(text)
    assert root.tag == "{http://www.w3.org/2000/svg}svg" and "prefers-color-scheme: dark" in text
    assert not re.search(r"(?:href|src|url)\s*[=(]", text)
    path = tmp_path / "plot.svg"
    path.write_text(text)
    backgrounds = []
    for dark in (False, True):
        with open_page(path, dark) as opened:
            assert (opened.errors, opened.requests) == ([], [])
            backgrounds.append(opened.page.evaluate("getComputedStyle(document.querySelector('.page')).fill"))
    assert backgrounds == ["rgb(255, 255, 255)", "rgb(20, 24, 31)"]
