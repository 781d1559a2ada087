"""The report's forms that are data: JSON and back, CSV, Markdown."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest

from tests.report.reports import PARTS, example
from unic.report.document import DocumentError, from_json, to_json
from unic.report.rows import rows_of
from unic.report.text import CSV_HEAD, comma_separated, markdown


def test_a_report_comes_back_from_json_as_it_was() -> None:
    assert from_json(to_json(example())) == example()


@pytest.mark.parametrize(
    "text, complaint",
    [
        ("", "no JSON"), ("[]", '"format" is to be'), ('{"format": "unic-baseline", "version": 1}', '"format" is to be'),
        ('{"format": "unic-report", "version": 2}', "version 2, and this unic knows version 1"),
        ('{"format": "unic-report", "version": 1}', "lacks its made, parts"),
    ],
)  # fmt: skip
def test_what_is_no_report_is_told_why(text: str, complaint: str) -> None:
    with pytest.raises(DocumentError, match=complaint):
        from_json(text)


def test_a_value_of_another_type_is_named_with_its_place() -> None:
    found = json.loads(to_json(example()))
    found["apps"][0]["subjects"][0]["sizes"]["configured"] = "many"
    with pytest.raises(DocumentError, match="apps, 0, subjects, 0, sizes, configured is 'many', which is no int"):
        from_json(json.dumps(found))


def test_every_cell_has_a_value_or_says_why_not() -> None:
    for app in example().apps:
        for row in rows_of(app, PARTS):
            assert len(row.cells) == len(app.subjects)
            for cell in row.cells:
                assert cell.value is not None or cell.text == "-"
                is_detail = ": " in row.label
                assert cell.value is not None or cell.note or is_detail, row.label


def test_csv_has_a_line_for_each_cell_with_the_values_of_the_report() -> None:
    lines = list(csv.reader(io.StringIO(comma_separated(example()))))
    assert tuple(lines[0]) == CSV_HEAD
    assert len(lines) - 1 == sum(len(row.cells) for app in example().apps for row in rows_of(app, PARTS))
    by_row = {(line[0], line[1], line[3]): line for line in lines[1:]}
    assert by_row["web", "qemu", "as it is built"][5] == "131000"
    assert by_row["web", "qemu", "start to first reply"][5:7] == ["51", "51 (48–60)"]
    assert by_row["web", "xen", "smallest memory that serves"][5:] == ["", "-", "no Xen here"]
    # All instructions from the entry on: not the firmware's.
    assert by_row["web", "qemu", "instructions from the entry to there"][5] == "470500"


def test_markdown_is_tables_of_equal_rows_with_their_reasons_below() -> None:
    text = markdown(example())
    for block in re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE):
        widths = {len(re.findall(r"(?<!\\)\|", line)) for line in block.splitlines()}
        assert len(widths) == 1
    assert "## web" in text and "## hello" in text and "### Image size" in text
    assert "- start to first reply (unic, Xen PVH): no Xen here \\| at all" in text
    assert "- as it is built (Linux VM with nginx): kernel and initramfs" in text
    assert "Not compared with a Linux VM with nginx: it has no files." in text
    # Nobody has a value: one line says why.
    assert "| requests a second" not in text.partition("## hello")[2]
    assert "interrupted" not in text
    report = example()
    report.is_complete = False
    assert "interrupted" in markdown(report)
