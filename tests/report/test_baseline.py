"""--baseline: what grows is found, what is no baseline is told why."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from tests.report.reports import example
from unic.cli.main import main
from unic.cli.report import compare
from unic.report.baseline import BaselineError, Change, changes, figures, from_json, grown, to_json


def test_only_what_is_the_same_every_time_is_compared() -> None:
    assert figures(example()) == {
        "web/qemu/bytes": 131_000, "web/qemu/bytes, configured at run time": 140_000, "web/qemu/bytes, nothing eliminated": 900_000,
        # Up to the network, whose answers take as long as they take; without the firmware.
        "web/qemu/instructions": 40_500, "web/xen/bytes": 146_000, "hello/qemu/bytes": 22_000, "hello/qemu/instructions": 10_000,
    }  # fmt: skip


def test_a_figure_that_grows_by_more_than_the_tolerance_is_found() -> None:
    before = {"same": 100, "within": 100, "grown": 100, "shrunk": 100, "gone": 100, "from nothing": 0}
    now = {"same": 100, "within": 102, "grown": 103, "shrunk": 50, "new": 100, "from nothing": 1}
    found = changes(before, now)
    assert [change.name for change in found] == ["from nothing", "grown", "new", "shrunk", "within"]
    assert grown(found, 2.0) == [Change("from nothing", 0, 1), Change("grown", 100, 103)]
    assert "+3.00 %" in Change("grown", 100, 103).text()
    assert from_json(to_json(now)) == now


@pytest.mark.parametrize(
    "text, complaint",
    [
        ("{", "no JSON"), pytest.param("[" * 100_000, "nested too deep", id="deep"), ("[1]", "no baseline of unic report"), ('{"format": "unic-report"}', "no baseline of unic report"),
        ('{"format": "unic-baseline", "version": 0}', "version 0, and this unic knows version 1"),
        ('{"format": "unic-baseline", "version": 1}', "not whole numbers"),
        ('{"format": "unic-baseline", "version": 1, "figures": {"a": -1}}', "not whole numbers"),
        ('{"format": "unic-baseline", "version": 1, "figures": {"a": true}}', "not whole numbers"),
    ],
)  # fmt: skip
def test_what_is_no_baseline_is_told_why_and_how_to_make_one(text: str, complaint: str) -> None:
    with pytest.raises(BaselineError, match=f"{complaint}.*--write-baseline"):
        from_json(text)


@pytest.mark.parametrize("content, complaint", [(None, "No such file"), (b"{", "no JSON"), (b"\xff\xfe", "codec")])
def test_a_baseline_that_cannot_be_read_is_an_error_before_anything_is_measured(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes | None, complaint: str
) -> None:
    path = tmp_path / "baseline.json"
    if content is not None:
        path.write_bytes(content)
    assert main(["report", "nowhere", "--baseline", str(path), "-o", str(tmp_path / "out")]) == 2
    said = capsys.readouterr().err
    assert complaint in said and str(path) in said and "Traceback" not in said


def test_a_comparison_of_nothing_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    options = argparse.Namespace(tolerance=2.0, baseline=Path("old.json"))
    assert compare({"a": 1}, {"a": 1, "b": 2}, options) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "1 compared, 1 new: none is more than 2 % above old.json"
    assert compare({"c": 1}, {"a": 1}, options) == 1
    assert "nothing was compared" in capsys.readouterr().err
