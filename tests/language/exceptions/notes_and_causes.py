"""raise from, implicit context, from None and add_note, read back from the chain."""
from __future__ import annotations


class ConfigError(Exception):
    pass


def read(settings: dict[str, str], key: str) -> int:
    try:
        return int(settings[key])
    except KeyError:
        raise ConfigError(f"no setting {key}") from None
    except ValueError as error:
        error.add_note(f"while reading {key}")
        raise ConfigError(f"bad setting {key}") from error


def load(settings: dict[str, str]) -> int:
    try:
        return read(settings, "width") * read(settings, "height")
    except ConfigError as error:
        error.add_note("in the default profile")
        error.add_note("edit it and try again")
        raise


def replaced() -> None:
    try:
        dict[str, int]()["x"]
    except KeyError:
        [][3]


def chain(error: BaseException | None) -> list[str]:
    names: list[str] = []
    while error is not None:
        names.append(f"{type(error).__name__}({error})")
        error = error.__cause__ if error.__cause__ is not None or error.__suppress_context__ else error.__context__
    return names


for settings in ({"width": "3", "height": "4"}, {"width": "3"}, {"width": "3", "height": "tall"}):
    try:
        print(load(settings))
    except ConfigError as error:
        print(chain(error), error.__notes__)
        if error.__cause__ is not None:
            print("  cause notes:", error.__cause__.__notes__)
try:
    replaced()
except IndexError as error:
    print(chain(error), error.__cause__, type(error.__context__).__name__)
try:
    try:
        1 // 0
    finally:
        raise RuntimeError("from finally")
except RuntimeError as error:
    print(chain(error))
try:
    raise ConfigError("outer") from OSError(2, "No such file")
except ConfigError as error:
    print(chain(error), error.__suppress_context__)
