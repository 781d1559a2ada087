"""`--json`, and the page that describes it with all commands and options."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from unic.cli.command_line import parsers
from unic.cli.main import COMMANDS, main

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("UNIC_CACHE", str(ROOT / "build" / "cache"))


def said(capfd: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> Any:
    assert main([*arguments, "--json"]) == status
    printed = capfd.readouterr()
    assert printed.err == ""
    return json.loads(printed.out)


def shape(value: Any) -> Any:
    """The keys of objects, those of the first item for a list, and the types of what is neither."""
    if isinstance(value, dict):
        return {key: shape(item) for key, item in value.items()}
    if isinstance(value, list):
        return [shape(item) for item in value[:1]]
    return type(value).__name__


def example(command: str) -> Any:
    """What the page shows of a command's JSON."""
    text = PAGE.partition("\n## JSON\n")[2].partition(f"\n`unic {command}`")[2]
    found = re.search(r"\n\n((?:    .*\n)+)", text)
    assert found
    return json.loads(found[1])


def test_a_refused_program_is_a_list_of_places(capfd: pytest.CaptureFixture[str]) -> None:
    Path("p.py").write_text("def f(x: int) -> int:\n    return x\n\n\nf('\u00fc')\nprint(nothing)\n")
    found = said(capfd, "check", "p.py", status=1)
    assert [(entry["path"], entry["line"], entry["column"], entry["end_line"], entry["end_column"]) for entry in found] == [("p.py", 5, 3, 5, 6), ("p.py", 6, 7, 6, 14)]
    assert "nothing" in found[1]["message"]
    assert all(shape(entry).keys() == shape(example("check")[0]).keys() for entry in found)
    assert said(capfd, "build", "p.py", "--target", "jail", status=1) == {"errors": found}


def test_labels_and_hints_are_there(capfd: pytest.CaptureFixture[str]) -> None:
    Path("p.py").write_text("def f(x: int) -> int:\n    return x\n\n\nf()\n")
    (found,) = said(capfd, "check", "p.py", status=1)
    assert found["hints"] or found["labels"]
    for label in found["labels"]:
        assert shape(label) == shape(example("check")[0]["labels"][0])


def test_settings_and_the_machine_are_errors_without_a_place(capfd: pytest.CaptureFixture[str]) -> None:
    found = said(capfd, "syscalls", "nowhere.py", status=2)
    assert found["errors"][0]["message"] == "there is no nowhere.py" and found["errors"][0]["path"] is None
    Path("build").touch()
    Path("p.py").write_text("print(1)\n")
    found = said(capfd, "build", "p.py", status=2)
    assert found["errors"][0]["message"] == "build: File exists"


def test_results_have_the_shapes_of_the_page(capfd: pytest.CaptureFixture[str]) -> None:
    Path("p.py").write_text("def test_a() -> None:\n    pass\n")
    assert said(capfd, "check", "p.py") == []
    built = said(capfd, "build", "p.py", "--target", "jail", "--seed", "3")
    stages = built.pop("seconds")
    shown = example("build")
    assert list(stages) == [stage for stage in shown.pop("seconds") if stage in stages] and set(stages) >= {"parsing", "checking", "linking"}
    assert shape(built) == shape(shown)
    assert (built["size"], built["seed"]) == (Path(built["path"]).stat().st_size, 3)
    tested = said(capfd, "test", "p.py", "--target", "jail")
    tested[0]["results"]["qemu"] = tested[0]["results"].pop("jail")
    assert shape(tested) == shape(example("test"))
    calls = said(capfd, "syscalls", "p.py")
    checked = next(call for call in calls if call["checks"])
    assert shape([checked]) == shape(example("syscalls"))


def options_of(command: str) -> set[str]:
    return {option for action in parsers(COMMANDS)[1][command]._actions for option in action.option_strings} - {"-h", "--help"}


def test_the_page_has_every_command_and_option_and_no_other() -> None:
    table = PAGE.partition("## Options\n")[2].partition("\n## ")[0]
    told: dict[str, set[str]] = {command: set() for command in COMMANDS}
    for row in re.findall(r"^\| (`.*?) \| (.*?) \| .* \|$", table, re.MULTILINE):
        options = re.findall(r"`(-[-\w]+)", row[0])
        for command in COMMANDS if row[1] == "all" else row[1].split():
            told[command] |= set(options)
    assert told == {command: options_of(command) for command in COMMANDS}
    assert set(re.findall(r"^\| `unic (\w+)", PAGE, re.MULTILINE)) == set(COMMANDS)
