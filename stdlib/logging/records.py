"""Records of what was logged; formatters and filters of them."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from time import localtime, strftime, struct_time, time
from typing import ClassVar, Final

from logging.levels import level_name
from logging.styles import parse, shown, uses
from runtime.platform import monotonic

BASIC_FORMAT: Final = "%(levelname)s:%(name)s:%(message)s"
_DEFAULTS: Final = {"%": "%(message)s", "{": "{message}", "$": "${message}"}


class LogRecord:
    """One event. `exc_info` is the exception that belongs to it."""

    exc_info: BaseException | None

    def __init__(self, name: str, level: int, pathname: str, lineno: int, msg: object, args: tuple[object, ...],
                 exc_info: BaseException | None, func: str | None = None, sinfo: str | None = None) -> None:
        self.name = name
        self.levelno = level
        self.levelname = level_name(level)
        self.pathname = pathname
        self.filename = pathname[pathname.rfind("/") + 1:]
        dot = self.filename.rfind(".")
        self.module = self.filename[:dot] if dot > 0 else self.filename
        self.lineno = lineno
        self.funcName = func
        self.stack_info = sinfo
        self.msg = msg
        self.args = args
        self.exc_info = exc_info
        self.exc_text: str | None = None
        self.created = time()
        self.msecs = float(int((self.created - float(int(self.created))) * 1000.0))
        self.relativeCreated = float(monotonic() - _start) / 1e6
        self.message = ""
        self.asctime = ""
        self.extra: dict[str, object] = {}

    def getMessage(self) -> str:
        """The message with its arguments."""
        text = str(self.msg)
        return text % self.args if len(self.args) > 0 else text

    def attribute(self, name: str) -> object:
        """KeyError for one that there is not."""
        match name:
            case "message":
                return self.message
            case "asctime":
                return self.asctime
            case "name":
                return self.name
            case "levelname":
                return self.levelname
            case "levelno":
                return self.levelno
            case "msg":
                return self.msg
            case "args":
                return self.args
            case "created":
                return self.created
            case "msecs":
                return self.msecs
            case "relativeCreated":
                return self.relativeCreated
            case "pathname":
                return self.pathname
            case "filename":
                return self.filename
            case "module":
                return self.module
            case "lineno":
                return self.lineno
            case "funcName":
                return self.funcName or "None"
            case "process" | "thread":
                return 1
            case "processName":
                return "MainProcess"
            case "threadName":
                return "MainThread"
        return self.extra[name]

    def __repr__(self) -> str:
        return f'<LogRecord: {self.name}, {self.levelno}, {self.pathname}, {self.lineno}, "{self.msg}">'


_start: int = monotonic()


class Formatter:
    """Makes texts of records."""

    default_time_format: ClassVar[str] = "%Y-%m-%d %H:%M:%S"
    default_msec_format: ClassVar[str] = "%s,%03d"

    def __init__(self, fmt: str | None = None, datefmt: str | None = None, style: str = "%",
                 validate: bool = True, *, defaults: dict[str, object] | None = None) -> None:
        if style not in _DEFAULTS:
            raise ValueError("Style must be one of: %,{,$")
        self._fmt = fmt if fmt is not None and fmt != "" else _DEFAULTS[style]
        self._fields = parse(self._fmt, style, validate)
        self.datefmt = datefmt
        self._defaults = defaults

    def converter(self, secs: float) -> struct_time:
        """The parts of the time that formatTime() shows; subclasses may give those of another zone."""
        return localtime(secs)

    def formatTime(self, record: LogRecord, datefmt: str | None = None) -> str:
        """When the record was made, by `datefmt` or as "2024-02-29 12:30:00,250"."""
        moment = self.converter(record.created)
        if datefmt is not None and datefmt != "":
            return strftime(datefmt, moment)
        text = strftime(self.default_time_format, moment)
        if self.default_msec_format != "":
            return self.default_msec_format % (text, record.msecs)
        return text

    def formatException(self, ei: BaseException) -> str:
        """The traceback's text, without a newline at its end. It takes the exception, where CPython has a tuple of three."""
        return "".join(traceback.format_exception(ei))[:-1]

    def usesTime(self) -> bool:
        """Whether the format has asctime in it."""
        return uses(self._fields, "asctime")

    def formatMessage(self, record: LogRecord) -> str:
        """The format with the record's attributes filled in; ValueError for one that there is not."""
        defaults: dict[str, object] = {} if self._defaults is None else self._defaults

        def value_of(name: str) -> object:
            if name in defaults and name not in record.extra:
                return defaults[name]
            return record.attribute(name)
        try:
            return shown(self._fields, value_of)
        except KeyError as error:
            raise ValueError(f"Formatting field not found in record: {error}") from None

    def format(self, record: LogRecord) -> str:
        """The whole text: message, and behind it the exception's traceback if there is one, kept in `exc_text` for the next handler."""
        record.message = record.getMessage()
        if self.usesTime():
            record.asctime = self.formatTime(record, self.datefmt)
        text = self.formatMessage(record)
        error = record.exc_info
        if error is not None and record.exc_text is None:
            record.exc_text = self.formatException(error)
        report = record.exc_text
        if report is not None and report != "":
            if not text.endswith("\n"):
                text += "\n"
            text += report
        return text


class Filter:
    """Lets records through that come from the logger `name` or from below it; all when it is empty."""

    def __init__(self, name: str = "") -> None:
        self.name = name

    def filter(self, record: LogRecord) -> bool:
        """Whether the record comes from the logger `name` or from one below it."""
        return self.name == "" or record.name == self.name or record.name.startswith(self.name + ".")


class Filterer:
    """What has filters: loggers and handlers."""

    def __init__(self) -> None:
        self.filters: list[Filter | Callable[[LogRecord], bool]] = []

    def addFilter(self, filter: Filter | Callable[[LogRecord], bool]) -> None:
        """At the end, unless it is there: a Filter, or a function that says whether a record passes."""
        for present in self.filters:
            if present is filter:
                return
        self.filters.append(filter)

    def removeFilter(self, filter: Filter | Callable[[LogRecord], bool]) -> None:
        """Nothing happens when it is not there."""
        for place, present in enumerate(self.filters):
            if present is filter:
                del self.filters[place]
                return

    def filter(self, record: LogRecord) -> bool:
        """Whether all filters let the record through."""
        for filter in self.filters:
            passed = filter.filter(record) if isinstance(filter, Filter) else filter(record)
            if not passed:
                return False
        return True
