"""string: the constants, capwords, and Template. Formatter is not here: use str.format()."""

from collections.abc import Mapping
from typing import Final, TypeVar

V = TypeVar("V")

whitespace: Final = " \t\n\r\v\f"
ascii_lowercase: Final = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters: Final = ascii_lowercase + ascii_uppercase
digits: Final = "0123456789"
hexdigits: Final = digits + "abcdef" + "ABCDEF"
octdigits: Final = "01234567"
punctuation: Final = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable: Final = digits + ascii_letters + punctuation + whitespace


def capwords(s: str, sep: str | None = None) -> str:
    """Each word capitalised; without `sep`, runs of white space become one space."""
    return (sep or " ").join(word.capitalize() for word in s.split(sep))


class _Placeholder:
    """text[start:end] is `$name`, `${name}` or `$$` (with the empty name); `valid`: or neither."""

    def __init__(self, start: int, end: int, name: str, valid: bool) -> None:
        self.start = start
        self.end = end
        self.name = name
        self.valid = valid


class Template:
    """A text with placeholders $name and ${name}; $$ stands for a dollar sign."""

    def __init__(self, template: str) -> None:
        self.template = template

    def substitute(self, mapping: Mapping[str, V], /, **kws: object) -> str:
        """KeyError for a name that is neither a keyword nor in `mapping`, ValueError for a $ that starts no placeholder."""
        return self._replaced(mapping, kws, True)

    def _substitute_0(self, **kws: object) -> str:
        return self._replaced(kws, kws, True)

    def safe_substitute(self, mapping: Mapping[str, V], /, **kws: object) -> str:
        """The same, but what cannot be replaced stays."""
        return self._replaced(mapping, kws, False)

    def _safe_substitute_0(self, **kws: object) -> str:
        return self._replaced(kws, kws, False)

    def is_valid(self) -> bool:
        """Whether substitute() raises no ValueError."""
        for placeholder in _placeholders(self.template):
            if not placeholder.valid:
                return False
        return True

    def get_identifiers(self) -> list[str]:
        """The names in order, each once."""
        names: list[str] = []
        for placeholder in _placeholders(self.template):
            if placeholder.valid and placeholder.name and placeholder.name not in names:
                names.append(placeholder.name)
        return names

    def _replaced(self, mapping: Mapping[str, V], first: dict[str, object], strict: bool) -> str:
        text = self.template
        parts: list[str] = []
        at = 0
        for placeholder in _placeholders(text):
            parts.append(text[at:placeholder.start])
            at = placeholder.end
            if not placeholder.valid:
                if strict:
                    raise _invalid(text, placeholder.start)
                parts.append("$")
            elif not placeholder.name:
                parts.append("$")
            elif placeholder.name in first:
                parts.append(str(first[placeholder.name]))
            elif strict or placeholder.name in mapping:
                parts.append(str(mapping[placeholder.name]))
            else:
                parts.append(text[placeholder.start:placeholder.end])
        parts.append(text[at:])
        return "".join(parts)


def _invalid(text: str, at: int) -> ValueError:
    lines = text[:at + 1].splitlines(True)
    line = len(lines)
    column = len(lines[-1])
    return ValueError(f"Invalid placeholder in string: line {line}, col {column}")


def _placeholders(text: str) -> list[_Placeholder]:
    found: list[_Placeholder] = []
    at = text.find("$")
    while at >= 0:
        end = at + 1
        name = ""
        valid = True
        if text.startswith("$", end):
            end += 1
        else:
            braced = text.startswith("{", end)
            start = end + 1 if braced else end
            stop = start
            while stop < len(text) and _in_name(text[stop], stop == start):
                stop += 1
            name = text[start:stop]
            valid = stop > start and (not braced or text.startswith("}", stop))
            if valid:
                end = stop + 1 if braced else stop
        found.append(_Placeholder(at, end, name, valid))
        at = text.find("$", end)
    return found


def _in_name(char: str, first: bool) -> bool:
    return char == "_" or char.isascii() and (char.isalpha() or not first and char.isdigit())
