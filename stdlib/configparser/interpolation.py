"""How values refer to other values: not at all, by %(name)s, or by ${section:name}."""

from __future__ import annotations

from typing import Protocol

from configparser.errors import (
    MAX_INTERPOLATION_DEPTH, InterpolationDepthError, InterpolationMissingOptionError, InterpolationSyntaxError,
    NoOptionError, NoSectionError,
)


class Options(Protocol):
    """What an interpolation asks the parser."""

    def key(self, option: str) -> str:
        """The option's name as it is stored."""

    def raw(self, section: str, option: str) -> str | None:
        """NoSectionError, NoOptionError."""

    def raw_items(self, section: str) -> dict[str, str | None]:
        """All options of a section, and the defaults."""


class Interpolation:
    """None: values are what stands there."""

    def before_get(self, parser: Options, section: str, option: str, value: str, defaults: dict[str, str | None]) -> str:
        """What is handed out for the text `value` of an option; `defaults` has what it may refer to."""
        return value

    def before_set(self, parser: Options, section: str, option: str, value: str) -> str:
        """What is stored for `value`; ValueError refuses it."""
        return value


def _raw_or(parser: Options, section: str, option: str, fallback: str) -> str:
    try:
        value = parser.raw(section, option)
    except (NoSectionError, NoOptionError):
        return fallback
    return fallback if value is None else value


class BasicInterpolation(Interpolation):
    """`%(name)s` stands for another option of the section or the defaults, `%%` for a percent sign."""

    def before_get(self, parser: Options, section: str, option: str, value: str, defaults: dict[str, str | None]) -> str:
        """With each `%(name)s` replaced by that option of the section or the defaults, and `%%` by a percent sign."""
        parts: list[str] = []
        self._expand(parser, option, parts, value, section, defaults, 1)
        return "".join(parts)

    def before_set(self, parser: Options, section: str, option: str, value: str) -> str:
        """ValueError for a percent sign that begins no reference."""
        rest = _without_references(value.replace("%%", ""), "%(", ")s")
        if "%" in rest:
            raise ValueError(f"invalid interpolation syntax in {value!r} at position {rest.find('%')}")
        return value

    def _expand(
        self, parser: Options, option: str, parts: list[str], rest: str, section: str, known: dict[str, str | None], depth: int,
    ) -> None:
        raw = _raw_or(parser, section, option, rest)
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(option, section, raw)
        while rest:
            before, mark, _ = rest.partition("%")
            parts.append(before)
            if not mark:
                return
            rest = rest[len(before):]
            follows = rest[1:2]
            if follows == "%":
                parts.append("%")
                rest = rest[2:]
            elif follows == "(":
                end = rest.find(")")
                if end < 3 or rest[end + 1:end + 2] != "s":
                    raise InterpolationSyntaxError(option, section, f"bad interpolation variable reference {rest!r}")
                name = parser.key(rest[2:end])
                rest = rest[end + 2:]
                if name not in known:
                    raise InterpolationMissingOptionError(option, section, raw, name)
                value = known[name]
                if value is None:
                    raise TypeError("argument of type 'NoneType' is not iterable")
                if "%" in value:
                    self._expand(parser, option, parts, value, section, known, depth + 1)
                else:
                    parts.append(value)
            else:
                raise InterpolationSyntaxError(option, section, f"'%' must be followed by '%' or '(', found: {rest!r}")


class ExtendedInterpolation(Interpolation):
    """`${name}` and `${section:name}` stand for other options, `$$` for a dollar sign."""

    def before_get(self, parser: Options, section: str, option: str, value: str, defaults: dict[str, str | None]) -> str:
        """With each `${name}` or `${section:name}` replaced by that option, and `$$` by a dollar sign."""
        parts: list[str] = []
        self._expand(parser, option, parts, value, section, defaults, 1)
        return "".join(parts)

    def before_set(self, parser: Options, section: str, option: str, value: str) -> str:
        """ValueError for a dollar sign that begins no reference."""
        rest = _without_references(value.replace("$$", ""), "${", "}")
        if "$" in rest:
            raise ValueError(f"invalid interpolation syntax in {value!r} at position {rest.find('$')}")
        return value

    def _expand(
        self, parser: Options, option: str, parts: list[str], rest: str, section: str, known: dict[str, str | None], depth: int,
    ) -> None:
        raw = _raw_or(parser, section, option, rest)
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(option, section, raw)
        while rest:
            before, mark, _ = rest.partition("$")
            parts.append(before)
            if not mark:
                return
            rest = rest[len(before):]
            follows = rest[1:2]
            if follows == "$":
                parts.append("$")
                rest = rest[2:]
            elif follows == "{":
                end = rest.find("}")
                if end < 3:
                    raise InterpolationSyntaxError(option, section, f"bad interpolation variable reference {rest!r}")
                path = rest[2:end].split(":")
                rest = rest[end + 1:]
                place, name = section, option
                value: str | None = None
                if len(path) > 2:
                    raise InterpolationSyntaxError(option, section, f"More than one ':' found: {rest!r}")
                if len(path) == 1:
                    name = parser.key(path[0])
                    if name not in known:
                        raise InterpolationMissingOptionError(option, section, raw, path[0])
                    value = known[name]
                else:
                    place, name = path[0], parser.key(path[1])
                    try:
                        value = parser.raw(place, name)
                    except (NoSectionError, NoOptionError):
                        raise InterpolationMissingOptionError(option, section, raw, ":".join(path)) from None
                if value is None:
                    raise TypeError("argument of type 'NoneType' is not iterable")
                if "$" in value:
                    self._expand(parser, name, parts, value, place, parser.raw_items(place), depth + 1)
                else:
                    parts.append(value)
            else:
                raise InterpolationSyntaxError(option, section, f"'$' must be followed by '$' or '{{', found: {rest!r}")


def _without_references(text: str, start: str, end: str) -> str:
    """The text without what is between `start` and `end`, if that is something without the first character of `end`."""
    kept: list[str] = []
    while True:
        before, mark, rest = text.partition(start)
        kept.append(before)
        if not mark:
            return "".join(kept)
        size = rest.find(end[0])
        if size > 0 and rest[size:].startswith(end):
            text = rest[size + len(end):]
        else:
            kept.append(start)
            text = rest
