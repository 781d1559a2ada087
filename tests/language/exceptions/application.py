"""Exceptions as an application uses them: own hierarchy, handlers in order, finally on every way out, context managers."""

from __future__ import annotations


class AppError(Exception):
    """Base of the application's errors."""


class NotFound(AppError):
    def __init__(self, name: str, code: int = 404) -> None:
        super().__init__(name, code)
        self.name = name
        self.code = code

    def __str__(self) -> str:
        return f"{self.name} not found ({self.code})"


class Retry(AppError):
    def __init__(self, after: float) -> None:
        super().__init__(f"retry after {after}")
        self.after = after


class Plain(AppError):
    pass


def lookup(name: str) -> int:
    if name == "a":
        return 1
    if name == "retry":
        raise Retry(2.5)
    if name == "plain":
        raise Plain
    if name == "plain2":
        raise Plain("x", 2, None)
    raise NotFound(name)


def classify(name: str) -> str:
    try:
        value = lookup(name)
    except NotFound as e:
        return f"NF {e.name} {e.code} {e} {e.args} {e!r}"
    except (Retry, KeyError) as e:
        return f"R {e} {e.args}"
    except AppError as e:
        return f"A {e} {e.args!r} {e!r} {type(e).__name__}"
    else:
        return f"else {value}"
    finally:
        print("finally", name)


for n in ["a", "b", "retry", "plain", "plain2"]:
    print(classify(n))


def f1() -> int:
    try:
        return 1
    finally:
        print("f1 finally")


def f2() -> int:
    try:
        raise ValueError("lost")
    finally:
        return 2


def f3() -> list[int]:
    out: list[int] = []
    for i in range(6):
        try:
            if i == 1:
                continue
            if i == 4:
                break
            out.append(i)
        finally:
            out.append(-i)
    else:
        out.append(99)
    return out


def f4() -> str:
    try:
        try:
            raise KeyError("k")
        except KeyError as e:
            raise ValueError("v") from e
    except ValueError as e:
        c = e.__cause__
        return f"{e} {c!r} {e.__context__!r} {e.__suppress_context__}"


def f5() -> str:
    try:
        try:
            empty: dict[str, int] = {}
            empty["x"]
        except KeyError:
            int("abc")
    except ValueError as e:
        return f"{e} / {e.__context__!r} / {e.__cause__!r}"
    return "no"


def f6() -> str:
    try:
        try:
            raise RuntimeError("one")
        except RuntimeError:
            print("log")
            raise
    except RuntimeError as e:
        return f"{e} {e.__context__ is None}"


def f7() -> str:
    try:
        raise OSError(2, "No such file")
    except FileNotFoundError as e:
        return f"{type(e).__name__} {e.errno} {e.strerror} {e} {e.args}"


def f8() -> None:
    for exc in [ValueError("a"), KeyError("b"), IndexError("c"), ZeroDivisionError()]:
        try:
            raise exc
        except (ValueError, KeyError) as e:
            print("first", repr(e), e)
        except LookupError as e:
            print("lookup", repr(e))
        except ArithmeticError as e:
            print("arith", repr(e), str(e) == "")


print(f1(), f2(), f3(), f4(), f5(), f6(), f7())
f8()

e = 5
try:
    raise ValueError("scope")
except ValueError as e2:
    msg = str(e2)
print(e, msg)


class Res:
    def __init__(self, name: str, fail: bool = False) -> None:
        print("open", name)
        if fail:
            raise ConnectionError("cannot open " + name)
        self.name = name

    def __enter__(self) -> Res:
        print("enter", self.name)
        return self

    def __exit__(self, t: type[BaseException] | None, v: BaseException | None, tb: object) -> bool:
        print("exit", self.name, t.__name__ if t is not None else None, v)
        return isinstance(v, KeyError)


with Res("a") as a, Res("b") as b:
    print(a.name, b.name)
    raise KeyError("swallowed")
try:
    with Res("c"), Res("d", True):
        print("never")
except ConnectionError as ex:
    print("caught", ex)


def in_with() -> int:
    with Res("w"):
        return 7
    return 0


print(in_with())
for i in range(3):
    with Res(str(i)):
        if i == 1:
            continue
        if i == 2:
            break


def g(x: int) -> int:
    assert x > 0, f"x must be positive, got {x}"
    assert x != 3
    return 10 // (x - 5)


for x in (1, 0, 3, 5):
    try:
        print(g(x))
    except AssertionError as ae:
        print("assert", ae, repr(ae), ae.args)
    except ZeroDivisionError as ze:
        print(ze)
