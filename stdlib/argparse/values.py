"""What the strings of a command line become: converted by the `type` of an argument, tested against its `choices`."""

from __future__ import annotations

from typing import Callable, Generic, Iterable, TypeVar, cast

T = TypeVar("T")


class ArgumentTypeError(Exception):
    """Raised by a function given as `type`: its text is the message."""


class InvalidValue(Exception):
    """A string is not a value of the argument; the text says why."""


class Values:
    """Makes values of one argument from strings. How they are kept in a namespace, as objects, is the same for all types."""

    def name(self) -> str:
        """The name of the function given as `type`."""
        raise NotImplementedError

    def choice_texts(self) -> list[str]:
        """The choices as str() shows them."""
        raise NotImplementedError

    def choice_reprs(self) -> list[str]:
        """The choices as repr() shows them."""
        raise NotImplementedError

    def has_choices(self) -> bool:
        """Whether `choices` were given."""
        raise NotImplementedError

    def one(self, text: str, check: bool) -> object:
        """The value of one string; check: it has to be one of the choices."""
        raise NotImplementedError

    def many(self, texts: list[str], check: bool) -> object:
        """The list of the values of some strings."""
        raise NotImplementedError

    def extended(self, before: object, texts: list[str]) -> object:
        """A new list: that of before, and the values of some strings."""
        raise NotImplementedError

    def grouped(self, before: object, texts: list[str]) -> object:
        """A new list of lists: those of before, and the values of some strings as the last one."""
        raise NotImplementedError

    def test(self, value: object) -> None:
        """InvalidValue unless an object is one of the choices."""
        raise NotImplementedError


class TypedValues(Values, Generic[T]):
    """Values of one type."""

    def __init__(self, convert: Callable[[str], T], choices: Iterable[T] | None = None) -> None:
        self.convert = convert
        self.choices: list[T] | None = list(choices) if choices is not None else None

    def name(self) -> str:
        return self.convert.__name__

    def has_choices(self) -> bool:
        return self.choices is not None

    def choice_texts(self) -> list[str]:
        return [str(choice) for choice in self.choices] if self.choices is not None else []

    def choice_reprs(self) -> list[str]:
        return [repr(choice) for choice in self.choices] if self.choices is not None else []

    def typed(self, text: str) -> T:
        """The value of a string, not checked."""
        try:
            return self.convert(text)
        except ArgumentTypeError as error:
            raise InvalidValue(str(error))
        except (TypeError, ValueError):
            raise InvalidValue(f"invalid {self.convert.__name__} value: {text!r}")

    def checked(self, value: T) -> None:
        """InvalidValue unless the value is one of the choices."""
        if self.choices is not None and value not in self.choices:
            raise InvalidValue(f"invalid choice: {value!r} (choose from {', '.join(self.choice_reprs())})")

    def one(self, text: str, check: bool) -> object:
        value = self.typed(text)
        if check:
            self.checked(value)
        return value

    def listed(self, texts: list[str], check: bool) -> list[T]:
        """The values of some strings; all are converted before the first is checked."""
        values = [self.typed(text) for text in texts]
        if check:
            for value in values:
                self.checked(value)
        return values

    def many(self, texts: list[str], check: bool) -> object:
        return self.listed(texts, check)

    def extended(self, before: object, texts: list[str]) -> object:
        values = self.listed(texts, True)
        return list(cast("list[T]", before)) + values if before is not None else values

    def grouped(self, before: object, texts: list[str]) -> object:
        values = self.listed(texts, True)
        return list(cast("list[list[T]]", before)) + [values] if before is not None else [values]

    def test(self, value: object) -> None:
        if self.choices is None:
            return
        for choice in self.choices:
            if choice == value:
                return
        raise InvalidValue(f"invalid choice: {value!r} (choose from {', '.join(self.choice_reprs())})")


class Strings(TypedValues[str]):
    """The strings themselves, of an argument without `type`."""

    def __init__(self, choices: Iterable[str] | None = None) -> None:
        super().__init__(str, choices)
