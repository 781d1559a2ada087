"""logging with a formatter, filter and handlers of one's own: structured lines, a ring of the last records, counts."""

from __future__ import annotations

import logging
import sys
from collections import Counter, deque


class KeyValue(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        parts = [f"level={record.levelname.lower()}", f"logger={record.name}", f"msg={record.getMessage()!r}"]
        if record.exc_info:
            parts.append("error=yes")
        return " ".join(parts)


class Ring(logging.Handler):
    def __init__(self, size: int) -> None:
        super().__init__()
        self.records: deque[logging.LogRecord] = deque(maxlen=size)

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


class Counting(logging.Filter):
    def __init__(self) -> None:
        super().__init__()
        self.counts: Counter[str] = Counter()

    def filter(self, record: logging.LogRecord) -> bool:
        self.counts[record.levelname] += 1
        return True


class Duplicates(logging.Filter):
    """Holds back what has just been said."""

    def __init__(self) -> None:
        super().__init__()
        self.last = ""

    def filter(self, record: logging.LogRecord) -> bool:
        text = record.getMessage()
        repeated = text == self.last
        self.last = text
        return not repeated


class Broken(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        try:
            print(1 // (len(record.getMessage()) - len(record.getMessage())))
        except ZeroDivisionError:
            self.handleError(record)

    def handleError(self, record: logging.LogRecord) -> None:
        print("could not emit", record.msg, repr(sys.exception()))


lines = logging.StreamHandler(sys.stdout)
lines.setFormatter(KeyValue())
lines.addFilter(Duplicates())
ring = Ring(3)
counting = Counting()
ring.addFilter(counting)
log = logging.getLogger("app")
log.setLevel(logging.DEBUG)
log.addHandler(lines)
log.addHandler(ring)
for attempt in range(3):
    log.info("connecting to %s:%d", "db", 5432)
    log.warning("attempt %d failed", attempt)
log.getChild("pool").debug("size %.1f%%", 12.345)
log.error("giving up")
log.error("giving up")
try:
    print({"a": 1}["key"])
except KeyError:
    log.exception("lookup")
print(counting.counts, [record.levelname for record in ring.records], [record.getMessage() for record in ring.records])
log.removeHandler(lines)
log.addHandler(Broken(logging.ERROR))
log.info("quiet")
log.critical("%s!", "loud")


class Service:
    def __init__(self, name: str, parent: logging.Logger) -> None:
        self.log = parent.getChild(name)

    def run(self, numbers: list[int]) -> int:
        total = 0
        for n in numbers:
            if self.log.isEnabledFor(logging.DEBUG):
                self.log.debug("adding %d", n)
            total += n
        self.log.info("total %d of %d", total, len(numbers))
        return total


service = Service("sum", log)
print(service.run([1, 2, 3]), [record.name + ": " + record.getMessage() for record in ring.records])
service.log.setLevel(logging.INFO)
print(service.run([4, 5]), len(ring.records), ring.records[-1].args, counting.counts.total(), service.log.getEffectiveLevel(), log.getChild("other").getEffectiveLevel())
