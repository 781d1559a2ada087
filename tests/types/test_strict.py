"""Apps, and what they import of ours that Python does not have, are accepted by mypy and pyright in their strict modes.

For modules with Python's names typeshed is what a type checker sees; stubs/ has the rest.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import stdlib.machine as machine

ROOT = Path(__file__).resolve().parents[2]
PYRIGHT = ROOT / "build" / "pyright" / "node_modules" / "pyright" / "index.js"
# (folder, files): the modules of apps have common names, so each is a run of its own. storage.image_* are of images only.
CHECKED = (
    ("apps/hello", ["."]),
    ("apps/webserver", ["."]),
    ("stubs", ["machine.pyi", "net", *(f"storage/{name}.py" for name in ("__init__", "device", "file_device", "ranges", "tar", "partitions"))]),
)
WRONG = "from machine import u8, u16\n\n\ndef f(x: u8, y: u16) -> int:\n    return x + y\n"


def mypy(folder: Path, files: list[str]) -> str:
    line = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(ROOT / "build" / "mypy"), *files]
    done = subprocess.run(line, cwd=folder, env={**os.environ, "MYPYPATH": str(ROOT / "stubs")}, capture_output=True, text=True)
    return "" if done.returncode == 0 else done.stdout + done.stderr


@pytest.mark.parametrize(("folder", "files"), CHECKED, ids=[folder for folder, _ in CHECKED])
def test_mypy_accepts(folder: str, files: list[str]) -> None:
    assert mypy(ROOT / folder, files) == ""


def test_machine_integers_do_not_mix(tmp_path: Path) -> None:
    (tmp_path / "p.py").write_text(WRONG)
    assert 'Unsupported operand types for + ("u8" and "u16")' in mypy(tmp_path, ["p.py"])


def test_the_stub_of_machine_has_what_the_module_has() -> None:
    names = {name for name in vars(machine) if name[0] in "ui" and name[1:].isdecimal()}
    stub = (ROOT / "stubs" / "machine.pyi").read_text()
    assert {line.split()[1].partition("(")[0].rstrip(":") for line in stub.splitlines() if line.startswith("class ")} == {*names, "_MachineInteger"}
    operators = [line.split("def ")[1].partition("(")[0] for line in stub.splitlines() if "    def " in line]
    assert operators and all(callable(getattr(machine.u8, operator)) for operator in operators)
    assert {name for name in vars(machine.u8) if name.startswith("__") and callable(vars(machine.u8)[name])} - {"__new__"} <= {*operators}


@pytest.mark.nightly
def test_pyright_accepts(tmp_path: Path) -> None:
    assert PYRIGHT.is_file(), "`make nightly` installs pyright into build/pyright"
    line = ["node", str(PYRIGHT), "--outputjson"]
    done = subprocess.run(line, cwd=ROOT, capture_output=True, text=True)
    found = json.loads(done.stdout)
    assert found["generalDiagnostics"] == [] and found["summary"]["filesAnalyzed"] > 50
    (tmp_path / "p.py").write_text(WRONG)
    config = {"include": ["."], "extraPaths": [str(ROOT / "stubs")], "typeCheckingMode": "strict"}
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(config))
    done = subprocess.run([*line, "-p", str(tmp_path)], capture_output=True, text=True)
    assert "reportOperatorIssue" in [entry["rule"] for entry in json.loads(done.stdout)["generalDiagnostics"]]
