"""Writes the program that calls an app's tests: a copy of the app's modules and tests, and a main module.

The same program runs under CPython where there is no pytest, and is compiled into one image. Its arguments are a word of the caller's and
the numbers of the tests to run ("0,2,3"). It tells of each test as unic/testing/records.py says.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from unic.building import write_file
from unic.syntax import ast, parser
from unic.testing.assertions import explained
from unic.testing.collection import Test
from unic.testing.generation import additions, needs_ending, run_name
from unic.testing.modules import Definition, Modules
from unic.testing.records import SELECTION
from unic.testing.rewriting import Edit, rewritten

MAIN = "unic_test_program.py"
LOGS = "unic_logs.py"

PROGRAM = '''"""Calls the tests that its arguments name."""

{imports}


{functions}


TESTS: list[Callable[[], None]] = [{names}]
{leave}

def told(word: str, number: int, kind: str, began: int, reason: str) -> None:
    print(f"\\x1e{{word}} {{number}} {{kind}} {{time.monotonic_ns() - began}}", flush=True)
    print(f"{{reason}}\\n\\x1e{{word}} {{number}} end", flush=True)


def main() -> None:
    word = sys.argv[1]
    numbers = [int(text) for text in sys.argv[2].split(",")]
    for position, number in enumerate(numbers):
        print(f"\\x1e{{word}} {{number}} begin", flush=True)
        began = time.monotonic_ns()
        try:
            {call}
            print(f"\\x1e{{word}} {{number}} passed {{time.monotonic_ns() - began}}", flush=True)
        except pytest.Skipped as outcome:
            told(word, number, "skipped", began, outcome.msg)
        except pytest.XFailed as outcome:
            told(word, number, "xfailed", began, outcome.msg)
        except pytest.XPassed as outcome:
            told(word, number, "xpassed", began, outcome.msg)
        except BaseException as error:
            print(f"\\x1e{{word}} {{number}} failed {{time.monotonic_ns() - began}}", flush=True)
            traceback.print_exception(error)
            print(f"\\x1e{{word}} {{number}} end", flush=True)


main()
'''
# For programs in which something outlives tests: the module and class of each.
LEAVE = '''PLACES = [{places}]


def leave(number: int, following: int) -> None:
    if following < 0 or PLACES[following] != PLACES[number]:
        unic_fixtures.CLASS.end()
    if following < 0 or PLACES[following][0] != PLACES[number][0]:
        unic_fixtures.MODULE.end()
    if following < 0:
        unic_fixtures.SESSION.end()

'''
CALL = "TESTS[number]()"
CALL_AND_LEAVE = '''try:
                TESTS[number]()
            finally:
                leave(number, numbers[position + 1] if position + 1 < len(numbers) else -1)'''
GUEST = Path(__file__).parent / "guest"


@dataclass(frozen=True)
class Program:
    """A program of tests in a folder of its own. `app`: the folder that its modules were copied from. `origins`: by file of it, the number
    of the app's own lines and, for each line behind them, the line that it is for. `edits`: by file how its lines differ from the app's."""

    folder: Path
    app: Path
    tests: tuple[Test, ...]
    origins: dict[Path, tuple[int, list[int]]]
    edits: dict[Path, list[Edit]]

    @property
    def main(self) -> Path:
        return self.folder / MAIN

    @property
    def selection(self) -> Path:
        """Where a program for pytest says which tests it has."""
        return self.folder / SELECTION


def stage(
    folder: Path, app: Path, modules: Modules, tests: Sequence[Test], constants: Mapping[tuple[str, str], Any], baked: Iterable[str], explains: bool = True,
    omitted: Mapping[Path, Collection[Definition]] | None = None,
) -> Program:
    """Makes `folder` the program of `tests`. `constants`: values in place of those of config.py (of the file, where there is none).
    `baked`: files that it reads. `explains`: asserts get messages. `omitted`: by file the definitions that are left out; None: the modules
    are for pytest, as they are.

    Raises CompileError, OSError.
    """
    source = modules.folder
    plain = omitted is None
    added = {} if plain else {addition.module.file: addition for addition in additions(tests).values()}
    program = Program(folder, source, tuple(tests), {}, {})
    if folder.is_dir():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    is_test = {test.file for test in program.tests}
    configured = Path("config.py") if (source / "config.py").is_file() else Path(app.name) if app.suffix == ".py" else None
    changed = modules.read if not plain else {}
    for file in _modules(source, app):
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        if file != configured and file not in changed:
            shutil.copyfile(source / file, folder / file)
            continue
        path = str(source / file)
        if file in changed:
            text, program.edits[file] = rewritten(changed[file], (omitted or {}).get(file, ()))
        else:
            text = parser.decode((source / file).read_bytes(), path).replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
        if file == configured:
            text = _configured(text, path, {name: value for (_, name), value in constants.items()})
        if explains and file in is_test and not plain:
            text = explained(text, path)
        if file in added:
            text = text.rstrip("\n")
            program.origins[file] = (text.count("\n") + 1, added[file].origins)
            text += "\n" + "\n".join(added[file].lines) + "\n"
        write_file(folder / file, text.encode())
    for package in {parent for file in is_test for parent in file.parents if parent != Path(".")}:
        (folder / package / "__init__.py").touch()
    for name in baked:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).symlink_to((source / name).absolute())
    if plain:
        write_file(program.selection, json.dumps([_selected(test) for test in program.tests]).encode())
        return program
    for module in ("pytest.py", "unittest.py", "unic_fixtures.py"):
        shutil.copyfile(GUEST / module, folder / module)
    if any(test.plan is not None and "caplog" in test.plan.of_pytest for test in tests):
        # What it takes of logging is not compiled for others.
        shutil.copyfile(GUEST / LOGS, folder / LOGS)
        with (folder / "pytest.py").open("a") as file:
            file.write("\nfrom unic_logs import LogCaptureFixture\n")
    write_file(program.main, _program(program.tests).encode())
    return program


def _selected(test: Test) -> dict[str, Any]:
    return {"file": test.file.as_posix(), "class": test.class_name, "name": test.name, "number": test.number if test.refusal is None else None}


def _modules(source: Path, app: Path) -> Iterator[Path]:
    """The Python files of an app, relative to it. Of a single file: those beside it, which it may import."""
    if app.suffix == ".py":
        yield from (path.relative_to(source) for path in sorted(source.glob("*.py")))
        return
    for folder, names, files in os.walk(source):
        # No packages: build, .venv and their like.
        names[:] = sorted(name for name in names if name.isidentifier() and name not in ("build", "__pycache__"))
        yield from (Path(folder, name).relative_to(source) for name in sorted(files) if name.endswith(".py"))


def _configured(text: str, path: str, constants: Mapping[str, Any]) -> str:
    """The module with other values for its constants."""
    lines = text.split("\n")
    for node in reversed(parser.parse(text, path).body):
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value is not None and node.target.id in constants:
            value = node.value
            before, after = lines[value.lineno - 1][: value.col_offset], lines[value.end_lineno - 1][value.end_col_offset :]
            # The lines after keep their numbers.
            lines[value.lineno - 1 : value.end_lineno] = [before + repr(constants[node.target.id]) + after] + [""] * (value.end_lineno - value.lineno)
    return "\n".join(lines)


def _program(tests: tuple[Test, ...]) -> str:
    modules = sorted({test.module for test in tests})
    leaves = needs_ending(tests)
    imports = [*(["asyncio"] if any(test.is_async for test in tests) else []), "sys", "time", "traceback"]
    lines = [*(f"import {name}" for name in imports), "from collections.abc import Callable", "", "import pytest", *(["import unic_fixtures"] if leaves else [])]
    lines += [f"import {name}" for name in modules]
    functions = []
    for number, test in enumerate(tests):
        call = f"{test.module}.{run_name(number)}()"
        functions.append(f"def run_{number}() -> None:\n    {f'asyncio.run({call})' if test.is_async else call}")
    names = ", ".join(f"run_{number}" for number in range(len(tests)))
    places = ", ".join(repr((test.module, test.class_name)) for test in tests)
    leave = LEAVE.format(places=places) if leaves else ""
    return PROGRAM.format(imports="\n".join(lines), functions="\n\n\n".join(functions), names=names, leave=leave, call=CALL_AND_LEAVE if leaves else CALL)
