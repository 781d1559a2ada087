"""A hierarchy with class attributes, properties and constructors; a table from errors to exit codes."""
from __future__ import annotations


class AppError(Exception):
    code = 1
    retry = False

    def __init__(self, message: str = "", *, detail: str | None = None) -> None:
        super().__init__(message or type(self).__name__.removesuffix("Error").lower())
        self.detail = detail

    @property
    def summary(self) -> str:
        return f"E{self.code:03} {self}" + (f" ({self.detail})" if self.detail else "")


class NetworkError(AppError):
    code = 10
    retry = True


class TimeoutExpiredError(NetworkError):
    code = 11

    def __init__(self, seconds: float) -> None:
        super().__init__(f"no answer in {seconds:g} s", detail="timeout")
        self.seconds = seconds

    def __reduce_time__(self) -> float:
        return self.seconds / 2


class DataError(AppError):
    code = 20


class MissingKeyError(DataError):
    def __str__(self) -> str:
        return f"missing key {self.args[0]!r}"


def exit_code(error: BaseException) -> int:
    if isinstance(error, AppError):
        return error.code
    if isinstance(error, ArithmeticError):
        return 30 if isinstance(error, ZeroDivisionError) else 31
    if isinstance(error, (LookupError, OSError)):
        return 32 if isinstance(error, LookupError) else 33
    if isinstance(error, Exception):
        return 99
    return 130


errors: list[BaseException] = [AppError(), NetworkError("down", detail="eth0"), TimeoutExpiredError(2.5), DataError(), MissingKeyError("id"),
                               ZeroDivisionError("x"), OverflowError(), IndexError(3), PermissionError("no"), ValueError(), KeyboardInterrupt()]
for error in errors:
    try:
        raise error
    except TimeoutExpiredError as e:
        print("timeout", e.seconds, e.__reduce_time__(), e.summary, e.retry)
    except NetworkError as e:
        print("network", e.summary, e.retry)
    except MissingKeyError as e:
        print("key", e, repr(e), isinstance(e, ValueError), e.summary)
    except ValueError as e:
        print("value", repr(e), exit_code(e))
    except (AppError, OSError) as e:
        print("app or os", repr(e), exit_code(e))
    except BaseException as e:
        print("other", type(e).__name__, e.args, exit_code(e))
print([issubclass(kind, LookupError) for kind in (MissingKeyError, DataError)], sorted({exit_code(e) for e in errors}))
