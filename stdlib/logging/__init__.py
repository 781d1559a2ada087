"""logging: loggers by name, handlers, formatters, filters.

Differences from CPython: a record does not know the place of the call (as there when none is found, its file and
function are "(unknown file)" and "(unknown function)", its line is 0), and there are no log files.
Modules: levels, records (LogRecord, Formatter, Filter), styles (format strings), handlers, loggers.
"""

from __future__ import annotations

from logging.handling import Handler, NullHandler, StreamHandler
from logging.levels import (
    CRITICAL, DEBUG, ERROR, FATAL, INFO, NOTSET, WARN, WARNING, addLevelName, getLevelName, getLevelNamesMapping,
)
from logging.loggers import (
    Logger, LoggerAdapter, RootLogger, basicConfig, critical, debug, disable, error, exception, fatal, getLogger, info,
    log, root, warn, warning,
)
from logging.records import BASIC_FORMAT, Filter, Formatter, LogRecord
from logging.handling import lastResort, shutdown
