"""logging: levels, the tree of loggers, propagation, filters, disabling."""

import logging
import sys


class Collect(logging.Handler):
    def __init__(self, tag: str, level: int = logging.NOTSET) -> None:
        super().__init__(level)
        self.tag = tag

    def emit(self, record: logging.LogRecord) -> None:
        print(f"[{self.tag}] {record.name} {record.levelname} {record.getMessage()}")


print(logging.DEBUG, logging.INFO, logging.WARNING, logging.WARN, logging.ERROR, logging.CRITICAL, logging.FATAL, logging.NOTSET)
print([logging.getLevelName(n) for n in (0, 10, 20, 30, 40, 50, 15, 99)], logging.getLevelName("INFO"), logging.getLevelName("WARN"), logging.getLevelName("nope"))
logging.addLevelName(25, "NOTICE")
print(logging.getLevelName(25), logging.getLevelName("NOTICE"), sorted(logging.getLevelNamesMapping().items()))

root = logging.getLogger()
root.addHandler(Collect("root"))
child = logging.getLogger("app.db.pool")
parent = logging.getLogger("app")
middle = logging.getLogger("app.db")
print(root, parent, middle, child, child.parent is middle, middle.parent is parent, parent.parent is root, root.parent)
print(logging.getLogger("app") is parent, logging.getLogger("root") is root, parent.getChild("db") is middle, root.getChild("app") is parent, child.root is root, root.name, child.name)
print(child.getEffectiveLevel(), child.level, child.isEnabledFor(logging.INFO), child.isEnabledFor(logging.ERROR), child.hasHandlers(), child.handlers, child.propagate, child.disabled)

parent.setLevel(logging.INFO)
middle.addHandler(Collect("db", logging.ERROR))
child.debug("unseen")
child.info("an info %s", "here")
child.error("an error %d of %d", 1, 2)
child.log(25, "noticed %r", "x")
root.info("too low")
root.critical("100% sure")
child.warning({"not": "text"})
child.warning(("a", 1))
child.warning("%s and %s", (1, 2), [3])
middle.propagate = False
child.error("not for the root")
child.warning("for nobody")
middle.propagate = True
middle.setLevel("DEBUG")
child.debug("now seen")
print(child, middle, parent, logging.getLogger("other"))
parent.disabled = True
parent.error("disabled")
child.error("children go on")
parent.disabled = False
logging.disable(logging.ERROR)
child.error("dropped")
child.critical("kept")
print(child.isEnabledFor(logging.ERROR))
logging.disable(logging.NOTSET)

only_db = Collect("only db")
only_db.addFilter(logging.Filter("app.db"))
root.addHandler(only_db)
root.addHandler(only_db)
parent.error("p")
child.error("c")
logging.getLogger("app.dbx").error("x")


def no_secrets(record: logging.LogRecord) -> bool:
    return "secret" not in record.getMessage()


parent.addFilter(no_secrets)
parent.error("a secret")
parent.error("no s.")
child.error("secret of the child: filters of loggers are for their own records")
parent.removeFilter(no_secrets)
parent.error("secret again")
only_db.setLevel(logging.CRITICAL)
print(only_db.level, only_db.filters[0] is not None, len(root.handlers), only_db)
root.removeHandler(only_db)
root.removeHandler(only_db)
print(len(root.handlers))
for bad in ("LOUD", "info"):
    try:
        parent.setLevel(bad)
    except ValueError as error:
        print(error)
try:
    logging.Handler().emit(logging.LogRecord("n", 10, "p", 1, "m", (), None))
except NotImplementedError as error:
    print(error)
quiet = logging.getLogger("quiet")
quiet.addHandler(logging.NullHandler())
quiet.propagate = False
quiet.error("nothing")
adapter = logging.LoggerAdapter(child, {"user": "me"})
adapter.info("adapted %s", 1)
adapter.error("again")
print(adapter, adapter.isEnabledFor(10), adapter.name)
sys.stdout.flush()
