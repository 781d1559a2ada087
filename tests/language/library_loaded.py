"""Importing this loads the compiler and the library's syntax trees: what all programs share, for processes that fork from here."""

from __future__ import annotations

from unic.pipeline import PROJECT
from unic.syntax import parser

parser.keep(str(path) for folder in ("runtime", "stdlib") for path in sorted((PROJECT / folder).rglob("*.py")))
