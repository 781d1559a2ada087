"""`unic test` takes what pytest and unittest take, and gives the same outcomes: by pytest, by a program of our own, and inside images."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from unic.cli.main import main
from unic.diagnostics import SettingsError
from unic.testing.collection import collect
from unic.testing.modules import Modules

ROOT = Path(__file__).resolve().parents[2]

FORMS = Path(__file__).parent / "forms"
GOOD = "passed"
# Of the tests that do not pass everywhere.
OTHERS = {
    "test_plain": "failed", "test_cases[y y-1-2]": "failed", "test_cases[y y-three]": "failed", "test_cases[y y--1-0]": "failed", "test_skipped": "skipped",
    "test_later": "skipped", "test_xfail": "xfailed", "test_xpass": "xpassed", "test_xstrict": "failed", "test_skips_itself": "skipped",
    "test_fails_itself": "failed", "Sums::test_not": "failed", "Sums::testSubs": "failed", "Sums::test_off": "skipped",
    "test_call[2-5]": "xfailed", "test_wrong_error": "failed", "test_right_error": "xfailed", "TestBase::test_expected": "xfailed", "TestBase::test_skips": "skipped",
    "TestBase::test_skip_if": "skipped",
    **{f"test_products[{count}-{letter}-{n}]": kind for letter in "ab" for n in (1, 5) for count, kind in (("1", GOOD if n == 1 else "failed"), ("3", "skipped"), ("four", "xfailed"))},
    "test_indirect[4-8]": "failed", "test_warns_of_something_else": "failed", "Forms::test_wrong_kind": "failed", "Forms::test_raises_none": "failed", "Forms::test_no_warnings": "failed",
}  # fmt: skip


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(FORMS, tmp_path_factory.mktemp("apps") / "forms", ignore=shutil.ignore_patterns("__pycache__")))


def write_app(place: Path, tests: str, conftest: str = "") -> Path:
    (place / "tests").mkdir(parents=True)
    (place / "unic.toml").write_text('[app]\nname = "forms"\n')
    (place / "main.py").write_text("print(1)\n")
    (place / "tests" / "conftest.py").write_text(conftest)
    (place / "tests" / "test_a.py").write_text(tests)
    return place


def outcomes_of(app: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *options: str) -> list[dict[str, Any]]:
    monkeypatch.chdir(app)
    monkeypatch.setenv("UNIC_CACHE", str(ROOT / "build" / "cache"))
    main(["test", ".", "--json", *options])
    found: list[dict[str, Any]] = json.loads(capfd.readouterr().out)
    return found


def expected(found: list[dict[str, Any]], place: str) -> dict[str, str]:
    """What is wrong in `found`: the outcomes that are not those of OTHERS."""
    kinds = {entry["test"].partition("::")[2]: entry["results"][place]["outcome"] for entry in found}
    return {name: kind for name, kind in kinds.items() if kind != OTHERS.get(name, GOOD)} | {name: "missing" for name in OTHERS.keys() - kinds.keys()}


@pytest.mark.thorough
def test_pytest_and_an_image_agree(app: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    found = outcomes_of(app, capfd, monkeypatch, "--target", "jail")
    assert expected(found, "cpython") == expected(found, "jail") == {}
    for entry in found:
        results = entry["results"]
        assert results["cpython"]["reason"] == results["jail"]["reason"] and not entry["differs"], entry["test"]
        # An image tells of subtests while they run; the last test prints how often a fixture was made, and pytest makes it for what unittest skips, too.
        assert entry["test"].endswith(("testSubs", "Waits::test_it")) or results["cpython"]["output"] == results["jail"]["output"], entry["test"]
    failed = next(entry for entry in found if entry["test"].endswith("test_plain"))["results"]["jail"]
    assert failed["output"] == "open\nclose\n" and failed["failure"].endswith("AssertionError: assert 'xx' == \"xxx\"")
    skipped = next(entry for entry in found if entry["test"].endswith("test_skipped"))
    assert skipped["results"]["jail"]["reason"] == "no time"
    assert found[-1]["results"]["jail"]["output"].startswith("base ended ['base made', 'module', 'always', ")


def test_without_pytest_the_outcomes_are_the_same(app: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UNIC_NO_PYTEST", "1")
    found = outcomes_of(app, capfd, monkeypatch, "--only", "cpython")
    assert expected(found, "cpython") == {}
    assert "pytest.Failed: so be it" in next(entry for entry in found if entry["test"].endswith("test_fails_itself"))["results"]["cpython"]["failure"]


def test_tests_have_the_names_that_pytest_gives(app: Path) -> None:
    listed = subprocess.run(
        [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider", "--rootdir", "."], cwd=app, capture_output=True, text=True, check=True, timeout=60,
        env={name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
    )  # fmt: skip
    assert sorted(test.title for test in collect(app, Modules(app))) == sorted(line for line in listed.stdout.splitlines() if "::" in line)


@pytest.mark.thorough
@pytest.mark.parametrize("target", ["qemu", "xen"])
def test_machines_give_the_same_outcomes(target: str, app: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    assert expected(outcomes_of(app, capfd, monkeypatch, "--only", "image", "--target", target), target) == {}


@pytest.mark.parametrize(
    ("text", "place", "message", "hint"),
    [
        ("def test_a(mocker: int) -> None: ...", "1:12", "fixture 'mocker' is not supported: nothing can be replaced in a compiled program", "as an argument"),
        ("def test_a(monkeypatch) -> None:\n    monkeypatch.chdir('/')", "2:5", "monkeypatch.chdir is not supported", "there are setattr, "),
        ("def test_a(monkeypatch) -> None:\n    monkeypatch.setattr('a.b' + '', 3)", "2:5", "monkeypatch.setattr of a computed name is not supported", "object, "),
        ("def test_a(missing: int) -> None: ...", "1:12", "there is no fixture 'missing'", "known: caplog, capsys, monkeypatch, outer;"),
        ("class TestA:\n    def __init__(self) -> None: ...\n    def test_b(self) -> None: ...", "1:1", "test class 'TestA' has an __init__", "setup_method()"),
        ("class TestA:\n    class TestB:\n        def test_c(self) -> None: ...", "2:5", "tests in the class 'TestB' inside a class", "module level"),
        ("import pytest\n@pytest.mark.parametrize('n', list('ab'))\ndef test_a(n: str) -> None: ...", "2:31", "cases of parametrize are not written out", "a loop"),
        ("import pytest\n@pytest.mark.parametrize('n, m', [(1, 2, 3)])\ndef test_a(n: int, m: int) -> None: ...", "2:35", "this case has 3 values for 2 names", "n, m"),
        ("import pytest\n@pytest.mark.parametrize('n', [1])\ndef test_a() -> None: ...", "3:1", "test 'test_a' has no parameter 'n'", "name the parameters"),
        ("import pytest\n@pytest.fixture(params=[1], scope='module')\ndef a() -> int: ...\ndef test_a(a: int) -> None: ...", "2:24", "fixture 'a' of scope module has params", "for each test"),
        ("import pytest\n@pytest.fixture(params=[])\ndef a() -> int: ...\ndef test_a(a: int) -> None: ...", "2:24", "fixture 'a' has no params", "leave `params` out"),
        ("import pytest\n@pytest.fixture(params=list('ab'))\ndef a() -> int: ...\ndef test_a(a: int) -> None: ...", "2:24", "the cases of params are not written out", "list"),
        ("import pytest\n@pytest.fixture(params=[1])\ndef a(request) -> str:\n    return request.node.name\ndef test_a(a: str) -> None: ...", "4:12", "only `request.param`", "another"),
        ("import pytest\n@pytest.fixture(params=[int, str])\ndef a(request) -> str:\n    return request.param.__name__\ndef test_a(a: str) -> None: ...", "3:1",
         "what type the params of fixture 'a' have does not show", "`value: int = request.param`"),
        ("import pytest\n@pytest.fixture\ndef a(request) -> int:\n    return request.param\ndef test_a(a: int) -> None: ...", "5:1", "this test gives it none", "indirect=True"),
        ("import pytest\n@pytest.mark.parametrize('a', [1], indirect=True)\ndef test_a(a: int) -> None: ...", "3:12", "there is no fixture 'a'", "known"),
        ("import pytest\n@pytest.mark.parametrize('outer', [1], indirect=True)\ndef test_a(outer: int) -> None: ...", "3:1", "fixture 'outer' cannot be given values", "request.param"),
        ("import pytest\n@pytest.mark.parametrize('outer', [1], indirect=['b'])\ndef test_a(outer: int) -> None: ...", "2:49", "parametrize has no name 'b'", "outer"),
        ("import pytest\n@pytest.fixture(scope='module')\ndef a(b: int) -> int: ...\n@pytest.fixture\ndef b() -> int: ...\ndef test_a(a: int) -> None: ...", "3:1",
         "fixture 'a' of scope module uses 'b', which ends with each function", "scope of 'b'"),
        ("import pytest\n@pytest.fixture\ndef a(b: int) -> int: ...\n@pytest.fixture\ndef b(a: int) -> int: ...\ndef test_a(a: int) -> None: ...", "3:1", "fixture 'a' uses itself", "circle"),
        ("import pytest\n@pytest.fixture\nasync def a() -> int: ...\ndef test_a(a: int) -> None: ...", "4:1", "uses the async fixture 'a'", "async def"),
        ("import pytest\n@pytest.mark.skipif(True)\ndef test_a() -> None: ...", "2:2", "skipif takes a condition and a reason", "reason="),
        ("import unittest\nclass A(unittest.TestCase):\n    async def test_b(self) -> None: ...", "3:5", "test 'test_b' is async, and its class is not", "IsolatedAsyncioTestCase"),
        ("import pytest\n@pytest.mark.parametrize\ndef test_a() -> None: ...", "2:2", "pytest.mark.parametrize takes names and values", "parametrize("),
        ("import pytest\n@pytest.mark.parametrize('n', [])\ndef test_a(n: int) -> None: ...", "2:2", "this parametrize has no cases", "skip"),
        ("import pytest\n@pytest.mark.parametrize('n', range(1, 2, 0))\ndef test_a(n: int) -> None: ...", "2:31", "cases of parametrize are not written out", "a loop"),
        ("class TestA(TestB):\n    def test_a(self, none: int) -> None: ...\nclass TestB(TestA): ...", "2:22", "there is no fixture 'none'", "known"),
        ("def setup_module(module: int) -> None:\n    print(module)\ndef test_a() -> None: ...", "1:18", "setup_module() takes 'module'", "leave the parameter out"),
    ],
)  # fmt: skip
def test_what_an_image_cannot_have_is_refused_in_its_place(text: str, place: str, message: str, hint: str, tmp_path: Path) -> None:
    write_app(tmp_path / "app", text, "import pytest\n\n\n@pytest.fixture\ndef outer() -> int:\n    return 1\n")
    try:
        test = collect(tmp_path / "app", Modules(tmp_path / "app"))[0]
        refused = test.refusal
    except SettingsError as error:
        refused = error
    assert refused is not None
    (diagnostic,) = refused.diagnostics
    assert str(refused).startswith(f"{tmp_path}/app/tests/test_a.py:{place}: error: ") and message in diagnostic.message and hint in diagnostic.hint


def test_a_case_of_another_type_is_an_error_at_its_test(tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    write_app(tmp_path / "app", "import pytest\n\n\n@pytest.mark.parametrize('n', [1, 'x'])\ndef test_a(n: int) -> None:\n    assert n\n")
    monkeypatch.chdir(tmp_path)
    assert main(["test", "app", "--only", "image", "--target", "jail"]) == 1
    assert "app/tests/test_a.py:5:1: error: argument 'n' of test_a(): expected int, found str" in capfd.readouterr().out
