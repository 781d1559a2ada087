"""io.StringIO."""

import io
from collections.abc import Callable


def attempt(action: Callable[[], object]) -> None:
    try:
        print(action())
    except ValueError as problem:
        print("ValueError:", problem)
    except OSError as problem:
        print("OSError:", problem)


def writing() -> None:
    out = io.StringIO()
    print(out.write("one\n"), out.write(""), out.write("zwölf\U0001f600"), out.tell())
    print(repr(out.getvalue()), out.read(), repr(out.readline()))
    out.seek(1)
    out.write("XYZ")
    print(repr(out.getvalue()), out.tell())
    out.seek(12)
    out.write("end")
    print(repr(out.getvalue()))
    out.writelines(["a", "b", "c"])
    out.writelines(str(i) for i in range(3))
    print(repr(out.getvalue()), out.truncate(4), repr(out.getvalue()), out.tell())
    print("to a file", 1, 2, sep="-", end="!", file=out)
    print(repr(out.getvalue()))


def reading() -> None:
    text = io.StringIO("first\nsecond\r\nthird\rfourth\n\nlast")
    print(repr(text.read(3)), repr(text.readline()), repr(text.readline(4)), repr(text.readline(0)), repr(text.readline()))
    print([line for line in text], repr(text.read()), text.readlines())
    print(text.seek(0), text.readlines(8), text.tell(), repr(text.read(None)))
    for newline in (None, "", "\n", "\r", "\r\n"):
        source = io.StringIO("a\nb\r\nc\rd", newline=newline)
        print(repr(newline), repr(source.getvalue()), list(source))
    total = 0
    for number, line in enumerate(io.StringIO("1\n2\n3\n"), 1):
        total += number * int(line)
    print(total, io.StringIO("x").read(100), repr(io.StringIO().read()), repr(io.StringIO(None).getvalue()))


def states() -> None:
    with io.StringIO("content") as source:
        print(source.readable(), source.writable(), source.seekable(), source.isatty(), source.closed)
        print(source.seek(0, io.SEEK_END), source.seek(0, 1), source.seek(100), repr(source.read()))
        attempt(lambda: source.seek(-1))
        attempt(lambda: source.seek(1, 1))
        attempt(lambda: source.seek(0, 7))
        attempt(lambda: source.truncate(-5))
        attempt(lambda: io.StringIO("", newline="x"))
        source.flush()
    print(source.closed)
    attempt(source.read)
    attempt(source.getvalue)
    attempt(lambda: source.write("x"))
    attempt(lambda: list(source))
    source.close()


def building() -> None:
    out = io.StringIO()
    for i in range(20000):
        out.write(str(i))
        if i % 5000 == 0:
            out.seek(0)
            out.write("#")
            out.seek(0, 2)
    text = out.getvalue()
    print(len(text), text[:12], text[-5:])


writing()
reading()
states()
building()
