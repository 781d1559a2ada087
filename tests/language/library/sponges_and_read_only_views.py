"""SHA-3 and SHAKE; MappingProxyType; streams declared by TextIO and BinaryIO; objects behind protocols beside classes."""
import hashlib
import hmac
import io
import re
import sys
from types import MappingProxyType
from typing import BinaryIO, Iterable, Mapping, Optional, Protocol, TextIO

FLAGS: re.RegexFlag = re.IGNORECASE | re.DOTALL
DEFAULTS: Mapping[str, int] = MappingProxyType({"port": 80, "retries": 3})


def sponges() -> None:
    for size in (0, 1, 71, 72, 103, 104, 135, 136, 143, 144, 300):
        data = bytes(i * 7 % 251 for i in range(size))
        print(size, hashlib.sha3_224(data).hexdigest()[:16], hashlib.sha3_256(data).hexdigest()[:16], hashlib.sha3_384(data).hexdigest()[:16],
              hashlib.sha3_512(data).hexdigest()[:16], hashlib.shake_128(data).hexdigest(200)[-16:], hashlib.shake_256(data).digest(5))
    hash = hashlib.sha3_256()
    hash.update(b"abc")
    other = hash.copy()
    hash.update(bytearray(b"d" * 300))
    print(hash.hexdigest(), other.hexdigest(), hash.digest_size, hash.block_size, hash.name)
    print(hashlib.new("sha3_512", b"x").digest() == hashlib.sha3_512(b"x").digest(), hmac.new(b"k", b"m", "sha3_256").hexdigest())
    print(hashlib.pbkdf2_hmac("sha3_256", b"pw", b"salt", 2).hex(), sorted(hashlib.algorithms_guaranteed))


def views() -> None:
    settings = {"host": "a"}
    view = MappingProxyType(settings)
    settings["mode"] = "b"
    print(view, repr(view), view["mode"], view.get("none"), view.get("none", "x"), len(view), "host" in view, list(view), dict(view), {**view})
    print(view == settings, view | {"z": "c"}, sorted(view.items()), view.copy() is settings, DEFAULTS["port"], re.findall("A.B", "a\nb", FLAGS))
    try:
        print(view["none"])
    except KeyError as error:
        print("KeyError", error)


def emit(out: TextIO, items: Iterable[str]) -> int:
    written = 0
    for item in items:
        written += out.write(item + "\n")
    print("done", written, file=out)
    out.flush()
    return written


def log(message: str, file: Optional[TextIO] = None) -> None:
    print(message, file=file if file is not None else sys.stderr)


def magic(file: BinaryIO) -> bytes:
    start = file.read(2)
    file.seek(0)
    return start + file.read()


def lines_of(source: TextIO) -> int:
    return sum(1 for line in source if line.strip())


def streams() -> None:
    buffer = io.StringIO()
    print(emit(buffer, ["a", "bc"]), emit(sys.stdout, ["x"]))
    log("to standard error")
    log("to the buffer", buffer)
    print(buffer.getvalue().splitlines(), lines_of(io.StringIO("a\n\nb\n")), magic(io.BytesIO(b"PK12")), sys.stdout.writable())
    try:
        lines_of(sys.stdout)
    except io.UnsupportedOperation as error:
        print(type(error), error, isinstance(error, OSError), isinstance(error, ValueError))


class Writer(Protocol):
    def put(self, text: str) -> int: ...


class Loud:
    def put(self, text: str) -> int:
        print(text.upper())
        return 1


class Quiet:
    def put(self, text: str) -> int:
        print("...")
        return 2


class Failure(OSError, LookupError):
    pass


STANDARD = Quiet()


def choose(text: str, writer: Optional[Writer] = None) -> int:
    chosen = writer if writer is not None else STANDARD
    return chosen.put(text) + (writer or STANDARD).put(text)


def beside_classes() -> None:
    print(choose("hello", Loud()), choose("hello"), choose("hello", Quiet()))
    try:
        raise Failure(2, "no such thing")
    except LookupError as error:
        print(type(error).__name__, error, isinstance(error, OSError))


sponges()
views()
streams()
beside_classes()
