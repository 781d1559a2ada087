"""Handlers: where records go."""

from __future__ import annotations

import sys
import traceback
from typing import ClassVar, Protocol

import image

from logging.levels import NOTSET, WARNING, checked, level_name
from logging.records import Filterer, Formatter, LogRecord


class Stream(Protocol):
    def write(self, text: str, /) -> object: ...

    def flush(self) -> None: ...


class Handler(Filterer):
    """Takes the records of its level and above; subclasses say by emit() what is done with them."""

    def __init__(self, level: int | str = NOTSET) -> None:
        super().__init__()
        self.level = checked(level)
        self.formatter: Formatter | None = None
        self.name: str | None = None
        _handlers.append(self)

    def get_name(self) -> str | None:
        """What set_name() was given; None before."""
        return self.name

    def set_name(self, name: str) -> None:
        """Kept for get_name() only."""
        self.name = name

    def setLevel(self, level: int | str) -> None:
        """Records below this level are passed over; a number or a name. ValueError for a name that is not known."""
        self.level = checked(level)

    def setFormatter(self, fmt: Formatter | None) -> None:
        """What makes texts of records; None for the message alone."""
        self.formatter = fmt

    def format(self, record: LogRecord) -> str:
        """The record's text, by the formatter."""
        formatter = self.formatter
        return _plain.format(record) if formatter is None else formatter.format(record)

    def emit(self, record: LogRecord) -> None:
        """To be defined: what is done with a record that has passed level and filters."""
        raise NotImplementedError("emit must be implemented by Handler subclasses")

    def handle(self, record: LogRecord) -> bool:
        """Whether the filters let the record through, which is then emitted."""
        passed = self.filter(record)
        if passed:
            self.emit(record)
        return passed

    def acquire(self) -> None:
        """There is one thread."""

    def release(self) -> None:
        """There is one thread."""

    def flush(self) -> None:
        """Does nothing here; handlers that keep something back write it."""

    def close(self) -> None:
        """Takes it off the list of shutdown(); loggers that have it still use it."""
        for place, handler in enumerate(_handlers):
            if handler is self:
                del _handlers[place]
                return

    def handleError(self, record: LogRecord) -> None:
        """Tells on standard error about the exception being handled, which emit() ran into."""
        sys.stderr.write("--- Logging error ---\n")
        traceback.print_exc()
        sys.stderr.write(f"Message: {record.msg!r}\nArguments: {record.args}\n")

    def kind(self) -> str:
        """The class's name, for repr()."""
        return type(self).__name__

    def __repr__(self) -> str:
        return f"<{self.kind()} ({level_name(self.level)})>"


class NullHandler(Handler):
    """Does nothing."""

    def handle(self, record: LogRecord) -> bool:
        return False

    def emit(self, record: LogRecord) -> None:
        """Does nothing."""


class StreamHandler(Handler):
    """Writes lines to a stream; standard error without one."""

    terminator: ClassVar[str] = "\n"
    stream: Stream

    def __init__(self, stream: Stream | None = None) -> None:
        super().__init__()
        self.stream = sys.stderr if stream is None else stream

    def flush(self) -> None:
        """Flushes the stream."""
        self.stream.flush()

    def emit(self, record: LogRecord) -> None:
        """Writes the text and `terminator` to the stream and flushes it; what goes wrong is told by handleError()."""
        try:
            self.stream.write(self.format(record) + self.terminator)
            self.flush()
        except RecursionError:
            raise
        except Exception:
            self.handleError(record)

    def setStream(self, stream: Stream) -> Stream | None:
        """The stream before, or None if it was the same."""
        before = self.stream
        if before is stream:
            return None
        self.flush()
        self.stream = stream
        return before

    def __repr__(self) -> str:
        stream = self.stream
        name = ""
        if isinstance(stream, sys.StandardError):
            name = stream.name + " "
        elif isinstance(stream, sys.StandardOutput):
            name = stream.name + " "
        return f"<{self.kind()} {name}({level_name(self.level)})>"


_plain: Formatter = Formatter()
_handlers: list[Handler] = []


class LastResort(StreamHandler):
    """What takes warnings and worse when no handler has been set up."""

    def __init__(self) -> None:
        super().__init__()
        self.level = WARNING

    def kind(self) -> str:
        return "_StderrHandler"


lastResort: Handler | None = LastResort()


def last_resort() -> Handler | None:
    handler = lastResort
    if image.REDIRECTS_ERRORS and isinstance(handler, LastResort):
        handler.stream = sys.stderr
    return handler


def shutdown() -> None:
    """Flushes and closes all handlers."""
    for handler in reversed(_handlers.copy()):
        handler.flush()
        handler.close()
