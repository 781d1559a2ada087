"""CPython's `ast` as the oracle: the same source, the same tree, the same positions."""

import ast as cpython
import os
import sys
import sysconfig
import warnings
from pathlib import Path

from unic.syntax import ast

# Before 3.12 CPython gives what is inside an f-string no positions of its own.
FSTRINGS_HAVE_POSITIONS = sys.version_info >= (3, 12)


def library_files() -> list[Path]:
    """All source files of the running Python's standard library, its tests included."""
    root = Path(sysconfig.get_path("stdlib"))
    return [path for path in sorted(root.rglob("*.py")) if "site-packages" not in path.parts]


def cpython_tree(source: str | bytes) -> cpython.Module | None:
    """CPython's tree, or None where its compiler refuses the source."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            compile(source, os.devnull, "exec", dont_inherit=True)
            return cpython.parse(source)
        except (SyntaxError, ValueError):
            return None


def is_empty_text(node: object) -> bool:
    return isinstance(node, cpython.Constant) and node.value == ""


def differences(theirs: object, ours: object, source: str) -> list[str]:
    """What differs between the two trees; at most one entry a subtree."""
    lines = source.split("\n")
    found: list[str] = []

    def character(line: int, byte: int) -> int:
        text = lines[line - 1]
        return byte if text.isascii() else len(text.encode()[:byte].decode())

    def compare(a, b, path: str, positions: bool) -> None:
        if isinstance(a, cpython.AST):
            if type(a).__name__ != type(b).__name__:
                found.append(f"{path}: {type(a).__name__} is {type(b).__name__}")
                return
            if positions and hasattr(a, "lineno"):
                expected = (
                    a.lineno,
                    character(a.lineno, a.col_offset),
                    a.end_lineno,
                    character(a.end_lineno, a.end_col_offset),
                )
                actual = (b.lineno, b.col_offset, b.end_lineno, b.end_col_offset)
                if expected != actual:
                    found.append(f"{path}: {type(a).__name__} at {expected} is at {actual}")
                    return
            if isinstance(a, cpython.JoinedStr):
                positions = positions and FSTRINGS_HAVE_POSITIONS
            assert set(a._fields) <= set(b._fields), path
            for field in b._fields:
                # Python 3.11 has no type parameters.
                default = [] if field == "type_params" else None
                compare(getattr(a, field, default), getattr(b, field), f"{path}.{field}", positions)
        elif isinstance(a, list):
            # Python 3.12 leaves empty texts in format specifications; 3.11 and 3.13 do not.
            a = [item for item in a if not (path.endswith("format_spec.values") and is_empty_text(item))]
            if not isinstance(b, list) or len(a) != len(b):
                found.append(f"{path}: {len(a)} items differ from {b!r}")
                return
            for index, (x, y) in enumerate(zip(a, b, strict=True)):
                compare(x, y, f"{path}[{index}]", positions)
        elif type(a) is not type(b) or repr(a) != repr(b) and a != b:
            found.append(f"{path}: {a!r} is {b!r}")

    assert isinstance(ours, ast.AST)
    compare(theirs, ours, "module", True)
    return found
