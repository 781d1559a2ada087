"""`unic test`: an app's tests under CPython and inside an image, whatever one of them does to the others."""

from __future__ import annotations

import ast
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from unic.cli.main import main
from unic.testing.assertions import explained
from unic.testing.outcomes import CRASHED, FAILED, PASSED, Protocol

ROOT = Path(__file__).resolve().parents[2]

TESTS = """import asyncio
import sys

from config import LIMIT
from tests.numbers import Numbers, twice


def test_passes() -> None:
    assert twice(2) == 4


def test_fails() -> None:
    print("seen before")
    assert twice(2) == 5


def test_leaves() -> None:
    sys.exit(3)


def test_never_ends() -> None:
    while twice(1) == 2:
        pass


async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(await reader.readline())
    writer.close()


async def test_waits() -> None:
    async with await asyncio.start_server(answer, "127.0.0.1", 48127):
        reader, writer = await asyncio.open_connection("127.0.0.1", 48127)
        writer.write(b"x\\n")
        assert await reader.read() == b"x\\n"
        writer.close()
    assert twice(LIMIT) == 14


def test_grows() -> None:
    number = 1
    for _ in range(70):
        number = twice(number)
    assert number > 0


def test_uses_objects() -> None:
    assert Numbers(LIMIT).count == LIMIT
"""
NUMBERS = """def twice(n: int) -> int:
    return n + n


class Numbers:
    def __init__(self, count: int) -> None:
        self.count = count
"""


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("apps") / "sums"
    (place / "tests").mkdir(parents=True)
    (place / "unic.toml").write_text('[app]\nname = "sums"\n[config]\nLIMIT = 7\n[network]\njail = "tap"\n')
    (place / "main.py").write_text("print(1)\n")
    (place / "config.py").write_text("from typing import Final\n\nLIMIT: Final = 5\n")
    (place / "tests" / "numbers.py").write_text(NUMBERS)
    # Of no concern to the tests.
    (place / "notes.py").write_text("this is no Python\n")
    (place / "tests" / "test_sums.py").write_text(TESTS)
    return place


@pytest.fixture(autouse=True)
def elsewhere(app: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(app.parent)
    monkeypatch.setenv("UNIC_CACHE", str(ROOT / "build" / "cache"))


def test_every_test_has_an_outcome_in_both_places(app: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["test", "sums", "--target", "jail", "--timeout", "2", "--json"]) == 1
    found: list[dict[str, Any]] = json.loads(capfd.readouterr().out)
    outcomes = {entry["test"].split("::")[1]: {place: result["outcome"] for place, result in entry["results"].items()} for entry in found}
    assert outcomes == {
        "test_passes": {"cpython": "passed", "jail": "passed"},
        "test_fails": {"cpython": "failed", "jail": "failed"},
        "test_leaves": {"cpython": "failed", "jail": "failed"},
        "test_never_ends": {"cpython": "hung", "jail": "hung"},
        "test_waits": {"cpython": "passed", "jail": "passed"},
        "test_grows": {"cpython": "passed", "jail": "failed"},
        "test_uses_objects": {"cpython": "passed", "jail": "passed"},
    }
    assert [entry["test"] for entry in found if entry["differs"]] == ["tests/test_sums.py::test_grows"]
    for place in ("cpython", "jail"):
        failed = found[1]["results"][place]
        assert failed["output"] == "seen before\n"
        assert failed["failure"].startswith(
            "Traceback (most recent call last):\n"
            '  File "tests/test_sums.py", line 14, in test_fails\n'
            "    assert twice(2) == 5\n"
            "AssertionError: assert 4 == 5"
        )


def test_the_table_points_out_what_differs(app: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["test", "sums", "--target", "jail", "-k", "test_grows"]) == 1
    shown = capfd.readouterr().out
    assert shown.startswith("tests/test_sums.py::test_grows   cpython ok") and "jail FAILED" in shown and "<- differs" in shown
    assert "--- tests/test_sums.py::test_grows under jail: failed\nTraceback" in shown and "OverflowError" in shown
    assert shown.endswith("1 test under cpython and jail: 0 passed, 1 failed, 1 with another outcome under one than under another\n")
    assert main(["test", "sums", "--only", "cpython", "-k", "test_grows"]) == 0
    assert capfd.readouterr().out.endswith("1 test under cpython: 1 passed\n")


@pytest.mark.parametrize(
    ("text", "message", "status"),
    [
        ("def helper() -> None: pass\n", "has no files test_*.py with test_* functions", 2),
        ("def test_a(tmp_path: str) -> None: pass\n", "tests/test_a.py:1:12: error: fixture 'tmp_path' is not supported: an image has no files", 1),
        ("def test_a() -> None:\n    assert missing == 1\n", "tests/test_a.py:2:12: error: ", 1),
        ("import main\ndef test_a() -> None: pass\n", "main.py:1:7: error: name 'oops' is not defined", 1),
        ("def test_a() -> None\n    pass\n", "tests/test_a.py:1:21: error: ", 1),
    ],
)
def test_what_cannot_be_run_is_said(text: str, message: str, status: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tests").mkdir()
    (tmp_path / "unic.toml").write_text("[app]\n")
    (tmp_path / "main.py").write_text("print(oops)\n")
    (tmp_path / "tests" / "test_a.py").write_text(text)
    assert main(["test", ".", "--target", "jail", "--only", "image"]) == status
    assert message in "".join(capfd.readouterr())


GOOD = """import pytest

from config import LIMIT
from tests.helpers import Wrong, right, wrong


@pytest.fixture
def refused() -> int:
    return wrong()


@pytest.fixture(params=sorted([2, 1]))
def several(request):
    return request.param


def test_right() -> None:
    assert right() == LIMIT


def test_of_types() -> None:
    assert right("x") == 1


def test_by_fixture(refused: int) -> None:
    assert refused


def test_several(several) -> None:
    assert several < 3


@pytest.mark.parametrize("n", [1, 2])
def test_files(tmp_path, n) -> None:
    assert tmp_path.is_dir() and n < 2


class TestGroup:
    def test_right(self) -> None:
        assert right() == 5

    def test_class(self) -> None:
        assert Wrong().value == 1
"""
HELPERS = """def right() -> int:
    return 5

def wrong() -> int:
    return eval("5")

class Wrong:
    value: int = "x"
"""


def test_the_others_are_run_when_some_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    app = tmp_path / "app"
    (app / "tests").mkdir(parents=True)
    for name, text in (
        ("unic.toml", ""), ("main.py", "print(1)\n"), ("config.py", "from typing import Final\n\nLIMIT: Final = 5\n"), ("tests/helpers.py", HELPERS), ("tests/test_a.py", GOOD),
        ("tests/test_b.py", "import xml.etree\n\ndef test_b() -> None: pass\n"), ("tests/test_c.py", "def test_c() -> None: pass\n"),
    ):  # fmt: skip
        (app / name).write_text(text)
    monkeypatch.chdir(tmp_path)
    assert main(["test", "app", "--target", "jail", "--json"]) == 1
    found: list[dict[str, Any]] = json.loads(capfd.readouterr().out)
    outcomes = {entry["test"].partition("::")[2]: [result["outcome"] for result in entry["results"].values()] for entry in found}
    assert outcomes == {
        "test_right": ["passed", "passed"], "test_of_types": ["failed", "refused"], "test_by_fixture": ["passed", "refused"], "test_several": ["passed", "refused"],
        "test_files": ["failed", "refused"], "TestGroup::test_right": ["passed", "passed"], "TestGroup::test_class": ["failed", "refused"],
        "test_b": ["passed", "refused"], "test_c": ["passed", "passed"],
    }  # fmt: skip
    assert not any(entry["differs"] for entry in found)
    failures = [entry["results"]["jail"]["failure"].partition("\n")[0] for entry in found]
    assert [failure.partition(": error")[0] for failure in failures] == [
        "", "app/tests/test_a.py:22:18", "app/tests/helpers.py:5:12", "app/tests/test_a.py:12:24", "app/tests/test_a.py:34:16", "", "app/tests/helpers.py:8:18", "app/tests/test_b.py:1:1", "",
    ]  # fmt: skip
    monkeypatch.setenv("UNIC_NO_PYTEST", "1")
    assert main(["test", "app", "--only", "cpython", "-k", "test_a.py"]) == 1
    shown = capfd.readouterr().out
    assert re.search(r"::test_files +cpython REFUSED\n", shown) and "--- tests/test_a.py::test_several under cpython: refused\napp/tests/test_a.py:12:24: error: " in shown
    assert shown.endswith("7 tests under cpython: 3 passed, 2 failed, 2 refused\n")


def test_a_program_that_does_not_start_is_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "one.py").write_text("print(1 // int('0'))\n\ndef test_a() -> None: pass\n\ndef test_b() -> None: pass\n")
    assert main(["test", "one.py", "--target", "jail", "--only", "cpython"]) == 1
    shown = capfd.readouterr().out
    assert shown.count("NOT RUN") == 2 and shown.count("ZeroDivisionError") == 1 and 'File "one.py", line 1' in shown


def test_a_test_that_ends_the_program_does_not_end_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "one.py").write_text("import os\n\ndef test_a() -> None:\n    os._exit(0)\n\ndef test_b() -> None: pass\n")
    assert main(["test", "one.py", "--target", "jail", "--only", "cpython"]) == 1
    lines = capfd.readouterr().out.splitlines()
    assert "CRASHED" in lines[0] and "ok" in lines[1]


def test_an_interrupted_command_leaves_no_program_behind(tmp_path: Path) -> None:
    started = tmp_path / "started"
    (tmp_path / "one.py").write_text(f"import os\n\ndef test_a() -> None:\n    open({str(started)!r}, 'w').write(str(os.getpid()))\n    while True: pass\n")
    process = subprocess.Popen(
        [sys.executable, "-m", "unic", "test", "one.py", "--only", "cpython"], cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )  # fmt: skip
    try:
        deadline = time.monotonic() + 60
        while not (started.exists() and started.read_text()) and time.monotonic() < deadline:
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        assert process.communicate(timeout=30) == (b"", b"") and process.returncode == 130
        assert not Path(f"/proc/{started.read_text()}").exists()
    finally:
        process.kill()


def test_what_the_program_prints_is_no_record() -> None:
    protocol = Protocol("word")
    protocol.feed(b"\x1eword 0 begin\nhere\n\x1eother 1 passed 5\n\x1eword 0 pas")
    assert protocol.running == 0 and not protocol.outcomes
    protocol.feed(b"sed 2000000000\n\x1eword 1 begin\r\nbad\n\x1eword 1 failed 5\nTraceback\n\x1eword 1 end\n\x1eword 2 begin\npanic: x\n")
    assert (protocol.outcomes[0].kind, protocol.outcomes[0].output, protocol.outcomes[0].seconds) == (PASSED, "here\n\x1eother 1 passed 5\n", 2.0)
    assert (protocol.outcomes[1].kind, protocol.outcomes[1].output, protocol.outcomes[1].failure) == (FAILED, "bad\n", "Traceback\n")
    assert protocol.running == 2 and protocol.cut_off(CRASHED).failure == "panic: x\n"


@pytest.mark.parametrize(
    ("test", "message"),
    [
        ("len(text) == 4", "assert 3 == 4"), ("text == 'ab'", "assert 'abc' == 'ab'"), ("text[0] in 'xy'", "assert 'a' in 'xy'"),
        ("(len(text)) > (4 +\n  1)", "assert 3 > 4 + 1"), ("[c for c in text] == []", "assert [c for c in text] == []"),
        ("{1: '\"\\n'} == dict(a=text)", "assert {1: '\"\\n'} == {'a': 'abc'}"), ("not text", "assert not 'abc'"), ("len(text) == 3 == 4", ""),
        ("len(text) == 4, text", "abc"), ("(len(text) == 4)", ""), ("text is None", "assert 'abc' is None"), ("isinstance(text, int)", "assert isinstance('abc', int)"),
        ("text.isdigit()", "assert False"), ("not len(text)", "assert not 3"), ("text and len(text) > 3", ""),
    ],
)  # fmt: skip
def test_an_assert_says_what_it_compared(test: str, message: str) -> None:
    source = f"text = 'abc'\nassert {test}\n"
    made = explained(source, "t.py")
    assert made.count("\n") == source.count("\n") and ast.parse(made)
    with pytest.raises(AssertionError) as failure:
        exec(compile(made, "t.py", "exec"), {})
    assert str(failure.value) == message


@pytest.mark.parametrize(
    ("name", "target"),
    [("hello", "qemu"), ("webserver", "jail"), pytest.param("hello", "jail", marks=pytest.mark.thorough), pytest.param("webserver", "qemu", marks=pytest.mark.thorough)],
)
def test_the_tests_of_our_own_apps_pass(name: str, target: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["test", str(ROOT / "apps" / name), "--target", target]) == 0, capfd.readouterr().out
