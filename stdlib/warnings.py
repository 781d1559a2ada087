"""warnings: what a program should be told of, printed once for each place unless the filters say otherwise.

A warning names the line of the call of warn(), whatever `stacklevel` is: callers are not known at run time. Not here:
showwarning() and formatwarning() as names that can be assigned.
"""

from __future__ import annotations

import sys
from typing import Callable


class WarningMessage:
    """A warning that catch_warnings(record=True) has caught."""

    def __init__(self, message: Warning, category: type[Warning], filename: str, lineno: int, line: str | None = None) -> None:
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file: None = None
        self.line = line
        self.source: None = None

    def __str__(self) -> str:
        return (f"{{message : {self.message!r}, category : {self.category.__name__!r}, filename : {self.filename!r}, "
                f"lineno : {self.lineno}, line : {self.line!r}}}")


class _Filter:
    """What is done with the warnings of a category; the tests are None where every warning passes."""

    def __init__(
        self, action: str, category: type[Warning], message: Callable[[str], bool] | None = None,
        module: Callable[[str], bool] | None = None, lineno: int = 0,
    ) -> None:
        self.action = action
        self.category = category
        self.message = message
        self.module = module
        self.lineno = lineno

    def takes(self, text: str, warning: Warning, module: str, lineno: int) -> bool:
        message_test, module_test = self.message, self.module
        return (isinstance(warning, self.category) and (message_test is None or message_test(text))
                and (module_test is None or module_test(module)) and (self.lineno == 0 or self.lineno == lineno))


class _State:
    """The filters, the warnings that were printed, and where warnings go when they are recorded."""

    def __init__(self) -> None:
        self.filters: list[_Filter] = [
            _Filter("default", DeprecationWarning, None, _is_main),
            _Filter("ignore", DeprecationWarning), _Filter("ignore", PendingDeprecationWarning),
            _Filter("ignore", ImportWarning), _Filter("ignore", ResourceWarning),
        ]
        self.seen: set[tuple[str, str, str, int]] = set()
        self.once: set[tuple[str, str]] = set()
        self.record: list[WarningMessage] | None = None


def _is_main(module: str) -> bool:
    return module == "__main__"


_state: _State = _State()


def warn(message: str | Warning, category: type[Warning] | None = None, stacklevel: int = 1, source: object = None, *, _site: str = "") -> None:
    """Reports `message` as its category (UserWarning), or raises it where the filters make errors of it."""
    if isinstance(message, Warning):
        _report(message, type(message), _site)
    else:
        kind = UserWarning if category is None else category
        _report(kind(message), kind, _site)


def _report(warning: Warning, category: type[Warning], site: str) -> None:
    parts = site.split("\n")
    filename, lineno, module, line = (parts[0], int(parts[1]), parts[2], parts[3]) if len(parts) == 4 else ("sys", 1, "sys", "")
    text = str(warning)
    action = "default"
    for entry in _state.filters:
        if entry.takes(text, warning, module, lineno):
            action = entry.action
            break
    if action == "ignore":
        return
    if action == "error":
        raise warning
    if action == "once":
        if (text, category.__name__) in _state.once:
            return
        _state.once.add((text, category.__name__))
    elif action != "always":
        key = (filename, text, category.__name__, 0 if action == "module" else lineno)
        if key in _state.seen:
            return
        _state.seen.add(key)
    record = _state.record
    if record is not None:
        record.append(WarningMessage(warning, category, filename, lineno))
    else:
        sys.stderr.write(formatwarning(warning, category, filename, lineno, line))


def formatwarning(message: Warning | str, category: type[Warning], filename: str, lineno: int, line: str | None = None) -> str:
    """The text of a warning, with the line of the program if it is given."""
    shown = f"{filename}:{lineno}: {category.__name__}: {message}\n"
    return f"{shown}  {line.strip()}\n" if line else shown


def _add(entry: _Filter, append: bool) -> None:
    # What was printed once may be printed again.
    _state.seen.clear()
    if append:
        _state.filters.append(entry)
    else:
        _state.filters.insert(0, entry)


def _check_action(action: str, lineno: int) -> None:
    if action not in ("error", "ignore", "always", "default", "module", "once"):
        raise AssertionError(f"invalid action: {action!r}")
    if lineno < 0:
        raise AssertionError("lineno must be an int >= 0")


def simplefilter(action: str, category: type[Warning] = Warning, lineno: int = 0, append: bool = False) -> None:
    """A filter for all warnings of a category, in front of the others."""
    _check_action(action, lineno)
    _add(_Filter(action, category, None, None, lineno), append)


def filterwarnings(
    action: str, message: str = "", category: type[Warning] = Warning, module: str = "", lineno: int = 0, append: bool = False,
) -> None:
    """The same for those whose text and module match regular expressions."""
    _check_action(action, lineno)
    _add(_Filter(action, category, _begins(message, True), _begins(module, False), lineno), append)


def _begins(pattern: str, ignore_case: bool) -> Callable[[str], bool] | None:
    import re
    if pattern == "":
        return None
    compiled = re.compile(pattern, re.IGNORECASE if ignore_case else 0)

    def test(text: str) -> bool:
        return compiled.match(text) is not None
    return test


def resetwarnings() -> None:
    """No filters: every warning is printed once for each place."""
    _state.filters = []
    _state.seen.clear()


class catch_warnings:
    """Filters changed inside the block are as before behind it. record: the warnings go to a list, which `as` gives."""

    def __init__(
        self, *, record: bool = False, action: str | None = None, category: type[Warning] = Warning, lineno: int = 0, append: bool = False,
    ) -> None:
        self._recording = record
        self._action = action
        self._category = category
        self._lineno = lineno
        self._append = append
        self._entered = False
        self._filters: list[_Filter] = []
        self._record: list[WarningMessage] | None = None

    def __enter__(self):
        if self._entered:
            raise RuntimeError(f"Cannot enter {self!r} twice")
        self._entered = True
        self._filters = _state.filters
        self._record = _state.record
        _state.filters = list(self._filters)
        _state.seen.clear()
        if self._recording:
            _state.record = []
        action = self._action
        if action is not None:
            simplefilter(action, self._category, self._lineno, self._append)
        return _state.record if self._recording else None

    def __exit__(self, kind: object, error: object, traceback: object) -> None:
        if not self._entered:
            raise RuntimeError(f"Cannot exit {self!r} without entering first")
        _state.filters = self._filters
        _state.record = self._record
        _state.seen.clear()
