"""logging: records know the file, line and function of the call; traceback and string.Template with keywords."""
import io
import logging
import string
import sys
import traceback

FORMAT = "%(levelname)s:%(name)s:%(filename)s:%(module)s:%(funcName)s:%(lineno)d:%(message)s"
logging.basicConfig(level=logging.DEBUG, format=FORMAT, stream=sys.stdout)
log = logging.getLogger("a.b")


def noisy(n: int) -> int:
    log.debug("inside %d", n)
    return n


class Service:
    def __init__(self) -> None:
        self.log = logging.getLogger(type(self).__name__)

    def weigh(self, n: int) -> int:
        self.log.error("weigh %d", n)
        return n

    def run(self) -> None:
        self.log.info(
            "spread %d",
            noisy(3),
        )
        for each in sorted([2, 1], key=self.weigh):
            print(each)

        def inner() -> None:
            logging.warning("from the root")
            self.log.log(logging.CRITICAL, "critical %s %r", "x", None)

        inner()


class Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str | None, int]] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.seen.append((record.funcName, record.lineno))


collector = Collector()
log.addHandler(collector)
log.info("top")
Service().run()
logging.LoggerAdapter(log, {"id": 7}).warning("adapted")
print(collector.seen)
try:
    [][1]
except IndexError as error:
    out = io.StringIO()
    traceback.print_exc(file=out)
    print(out.getvalue().splitlines()[-1], traceback.format_exception(type(error), error, None)[-1].strip())
    print(traceback.format_exception_only(type(error), error))
template = string.Template("$a ${b} $$ $c")
print(template.substitute(a=1, b=2, c=3), template.safe_substitute(a=1), template.substitute({"a": 0, "b": 1}, c=2), template.safe_substitute({"a": 5}, a=6))
try:
    template.substitute(a=1)
except KeyError as error:
    print("missing", error)
