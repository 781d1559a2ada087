"""docs/library/ is what the docstrings say, and says what is not there."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from docs.pages import ROOT
from tools.library_known import KNOWN, LATER, REFUSED, known_names
from tools.library_names import STDLIB, Module, cpython_names, public_modules
from tools.library_reference import FOLDER, GROUPS, docstring, lacking_members, signature
from unic.analysis.modules import SPECIAL_MODULES
from unic.analysis.program import SPECIAL_NAMES


@pytest.fixture(scope="module")
def modules() -> dict[str, Module]:
    return {module.name: module for module in public_modules(STDLIB)}


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """The pages as they are: another test says that they are current."""
    return {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}


def test_the_pages_are_current() -> None:
    """In a process of its own: here other tests may have put our modules in the place of Python's."""
    done = subprocess.run([sys.executable, "-m", "tools.library_reference", "--check"], cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", ""), "run `python -m tools.library_reference`"


def test_every_module_that_an_app_may_import_has_a_page_and_a_place_in_the_index(modules: dict[str, Module]) -> None:
    importable = {path.stem for path in STDLIB.glob("[a-z]*.py")} | {path.parent.name for path in STDLIB.glob("[a-z]*/__init__.py")}
    assert importable <= modules.keys()
    placed = " ".join(GROUPS.values()).split()
    assert len(placed) == len(set(placed)) and {name for name in modules if "." not in name} <= set(placed) <= modules.keys()


def test_every_public_name_has_a_docstring(modules: dict[str, Module], texts: dict[str, str]) -> None:
    silent = [name for name, module in modules.items() if not module.docstring]
    for module in modules.values():
        for name in module.names:
            if name.entry is not None and isinstance(name.entry.node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)) and not docstring(name.entry):
                silent.append(f"{module.name}.{name.name}")
    for page, text in texts.items():
        # A method or a property with nothing behind it.
        silent += [f"{page}: {line}" for line in text.split("\n") if re.fullmatch(r"- (`(async def )?\w+\([^`]*`(, )?)+|- `[^`]*` \(property\)", line)]
    assert silent == []


def test_names_are_found_where_they_are_handed_on_and_what_a_module_uses_itself_is_not_its_own(modules: dict[str, Module]) -> None:
    names = {module.name: {name.name for name in module.names} for module in modules.values()}
    assert {"run", "TaskGroup", "start_server", "TimeoutError"} <= names["asyncio"]
    assert {"date", "timezone", "UTC"} <= names["datetime"]
    assert {"reader", "writer", "QUOTE_ALL"} <= names["csv"]
    assert {"IGNORECASE", "Match"} <= names["re"]
    assert {"Device", "open_device"} == names["storage.device"]
    assert not {"Md5", "INITIAL_256", "Final"} & names["hashlib"]
    assert not {"ANY", "LITERAL"} & names["fnmatch"]


def test_a_signature_is_shown_without_the_object_itself_and_what_only_the_compiler_gives() -> None:
    node = ast.parse("async def read(self, n: int = -1, *, exact: bool = False, _site: str = '') -> 'list[bytes]': ...").body[0]
    assert signature(node, "read", method=True) == "async def read(n: int = -1, *, exact: bool = False) -> list[bytes]"
    assert signature(node, "read", method=True, width=20).split("\n") == [
        "async def read(", "    n: int = -1,", "    *,", "    exact: bool = False,", ") -> list[bytes]"]


def test_type_variables_that_stand_once_are_shown_as_what_they_may_be_and_calls_of_all_lengths_are_there(texts: dict[str, str]) -> None:
    assert "def sqrt(x: int | float) -> float" in texts["math.md"]
    assert "def repeat(object: T) -> Iterator[T]\ndef repeat(object: T, times: int) -> Iterator[T]" in texts["itertools.md"]
    assert "def fsum(seq: " in texts["math.md"] and "_Compress object" not in texts["zlib.md"]


def test_a_method_without_words_of_its_own_has_those_of_its_base_and_fields_their_comments(texts: dict[str, str]) -> None:
    assert "`is_full() -> bool`: Whether what can wait should" in texts["net.loopback.md"]
    assert "- `size: int`: bytes; 0 for what is no file" in texts["storage.tar.md"]


def test_a_page_ends_with_what_cpython_has_and_the_index_with_the_modules_that_are_not_there(texts: dict[str, str]) -> None:
    assert "CPython 3.11 has also: " in texts["asyncio.md"] and "`to_thread` (there is one thread" in texts["asyncio.md"]
    assert "Not here: `remove_done_callback`." in texts["asyncio.md"]
    assert "## Not here" not in texts["errno.md"] and "`socket`" in texts["README.md"]
    assert "\nTimerHandle(" not in texts["asyncio.md"], "its constructor is the library's own business"


def test_the_table_of_cpython_is_that_of_3_11() -> None:
    assert "cbrt" in cpython_names("math") and "sumprod" not in cpython_names("math")
    described = cpython_names("fractions")["Fraction"]
    assert described is not None and "limit_denominator" in described[0] and "is_integer" not in described[0]
    assert described[1] == ["denominator", "numerator"]


def test_names_known_to_the_compiler_have_their_words(modules: dict[str, Module]) -> None:
    for name, known in SPECIAL_NAMES.items():
        assert known - LATER - REFUSED <= set(known_names(name)), name
    assert KNOWN.keys() <= modules.keys() - set(SPECIAL_MODULES)


def test_the_compiler_refuses_what_is_said_to_be_missing_and_takes_all_else(modules: dict[str, Module], tmp_path: Path) -> None:
    missing = [(name, other) for name, module in modules.items() for other in module.missing(known_names(name)) if not is_module(name, other)]
    there = [(name, other) for name, module in modules.items() for other in [*(entry.name for entry in module.names), *known_names(name)]]
    assert refused([*missing, *there], tmp_path) | {("dataclasses", name) for name in REFUSED} == set(missing)


@pytest.mark.thorough
def test_the_compiler_refuses_members_that_are_said_to_be_missing_and_takes_all_others(modules: dict[str, Module], tmp_path: Path) -> None:
    """Of classes without type parameters; what no object of a protocol is asked for is not looked at."""
    lines = ["import " + ", ".join(modules)]
    members: dict[int, tuple[str, str, str]] = {}
    lacking = set()
    for module in modules.values():
        for name in module.names:
            described = cpython_names(module.name).get(name.name)
            if described is None or name.entry is None or not isinstance(name.entry.node, ast.ClassDef) or module.name in ("typing", "enum"):
                continue
            if any("[" in ast.unparse(base) for owner in name.entry.lineage(set()) for base in owner.node.bases):  # type: ignore[attr-defined]
                continue
            lines.append(f"def f{len(lines)}(x: {module.name}.{name.name}) -> None:")
            for member in described[0]:
                lines.append(f"    print(x.{member})")
                members[len(lines)] = (module.name, name.name, member)
            lines.append("    pass")
            lacking |= {(module.name, name.name, member) for member in lacking_members(name.entry, module, name.name)}
    program = tmp_path / "program.py"
    program.write_text("\n".join(lines) + "\nprint()\n")
    done = subprocess.run([sys.executable, "-m", "unic", "check", str(program)], cwd=ROOT, capture_output=True, text=True)
    found = re.findall(r"program\.py:(\d+):\d+: error: '.*' has no attribute '", done.stderr + done.stdout)
    assert {members[int(line)] for line in found} == lacking


def is_module(package: str, name: str) -> bool:
    """Whether `from package import name` finds a module that is a part of ours, and in CPython something else."""
    return (STDLIB / package / f"{name}.py").is_file()


def refused(names: list[tuple[str, str]], folder: Path) -> set[tuple[str, str]]:
    program = folder / "program.py"
    program.write_text("".join(f"from {module} import {name} as _{place}\n" for place, (module, name) in enumerate(names)) + "print()\n")
    done = subprocess.run([sys.executable, "-m", "unic", "check", str(program)], cwd=ROOT, capture_output=True, text=True)
    lines = re.findall(r"program\.py:(\d+):", done.stdout + done.stderr)
    assert bool(lines) == (done.returncode != 0), done.stderr
    return {names[int(line) - 1] for line in lines}
