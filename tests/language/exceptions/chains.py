"""Context, cause, return and break in finally, repr and str of builtin exceptions."""

from __future__ import annotations

import sys


def rec(n: int) -> int:
    return rec(n + 1) + 1


class Weird(Exception):
    def __str__(self) -> str:
        raise ValueError("no str")


class Quiet(Exception):
    def __init__(self) -> None:
        pass


def f(n: int) -> str:
    for i in range(3):
        try:
            if n == i:
                return f"ret {i}"
            if n == 10:
                raise KeyError(i)
        except KeyError as e:
            print("handler", e)
            if i == 1:
                break
            continue
        else:
            print("else", i)
        finally:
            print("finally", i)
            if n == 20:
                return "from finally"
    else:
        return "loop else"
    return "after"


print(f(1), f(10), f(20), f(5))


def chain() -> None:
    try:
        try:
            raise ValueError("a")
        except ValueError:
            try:
                raise KeyError("b")
            except KeyError as k:
                print(repr(k.__context__))
                raise IndexError("c") from None
    except IndexError as e:
        print(repr(e.__context__), e.__cause__, e.__suppress_context__)
        assert e.__context__ is not None
        print(repr(e.__context__.__context__))


chain()
print(repr(Quiet()), str(Quiet()) == "", Quiet().args)


def finally_raise() -> None:
    try:
        try:
            raise ValueError("first")
        finally:
            raise TypeError("second")
    except TypeError as e:
        print(repr(e), repr(e.__context__))


finally_raise()


def swallow() -> int:
    while True:
        try:
            raise ValueError
        finally:
            break
    return 3


print(swallow())


class Base(Exception):
    code = 1

    def describe(self) -> str:
        return f"{type(self).__name__}:{self.code}:{self}"


class Sub(Base):
    code = 2

    def __init__(self, msg: str, *, detail: str = "") -> None:
        super().__init__(msg)
        self.detail = detail

    def describe(self) -> str:
        return super().describe() + f":{self.detail}"


for cls_err in (Base("x"), Sub("y", detail="d")):
    try:
        raise cls_err
    except Base as e:
        print(e.describe(), e.args)

errors: list[Exception] = []
for text in ("12", "x", "", "1.5", "0x10", "1_000", " 7 ", "-", "+5", "9" * 18):
    try:
        print(int(text))
    except (ValueError, OverflowError) as e:
        errors.append(e)
        print(type(e).__name__)
print(len(errors))
err = None
try:
    raise LookupError("kept")
except LookupError as e:
    err = e
print(err, repr(err))




def reraise_later() -> None:
    saved: BaseException | None = None
    try:
        raise ValueError("saved")
    except ValueError as e:
        saved = e
    if saved is not None:
        raise saved


try:
    reraise_later()
except ValueError as e:
    print("again", e)
try:
    raise SystemExit(4)
except SystemExit as e:
    print("se", e.code, repr(e), e.args)
try:
    sys.exit("message")
except SystemExit as e:
    print(e.code)
try:
    exit_code = 256 + 7
    raise OSError(13, "Denied", "/etc/x")
except PermissionError as e:
    print(e, e.errno, e.filename, e.args, repr(e))
for ex in (OSError("plain"), FileExistsError(17, "x"), TimeoutError(), ConnectionResetError(104, "reset"), StopIteration(5), UnicodeError("u"), KeyError(), KeyError("a", "b"), NotImplementedError("n"), ArithmeticError(), EOFError("e"), KeyboardInterrupt(), GeneratorExit(), AssertionError(), BufferError("b"), MemoryError(), RecursionError("r")):
    print(repr(ex), "|", str(ex), "|", isinstance(ex, OSError), isinstance(ex, Exception), isinstance(ex, LookupError))
e1 = ValueError("note")
e1.add_note("extra line")
print(e1.__notes__)
print(type(e1), type(e1).__name__, e1.__class__.__name__)
try:
    raise ValueError("x") from KeyError("cause")
except ValueError as e:
    print(repr(e.__cause__))
raise e1
