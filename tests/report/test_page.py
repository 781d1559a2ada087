"""The report's page, in a browser: everything is there, nothing is asked of the network, nothing sticks out."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.report.reports import example
from tests.support.browser import DESKTOP_WIDTH, PHONE_WIDTH, open_page
from unic.report.figures import NATIVE_NOTE, plots_of
from unic.report.html import html
from unic.report.plots import Bar, Piece, Plot, Scale, drawn


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(html(example()), encoding="utf-8")
    return path


@pytest.mark.parametrize("dark, width", [(False, DESKTOP_WIDTH), (True, PHONE_WIDTH)])
def test_the_page_shows_plots_tables_and_reasons_without_errors(page: Path, dark: bool, width: int) -> None:
    with open_page(page, dark, width) as opened:
        assert (opened.errors, opened.requests, opened.overflow, opened.faint) == ([], [], 0, [])
        for text in ("a processor <of> & ours", "131,000", "no Xen here | at all", "kernel and initramfs", "Requests a second", "(logarithmic scale)"):
            assert text in opened.text, text
        assert opened.page.locator("#web figure").count() == 8
        # Only what is measured has a plot.
        assert [title.split(" (")[0] for title in opened.page.locator("#hello figcaption").all_inner_texts()][0] == "Image size"
        longest = opened.page.evaluate("Math.max(...[...document.querySelectorAll('svg.plot')].map(plot => plot.getBoundingClientRect().right))")
        assert 0 < longest <= width
        # Letters of plots are legible where the plot is drawn smaller.
        smallest = opened.page.evaluate(
            "Math.min(...[...document.querySelectorAll('svg.plot .label')].map(label => label.getBoundingClientRect().height))"
        )
        assert smallest > 9
        colours = opened.page.evaluate("[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.querySelector('.label')).fill]")
        assert colours == (["rgb(20, 24, 31)", "rgb(228, 232, 239)"] if dark else ["rgb(255, 255, 255)", "rgb(28, 35, 48)"])


def test_labels_and_values_do_not_overlap(page: Path) -> None:
    with open_page(page, width=PHONE_WIDTH) as opened:
        overlaps = opened.page.evaluate(
            """[...document.querySelectorAll('svg.plot .label')].filter(label => {
                const value = label.nextElementSibling.getBoundingClientRect();
                return label.getBoundingClientRect().right > value.left;
            }).map(label => label.textContent)"""
        )
        assert overlaps == []


def test_bars_are_as_long_as_their_values() -> None:
    linear, logarithmic = Scale([10, 40], False), Scale([10, 1000], True)
    assert linear.width(40) == 4 * linear.width(10) == 440
    # From 1 to 1,000 are three powers of ten.
    assert [round(logarithmic.width(value), 3) for value in (10, 100, 1000)] == [round(440 / 3, 3), round(880 / 3, 3), 440]
    assert logarithmic.ticks() == [1, 10, 100, 1000]


def test_an_axis_has_its_unit_and_is_logarithmic_where_values_lie_far_apart() -> None:
    plots = {plot.title: plot for plot in plots_of(example().apps[0])}
    assert all(f">{text}</text>" in drawn(plots["Image size"]) for text in ("100 KB", "1 MB", "10 MB"))
    assert ">10 MiB</text>" in drawn(plots["Smallest memory that serves"])
    # What a note says is so of a bar of this plot.
    assert [plot.note for plot in plots.values() if "CPython" in plot.note] == ["Of the CPython process the most that was resident."]
    assert NATIVE_NOTE not in {plot.note for plot in plots.values()}
    alone = plots_of(example().apps[1])
    assert not any(plot.is_logarithmic for plot in alone) and plots["Image size"].is_logarithmic
    near = Plot("sizes", (Bar("a", "10", (Piece(10, "p0", "x"),)), Bar("b", "190", (Piece(190, "p0", "x"),))), spans=True)
    assert not near.is_logarithmic
    # Without peers there are no images alone.
    assert [plot.title for plot in alone].count("The same, unic's images alone") == 0


def test_pieces_stand_one_behind_the_other() -> None:
    plot = Plot("times", (Bar("a", "4 ms", (Piece(1, "p0", "x"), Piece(3, "p1", "y"))), Bar("none", "not measured", ())))
    assert 'x="0.00" y="22" width="110.00"' in drawn(plot) and 'x="110.00" y="22" width="330.00"' in drawn(plot)
    assert plot.legend() == [("p0", "x"), ("p1", "y")]
