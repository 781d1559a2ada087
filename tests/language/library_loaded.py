"""Importing this loads the compiler and the library's syntax trees, and compiles one program: what all compilations share is there
then for processes that fork from here, modules that are imported when they are first needed included."""

from __future__ import annotations

import tempfile
from pathlib import Path

from unic.pipeline import PROJECT, Pipeline
from unic.project import load
from unic.syntax import parser

parser.keep(str(path) for folder in ("runtime", "stdlib") for path in sorted((PROJECT / folder).rglob("*.py")))

with tempfile.TemporaryDirectory() as _folder:
    _program = Path(_folder) / "nothing.py"
    _program.write_text("print(0)\n")
    _ = Pipeline(load(_program, "jail").source).at_level(0).image
