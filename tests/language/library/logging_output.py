"""logging: basicConfig, handlers on streams, exceptions, extra attributes, the last resort."""

import logging
import sys


class Memory:
    """A stream that keeps what is written."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.flushed = 0

    def write(self, text: str) -> int:
        self.parts.append(text)
        return len(text)

    def flush(self) -> None:
        self.flushed += 1


log = logging.getLogger("service")
log.warning("before any handler: %s", "last resort")
log.info("unseen")
log.error("as it is %s")
logging.error("the module's function sets up: %d", 1)
logging.info("unseen")
log.warning("with the format of basicConfig")
logging.basicConfig(level=logging.DEBUG)
print(logging.getLogger().level, logging.getLogger().handlers[0])
logging.basicConfig(level=logging.DEBUG, format="{levelname:8}|{name}|{message}", style="{", stream=sys.stdout, force=True)
print(len(logging.getLogger().handlers), logging.getLogger().handlers[0], logging.getLogger())
log.debug("debug %s", [1, 2])
logging.debug("module debug")
logging.warning("module warning %r", "w")
logging.critical("critical")
logging.log(15, "level 15")
try:
    raise ValueError("wrong")
except ValueError as caught:
    log.exception("in the handler: %s", "x")
    log.error("without")
    log.warning("given", exc_info=caught)
    logging.exception("module")
    log.info("true", exc_info=True)
    log.info("false", exc_info=False)
log.error("no exception", exc_info=True)

memory = Memory()
handler = logging.StreamHandler(memory)
handler.setFormatter(logging.Formatter("%(name)s %(user)s@%(ip)s %(message)s"))
special = logging.getLogger("special")
special.addHandler(handler)
special.propagate = False
special.warning("one", extra={"user": "u", "ip": "1.2.3.4"})
special.error("two %s", 2, extra={"user": "v", "ip": 7})
print(memory.parts, memory.flushed)
try:
    special.error("overwrite", extra={"message": "x"})
except KeyError as error:
    print(error)
try:
    special.error("overwrite", extra={"name": "x"})
except KeyError as error:
    print(error)
adapter = logging.LoggerAdapter(special, {"user": "adapter", "ip": "::1"})
adapter.error("three %d", 3)
print(memory.parts[-1], end="")
other = Memory()
handler.setStream(other)
adapter.critical("four")
print(len(memory.parts), other.parts, memory.flushed, handler.level, handler.formatter is not None, handler)
handler.setLevel("CRITICAL")
adapter.error("five")
adapter.critical("six")
print(other.parts)
try:
    raise RuntimeError("inner")
except RuntimeError:
    plain = Memory()
    to_plain = logging.StreamHandler(plain)
    special.removeHandler(handler)
    special.addHandler(to_plain)
    special.exception("with a report")
    print(plain.parts[0].splitlines()[0], plain.parts[0].splitlines()[1], plain.parts[0].splitlines()[-1], len(plain.parts))
try:
    logging.basicConfig(force=True, stream=sys.stdout, handlers=[handler])  # type: ignore[call-overload]
except ValueError as error:
    print(error)
logging.basicConfig(force=True, handlers=[logging.StreamHandler(sys.stdout), logging.NullHandler()], format="%(message)s!", level="INFO")
log.info("two handlers")
log.debug("unseen")
print(logging.getLogger().handlers)
logging.shutdown()
