"""sys.exception, sys.exc_info and traceback: the exception being handled, and its report as text."""

import sys
import traceback


def current() -> str:
    return repr(sys.exception())


def quiet() -> None:
    try:
        print(1 // 0)
    except ZeroDivisionError:
        print("inside", current())
        return


def deep(n: int) -> int:
    if n == 0:
        return [1][n + 1]
    return deep(n - 1)


print(current(), sys.exc_info())
try:
    raise ValueError("a")
except ValueError:
    print(current())
    try:
        raise KeyError("b")
    except KeyError:
        print(current())
    print(current())
    quiet()
    print(current(), sys.exc_info()[0], sys.exc_info()[1])
print(current(), repr(traceback.format_exc()))
traceback.print_exc()
try:
    quiet()
    raise TypeError("t")
except TypeError as error:
    print(current(), sys.exc_info()[1] is error)
try:
    try:
        deep(6)
    except IndexError as error:
        error.add_note("noted\nmore")
        print(traceback.format_exception_only(error))
        raise ValueError("outer ü") from error
except ValueError as error:
    print("".join(traceback.format_exception(error)))
    print(traceback.format_exc() == "".join(traceback.format_exception(error)), len(traceback.format_exception(error)))
    traceback.print_exc()
    traceback.print_exception(error)


class Failure(Exception):
    pass


try:
    try:
        int("x")
    finally:
        print("finally", current())
        raise Failure
except Failure as failure:
    print(traceback.format_exc(), traceback.format_exception_only(failure))
for text in ("1", "z", "3"):
    try:
        print(int(text))
    except ValueError:
        print(current())
    else:
        print(current())
    finally:
        print(current())
