"""json: values as JSON text (RFC 8259), and back.

dumps() takes values of any static type made of dicts, lists, tuples, text, numbers, bools and None. loads() gives
a union of these, to be narrowed by isinstance(). Not here: the hooks that change what loads() makes.
"""

from __future__ import annotations

from typing import Callable, Iterator, TypeVar

from json.decoder import JSONDecodeError
from json.encoder import Encoder, add
from json.encodings import text_of
from json.scanner import JSON, Scanner

T = TypeVar("T")
D = TypeVar("D")
F = TypeVar("F")
S = TypeVar("S")
C = TypeVar("C", bound="type[JSONEncoder]")


def dumps(
    obj: T, *, skipkeys: bool = False, ensure_ascii: bool = True, check_circular: bool = True, allow_nan: bool = True, cls: C | None = None,
    indent: int | str | None = None, separators: tuple[str, str] | None = None, default: Callable[[object], D] | None = None, sort_keys: bool = False,
) -> str:
    """`obj` as JSON. `default` is called for what JSON has no form for. TypeError, ValueError as CPython has them."""
    if cls is None:
        encoder = _encoder(skipkeys, ensure_ascii, check_circular, allow_nan, indent, separators, sort_keys)
        add(obj, encoder, default)
        return "".join(encoder.parts)
    else:
        return cls(skipkeys=skipkeys, ensure_ascii=ensure_ascii, check_circular=check_circular, allow_nan=allow_nan, sort_keys=sort_keys,
                   indent=indent, separators=separators).encode(obj)


class JSONEncoder:
    """A way of writing JSON, for subclasses whose default() knows more. It gets the values that JSON has no form for."""

    def __init__(
        self, *, skipkeys: bool = False, ensure_ascii: bool = True, check_circular: bool = True, allow_nan: bool = True, sort_keys: bool = False,
        indent: int | str | None = None, separators: tuple[str, str] | None = None,
    ) -> None:
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        self._separators = separators

    def default(self, o: object) -> object:
        """What stands for an object that is no JSON value; TypeError here, for a subclass to replace."""
        raise TypeError(f"Object of type {type(o).__name__} is not JSON serializable")

    def encode(self, o: T) -> str:
        """The value as JSON text."""
        encoder = _encoder(
            self.skipkeys, self.ensure_ascii, self.check_circular, self.allow_nan, self.indent, self._separators, self.sort_keys)
        add(o, encoder, self._other)
        return "".join(encoder.parts)

    def iterencode(self, o: T) -> Iterator[str]:
        """The text of encode(), at one go."""
        yield self.encode(o)

    def _other(self, o: object) -> object:
        return self.default(o)


def _encoder(
    skipkeys: bool, ensure_ascii: bool, check_circular: bool, allow_nan: bool, indent: int | str | None,
    separators: tuple[str, str] | None, sort_keys: bool,
) -> Encoder:
    item_separator = ", " if indent is None else ","
    key_separator = ": "
    if separators is not None:
        item_separator, key_separator = separators
    step = " " * indent if isinstance(indent, int) else indent
    return Encoder(skipkeys, ensure_ascii, check_circular, allow_nan, step, item_separator, key_separator, sort_keys)


def dump(
    obj: T, fp: F, *, skipkeys: bool = False, ensure_ascii: bool = True, check_circular: bool = True, allow_nan: bool = True, cls: C | None = None,
    indent: int | str | None = None, separators: tuple[str, str] | None = None, default: Callable[[object], D] | None = None, sort_keys: bool = False,
) -> None:
    """Writes `obj` as JSON to `fp`, at one go."""
    fp.write(dumps(
        obj, skipkeys=skipkeys, ensure_ascii=ensure_ascii, check_circular=check_circular, allow_nan=allow_nan, cls=cls,
        indent=indent, separators=separators, default=default, sort_keys=sort_keys))


def loads(s: S, *, strict: bool = True) -> JSON:
    """What the document `s`, text or bytes, stands for. JSONDecodeError says what is wrong with it."""
    return JSONDecoder(strict=strict).decode(text_of(s))


def load(fp: F, *, strict: bool = True) -> JSON:
    """The same for all that can be read from `fp`."""
    return loads(fp.read(), strict=strict)


class JSONDecoder:
    """Its hooks (object_hook, parse_float ...) are not here: they would change the type of the result."""

    def __init__(self, *, strict: bool = True) -> None:
        self.strict = strict

    def decode(self, s: str) -> JSON:
        """The value of a document; JSONDecodeError for what is none."""
        scanner = Scanner(s, self.strict)
        scanner.skip_space()
        found = scanner.value()
        scanner.skip_space()
        if scanner.at < scanner.size:
            raise scanner.fault("Extra data")
        return found

    def raw_decode(self, s: str, idx: int = 0) -> tuple[JSON, int]:
        """The value that starts at `idx`, and where it ends; what follows does not matter."""
        scanner = Scanner(s, self.strict)
        scanner.at = idx
        found = scanner.value()
        return found, scanner.at
