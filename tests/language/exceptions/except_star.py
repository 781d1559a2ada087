"""`except*`: clauses that share the exceptions of a group, whatever is nested in it."""

import sys


class Refused(Exception):
    def __init__(self, code: int) -> None:
        super().__init__(f"refused with {code}")
        self.code = code


NETWORK = (ConnectionError, TimeoutError)


def tree() -> ExceptionGroup[Exception]:
    return ExceptionGroup("tree", [
        ValueError(1),
        ExceptionGroup("left", [TypeError("t"), ExceptionGroup("deep", [ValueError(2), Refused(7)])]),
        ExceptionGroup("right", [KeyError("k"), IndexError("i")]),
        BrokenPipeError(32, "pipe"),
    ])


def leaves(error: BaseException) -> list[str]:
    if isinstance(error, BaseExceptionGroup):
        return [text for member in error.exceptions for text in leaves(member)]
    return [repr(error)]


def fail(kind: int) -> None:
    if kind == 0:
        raise tree()
    if kind == 1:
        raise ValueError("naked")
    if kind == 2:
        raise ExceptionGroup("only values", [ValueError(1), ExceptionGroup("inner", [ValueError(2)])])
    if kind == 3:
        raise BaseExceptionGroup("stop", [KeyboardInterrupt("key"), ValueError(3)])
    if kind == 4:
        raise Refused(9)
    if kind == 5:
        raise KeyboardInterrupt("alone")


def shares(kind: int) -> str:
    seen = ""
    try:
        fail(kind)
    except* ValueError as group:
        seen += f"values {group!r} {leaves(group)}; "
    except* (TypeError, LookupError) as group:
        seen += f"types and lookups {group!r}; "
    except* Refused as group:
        for error in group.exceptions:
            if isinstance(error, Refused):
                seen += f"refused {error.code}; "
        seen += f"{len(group.exceptions)} {group.message}; "
    except* NETWORK as group:
        seen += f"network {leaves(group)}; "
    except* KeyboardInterrupt as stop:
        seen += f"interrupt {stop!r} {type(stop).__name__}; "
    else:
        seen += "nothing; "
    finally:
        seen += "finally"
    return seen


def partly(kind: int) -> None:
    try:
        fail(kind)
    except* ValueError:
        print("  some values")
    except* OSError as group:
        print("  some errors of the system", len(group.exceptions))


def whole(kind: int) -> None:
    try:
        fail(kind)
    except* Exception as group:
        print("  everything", type(group).__name__, group, repr(group.__context__), group.__cause__)
    except* ValueError:
        print("  never")


def without(kind: int) -> None:
    try:
        fail(kind)
    except* ():
        print("  never")


def handled(kind: int) -> None:
    try:
        fail(kind)
    except* ValueError as group:
        print("  handled:", sys.exception() is group, sys.exc_info()[1] is group)
        try:
            raise KeyError("inside")
        except KeyError as error:
            print("  handled:", repr(sys.exception()), repr(error.__context__))
        print("  handled:", repr(sys.exception()))
    except* BaseException:
        print("  handled:", repr(sys.exception()))
    print("  handled:", sys.exception())


for kind in range(7):
    print(kind)
    try:
        print(" ", shares(kind))
    except BaseException as error:
        print("  shares:", repr(error))
    for function in (partly, whole, without, handled):
        try:
            function(kind)
        except BaseException as error:
            print("  left:", repr(error), leaves(error))

try:
    raise tree()
except* ValueError as module_group:
    print("at module level", module_group)
except* Exception as module_group:
    print("and the rest", module_group)
