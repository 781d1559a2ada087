"""Exceptions that leave `except*` clauses: raised again, new ones, chained, both; as reports and as groups."""

import traceback
from collections.abc import Callable


def fail(kind: int) -> None:
    if kind == 0:
        raise ValueError("naked")
    if kind == 1:
        raise ExceptionGroup("group", [ValueError(1), KeyError(2), ExceptionGroup("inner", [OSError(3), ValueError(4)])])
    try:
        raise LookupError("before")
    except LookupError as error:
        group = ExceptionGroup("noted", [ValueError(5), TypeError(6)])
        group.add_note("a note")
        raise group from error


def again(kind: int) -> None:
    try:
        fail(kind)
    except* ValueError:
        raise


def again_in_parts(kind: int) -> None:
    try:
        fail(kind)
    except* ValueError:
        raise
    except* KeyError:
        print("keys handled")
    except* OSError as group:
        group.add_note("lost: the outcome is made of what was caught")
        raise


def new(kind: int) -> None:
    try:
        fail(kind)
    except* ValueError:
        raise RuntimeError("new")


def new_for_all(kind: int) -> None:
    try:
        fail(kind)
    except* Exception:
        raise RuntimeError("instead")


def new_from(kind: int) -> None:
    try:
        fail(kind)
    except* ValueError as group:
        raise RuntimeError("with a cause") from group
    except* KeyError as group:
        raise RuntimeError("without a context") from None
    except* TypeError as group:
        raise group.exceptions[0]


def by_name(kind: int) -> None:
    try:
        fail(kind)
    except* ValueError as group:
        raise group
    except* Exception as group:
        raise group from None


def deeper() -> None:
    raise


def by_call(kind: int) -> None:
    try:
        fail(kind)
    except* ValueError:
        deeper()


def both(kind: int) -> None:
    try:
        fail(kind)
    except* ValueError:
        raise
    except* (KeyError, TypeError):
        raise ExceptionGroup("new group", [IndexError(0), IndexError(1)])


def with_finally(kind: int) -> None:
    try:
        fail(kind)
    except* ValueError:
        raise RuntimeError("from the clause")
    finally:
        print("finally")


def in_else(kind: int) -> None:
    try:
        pass
    except* ValueError:
        print("never")
    else:
        fail(kind)


functions: list[Callable[[int], None]] = [again, again_in_parts, new, new_for_all, new_from, by_name, by_call, both, with_finally, in_else]
for index, function in enumerate(functions):
    for kind in range(3):
        print("=====", index, kind)
        try:
            function(kind)
        except BaseException as error:
            print(traceback.format_exc())
            if isinstance(error, BaseExceptionGroup):
                print([(repr(e), e.__suppress_context__) for e in error.exceptions])
print("===== uncaught")
both(1)
