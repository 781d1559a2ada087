"""Format strings of formatters: with %(name)s, {name} or $name, taken apart once into texts and fields."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

_LETTERS: Final = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_"
_CONVERSIONS: Final = "diouxXeEfFgGcrsa"


class Field:
    """A text, or the attribute `name` of a record, formatted by `spec`."""

    def __init__(self, text: str, name: str = "", spec: str = "", conversion: str = "") -> None:
        self.text = text
        self.name = name
        self.spec = spec
        self.conversion = conversion


def parse(format: str, style: str, validate: bool) -> list[Field]:
    """ValueError for a format that is not one of its style, or has no field and is to be validated."""
    if style == "%":
        if validate and not _has_plain_field(format):
            raise ValueError(f"Invalid format '{format}' for '%' style")
        fields = _percent(format)
    elif style == "{":
        fields = _braces(format)
        if validate and not _has_names(fields):
            raise ValueError("invalid format: no fields")
    elif style == "$":
        fields = _dollars(format)
        if validate and not _has_names(fields):
            raise ValueError("invalid format: no fields")
    else:
        raise ValueError("Style must be one of: %,{,$")
    return fields


def _has_names(fields: list[Field]) -> bool:
    for field in fields:
        if field.name != "":
            return True
    return False


def uses(fields: list[Field], name: str) -> bool:
    for field in fields:
        if field.name == name:
            return True
    return False


def shown(fields: list[Field], value_of: Callable[[str], object]) -> str:
    parts: list[str] = []
    for field in fields:
        if field.name == "":
            parts.append(field.text)
        elif field.conversion == "%":
            parts.append(field.spec % value_of(field.name))
        elif field.conversion == "r":
            parts.append(format(repr(value_of(field.name)), field.spec))
        elif field.conversion == "a":
            parts.append(format(ascii(value_of(field.name)), field.spec))
        elif field.conversion == "s":
            parts.append(format(str(value_of(field.name)), field.spec))
        else:
            parts.append(format(value_of(field.name), field.spec))
    return "".join(parts)


def _has_plain_field(format: str) -> bool:
    """Whether there is a `%(name)s`, with name in letters and a conversion that formatters know."""
    at = format.find("%(")
    while at >= 0:
        end = at + 2
        while end < len(format) and (format[end] in _LETTERS or format[end].isdigit()):
            end += 1
        if end > at + 2 and end < len(format) and format[end] == ")":
            end += 1
            while end < len(format) and format[end] in "#0+- ":
                end += 1
            while end < len(format) and format[end] in "*0123456789.":
                end += 1
            if end < len(format) and format[end].lower() in "diouxefgcrsa%":
                return True
        at = format.find("%(", at + 1)
    return False


def _percent(format: str) -> list[Field]:
    fields: list[Field] = []
    start = 0
    while True:
        at = format.find("%", start)
        if at < 0:
            fields.append(Field(format[start:]))
            return fields
        fields.append(Field(format[start:at]))
        if format[at + 1:at + 2] == "%":
            fields.append(Field("%"))
            start = at + 2
            continue
        close = format.find(")", at)
        if format[at + 1:at + 2] != "(" or close < 0:
            raise ValueError("incomplete format key" if format[at + 1:at + 2] == "(" else "unsupported format character")
        end = close + 1
        while end < len(format) and format[end] in "#0+- .123456789":
            end += 1
        if end == len(format):
            raise ValueError("incomplete format")
        if format[end] not in _CONVERSIONS:
            raise ValueError(f"unsupported format character '{format[end]}' (0x{ord(format[end]):x}) at index {end}")
        fields.append(Field("", format[at + 2:close], "%" + format[close + 1:end + 1], "%"))
        start = end + 1


def _braces(format: str) -> list[Field]:
    fields: list[Field] = []
    text = ""
    i = 0
    while i < len(format):
        c = format[i]
        if c == "{" or c == "}":
            if format[i + 1:i + 2] == c:
                text += c
                i += 2
                continue
            if c == "}":
                raise ValueError("invalid format: Single '}' encountered in format string")
            close = format.find("}", i)
            if close < 0:
                raise ValueError("invalid format: expected '}' before end of string")
            if text != "":
                fields.append(Field(text))
                text = ""
            inside = format[i + 1:close]
            name, _, spec = inside.partition(":")
            name, bang, conversion = name.partition("!")
            if name == "" or not _is_name(name):
                raise ValueError(f"invalid format: invalid field name/expression: {name!r}")
            if bang != "" and conversion not in ("r", "s", "a"):
                raise ValueError(f"invalid format: invalid conversion: {conversion!r}")
            fields.append(Field("", name, spec, conversion))
            i = close + 1
        else:
            text += c
            i += 1
    if text != "":
        fields.append(Field(text))
    return fields


def _is_name(text: str) -> bool:
    for place, c in enumerate(text):
        if c not in _LETTERS and not (place > 0 and c.isdigit()):
            return False
    return text != ""


def _dollars(format: str) -> list[Field]:
    fields: list[Field] = []
    start = 0
    while True:
        at = format.find("$", start)
        if at < 0:
            fields.append(Field(format[start:]))
            return fields
        fields.append(Field(format[start:at]))
        if format[at + 1:at + 2] == "$":
            fields.append(Field("$"))
            start = at + 2
            continue
        braced = format[at + 1:at + 2] == "{"
        begin = at + 2 if braced else at + 1
        end = begin
        while end < len(format) and _is_name(format[begin:end + 1]):
            end += 1
        if end == begin or braced and format[end:end + 1] != "}":
            raise ValueError("invalid format: bare '$' not allowed")
        fields.append(Field("", format[begin:end], "", "s"))
        start = end + 1 if braced else end
