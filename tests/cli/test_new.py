"""`unic new`: an app that is as good as it says, or nothing at all."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from unic import scaffold
from unic.cli.main import main
from unic.diagnostics import SettingsError

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def fresh(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The folder fresh/ in the current one, of a template."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("UNIC_CACHE", str(ROOT / "build" / "cache"))
    assert main(["new", "fresh", "--template", request.param]) == 0
    assert "unic test fresh" in capsys.readouterr().out
    assert 'name = "fresh"' in Path("fresh/unic.toml").read_text()
    assert not any(scaffold.PLACEHOLDER in path.read_text() for path in Path("fresh").rglob("*") if path.is_file())


@pytest.mark.parametrize("fresh", scaffold.TEMPLATES, indirect=True)
def test_the_tests_of_a_new_app_pass(fresh: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["test", "fresh", "--target", "jail"]) == 0, capsys.readouterr().out


@pytest.mark.parametrize("fresh", ["web"], indirect=True)
@pytest.mark.parametrize("tool", [["pytest", "-q", "-p", "no:cacheprovider"], ["mypy", "--strict", "--cache-dir", str(ROOT / "build" / "mypy-new"), "."]])
def test_other_tools_take_a_new_app_as_it_is(fresh: None, tool: list[str]) -> None:
    done = subprocess.run([sys.executable, "-m", *tool], cwd="fresh", capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("place", "message"),
    [("-x y", "is no name for an app"), ("", "is no name for an app"), ("full", "full exists and is not empty"), ("file", "file exists and is no folder"),
     ("nowhere/app", "there is no folder nowhere"), ("file/app", "file is no folder")],
)  # fmt: skip
def test_what_cannot_be_is_refused(place: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("full").mkdir()
    Path("full/kept").touch()
    Path("file").touch()
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(SettingsError, match=message):
        scaffold.create(Path(place), "hello")
    assert sorted(tmp_path.rglob("*")) == before


def test_a_place_that_cannot_be_written_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "/proc/fresh"]) == 1
    assert capsys.readouterr().err.startswith("error: /proc/fresh: cannot be written: ")


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "app").mkdir()
    scaffold.create(tmp_path / "app", "hello")
    assert (tmp_path / "app" / "main.py").is_file()


def test_a_failure_in_the_middle_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    written = []

    def write_text(self: Path, *arguments: object, **options: object) -> int:
        if written:
            raise OSError(28, os.strerror(28), str(self))
        written.append(self)
        return 0

    monkeypatch.setattr(Path, "write_text", write_text)
    assert main(["new", str(tmp_path / "app")]) == 1
    assert "No space left on device: free some space" in capsys.readouterr().err
    assert written and list(tmp_path.iterdir()) == []
