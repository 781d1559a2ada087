"""Takes PEP 695 type parameters out of source text, so that Python 3.11 can run it."""
from __future__ import annotations

import re

_HEAD = re.compile(r"^\s*(?:class|(?:async )?def) \w+(?=\[)", re.MULTILINE)


def without_type_parameters(source: str) -> str:
    """`class list[T]:` as `class list:`, `def join[I: Iterable[str]](...)` as `def join(...)`."""
    parts: list[str] = []
    position = 0
    for head in _HEAD.finditer(source):
        parts.append(source[position:head.end()])
        position = head.end()
        depth = 0
        while True:
            depth += {"[": 1, "]": -1}.get(source[position], 0)
            position += 1
            if depth == 0:
                break
    return "".join(parts) + source[position:]
