"""`unic check`: all errors of a program at once, each with its source line, a mark under it and a way out."""

from __future__ import annotations

import re
from pathlib import Path

from tests.cli.test_options import unic

WRONG = '''def double(n: int) -> int:
    return n * 2


def name(n: int) -> str:
    return n


print(double("two"))
print(dobule(2))
value: int = 1.5
eval("1 + 1")
'''


def test_several_errors_in_one_run(tmp_path: Path) -> None:
    (tmp_path / "wrong.py").write_text(WRONG)
    done = unic("check", "wrong.py", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    places = [int(line) for line in re.findall(r"^wrong\.py:(\d+):\d+: error: ", done.stderr, re.MULTILINE)]
    assert places == [6, 9, 10, 11, 12]
    assert done.stderr.endswith("5 errors\n")
    lines = done.stderr.split("\n")
    for place in places:
        message = next(i for i, line in enumerate(lines) if line.startswith(f"wrong.py:{place}:"))
        shown = message + 1
        assert lines[shown].split("|")[0].strip() == str(place)
        assert lines[shown].endswith(WRONG.split("\n")[place - 1])
        assert {" ", "^"} <= set(lines[shown + 1].split("|")[1]) <= {" ", "^", "-"}


def test_a_syntax_error_says_what_to_write(tmp_path: Path) -> None:
    (tmp_path / "wrong.py").write_text("def f(x: int) -> int\n    return x\n")
    done = unic("check", "wrong.py", cwd=tmp_path)
    assert done.returncode == 1
    assert "wrong.py:1:" in done.stderr and "':'" in done.stderr


def test_functions_that_are_not_reached_are_checked_too(tmp_path: Path) -> None:
    (tmp_path / "wrong.py").write_text("def unused() -> int:\n    return 'text'\n\n\nprint(1)\n")
    done = unic("check", "wrong.py", cwd=tmp_path)
    assert done.returncode == 1 and "wrong.py:2:" in done.stderr


def test_a_correct_program_has_no_errors(tmp_path: Path) -> None:
    (tmp_path / "right.py").write_text("print(1)\n")
    done = unic("check", "right.py", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("right.py: no errors")
