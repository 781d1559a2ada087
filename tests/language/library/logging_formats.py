"""logging.Formatter: the three styles, attributes of records, dates, errors."""

import logging


def record(level: int = logging.INFO, msg: str = "hello %s", *args: object) -> logging.LogRecord:
    made = logging.LogRecord("net.tcp", level, "/src/pkg/module.py", 42, msg, args, None, "function")
    made.created = 1000000000.25
    made.msecs = 250.0
    made.relativeCreated = 12.5
    return made


r = record(logging.WARNING, "hello %s", "world")
print(r, r.getMessage(), r.filename, r.module, r.lineno, r.funcName, r.pathname, r.levelno, r.levelname, r.args, r.msg, r.name, r.exc_info, r.stack_info)
for format in ("%(message)s", "%(levelname)s:%(name)s:%(message)s", "%(asctime)s %(levelname)-8s [%(name)10s] %(message)s", "%(levelno)05d|%(lineno)3d|%(funcName)s|%(module)s|%(filename)s",
               "%(pathname)s %(created).2f %(msecs)d %(relativeCreated)g %(msecs)03d", "100%% %(message)r", "%(name)s", "%(processName)s/%(threadName)s: %(message)-15s|"):
    print(logging.Formatter(format).format(r))
for format in ("{message}", "{levelname:>9}|{name:.3}|{message!r}", "{asctime} {levelno:04d} {lineno:>5} {{x}} {created:.1f}", "{message!s:*^20}"):
    print(logging.Formatter(format, style="{").format(r))
for format in ("$message", "${levelname}: $message", "$$ $asctime $name-$lineno."):
    print(logging.Formatter(format, style="$").format(r))
print(logging.Formatter().format(r), logging.Formatter(style="{").format(r), logging.Formatter(style="$").format(r), logging.BASIC_FORMAT)
print(logging.Formatter("%(asctime)s|%(message)s", "%H:%M:%S").format(r), logging.Formatter("%(asctime)s", datefmt="%Y/%m/%d %j").format(r))
print(logging.Formatter().formatTime(r), logging.Formatter().formatTime(r, "%d.%m."), logging.Formatter("%(asctime)s").usesTime(), logging.Formatter().usesTime())

for format, style in (("no fields", "%"), ("%(message)", "%"), ("", "%"), ("{}", "{"), ("plain", "{"), ("{message", "{"), ("{message!x}", "{"), ("$", "$"), ("plain", "$"), ("%(message)s", "?"), ("message}", "{")):
    try:
        print(logging.Formatter(format, style=style).format(r))  # type: ignore[arg-type]
    except ValueError as error:
        print(type(error).__name__, error if style == "?" or style == "%" else "")
print(logging.Formatter("no fields", validate=False).format(r))
try:
    print(logging.Formatter("%(user)s %(message)s").format(r))
except ValueError as error:
    print(error)
print(logging.Formatter("%(user)s %(message)s", defaults={"user": "nobody"}).format(r))
r.exc_text = "a report"
print(logging.Formatter("%(message)s").format(r))
r.exc_text = None

class Upper(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return super().format(record).upper()

    def formatTime(self, record: logging.LogRecord, datefmt: str | None = None) -> str:
        return f"t={record.created:.0f}"


print(Upper("%(asctime)s %(message)s").format(r), Upper().format(record(10, "%s-%s", 1, None)), record(10, "no args: %s").getMessage(), record(10, "%d%%", 5).getMessage())
try:
    record(10, "%d", "x").getMessage()
except TypeError as error:
    print(error)
try:
    record(10, "%s").getMessage()
    record(10, "%s %s", 1).getMessage()
except TypeError as error:
    print(error)
