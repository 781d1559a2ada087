"""A package: names of its modules gathered."""
from _library.books import Book, parse as parse_book
from _library.catalogue import Catalogue
from . import errors

__all__ = ["Book", "Catalogue", "VERSION", "parse_book", "errors"]
VERSION = (1, 2)
