"""Errors that CPython's compiler finds in a tree that is grammatical."""

from __future__ import annotations

from unic.syntax import ast


def check(module: ast.Module, path: str) -> None:
    """Raises CompileError."""
