"""configparser: settings in sections, as in .ini files. There are no files: read_string(), read_dict(), read_file() of StringIO.

Not here: `converters`, and assigning one section's proxy to another.
"""

from __future__ import annotations

from typing import Callable, Final, Iterable, Iterator, Mapping, TypeVar, overload

from configparser.errors import (
    DEFAULTSECT, MAX_INTERPOLATION_DEPTH, DuplicateOptionError, DuplicateSectionError, Error, InterpolationDepthError, InterpolationError,
    InterpolationMissingOptionError, InterpolationSyntaxError, MissingSectionHeaderError, NoOptionError, NoSectionError, ParsingError,
)
from configparser.interpolation import BasicInterpolation, ExtendedInterpolation, Interpolation
from configparser.reading import Syntax, read

F = TypeVar("F")
V = TypeVar("V")
W = TypeVar("W")

# What a fallback is when it is not given; None means something.
_NOT_GIVEN: Final = "\ufdd0"

_BOOLEANS: Final = {"1": True, "yes": True, "true": True, "on": True, "0": False, "no": False, "false": False, "off": False}


class _Missing:
    """Stands for a fallback that is not given."""


def _lowered(option: str) -> str:
    return option.lower()


class SectionProxy(Mapping[str, str]):
    """A section as a mapping of its options and the defaults."""

    def __init__(self, parser: RawConfigParser, name: str) -> None:
        self._parser = parser
        self._name = name

    def __repr__(self) -> str:
        return f"<Section: {self._name}>"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SectionProxy) and dict(self.items()) == dict(other.items())

    @property
    def parser(self) -> RawConfigParser:
        """The parser that the section belongs to."""
        return self._parser

    @property
    def name(self) -> str:
        """The section's name."""
        return self._name

    def _options(self) -> list[str]:
        return list(self._parser.defaults()) if self._name == self._parser.default_section else self._parser.options(self._name)

    def __getitem__(self, key: str) -> str:
        if not self._parser.has_option(self._name, key):
            raise KeyError(key)
        return self._parser._text(self._name, key, False, None)

    def __setitem__(self, key: str, value: str | None) -> None:
        self._parser._check_value(value)
        self._parser.set(self._name, key, value)

    def __delitem__(self, key: str) -> None:
        if not (self._parser.has_option(self._name, key) and self._parser.remove_option(self._name, key)):
            raise KeyError(key)

    def __contains__(self, key: str) -> bool:
        return self._parser.has_option(self._name, key)

    def __len__(self) -> int:
        return len(self._options())

    def __iter__(self) -> Iterator[str]:
        return iter(self._options())

    def keys(self) -> list[str]:
        """The names of its options and of the defaults."""
        return self._options()

    def values(self) -> list[str]:
        """The values by option, references resolved."""
        return [self[key] for key in self._options()]

    def items(self) -> list[tuple[str, str]]:
        """(name, value) for each option and default, references resolved."""
        return [(key, self[key]) for key in self._options()]

    def pop(self, key: str) -> str:
        """Takes the option out; KeyError where there is none. A default shows again, and cannot be taken out here."""
        value = self[key]
        del self[key]
        return value

    def _pop_2(self, key: str, default: F) -> str | F:
        if key not in self:
            return default
        return self.pop(key)

    def popitem(self) -> tuple[str, str]:
        """Takes the first option out; KeyError where there is none."""
        for key in self._options():
            return key, self.pop(key)
        raise KeyError()

    def clear(self) -> None:
        """Takes all options out; the defaults stay."""
        try:
            while True:
                self.popitem()
        except KeyError:
            pass

    def setdefault(self, key: str, default: str) -> str:
        """The value; where there is none, `default`, which is then set."""
        if key not in self:
            self[key] = default
            return default
        return self[key]

    def update(self, other: Mapping[str, str] | Iterable[tuple[str, str]] = (), **kwargs: str) -> None:
        """Sets options."""
        if isinstance(other, Mapping):
            for key in other:
                self[key] = other[key]
        else:
            for key, value in other:
                self[key] = value
        for key, value in kwargs.items():
            self[key] = value

    def get(self, option: str, fallback: str | None = None, *, raw: bool = False, vars: dict[str, str] | None = None):
        """The value; `fallback` where there is no such option, None without one."""
        return self._parser.get(self._name, option, raw=raw, vars=vars, fallback=fallback)

    @overload
    def getint(self, option: str, *, raw: bool = False, vars: dict[str, str] | None = None) -> int: ...
    @overload
    def getint(self, option: str, fallback: F, *, raw: bool = False, vars: dict[str, str] | None = None) -> int | F: ...
    def getint(self, option: str, fallback: object = None, *, raw: bool = False, vars: dict[str, str] | None = None) -> object:
        """The value as an int, `fallback` where there is no such option; ValueError where it is no number."""
        text = self._parser._found(self._name, option, raw, vars, fallback)
        return fallback if text is None else int(text)

    @overload
    def getfloat(self, option: str, *, raw: bool = False, vars: dict[str, str] | None = None) -> float: ...
    @overload
    def getfloat(self, option: str, fallback: F, *, raw: bool = False, vars: dict[str, str] | None = None) -> float | F: ...
    def getfloat(self, option: str, fallback: object = None, *, raw: bool = False, vars: dict[str, str] | None = None) -> object:
        """The value as a float, `fallback` where there is no such option; ValueError where it is no number."""
        text = self._parser._found(self._name, option, raw, vars, fallback)
        return fallback if text is None else float(text)

    @overload
    def getboolean(self, option: str, *, raw: bool = False, vars: dict[str, str] | None = None) -> bool: ...
    @overload
    def getboolean(self, option: str, fallback: F, *, raw: bool = False, vars: dict[str, str] | None = None) -> bool | F: ...
    def getboolean(self, option: str, fallback: object = None, *, raw: bool = False, vars: dict[str, str] | None = None) -> object:
        """True for 1, yes, true and on, False for 0, no, false and off, in any case; ValueError for anything else."""
        text = self._parser._found(self._name, option, raw, vars, fallback)
        return fallback if text is None else _boolean(text)


def _boolean(text: str) -> bool:
    known = _BOOLEANS.get(text.lower())
    if known is None:
        raise ValueError(f"Not a boolean: {text}")
    return known


class RawConfigParser:
    """Sections of options, without references between values."""

    def __init__(
        self, defaults: dict[str, str] | None = None, *, allow_no_value: bool = False, delimiters: tuple[str, ...] = ("=", ":"),
        comment_prefixes: tuple[str, ...] = ("#", ";"), inline_comment_prefixes: tuple[str, ...] | None = None, strict: bool = True,
        empty_lines_in_values: bool = True, default_section: str = DEFAULTSECT, interpolation: Interpolation | None = None,
    ) -> None:
        self.optionxform: Callable[[str], str] = _lowered
        self.default_section = default_section
        self._allow_no_value = allow_no_value
        self._interpolation: Interpolation = Interpolation() if interpolation is None else interpolation
        self._delimiters = delimiters
        self._comment_prefixes = comment_prefixes
        self._inline_comment_prefixes = () if inline_comment_prefixes is None else inline_comment_prefixes
        self._strict = strict
        self._empty_lines_in_values = empty_lines_in_values
        self._defaults: dict[str, str | None] = {}
        self._sections: dict[str, dict[str, str | None]] = {}
        if defaults is not None:
            for option, value in defaults.items():
                self._defaults[self.key(option)] = value

    # --- what an interpolation asks ---

    def key(self, option: str) -> str:
        return self.optionxform(option)

    def raw(self, section: str, option: str) -> str | None:
        known = self._known(section, None)
        name = self.key(option)
        if name not in known:
            raise NoOptionError(name, section)
        return known[name]

    def raw_items(self, section: str) -> dict[str, str | None]:
        known = dict(self._defaults)
        known.update(self._known(section, None))
        return known

    def _known(self, section: str, vars: dict[str, str] | None) -> dict[str, str | None]:
        """The options that can be seen in a section: the defaults first."""
        found = self._sections.get(section)
        if found is None and section != self.default_section:
            raise NoSectionError(section)
        known = dict(self._defaults)
        if found is not None:
            known.update(found)
        if vars is not None:
            for option, value in vars.items():
                known[self.key(option)] = str(value)
        return known

    def _check_value(self, value: str | None) -> None:
        """Whether the value may be set."""

    # --- sections ---

    def defaults(self) -> dict[str, str | None]:
        """The options that every section has besides its own; the dict itself, not a copy."""
        return self._defaults

    def sections(self) -> list[str]:
        """Their names in order, without that of the defaults."""
        return list(self._sections)

    def add_section(self, section: str) -> None:
        """An empty one; DuplicateSectionError when it is there, ValueError for the defaults' name."""
        if section == self.default_section:
            raise ValueError(f"Invalid section name: {section!r}")
        if section in self._sections:
            raise DuplicateSectionError(section)
        self._sections[section] = {}

    def has_section(self, section: str) -> bool:
        """Whether there is such a section; False for that of the defaults."""
        return section in self._sections

    def options(self, section: str) -> list[str]:
        """The names of a section's options and of the defaults; NoSectionError."""
        found = self._sections.get(section)
        if found is None:
            raise NoSectionError(section)
        return list({**found, **self._defaults})

    def remove_section(self, section: str) -> bool:
        """Whether it was there."""
        if section not in self._sections:
            return False
        del self._sections[section]
        return True

    def clear(self) -> None:
        """Drops all sections; the defaults stay."""
        self._sections.clear()

    # --- reading and writing ---

    def _syntax(self) -> Syntax:
        return Syntax(
            self._delimiters, self._comment_prefixes, self._inline_comment_prefixes, self._strict, self._allow_no_value,
            self._empty_lines_in_values, self.default_section)

    def read(self, filenames: str | Iterable[str], encoding: str | None = None) -> list[str]:
        """Files that are not there are passed over: in an image, all."""
        return []

    def read_file(self, f: Iterable[str], source: str | None = None) -> None:
        """Reads lines, from a file or a list; `source` is what errors call it. ParsingError and the Duplicate errors."""
        read(f, "<???>" if source is None else source, self._syntax(), self.key, self._sections, self._defaults)

    def read_string(self, string: str, source: str = "<string>") -> None:
        """Reads a text; `source` is what errors call it. ParsingError and the Duplicate errors."""
        from io import StringIO
        read(StringIO(string), source, self._syntax(), self.key, self._sections, self._defaults)

    def read_dict(self, dictionary: dict[str, dict[str, V]], source: str = "<dict>") -> None:
        """Sections and options; values are made text."""
        for section, options in dictionary.items():
            self._take(section, options, source)

    def _take(self, section: str, options: dict[str, V], source: str) -> None:
        if section != self.default_section and section not in self._sections:
            self.add_section(section)
        seen: set[str] = set()
        for option, value in options.items():
            name = self.key(option)
            if self._strict and name in seen:
                raise DuplicateOptionError(section, name, source)
            seen.add(name)
            self.set(section, name, None if value is None else str(value))

    def write(self, fp: W, space_around_delimiters: bool = True) -> None:
        """The defaults, then all sections, as text that can be read again; comments are not kept."""
        delimiter = f" {self._delimiters[0]} " if space_around_delimiters else self._delimiters[0]
        if len(self._defaults) > 0:
            self._write_section(fp, self.default_section, self._defaults, delimiter)
        for section, options in self._sections.items():
            self._write_section(fp, section, options, delimiter)

    def _write_section(self, fp: W, section: str, options: dict[str, str | None], delimiter: str) -> None:
        fp.write(f"[{section}]\n")
        for option, value in options.items():
            if value is not None or not self._allow_no_value:
                fp.write(f"{option}{delimiter}" + str(value).replace("\n", "\n\t") + "\n")
            else:
                fp.write(f"{option}\n")
        fp.write("\n")

    # --- options ---

    def get(self, section: str, option: str, *, raw: bool = False, vars: dict[str, str] | None = None, fallback: str | None = _NOT_GIVEN):
        """The value, references resolved unless `raw`; None where the option has none."""
        try:
            known = self._known(section, vars)
        except NoSectionError:
            if fallback == _NOT_GIVEN:
                raise
            return fallback
        name = self.key(option)
        if name not in known:
            if fallback == _NOT_GIVEN:
                raise NoOptionError(name, section)
            return fallback
        value = known[name]
        return value if raw or value is None else self._interpolation.before_get(self, section, name, value, known)

    def _found(self, section: str, option: str, raw: bool, vars: dict[str, str] | None, fallback: object) -> str | None:
        """The value as text, or None where the fallback stands for it."""
        try:
            return self._text(section, option, raw, vars)
        except (NoSectionError, NoOptionError):
            if fallback is _Missing:
                raise
            return None

    def _text(self, section: str, option: str, raw: bool, vars: dict[str, str] | None) -> str:
        """The value that there has to be."""
        text = self.get(section, option, raw=raw, vars=vars)
        if text is None:
            raise NotImplementedError(f"option {option!r} has no value: test for it with has_option(), or use get()")
        return text

    @overload
    def getint(self, section: str, option: str, *, raw: bool = False, vars: dict[str, str] | None = None) -> int: ...
    @overload
    def getint(self, section: str, option: str, *, raw: bool = False, vars: dict[str, str] | None = None, fallback: F) -> int | F: ...
    def getint(self, section: str, option: str, *, raw: bool = False, vars: dict[str, str] | None = None, fallback: object = _Missing) -> object:
        """The value as an int, `fallback` where there is none; ValueError where it is no number."""
        text = self._found(section, option, raw, vars, fallback)
        return fallback if text is None else int(text)

    @overload
    def getfloat(self, section: str, option: str, *, raw: bool = False, vars: dict[str, str] | None = None) -> float: ...
    @overload
    def getfloat(self, section: str, option: str, *, raw: bool = False, vars: dict[str, str] | None = None, fallback: F) -> float | F: ...
    def getfloat(self, section: str, option: str, *, raw: bool = False, vars: dict[str, str] | None = None, fallback: object = _Missing) -> object:
        """The value as a float, `fallback` where there is none; ValueError where it is no number."""
        text = self._found(section, option, raw, vars, fallback)
        return fallback if text is None else float(text)

    @overload
    def getboolean(self, section: str, option: str, *, raw: bool = False, vars: dict[str, str] | None = None) -> bool: ...
    @overload
    def getboolean(self, section: str, option: str, *, raw: bool = False, vars: dict[str, str] | None = None, fallback: F) -> bool | F: ...
    def getboolean(self, section: str, option: str, *, raw: bool = False, vars: dict[str, str] | None = None, fallback: object = _Missing) -> object:
        """True for 1, yes, true and on, False for 0, no, false and off, in any case; ValueError for anything else."""
        text = self._found(section, option, raw, vars, fallback)
        return fallback if text is None else _boolean(text)

    @overload
    def items(self) -> list[tuple[str, SectionProxy]]: ...
    @overload
    def items(self, section: str, raw: bool = False, vars: dict[str, str] | None = None) -> list[tuple[str, str]]: ...
    def items(self, section: str | None = None, raw: bool = False, vars: dict[str, str] | None = None) -> object:
        """Names and values of a section; names and proxies of all."""
        if section is None:
            return [(name, self[name]) for name in self]
        return [(option, self._text(section, option, raw, vars)) for option in self._known(section, None)]

    def has_option(self, section: str, option: str) -> bool:
        """Whether the section or the defaults have it; False when there is no such section. "" is the defaults."""
        if not section or section == self.default_section:
            return self.key(option) in self._defaults
        found = self._sections.get(section)
        return found is not None and (self.key(option) in found or self.key(option) in self._defaults)

    def _own(self, section: str) -> dict[str, str | None]:
        if not section or section == self.default_section:
            return self._defaults
        found = self._sections.get(section)
        if found is None:
            raise NoSectionError(section)
        return found

    def set(self, section: str, option: str, value: str | None = None) -> None:
        """Gives an option its value, in text; NoSectionError. ValueError for a reference that could not be resolved by its form."""
        if value:
            value = self._interpolation.before_set(self, section, option, value)
        self._own(section)[self.key(option)] = value

    def remove_option(self, section: str, option: str) -> bool:
        """Whether the section itself had it; NoSectionError."""
        own = self._own(section)
        name = self.key(option)
        if name not in own:
            return False
        del own[name]
        return True

    # --- as a mapping of sections ---

    def __getitem__(self, key: str) -> SectionProxy:
        if key != self.default_section and not self.has_section(key):
            raise KeyError(key)
        return SectionProxy(self, key)

    def __setitem__(self, key: str, value: dict[str, V]) -> None:
        if key == self.default_section:
            self._defaults.clear()
        elif key in self._sections:
            self._sections[key].clear()
        self._take(key, value, "<dict>")

    def __delitem__(self, key: str) -> None:
        if key == self.default_section:
            raise ValueError("Cannot remove the default section.")
        if not self.has_section(key):
            raise KeyError(key)
        self.remove_section(key)

    def __contains__(self, key: str) -> bool:
        return key == self.default_section or self.has_section(key)

    def __len__(self) -> int:
        return len(self._sections) + 1

    def __iter__(self) -> Iterator[str]:
        return iter([self.default_section] + list(self._sections))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, RawConfigParser) and dict(self.items()) == dict(other.items())

    def keys(self) -> list[str]:
        """The names of all sections, that of the defaults first."""
        return list(self)

    def values(self) -> list[SectionProxy]:
        """A proxy of each section, that of the defaults first."""
        return [self[name] for name in self]


class ConfigParser(RawConfigParser):
    """Sections of options whose values may refer to others; values are text."""

    def __init__(
        self, defaults: dict[str, str] | None = None, *, allow_no_value: bool = False, delimiters: tuple[str, ...] = ("=", ":"),
        comment_prefixes: tuple[str, ...] = ("#", ";"), inline_comment_prefixes: tuple[str, ...] | None = None, strict: bool = True,
        empty_lines_in_values: bool = True, default_section: str = DEFAULTSECT, interpolation: Interpolation | None = BasicInterpolation(),
    ) -> None:
        super().__init__(
            defaults, allow_no_value=allow_no_value, delimiters=delimiters, comment_prefixes=comment_prefixes,
            inline_comment_prefixes=inline_comment_prefixes, strict=strict, empty_lines_in_values=empty_lines_in_values,
            default_section=default_section, interpolation=interpolation)

    def _check_value(self, value: str | None) -> None:
        if value is None and not self._allow_no_value:
            raise TypeError("option values must be strings")

    def set(self, section: str, option: str, value: str | None = None) -> None:
        """As RawConfigParser.set(); TypeError for a value that is no text, None only where `allow_no_value`."""
        self._check_value(value)
        super().set(section, option, value)
