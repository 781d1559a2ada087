"""Levels: numbers with names."""

from __future__ import annotations

from typing import Final

CRITICAL: Final = 50
FATAL: Final = 50
ERROR: Final = 40
WARNING: Final = 30
WARN: Final = 30
INFO: Final = 20
DEBUG: Final = 10
NOTSET: Final = 0

_names: dict[int, str] = {50: "CRITICAL", 40: "ERROR", 30: "WARNING", 20: "INFO", 10: "DEBUG", 0: "NOTSET"}
_levels: dict[str, int] = {"CRITICAL": 50, "FATAL": 50, "ERROR": 40, "WARN": 30, "WARNING": 30, "INFO": 20, "DEBUG": 10,
                           "NOTSET": 0}


def level_name(level: int) -> str:
    name = _names.get(level)
    return f"Level {level}" if name is None else name


def getLevelName(level: int | str) -> str | int:
    """The name of a number, or the number of a name; "Level X" for what is not known."""
    if isinstance(level, int):
        return level_name(level)
    number = _levels.get(level)
    return f"Level {level}" if number is None else number


def addLevelName(level: int, levelName: str) -> None:
    """Names a level, for texts and for setLevel(); a level may have several names, and shows the last."""
    _names[level] = levelName
    _levels[levelName] = level


def getLevelNamesMapping() -> dict[str, int]:
    """A copy of the levels by their names."""
    return _levels.copy()


def checked(level: int | str) -> int:
    """ValueError for a name that is not known."""
    if isinstance(level, int):
        return level
    number = _levels.get(level)
    if number is None:
        raise ValueError(f"Unknown level: {level!r}")
    return number
