"""A phone book over two dicts that are kept in step, with lookups by name, number and prefix."""

from __future__ import annotations

from collections.abc import Iterator, Mapping


class DuplicateNumber(KeyError):
    pass


class PhoneBook:
    def __init__(self, entries: Mapping[str, list[str]] | None = None) -> None:
        self._numbers: dict[str, list[str]] = {}
        self._owners: dict[str, str] = {}
        for name, numbers in (entries or {}).items():
            for number in numbers:
                self.add(name, number)

    def add(self, name: str, number: str) -> None:
        digits = "".join(c for c in number if c.isdigit() or c == "+")
        if len(digits) < 3:
            raise ValueError(f"not a phone number: {number!r}")
        owner = self._owners.setdefault(digits, name)
        if owner != name:
            raise DuplicateNumber(digits)
        numbers = self._numbers.setdefault(name, [])
        if digits not in numbers:
            numbers.append(digits)

    def remove(self, name: str) -> None:
        for number in self._numbers.pop(name):
            del self._owners[number]

    def who(self, number: str) -> str | None:
        return self._owners.get(number)

    def starting(self, prefix: str) -> Iterator[tuple[str, str]]:
        return ((n, o) for n, o in sorted(self._owners.items()) if n.startswith(prefix))

    def __getitem__(self, name: str) -> list[str]:
        return self._numbers[name]

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._numbers, key=str.casefold))

    def __contains__(self, name: str) -> bool:
        return name in self._numbers

    def get(self, name: str, default: list[str] | None = None) -> list[str] | None:
        return self._numbers.get(name, default)

    def __len__(self) -> int:
        return len(self._numbers)


book = PhoneBook({"bob": ["555-1234", "(555) 9999"], "Alice": ["+44 20 7946"]})
book.add("carol", "112")
book.add("bob", "5551234")
print(list(book), len(book), book["bob"], "Alice" in book, "Zed" in book)
print({name: book[name] for name in book}, book.get("Zed"), book.get("Zed", ["none"]), min(book))
print(book.who("112"), book.who("999"), list(book.starting("555")))
for name, number in (("dave", "112"), ("dave", "12"), ("eve", "no")):
    try:
        book.add(name, number)
    except KeyError as error:
        print(type(error).__name__, error, "dave" in book)
    except ValueError as error:
        print(type(error).__name__, error)
book.remove("bob")
print(book.who("5551234"), [*book], {n: book[n] for n in book} == {"Alice": ["+44207946"], "carol": ["112"]})
try:
    book.remove("bob")
except KeyError as error:
    print("KeyError", error)
