"""The fixture caplog: what is logged while a test runs."""

from __future__ import annotations

import logging
from typing import Callable

FORMAT = "%(levelname)-8s %(name)s:%(filename)s:%(lineno)d %(message)s"


class _Collecting(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.records: list[logging.LogRecord] = []
        self.text = ""

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)
        self.text += self.format(record) + "\n"


class _AtLevel:
    def __init__(self, handler: logging.Handler, logger: logging.Logger, level: int | str) -> None:
        self._handler = handler
        self._logger = logger
        self._level = level
        self._before = (0, 0)

    def __enter__(self) -> None:
        self._before = (self._handler.level, self._logger.level)
        self._handler.setLevel(self._level)
        self._logger.setLevel(self._level)

    def __exit__(self, kind: object, error: BaseException | None, traceback: object) -> None:
        of_handler, of_logger = self._before
        self._handler.setLevel(of_handler)
        self._logger.setLevel(of_logger)


class LogCaptureFixture:
    """What loggers hand on to the root, from its making to `close`."""

    def __init__(self) -> None:
        self.handler = _Collecting()
        self.handler.setFormatter(logging.Formatter(FORMAT))
        self._undoing: list[Callable[[], None]] = []
        logging.getLogger().addHandler(self.handler)

    @property
    def records(self) -> list[logging.LogRecord]:
        return self.handler.records

    @property
    def text(self) -> str:
        return self.handler.text

    @property
    def messages(self) -> list[str]:
        return [record.getMessage() for record in self.handler.records]

    @property
    def record_tuples(self) -> list[tuple[str, int, str]]:
        return [(record.name, record.levelno, record.getMessage()) for record in self.handler.records]

    def clear(self) -> None:
        self.handler.records.clear()
        self.handler.text = ""

    def set_level(self, level: int | str, logger: str | None = None) -> None:
        """Until the end of the test."""
        changed = self.at_level(level, logger)
        changed.__enter__()
        self._undoing.append(lambda: changed.__exit__(None, None, None))

    def at_level(self, level: int | str, logger: str | None = None) -> _AtLevel:
        return _AtLevel(self.handler, logging.getLogger(logger), level)

    def close(self) -> None:
        while self._undoing:
            self._undoing.pop()()
        logging.getLogger().removeHandler(self.handler)
