"""A package with modules that import each other relatively, and errors of its own."""
import _library
import _library.books as books
from _library import Book, Catalogue, errors, parse_book
from _library.errors import LibraryError

TEXT = """Emma | Austen | 1815
Dracula | Stoker | 1897
Persuasion | Austen | 1817"""

catalogue = Catalogue(TEXT)
print([book.year for book in catalogue], catalogue.by_author(), _library.VERSION)
print(catalogue["Emma"], catalogue["Emma"] == parse_book("Emma|Austen|1815"), books.Book is Book, Book is _library.Book)
for title in ("Drakula", "Ulysses", "Dracula"):
    try:
        print(catalogue[title].author)
    except LookupError as error:
        print(type(error).__name__, error, isinstance(error, LibraryError))
for line in ("a|b", "a|b|c", "A | B | -5"):
    try:
        print(parse_book(line))
    except errors.BadLine as error:
        print(error, type(error.__cause__).__name__)
try:
    Catalogue(TEXT + "\n\n")
except LibraryError as error:
    print(error)
print(len(list(Catalogue())), sorted(_library.__all__)[:2])
