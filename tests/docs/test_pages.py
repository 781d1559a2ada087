"""Every command and every code block of the pages that a new user follows, in order, with what they are said to print."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from docs.page_blocks import Command, Edit, File, difference, steps
from docs.pages import ROOT, text_of
from docs.shell import Shell

PAGES = ("README.md", pytest.param("docs/tutorial.md", marks=pytest.mark.thorough), "docs/inspect.md", "docs/targets.md")
# Targets that take minutes: that make knows what to do is all that is looked at.
LONG = re.compile(r"make (test|thorough|nightly|bench|report)\b(.*)")


# All that a page shows, one after the other: minutes on a busy machine.
@pytest.mark.timeout(800)
@pytest.mark.parametrize("page", PAGES)
def test_a_reader_who_follows_it_gets_what_it_shows(page: str) -> None:
    todo = list(steps(text_of(page)))
    assert sum(isinstance(step, Command) for step in todo) > 5
    if any("--target xen" in step.text for step in todo if isinstance(step, Command)):
        # Its packages are fetched from the network, which the shell has not.
        subprocess.run([sys.executable, "-m", "unic.targets.xen_host", "prepare"], check=True, cwd=ROOT)
    # The same folder each time: it is in the line tables, and what has been compiled before need not be again.
    folder = ROOT / "build" / "tests" / "pages" / Path(page).stem
    shutil.rmtree(folder, ignore_errors=True)
    with Shell(folder) as shell:
        for step in todo:
            if isinstance(step, File):
                shell.write(step.name, step.content)
            elif isinstance(step, Edit):
                shell.change(step)
            else:
                follow(shell, step, page)


def follow(shell: Shell, step: Command, page: str) -> None:
    place = f"{page}:{step.line}: `{step.text}`"
    if step.is_background:
        status, printed = 0, shell.start(step)
    else:
        status, printed = shell.run(bounded(step.text))
    assert status == step.status, f"{place} ended with status {status}:\n{printed}"
    if step.expected is not None:
        differs = difference(step.expected, printed)
        assert not differs, f"{place}: {differs}"


def bounded(text: str) -> str:
    """What stands for a command that would not end, or not soon."""
    if LONG.fullmatch(text):
        return text.replace("make ", "make -n ", 1)
    if text == "make run":
        return "make run CHECK=1"
    if re.fullmatch(r"kill %\d+", text):
        # The shell's word about it comes when it likes; the next command may want the job's ports.
        return f"{text} && {{ wait {text.removeprefix('kill ')} 2>/dev/null; true; }}"
    return text


def test_the_notation() -> None:
    assert list(steps("In `a.py`:\n\n```diff\n x\n-y\n+z\n```\n")) == [Edit("a.py", "x\ny\n", "x\nz\n", 3)]
    page = "Write this as `a/b.py`:\n\n```python\nx = 1\n```\n\n```console\n$ run \\\n  it  # ends with status 3\nsize ~1,000 in ... s\n$ go &\n```\n"
    assert list(steps(page)) == [
        File("a/b.py", "x = 1\n", 3),
        Command("run   it", 8, ("size ~1,000 in ... s",), 3),
        Command("go &", 11, ()),
    ]
    assert difference(("size ~1,000 in ... s",), "size 1,100 in 0.5 s\n") == ""
    assert difference(("a", "...", "z"), "a\nb\nc\nz") == "" and difference(("a", "...", "z"), "a\nz") == ""
    assert difference(("a...z",), "a\nz")
    assert difference(("size ~1,000",), "size 1,300") and difference(("a b",), "a c") and difference(("a",), "a\nb")


@pytest.mark.parametrize("page, reason", [
    ("```python\nx\n```\n", "which file"),
    ("Text:\n\n    command\n", "indented"),
    ("```\nx\n```\n", "language"),
    ("```sh\nx\n", "does not end"),
    ("In `a.py`:\n\n```diff\nx\n+y\n```\n", "begin with"),
    ("Not run by the tests: x\n\n```sh\nx\n```\n", "reason"),
])
def test_blocks_that_could_not_be_tested_are_errors(page: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        list(steps(page))
