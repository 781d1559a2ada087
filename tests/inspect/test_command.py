"""`unic inspect`: what it prints, and its statuses."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from unic.cli.main import main
from unic.inspect.compare import compare
from unic.inspect.inspection import DEPTHS, inspect
from unic.inspect.terminal import COLUMNS, Style, size_table

Images = Callable[..., Path]


def test_the_table_has_sizes_memory_checks_devices_and_configuration(image: Images, capsys: pytest.CaptureFixture[str]) -> None:
    path = image("qemu", "LOUD=True")
    assert main(["inspect", str(path), "--depth", "function"]) == 0
    shown = capsys.readouterr()
    size = path.stat().st_size
    assert shown.err == "" and "\033" not in shown.out
    assert f"{path}  {size:,} bytes  shapes for qemu, seed 0, unic" in shown.out
    total = next(line for line in shown.out.splitlines() if line.startswith("total")).split()
    assert total[1:3] == [f"{size:,}", "100.0"]
    assert "guard below the stack" in shown.out and "network: none" in shown.out
    assert "removed by range analysis" in shown.out
    rows = {line.split()[0]: line.split()[1:] for line in shown.out.splitlines() if line.startswith("  config.") and ":" not in line.split()[0]}
    assert rows == {"config.GREETING": ["'good", "morning'", "config.py:3"], "config.LOUD": ["True", "-D"], "config.SALT": ["b'\\x00salt'", "config.py:5"]}


def test_a_terminal_has_what_fits_and_colours_and_a_pipe_all_of_it(image: Images) -> None:
    found = inspect(image("qemu"))
    for width in (40, 60, 80, 100, 140):
        lines = list(size_table(found, "function", Style(width)))
        assert max(map(len, lines)) <= width
        assert "bytes" in lines[0] and lines[-1].startswith("total")
    wide = list(size_table(found, "function", Style()))
    assert all(title in wide[0] for title in COLUMNS) and not any("…" in line for line in wide)
    assert "\033[1m" in next(iter(list(size_table(found, "package", Style(80, True)))[1:]))


def test_json_has_the_same_figures(image: Images, capsys: pytest.CaptureFixture[str]) -> None:
    path = image("jail")
    assert main(["inspect", str(path), "--json", "--depth", "function"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["schema"] == 1 and found["size"] == path.stat().st_size == sum(part["size"] for part in found["parts"])
    assert {part["level"] for part in found["parts"]} == {"package"}
    assert {"app": "shapes", "target": "jail", "record": True, "missing": None}.items() <= found.items()
    assert any(row["because"] == {"config.LOUD": False} and row["path"] == "main.py" for row in found["left_out"])


def test_two_images_differ_by_their_configuration(image: Images, capsys: pytest.CaptureFixture[str]) -> None:
    quiet, loud = image("qemu"), image("qemu", "LOUD=True")
    difference = loud.stat().st_size - quiet.stat().st_size
    for depth in DEPTHS:
        found = compare(inspect(quiet), inspect(loud), depth)
        assert sum(change.difference for change in found.changes) == difference > 0
    assert [(row.name, row.before, row.after) for row in found.settings] == [("config.LOUD", False, True)]
    assert any(change.kind == "came" and change.place.name == "add_upper" for change in found.changes)
    assert main(["inspect", str(quiet), "--against", str(loud), "--depth", "package"]) == 0
    shown = capsys.readouterr().out
    assert "config.LOUD: False -> True" in shown and f"{difference:+,}" in shown
    assert main(["inspect", str(quiet), "--against", str(image("xen")), "--json"]) == 0
    other = json.loads(capsys.readouterr().out)
    assert {"name": "build.target", "before": "qemu", "after": "xen"} in other["configuration"]


def test_why_gives_a_chain_candidates_or_the_reason_of_an_absence(image: Images, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(image("qemu"))
    assert main(["inspect", path, "--why", "Circle.area"]) == 0
    assert "(dispatch on the class, for Circle; Circle is made at main.py:55, inlined)" in capsys.readouterr().out
    assert main(["inspect", path, "--why", "shout"]) == 0
    assert "is not in the image: removed by configuration: line 50 of main.py" in capsys.readouterr().out
    assert main(["inspect", path, "--why", "sides"]) == 1
    shown = capsys.readouterr().err
    assert "sides is the name of" in shown and "__main__.Square.sides" in shown
    assert main(["inspect", path, "--why", "reprot"]) == 1
    assert "did you mean report" in capsys.readouterr().err
    assert main(["inspect", path, "--why", "*.area", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)["found"]
    assert len(found) >= 3 and all(chain["steps"][0]["how"] == "start" for chain in found)


def test_bad_input_is_an_error_with_a_status_and_what_to_do(image: Images, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bare = tmp_path / "bare.elf"
    bare.write_bytes(image("jail").read_bytes())
    assert main(["inspect", str(bare)]) == 1
    shown = capsys.readouterr()
    assert "r-x at 0x" not in shown.out and "segments" in shown.out and "build the image again" in shown.err
    assert main(["inspect", str(bare), "--why", "main"]) == 1
    assert "build the image again" in capsys.readouterr().err
    assert main(["inspect", str(tmp_path), "--json"]) == 1
    assert "is a folder" in json.loads(capsys.readouterr().out)["errors"][0]["message"]
    assert main(["inspect", str(tmp_path / "none.elf")]) == 1
    assert "none.elf" in capsys.readouterr().err
    assert main(["inspect", str(bare), "--depth", "line"]) == 2
    assert "invalid choice" in capsys.readouterr().err
    assert main(["inspect", str(bare), "--html", str(tmp_path / "x.html"), "--why", "main"]) == 2
    assert "--html is for a whole image" in capsys.readouterr().err
    assert main(["inspect", str(bare), "--html", str(tmp_path / "x.html"), "--why", "main", "--json"]) == 2
    assert "--html is for a whole image" in json.loads(capsys.readouterr().out)["errors"][0]["message"]
