"""What a running test uses of pytest. It stands in the place of pytest in images, and under CPython where there is no pytest.

What says something about tests (fixtures, marks, parameters) is read by unic/testing before, and only has a name here.
"""

from __future__ import annotations

import contextlib
import io
import re
from typing import Callable, Generic, NamedTuple, NoReturn, TypeVar, cast

E = TypeVar("E", bound=BaseException)
T = TypeVar("T")
# pytest's own.
RELATIVE = 1e-6
ABSOLUTE = 1e-12


class OutcomeException(BaseException):
    """How a test ends that neither returns nor goes wrong: no Exception, so that tests do not catch it."""

    def __init__(self, msg: str) -> None:
        super().__init__(msg)
        self.msg = msg


class Failed(OutcomeException):
    pass


class Skipped(OutcomeException):
    pass


class XFailed(OutcomeException):
    """Has failed, as it was expected to."""


class XPassed(OutcomeException):
    """Has passed, and was expected to fail."""


def fail(reason: str = "", pytrace: bool = True) -> NoReturn:
    raise Failed(reason)


def skip(reason: str = "", *, allow_module_level: bool = False) -> NoReturn:
    raise Skipped(reason)


def xfail(reason: str = "") -> NoReturn:
    raise XFailed(reason)


class ExceptionInfo(Generic[E]):
    """The exception that a `with raises(...)` has caught."""

    def __init__(self) -> None:
        self._found: list[E] = []

    def caught(self, error: E) -> None:
        self._found.append(error)

    @property
    def value(self) -> E:
        if not self._found:
            raise AssertionError(".value can only be used after the context manager exits")
        return self._found[0]

    @property
    def type(self) -> type[E]:
        return type(self.value)

    @property
    def typename(self) -> str:
        return type(self.value).__name__

    def match(self, regexp: str) -> bool:
        assert_match(self.value, regexp)
        return True

    def __repr__(self) -> str:
        return f"<ExceptionInfo {self._found[0]!r}>" if self._found else "<ExceptionInfo for raises contextmanager>"


def assert_match(error: BaseException, regexp: str) -> None:
    text = str(error)
    if re.search(regexp, text) is None:
        raise AssertionError(f"Regex pattern did not match.\n  Expected regex: {regexp!r}\n  Actual message: {text!r}")


class RaisesExc(Generic[E]):
    def __init__(self, expected: type[E], match: str | None) -> None:
        self._expected = expected
        self._match = match
        self._info: ExceptionInfo[E] = ExceptionInfo()

    def __enter__(self) -> ExceptionInfo[E]:
        return self._info

    def __exit__(self, kind: object, error: BaseException | None, traceback: object) -> bool:
        if error is None:
            raise Failed(f"DID NOT RAISE {self._expected!r}")
        if not isinstance(error, self._expected):
            return False
        if self._match is not None:
            assert_match(error, self._match)
        self._info.caught(cast(E, error))
        return True


class RaisesAny:
    def __init__(self, expected: list[type[BaseException]], match: str | None) -> None:
        self._expected = expected
        self._match = match
        self._info: ExceptionInfo[BaseException] = ExceptionInfo()

    def __enter__(self) -> ExceptionInfo[BaseException]:
        return self._info

    def __exit__(self, kind: object, error: BaseException | None, traceback: object) -> bool:
        if error is None:
            raise Failed(f"DID NOT RAISE any of ({', '.join([repr(expected) for expected in self._expected])})")
        if not any(isinstance(error, expected) for expected in self._expected):
            return False
        if self._match is not None:
            assert_match(error, self._match)
        self._info.caught(error)
        return True


def raises(expected_exception: type[E], *, match: str | None = None) -> RaisesExc[E]:
    return RaisesExc(expected_exception, match)


def raises_calling(expected_exception: type[E], function: Callable[[], object]) -> ExceptionInfo[E]:
    """What `raises(E, function, argument)` is made into."""
    with RaisesExc(expected_exception, None) as caught:
        function()
    return caught


def raises_any(expected_exceptions: list[type[BaseException]], *, match: str | None = None) -> RaisesAny:
    """What `raises((A, B))` is made into: the types of a tuple's elements differ."""
    return RaisesAny(expected_exceptions, match)


class Approx:
    """Equal to numbers that are near, and to lists, tuples and dicts of such."""

    def __init__(self, expected: object, rel: float | None, abs: float | None, nan_ok: bool) -> None:
        self._expected = expected
        self._relative = rel
        self._absolute = abs
        self._nan_ok = nan_ok

    def __eq__(self, other: object) -> bool:
        return self._is_near(other, self._expected)

    def _is_near(self, actual: object, expected: object) -> bool:
        if isinstance(expected, list):
            return isinstance(actual, list) and len(actual) == len(expected) and all(self._is_near(a, b) for a, b in zip(actual, expected))
        if isinstance(expected, tuple):
            return isinstance(actual, tuple) and len(actual) == len(expected) and all(self._is_near(a, b) for a, b in zip(actual, expected))
        if isinstance(expected, dict):
            return isinstance(actual, dict) and len(actual) == len(expected) and all(key in actual and self._is_near(actual[key], expected[key]) for key in expected)
        if isinstance(actual, (int, float)) and isinstance(expected, (int, float)):
            return self._is_near_number(float(actual), float(expected))
        return actual == expected

    def _is_near_number(self, actual: float, expected: float) -> bool:
        if actual == expected:
            return True
        if actual != actual or expected != expected:
            return self._nan_ok and actual != actual and expected != expected
        infinity = float("inf")
        return abs(expected) != infinity and abs(actual) != infinity and abs(actual - expected) <= self._tolerance(expected)

    def _tolerance(self, expected: float) -> float:
        absolute = self._absolute if self._absolute is not None else ABSOLUTE
        if self._relative is None and self._absolute is not None:
            return absolute
        return max(absolute, (self._relative if self._relative is not None else RELATIVE) * abs(expected))

    def __repr__(self) -> str:
        expected = self._expected
        if isinstance(expected, (int, float)):
            return f"{expected} ± {self._tolerance(float(expected)):.1e}"
        return f"approx({expected!r})"


def approx(expected: object, rel: float | None = None, abs: float | None = None, nan_ok: bool = False) -> Approx:
    return Approx(expected, rel, abs, nan_ok)


class CaptureResult(NamedTuple):
    out: str
    err: str


class CaptureFixture(Generic[T]):
    """The fixture capsys: what is printed to sys.stdout, from its making to `close`. `err` is always empty."""

    def __init__(self) -> None:
        self._text = io.StringIO()
        self._redirection = contextlib.redirect_stdout(self._text)
        self._redirection.__enter__()

    def readouterr(self) -> CaptureResult:
        text = self._text.getvalue()
        self._text.seek(0)
        self._text.truncate(0)
        return CaptureResult(text, "")

    def close(self) -> None:
        """Ends it; what has not been read is printed."""
        self._redirection.__exit__(None, None, None)
        print(self._text.getvalue(), end="", flush=True)


class Mark:
    """Stands for what is said about tests."""


mark = Mark()


def fixture() -> None:
    pass


def param() -> None:
    pass
