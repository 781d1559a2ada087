from __future__ import annotations
from typing import Iterator

from . import errors
from .books import Book, parse


class Catalogue:
    def __init__(self, text: str = "") -> None:
        self._books = {book.title: book for book in map(parse, text.splitlines())}

    def __getitem__(self, title: str) -> Book:
        if title not in self._books:
            raise errors.NotFound(title, [known for known in self._books if known[:3].lower() == title[:3].lower()])
        return self._books[title]

    def __iter__(self) -> Iterator[Book]:
        return iter(sorted(self._books.values()))

    def by_author(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for book in self:
            found.setdefault(book.author, []).append(book.title)
        return found
