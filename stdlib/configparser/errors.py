"""What can be wrong with a configuration."""

from __future__ import annotations

from typing import Final

DEFAULTSECT: Final = "DEFAULT"
MAX_INTERPOLATION_DEPTH: Final = 10


class Error(Exception):
    """What the errors of this module have in common; `message` is the text."""

    def __init__(self, msg: str = "") -> None:
        self.message = msg
        super().__init__(msg)

    def __repr__(self) -> str:
        return self.message

    def __str__(self) -> str:
        return self.message


class NoSectionError(Error):
    """There is no section of the name `section`."""

    def __init__(self, section: str) -> None:
        super().__init__(f"No section: {section!r}")
        self.section = section
        self.args = (section,)


class DuplicateSectionError(Error):
    """Two sections of one name; `source` and `lineno` tell where the second was read."""

    def __init__(self, section: str, source: str | None = None, lineno: int | None = None) -> None:
        where = _where(source, lineno)
        super().__init__(f"{where}section {section!r} already exists" if where else f"Section {section!r} already exists")
        self.section = section
        self.source = source
        self.lineno = lineno
        self.args = (section, source, lineno)


class DuplicateOptionError(Error):
    """Two options of one name in one section."""

    def __init__(self, section: str, option: str, source: str | None = None, lineno: int | None = None) -> None:
        where = _where(source, lineno)
        what = f"option {option!r} in section {section!r} already exists"
        super().__init__(where + what if where else what[0].upper() + what[1:])
        self.section = section
        self.option = option
        self.source = source
        self.lineno = lineno
        self.args = (section, option, source, lineno)


def _where(source: str | None, lineno: int | None) -> str:
    if source is None:
        return ""
    return f"While reading from {source!r}" + ("" if lineno is None else f" [line {lineno:2d}]") + ": "


class NoOptionError(Error):
    """Neither the section nor the defaults have the option."""

    def __init__(self, option: str, section: str) -> None:
        super().__init__(f"No option {option!r} in section: {section!r}")
        self.option = option
        self.section = section
        self.args = (option, section)


class InterpolationError(Error):
    """A value refers to others in a way that cannot be resolved."""

    def __init__(self, option: str, section: str, msg: str) -> None:
        super().__init__(msg)
        self.option = option
        self.section = section
        self.args = (option, section, msg)


class InterpolationMissingOptionError(InterpolationError):
    """A value refers to an option that is not there; `reference` is its name."""

    def __init__(self, option: str, section: str, rawval: str, reference: str) -> None:
        super().__init__(
            option, section,
            f"Bad value substitution: option {option!r} in section {section!r} contains an interpolation key {reference!r} "
            f"which is not a valid option name. Raw value: {rawval!r}")
        self.reference = reference
        self.args = (option, section, rawval, reference)


class InterpolationSyntaxError(InterpolationError):
    """A value has a % or $ that begins no reference."""


class InterpolationDepthError(InterpolationError):
    """References lead to references more than ten times, or round in a circle."""

    def __init__(self, option: str, section: str, rawval: str) -> None:
        super().__init__(
            option, section,
            f"Recursion limit exceeded in value substitution: option {option!r} in section {section!r} contains an interpolation "
            f"key which cannot be substituted in {MAX_INTERPOLATION_DEPTH} steps. Raw value: {rawval!r}")
        self.args = (option, section, rawval)


class ParsingError(Error):
    """Lines that are neither a section's head nor an option; `errors` holds their numbers and texts."""

    def __init__(self, source: str) -> None:
        super().__init__(f"Source contains parsing errors: {source!r}")
        self.source = source
        self.errors: list[tuple[int, str]] = []
        self.args = (source,)

    def append(self, lineno: int, line: str) -> None:
        """Adds a line that could not be read; it is shown with the others."""
        self.errors.append((lineno, line))
        self.message += f"\n\t[line {lineno:2d}]: {line}"


class MissingSectionHeaderError(ParsingError):
    """Options before the first section."""

    def __init__(self, filename: str, lineno: int, line: str) -> None:
        super().__init__(filename)
        self.message = f"File contains no section headers.\nfile: {filename!r}, line: {lineno}\n{line!r}"
        self.lineno = lineno
        self.line = line
        self.args = (filename, lineno, line)
