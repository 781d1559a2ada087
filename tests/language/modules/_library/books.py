from __future__ import annotations
from dataclasses import dataclass

from .errors import BadLine


@dataclass(frozen=True, order=True)
class Book:
    title: str
    author: str
    year: int


def parse(line: str) -> Book:
    parts = [part.strip() for part in line.split("|")]
    if len(parts) != 3:
        raise BadLine(f"{len(parts)} fields in {line!r}")
    try:
        return Book(parts[0], parts[1], int(parts[2]))
    except ValueError as error:
        raise BadLine(f"year of {parts[0]}") from error
