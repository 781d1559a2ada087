"""Reports of exception groups: nested, chained, with notes, many members, uncaught."""

import traceback


def fail(n: int) -> None:
    raise ValueError(f"number {n}")


def caught(n: int) -> Exception:
    try:
        fail(n)
    except ValueError as error:
        return error
    return KeyError(n)


def chained() -> Exception:
    try:
        try:
            fail(9)
        except ValueError as error:
            raise LookupError("two\nlines") from error
    except LookupError as error:
        error.add_note("noted")
        return error
    return KeyError("never")


def inner() -> Exception:
    try:
        raise ExceptionGroup("inner", [caught(2), TypeError("never raised")])
    except ExceptionGroup as group:
        group.add_note("a note\nof two lines")
        return group


def show(members: list[Exception], message: str) -> None:
    try:
        raise ExceptionGroup(message, members)
    except ExceptionGroup:
        print(traceback.format_exc())


show([caught(1)], "one")
show([inner(), caught(3)], "nested first")
show([caught(4), inner()], "nested last")
show([chained(), KeyError("k")], "a chain inside")
show([KeyError(n) for n in range(18)], "many")
print("".join(traceback.format_exception(ExceptionGroup("not raised", [KeyError(1), ExceptionGroup("x", [ValueError(2)])]))))
deep: Exception = ValueError("deepest")
for level in range(13):
    deep = ExceptionGroup(f"level {level}", [deep])
print("".join(traceback.format_exception(deep)))
try:
    try:
        fail(5)
    except ValueError as error:
        raise ExceptionGroup("with a cause", [inner()]) from error
except ExceptionGroup as group:
    raise RuntimeError("uncaught") from group
