"""docs/features.md: what the conformance programs show to be supported, feature by feature.

Made from the programs themselves: `python -m tests.language.feature_table`. A test says when it is out of date.
"""

from __future__ import annotations

import ast
from pathlib import Path

from tests.language import conformance

PAGE = conformance.ROOT / "docs" / "features.md"
HEAD = """# Features and the programs that show them

Each line is a program of `tests/language/` that prints the same and ends alike under CPython and as an image, tracebacks
included. This page is made from them (`python -m tests.language.feature_table`). What is refused, with the message, is in the
table at the end of [language.md](language.md), which is made from the compiler's answers; what differs without an error is
under "Known differences" there.

"""


def title(group: str) -> str:
    return group.replace("_", " ").capitalize()


def subject(program: Path) -> str:
    """The first sentence of the program's docstring, or what its name says."""
    text = ast.get_docstring(ast.parse(program.read_text(encoding="utf-8")))
    if text is None:
        return program.stem.replace("_", " ")
    return " ".join(text.split("\n\n")[0].split()).rstrip(".").replace("|", "\\|")


def page() -> str:
    groups: dict[str, list[Path]] = {}
    for program in conformance.programs():
        groups.setdefault(program.parent.name, []).append(program)
    parts = [HEAD, "| group | programs |\n|---|---|\n"]
    parts += [f"| [{title(group)}](#{title(group).lower().replace(' ', '-')}) | {len(programs)} |\n" for group, programs in groups.items()]
    parts.append(f"| all | {sum(map(len, groups.values()))} |\n")
    for group, programs in groups.items():
        parts.append(f"\n## {title(group)}\n\n| supported | shown by |\n|---|---|\n")
        parts += [f"| {subject(program)} | `{group}/{program.stem}` |\n" for program in programs]
    return "".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
