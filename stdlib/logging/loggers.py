"""Loggers, which form a tree by the dots in their names, and the functions of the root logger."""

from __future__ import annotations

import sys

from logging.handling import Handler, Stream, StreamHandler, last_resort
from logging.levels import CRITICAL, DEBUG, ERROR, INFO, NOTSET, WARNING, checked, level_name
from logging.records import BASIC_FORMAT, Filterer, Formatter, LogRecord


class Logger(Filterer):
    """`parent` gets the records, too, as long as `propagate` is true. The level NOTSET is that of the parent."""

    def __init__(self, name: str, level: int | str = NOTSET) -> None:
        super().__init__()
        self.name = name
        self.level = checked(level)
        self.parent: Logger | None = None
        self.propagate = True
        self.handlers: list[Handler] = []
        self.disabled = False

    @property
    def root(self) -> Logger:
        """The root of all loggers."""
        return root

    def setLevel(self, level: int | str) -> None:
        """Records below this level are passed over; a number or a name, NOTSET for the parent's. ValueError for a name that is not known."""
        self.level = checked(level)

    def getEffectiveLevel(self) -> int:
        """The level of the first logger from this one to the root that has one; NOTSET where none has."""
        logger: Logger | None = self
        while logger is not None:
            if logger.level != NOTSET:
                return logger.level
            logger = logger.parent
        return NOTSET

    def isEnabledFor(self, level: int) -> bool:
        """Whether a record of this level would be made: for a message that takes work."""
        return not self.disabled and level > _tree.disabled and level >= self.getEffectiveLevel()

    def getChild(self, suffix: str) -> Logger:
        """The logger of that name below this one."""
        return getLogger(suffix if self is root else self.name + "." + suffix)

    def addHandler(self, hdlr: Handler) -> None:
        """At the end, unless it is there."""
        for handler in self.handlers:
            if handler is hdlr:
                return
        self.handlers.append(hdlr)

    def removeHandler(self, hdlr: Handler) -> None:
        """Nothing happens when it is not there."""
        for place, handler in enumerate(self.handlers):
            if handler is hdlr:
                del self.handlers[place]
                return

    def hasHandlers(self) -> bool:
        """Whether it, or a logger that its records go on to, has a handler."""
        logger: Logger | None = self
        while logger is not None:
            if len(logger.handlers) > 0:
                return True
            logger = logger.parent if logger.propagate else None
        return False

    def debug(self, msg: object, *args: object, exc_info: BaseException | bool | None = None, stack_info: bool = False,
              stacklevel: int = 1, extra: dict[str, object] | None = None, _site: str = "") -> None:
        """A record of level DEBUG, if that is enabled: `msg % args`, made up only when a handler shows it.
        exc_info: an exception, or True for the one being handled. extra: more attributes of the record, for formats.
        `stack_info` and `stacklevel` change nothing.
        """
        if self.isEnabledFor(DEBUG):
            self._log(DEBUG, msg, args, exc_info, extra, _site)

    def info(self, msg: object, *args: object, exc_info: BaseException | bool | None = None, stack_info: bool = False,
             stacklevel: int = 1, extra: dict[str, object] | None = None, _site: str = "") -> None:
        """As debug(), of level INFO."""
        if self.isEnabledFor(INFO):
            self._log(INFO, msg, args, exc_info, extra, _site)

    def warning(self, msg: object, *args: object, exc_info: BaseException | bool | None = None,
                stack_info: bool = False, stacklevel: int = 1, extra: dict[str, object] | None = None, _site: str = "") -> None:
        """As debug(), of level WARNING."""
        if self.isEnabledFor(WARNING):
            self._log(WARNING, msg, args, exc_info, extra, _site)

    warn = warning

    def error(self, msg: object, *args: object, exc_info: BaseException | bool | None = None, stack_info: bool = False,
              stacklevel: int = 1, extra: dict[str, object] | None = None, _site: str = "") -> None:
        """As debug(), of level ERROR."""
        if self.isEnabledFor(ERROR):
            self._log(ERROR, msg, args, exc_info, extra, _site)

    def exception(self, msg: object, *args: object, exc_info: BaseException | bool | None = True,
                  stack_info: bool = False, stacklevel: int = 1, extra: dict[str, object] | None = None, _site: str = "") -> None:
        """An error, with the exception being handled."""
        if self.isEnabledFor(ERROR):
            self._log(ERROR, msg, args, exc_info, extra, _site)

    def critical(self, msg: object, *args: object, exc_info: BaseException | bool | None = None,
                 stack_info: bool = False, stacklevel: int = 1, extra: dict[str, object] | None = None, _site: str = "") -> None:
        """As debug(), of level CRITICAL."""
        if self.isEnabledFor(CRITICAL):
            self._log(CRITICAL, msg, args, exc_info, extra, _site)

    fatal = critical

    def log(self, level: int, msg: object, *args: object, exc_info: BaseException | bool | None = None,
            stack_info: bool = False, stacklevel: int = 1, extra: dict[str, object] | None = None, _site: str = "") -> None:
        """As debug(), of any level."""
        if self.isEnabledFor(level):
            self._log(level, msg, args, exc_info, extra, _site)

    def _log(self, level: int, msg: object, args: tuple[object, ...], exc_info: BaseException | bool | None,
             extra: dict[str, object] | None, site: str) -> None:
        report = False
        error: BaseException | None = None
        if isinstance(exc_info, bool):
            report = exc_info
            if report:
                error = sys.exception()
        elif exc_info is not None:
            error = exc_info
        # What the compiler tells of the call, if the program asks for it: path, line and function, a line each.
        place = site.split("\n") if site != "" else ["(unknown file)", "0", "(unknown function)"]
        record = self.makeRecord(self.name, level, place[0], int(place[1]), msg, args, error, place[2], extra)
        if report and error is None:
            record.exc_text = "NoneType: None"
        self.handle(record)

    def makeRecord(self, name: str, level: int, fn: str, lno: int, msg: object, args: tuple[object, ...],
                   exc_info: BaseException | None, func: str | None = None, extra: dict[str, object] | None = None,
                   sinfo: str | None = None) -> LogRecord:
        """KeyError for extra attributes that records have anyway."""
        record = LogRecord(name, level, fn, lno, msg, args, exc_info, func, sinfo)
        if extra is not None:
            for key, value in extra.items():
                if key in ("message", "asctime") or _is_attribute(record, key):
                    raise KeyError(f"Attempt to overwrite {key!r} in LogRecord")
                record.extra[key] = value
        return record

    def handle(self, record: LogRecord) -> None:
        """Hands a record to the handlers, if the filters let it through."""
        if not self.disabled and self.filter(record):
            self.callHandlers(record)

    def callHandlers(self, record: LogRecord) -> None:
        """Hands a record to the handlers of this logger and, as long as `propagate` is true, of those above it.
        Levels of loggers above are not asked. Where there is no handler at all, standard error has what is WARNING or worse.
        """
        found = False
        logger: Logger | None = self
        while logger is not None:
            for handler in logger.handlers:
                found = True
                if record.levelno >= handler.level:
                    handler.handle(record)
            logger = logger.parent if logger.propagate else None
        if not found:
            last = last_resort()
            if last is not None and record.levelno >= last.level:
                last.handle(record)

    def __repr__(self) -> str:
        return f"<Logger {self.name} ({level_name(self.getEffectiveLevel())})>"


def _is_attribute(record: LogRecord, name: str) -> bool:
    try:
        record.attribute(name)
    except KeyError:
        return False
    return True


class RootLogger(Logger):
    """The logger above all others; its name is "root"."""

    def __init__(self, level: int | str) -> None:
        super().__init__("root", level)

    def __repr__(self) -> str:
        return f"<RootLogger {self.name} ({level_name(self.getEffectiveLevel())})>"


class Tree:
    """All loggers but the root by their names; records of level `disabled` and below are dropped."""

    def __init__(self) -> None:
        self.loggers: dict[str, Logger] = {}
        self.disabled = 0

    def get(self, name: str) -> Logger:
        found = self.loggers.get(name)
        if found is not None:
            return found
        made = Logger(name)
        made.parent = self.parent_of(name)
        self.loggers[name] = made
        for other, logger in self.loggers.items():
            if other.startswith(name + "."):
                parent = logger.parent
                if parent is root or parent is not None and len(parent.name) < len(name):
                    logger.parent = made
        return made

    def parent_of(self, name: str) -> Logger:
        dot = name.rfind(".")
        while dot > 0:
            parent = self.loggers.get(name[:dot])
            if parent is not None:
                return parent
            dot = name.rfind(".", 0, dot)
        return root


root: Logger = RootLogger(WARNING)
_tree: Tree = Tree()


def getLogger(name: str | None = None) -> Logger:
    """The logger of that name, made when it is asked for first; the root without a name."""
    return root if name is None or name == "" or name == "root" else _tree.get(name)


def disable(level: int | str = CRITICAL) -> None:
    """Drops records of this level and below, whatever the loggers say."""
    _tree.disabled = checked(level)


def basicConfig(*, format: str | None = None, datefmt: str | None = None, style: str = "%",
                level: int | str | None = None, stream: Stream | None = None, handlers: list[Handler] | None = None,
                force: bool = False) -> None:
    """Gives the root logger a handler and a level, if it has no handlers yet or `force`."""
    if force:
        for handler in root.handlers.copy():
            root.removeHandler(handler)
            handler.close()
    if len(root.handlers) > 0:
        return
    if stream is not None and handlers is not None:
        raise ValueError("'stream' or 'filename' should not be specified together with 'handlers'")
    if style not in ("%", "{", "$"):
        raise ValueError("Style must be one of: %,{,$")
    default = BASIC_FORMAT
    if style == "{":
        default = "{levelname}:{name}:{message}"
    elif style == "$":
        default = "${levelname}:${name}:${message}"
    formatter = Formatter(default if format is None else format, datefmt, style)
    if handlers is None:
        only = StreamHandler(stream)
        only.setFormatter(formatter)
        root.addHandler(only)
    else:
        for given in handlers:
            if given.formatter is None:
                given.setFormatter(formatter)
            root.addHandler(given)
    if level is not None:
        root.setLevel(level)


def _root() -> Logger:
    if len(root.handlers) == 0:
        basicConfig()
    return root


def debug(msg: object, *args: object, exc_info: BaseException | bool | None = None, stack_info: bool = False,
          stacklevel: int = 1, extra: dict[str, object] | None = None, _site: str = "") -> None:
    """A record of level DEBUG of the root logger, which gets a handler by basicConfig() if it has none. Arguments as Logger.debug()."""
    _root().log(DEBUG, msg, *args, exc_info=exc_info, extra=extra, _site=_site)


def info(msg: object, *args: object, exc_info: BaseException | bool | None = None, stack_info: bool = False,
         stacklevel: int = 1, extra: dict[str, object] | None = None, _site: str = "") -> None:
    """As debug(), of level INFO."""
    _root().log(INFO, msg, *args, exc_info=exc_info, extra=extra, _site=_site)


def warning(msg: object, *args: object, exc_info: BaseException | bool | None = None, stack_info: bool = False,
            stacklevel: int = 1, extra: dict[str, object] | None = None, _site: str = "") -> None:
    """As debug(), of level WARNING, which is the root logger's level from the start."""
    _root().log(WARNING, msg, *args, exc_info=exc_info, extra=extra, _site=_site)


def error(msg: object, *args: object, exc_info: BaseException | bool | None = None, stack_info: bool = False,
          stacklevel: int = 1, extra: dict[str, object] | None = None, _site: str = "") -> None:
    """As debug(), of level ERROR."""
    _root().log(ERROR, msg, *args, exc_info=exc_info, extra=extra, _site=_site)


def exception(msg: object, *args: object, exc_info: BaseException | bool | None = True, stack_info: bool = False,
              stacklevel: int = 1, extra: dict[str, object] | None = None, _site: str = "") -> None:
    """As error(), with the exception being handled."""
    _root().log(ERROR, msg, *args, exc_info=exc_info, extra=extra, _site=_site)


def critical(msg: object, *args: object, exc_info: BaseException | bool | None = None, stack_info: bool = False,
             stacklevel: int = 1, extra: dict[str, object] | None = None, _site: str = "") -> None:
    """As debug(), of level CRITICAL."""
    _root().log(CRITICAL, msg, *args, exc_info=exc_info, extra=extra, _site=_site)


def log(level: int, msg: object, *args: object, exc_info: BaseException | bool | None = None, stack_info: bool = False,
        stacklevel: int = 1, extra: dict[str, object] | None = None, _site: str = "") -> None:
    """As debug(), of any level."""
    _root().log(level, msg, *args, exc_info=exc_info, extra=extra, _site=_site)


warn = warning
fatal = critical


class LoggerAdapter:
    """A logger that gives all of its records the same extra attributes."""

    def __init__(self, logger: Logger, extra: dict[str, object] | None = None) -> None:
        self.logger = logger
        self.extra = extra

    @property
    def name(self) -> str:
        """The logger's name."""
        return self.logger.name

    def process(self, msg: object, kwargs: dict[str, object]) -> tuple[object, dict[str, object]]:
        """The message and the keywords (`extra`) of a call; subclasses change them."""
        return msg, kwargs

    def isEnabledFor(self, level: int) -> bool:
        """Whether the logger would make a record of this level."""
        return self.logger.isEnabledFor(level)

    def setLevel(self, level: int | str) -> None:
        """Sets the logger's level, for everyone who uses it."""
        self.logger.setLevel(level)

    def getEffectiveLevel(self) -> int:
        """The logger's effective level."""
        return self.logger.getEffectiveLevel()

    def hasHandlers(self) -> bool:
        """Whether the logger's records reach a handler."""
        return self.logger.hasHandlers()

    def log(self, level: int, msg: object, *args: object, exc_info: BaseException | bool | None = None, _site: str = "") -> None:
        """A record of any level, its message changed by process() and with the adapter's `extra`."""
        if self.isEnabledFor(level):
            text, _ = self.process(msg, {})
            self.logger.log(level, text, *args, exc_info=exc_info, extra=self.extra, _site=_site)

    def debug(self, msg: object, *args: object, exc_info: BaseException | bool | None = None, _site: str = "") -> None:
        """As log(), of level DEBUG."""
        self.log(DEBUG, msg, *args, exc_info=exc_info, _site=_site)

    def info(self, msg: object, *args: object, exc_info: BaseException | bool | None = None, _site: str = "") -> None:
        """As log(), of level INFO."""
        self.log(INFO, msg, *args, exc_info=exc_info, _site=_site)

    def warning(self, msg: object, *args: object, exc_info: BaseException | bool | None = None, _site: str = "") -> None:
        """As log(), of level WARNING."""
        self.log(WARNING, msg, *args, exc_info=exc_info, _site=_site)

    def error(self, msg: object, *args: object, exc_info: BaseException | bool | None = None, _site: str = "") -> None:
        """As log(), of level ERROR."""
        self.log(ERROR, msg, *args, exc_info=exc_info, _site=_site)

    def exception(self, msg: object, *args: object, exc_info: BaseException | bool | None = True, _site: str = "") -> None:
        """As log(), of level ERROR, with the exception being handled."""
        self.log(ERROR, msg, *args, exc_info=exc_info, _site=_site)

    def critical(self, msg: object, *args: object, exc_info: BaseException | bool | None = None, _site: str = "") -> None:
        """As log(), of level CRITICAL."""
        self.log(CRITICAL, msg, *args, exc_info=exc_info, _site=_site)

    def __repr__(self) -> str:
        return f"<LoggerAdapter {self.name} ({level_name(self.getEffectiveLevel())})>"
