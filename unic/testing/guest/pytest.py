"""What a running test uses of pytest. It stands in the place of pytest in images, and under CPython where there is no pytest.

What says something about tests (fixtures, marks, parameters) is read by unic/testing before, and only has a name here.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import sys
import warnings
from functools import partial
from typing import Callable, Generic, Iterator, NamedTuple, NoReturn, TypeVar, cast

E = TypeVar("E", bound=BaseException)
K = TypeVar("K")
T = TypeVar("T")
V = TypeVar("V")
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


class WarningsChecker:
    """The warnings of a block, in which one is to be told."""

    def __init__(self, expected: list[type[Warning]], match: str | None) -> None:
        self._expected = expected
        self._match = match
        self._catching = warnings.catch_warnings(record=True, action="always")
        self.list: list[warnings.WarningMessage] = []

    def __enter__(self) -> WarningsChecker:
        found = self._catching.__enter__()
        if found is not None:
            self.list = found
        return self

    def __exit__(self, kind: object, error: BaseException | None, traceback: object) -> None:
        self._catching.__exit__(None, None, None)
        if error is not None:
            return
        others = [warning for warning in self.list if not self._fits(warning)]
        if len(others) == len(self.list):
            told = [repr(warning.message) for warning in self.list]
            wanted = ", ".join([repr(expected) for expected in self._expected])
            raise Failed(f"DID NOT WARN. No warnings of type ({wanted}) were emitted.\n Emitted warnings: [{', '.join(told)}].")
        for warning in others:
            warnings.warn(warning.message)

    def _fits(self, warning: warnings.WarningMessage) -> bool:
        return any(isinstance(warning.message, expected) for expected in self._expected) and (self._match is None or re.search(self._match, str(warning.message)) is not None)

    def __len__(self) -> int:
        return len(self.list)

    def __getitem__(self, i: int) -> warnings.WarningMessage:
        return self.list[i]

    def __iter__(self) -> Iterator[warnings.WarningMessage]:
        return iter(self.list)


def warns(expected_warning: type[Warning] = Warning, *, match: str | None = None) -> WarningsChecker:
    return WarningsChecker([expected_warning], match)


def warns_any(expected_warnings: list[type[Warning]], *, match: str | None = None) -> WarningsChecker:
    """What `warns((A, B))` is made into."""
    return WarningsChecker(expected_warnings, match)


def deprecated_call(*, match: str | None = None) -> WarningsChecker:
    return WarningsChecker([DeprecationWarning, PendingDeprecationWarning, FutureWarning], match)


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
    """The fixture capsys: what is written to sys.stdout and sys.stderr, from its making to `close`."""

    def __init__(self) -> None:
        self._out = io.StringIO()
        self._err = io.StringIO()
        self._outputs = contextlib.redirect_stdout(self._out)
        self._errors = contextlib.redirect_stderr(self._err)
        self._outputs.__enter__()
        self._errors.__enter__()

    def readouterr(self) -> CaptureResult:
        found = CaptureResult(self._out.getvalue(), self._err.getvalue())
        for text in (self._out, self._err):
            text.seek(0)
            text.truncate(0)
        return found

    @contextlib.contextmanager
    def disabled(self) -> Iterator[None]:
        """What a block writes is not collected."""
        self._errors.__exit__(None, None, None)
        self._outputs.__exit__(None, None, None)
        try:
            yield
        finally:
            self._outputs.__enter__()
            self._errors.__enter__()

    def close(self) -> None:
        """Ends it; what has not been read is printed."""
        self._errors.__exit__(None, None, None)
        self._outputs.__exit__(None, None, None)
        print(self._out.getvalue(), end="", flush=True)
        sys.stderr.write(self._err.getvalue())


class MonkeyPatch:
    """The fixture monkeypatch. What it does is undone at the end, the last first; setattr() is made into `keep` and an assignment."""

    def __init__(self) -> None:
        self._undoing: list[Callable[[], None]] = []

    def keep(self, value: T, put_back: Callable[[T], None]) -> None:
        self._undoing.append(lambda: put_back(value))

    def setitem(self, dic: dict[K, V], name: K, value: V) -> None:
        self._keep_item(dic, name)
        dic[name] = value

    def delitem(self, dic: dict[K, V], name: K, raising: bool = True) -> None:
        if name not in dic:
            if raising:
                raise KeyError(name)
            return
        self._keep_item(dic, name)
        del dic[name]

    def _keep_item(self, dic: dict[K, V], name: K) -> None:
        def put_back() -> None:
            if found:
                dic[name] = found[0]
            elif name in dic:
                del dic[name]

        found = [dic[name]] if name in dic else []
        self._undoing.append(put_back)

    def setenv(self, name: str, value: str, prepend: str | None = None) -> None:
        if prepend is not None and name in os.environ:
            value = value + prepend + os.environ[name]
        self.setitem(os.environ, name, value)

    def delenv(self, name: str, raising: bool = True) -> None:
        self.delitem(os.environ, name, raising)

    def undo(self) -> None:
        while self._undoing:
            self._undoing.pop()()

    def close(self) -> None:
        self.undo()


class Mark:
    """Stands for what is said about tests."""


mark = Mark()


def fixture() -> None:
    pass


def param() -> None:
    pass
