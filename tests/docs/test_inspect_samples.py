"""What docs/inspect.md shows of the web server is what the command prints, but for how much: its other samples are followed with the page."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from docs.page_blocks import NUMBER, difference, value
from docs.pages import ROOT, text_of
from unic.cli.main import main

# Numbers below this are those of places and of differences by chance.
COUNTED = 100


def about(text: str) -> str:
    """The sample with numbers that stand for about as much, in one line: the page has its own line breaks."""
    return re.sub(rf"[+-]?({NUMBER})", lambda found: found[0].replace(found[1], f"~{found[1]}") if value(found[1]) >= COUNTED else "...", " ".join(text.split()))


@pytest.mark.thorough
def test_the_samples_of_the_web_server_are_what_the_command_prints(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    samples = re.findall(r"```text\n\$ unic (inspect build/webserver[^\n]*)\n(.*?)```", text_of("docs/inspect.md"), re.DOTALL)
    assert len(samples) == 2
    monkeypatch.setenv("UNIC_CACHE", str(ROOT / "build" / "cache"))
    monkeypatch.chdir(tmp_path)
    build = ["build", str(ROOT / "apps" / "webserver"), "--target", "qemu", "--quiet"]
    assert main(build) == main([*build, "-D", "CONTENT=block", "-o", "block"]) == 0
    for command, shown in samples:
        capsys.readouterr()
        assert main(shlex.split(command)) == 0
        differs = difference((about(shown),), " ".join(capsys.readouterr().out.split()))
        assert not differs, f"docs/inspect.md: `{command}`: {differs}"
