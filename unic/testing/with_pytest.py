"""Runs tests of a program by pytest itself: `python -m unic.testing.with_pytest FOLDER WORD NUMBERS`.

It prints what the program of the tests prints (unic/testing/records.py). Tests and fixtures that are coroutines and that no plugin of the
user's takes are run in a loop for each test.
"""

from __future__ import annotations

import asyncio
import inspect
import json
import sys
import time
import traceback
from collections import Counter
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

from unic.plain_python import OwnModules
from unic.testing.records import RECORD, SELECTION

# File, class and name of a test, and the number of its case; None where it is about all of them.
Key = tuple[str, str, str, int | None]
# No file of the user's changes what is a test, and nothing is written.
OPTIONS = ("-s", "-p", "no:cacheprovider", "-p", "no:terminal", "-o", "addopts=", "-o", "python_files=test_*.py", "-o", "python_classes=Test", "-o", "python_functions=test_")


class Telling:
    """A plugin that runs the tests with the numbers `numbers` of those in `folder`, and tells how they end."""

    def __init__(self, folder: Path, word: str, numbers: list[int]) -> None:
        self.folder = folder
        self.word = word
        self.numbers = numbers
        self.keys: list[Key] = [(test["file"], test["class"], test["name"], test["number"]) for test in json.loads((folder / SELECTION).read_text())]
        self.key_of: dict[pytest.Item, Key] = {}
        self.is_broken = False
        self.loop: asyncio.Runner | None = None
        self.reports: list[pytest.TestReport] = []
        self.failures: list[str] = []

    def tell(self, number: int, text: str) -> None:
        sys.stdout.flush()
        print(f"{RECORD}{self.word} {number} {text}", flush=True)

    def pytest_exception_interact(self, node: Any, call: pytest.CallInfo[Any], report: Any) -> None:
        """Tells why a module cannot be imported: then no test is run."""
        if isinstance(report, pytest.CollectReport) and call.excinfo is not None:
            self.is_broken = True
            error = call.excinfo.value
            print(error if isinstance(error, pytest.Collector.CollectError) else _traceback(error, self.folder), flush=True)

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        counts: Counter[tuple[str, str, str]] = Counter()
        for item in items:
            group = getattr(item, "cls", None)
            test = (item.path.relative_to(self.folder).as_posix(), group.__name__ if group is not None else "", getattr(item, "originalname", None) or item.name)
            self.key_of[item] = (*test, None) if (*test, None) in self.keys else (*test, counts[test])
            counts[test] += 1
        found: dict[Key, list[pytest.Item]] = {}
        for item, key in self.key_of.items():
            found.setdefault(key, []).append(item)
        lost = [key for key in self.keys if key not in found] + [key for key in found if key not in self.keys]
        if lost and not self.is_broken:
            file, *names, number = lost[0]
            case = f", case {number}" if number is not None else ""
            raise pytest.UsageError(f"pytest and unic test find other tests in {file}: {'::'.join(str(name) for name in names if name)}{case}")
        items[:] = [item for number in self.numbers if not self.is_broken for item in found[self.keys[number]]]

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        number = self.keys.index(self.key_of[item])
        self.reports, self.failures = [], []
        self.tell(number, "begin")
        began = time.monotonic_ns()
        try:
            return (yield)
        finally:
            if self.loop is not None:
                self.loop.close()
                self.loop = None
            self._tell_outcome(number, time.monotonic_ns() - began)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self, item: pytest.Item, call: pytest.CallInfo[None]) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        report = yield
        self.reports.append(report)
        if report.failed:
            self.failures.append(_traceback(call.excinfo.value, self.folder) if call.excinfo is not None else report.longreprtext)
        return report

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        # Those of subtests are made elsewhere.
        if report not in self.reports:
            self.reports.append(report)
            if report.failed:
                self.failures.append(report.longreprtext)

    def _tell_outcome(self, number: int, took: int) -> None:
        if any(report.failed for report in self.reports):
            self.tell(number, f"failed {took}")
            print("\n".join(text.rstrip("\n") for text in self.failures), flush=True)
            self.tell(number, "end")
            return
        for report in self.reports:
            expected = getattr(report, "wasxfail", None)
            if expected is not None:
                reason = expected.removeprefix("reason: ")
                return self._tell_reason(number, "xfailed" if report.skipped else "xpassed", took, reason)
            if report.skipped:
                reason = report.longrepr[2].removeprefix("Skipped: ") if isinstance(report.longrepr, tuple) else report.longreprtext
                return self._tell_reason(number, "skipped", took, reason)
        self.tell(number, f"passed {took}")

    def _tell_reason(self, number: int, kind: str, took: int, reason: str) -> None:
        self.tell(number, f"{kind} {took}")
        print(reason, flush=True)
        self.tell(number, "end")

    def _run(self, coroutine: Any) -> Any:
        if self.loop is None:
            self.loop = asyncio.Runner()
        return self.loop.run(coroutine)

    @pytest.hookimpl(tryfirst=True)
    def pytest_pyfunc_call(self, pyfuncitem: pytest.Function) -> bool | None:
        if not inspect.iscoroutinefunction(pyfuncitem.obj):
            return None
        names = inspect.signature(pyfuncitem.obj).parameters
        self._run(pyfuncitem.obj(**{name: value for name, value in pyfuncitem.funcargs.items() if name in names}))
        return True

    @pytest.hookimpl(tryfirst=True)
    def pytest_fixture_setup(self, fixturedef: Any, request: Any) -> Any:
        function = fixturedef.func
        is_generator = inspect.isasyncgenfunction(function)
        if not is_generator and not inspect.iscoroutinefunction(function):
            return None
        if request.instance is not None and hasattr(type(request.instance), function.__name__):
            function = function.__get__(request.instance)
        made = function(**{name: request.getfixturevalue(name) for name in fixturedef.argnames})
        if is_generator:
            fixturedef.addfinalizer(lambda: self._run(anext(made, None)))
        value = self._run(_awaited(anext(made) if is_generator else made))
        fixturedef.cached_result = (value, fixturedef.cache_key(request), None)
        return value


async def _awaited(thing: Any) -> Any:
    return await thing


def _traceback(error: BaseException, folder: Path) -> str:
    """From the first frame of the app's own files."""
    frames = error.__traceback__
    while frames is not None and not Path(frames.tb_frame.f_code.co_filename).is_relative_to(folder):
        frames = frames.tb_next
    return "".join(traceback.format_exception(type(error), error, frames))


def main() -> int:
    folder, word, numbers = Path(sys.argv[1]), sys.argv[2], [int(text) for text in sys.argv[3].split(",")]
    sys.meta_path.append(OwnModules())
    sys.path[0] = str(folder)
    telling = Telling(folder, word, numbers)
    files = sorted({key[0] for key in telling.keys})
    del sys.argv[1:]
    return pytest.main([*OPTIONS, "--rootdir", str(folder), *(str(folder / file) for file in files)], plugins=[telling])


if __name__ == "__main__":
    sys.exit(main())
