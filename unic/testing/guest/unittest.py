"""What a running test uses of unittest: TestCase and IsolatedAsyncioTestCase. It stands in the place of unittest in images, and under
CPython where there is no pytest. Messages are unittest's, without the differences of long values.
"""

from __future__ import annotations

import re
import traceback as tracebacks
import warnings
from typing import Awaitable, Callable, Container, Generic, Iterable, NoReturn, Sequence, TypeVar, cast

from pytest import Skipped

E = TypeVar("E", bound=BaseException)
T = TypeVar("T")


class SkipTest(Skipped):
    pass


class _AssertRaises(Generic[E]):
    def __init__(self, expected: type[E], pattern: str | None, msg: str | None) -> None:
        self._expected = expected
        self._pattern = pattern
        self._msg = msg
        self._found: list[E] = []

    @property
    def exception(self) -> E:
        return self._found[0]

    def __enter__(self) -> _AssertRaises[E]:
        return self

    def __exit__(self, kind: object, error: BaseException | None, traceback: object) -> bool:
        if error is None:
            raise AssertionError(_message(f"{self._expected.__name__} not raised", self._msg))
        if not isinstance(error, self._expected):
            return False
        if self._pattern is not None and re.search(self._pattern, str(error)) is None:
            raise AssertionError(_message(f'"{self._pattern}" does not match "{error}"', self._msg))
        self._found.append(cast(E, error))
        return True


class _AssertRaisesAny:
    def __init__(self, expected: list[type[BaseException]], msg: str | None) -> None:
        self._expected = expected
        self._msg = msg
        self._found: list[BaseException] = []

    @property
    def exception(self) -> BaseException:
        return self._found[0]

    def __enter__(self) -> _AssertRaisesAny:
        return self

    def __exit__(self, kind: object, error: BaseException | None, traceback: object) -> bool:
        if error is None:
            raise AssertionError(_message(f"({', '.join([repr(expected) for expected in self._expected])}) not raised", self._msg))
        if not any(isinstance(error, expected) for expected in self._expected):
            return False
        self._found.append(error)
        return True


class _AssertWarns:
    def __init__(self, expected: type[Warning], pattern: str | None, msg: str | None) -> None:
        self._expected = expected
        self._pattern = pattern
        self._msg = msg
        self._catching = warnings.catch_warnings(record=True, action="always")
        self.warnings: list[warnings.WarningMessage] = []
        self._found: list[Warning] = []

    @property
    def warning(self) -> Warning:
        return self._found[0]

    def __enter__(self) -> _AssertWarns:
        found = self._catching.__enter__()
        if found is not None:
            self.warnings = found
        return self

    def __exit__(self, kind: object, error: BaseException | None, traceback: object) -> None:
        self._catching.__exit__(None, None, None)
        if error is not None:
            return
        kinds = [told.message for told in self.warnings if isinstance(told.message, self._expected)]
        if not kinds:
            raise AssertionError(_message(f"{self._expected.__name__} not triggered", self._msg))
        pattern = self._pattern
        self._found = [warning for warning in kinds if pattern is None or re.search(pattern, str(warning)) is not None]
        if not self._found:
            raise AssertionError(_message(f'"{pattern}" does not match "{kinds[0]}"', self._msg))


class _SubTest:
    def __init__(self, case: TestCase, title: str) -> None:
        self._case = case
        self._title = title

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, traceback: object) -> bool:
        if error is None or not isinstance(error, Exception):
            return False
        tracebacks.print_exception(error)
        self._case.failed_subtests.append(self._title)
        return True


def _message(text: str, msg: str | None) -> str:
    return text if msg is None else f"{text} : {msg}"


class TestCase:
    # Of no meaning here.
    maxDiff: int | None = 640
    longMessage: bool = True

    def __init__(self, methodName: str = "runTest") -> None:
        self.failed_subtests: list[str] = []
        self._cleanups: list[Callable[[], object]] = []

    def setUp(self) -> None:
        pass

    def tearDown(self) -> None:
        pass

    def addCleanup(self, function: Callable[[], object]) -> None:
        self._cleanups.append(function)

    def doCleanups(self) -> None:
        """Calls all of them, the last first. Raises what the first that goes wrong raises."""
        errors: list[BaseException] = []
        while self._cleanups:
            try:
                self._cleanups.pop()()
            except BaseException as error:
                errors.append(error)
        if errors:
            raise errors[0]

    def check_subtests(self) -> None:
        """Fails for subtests that have failed."""
        if self.failed_subtests:
            raise AssertionError(f"subtests have failed: {', '.join(self.failed_subtests)}")

    def subTest(self, msg: str | None = None, **params: object) -> _SubTest:
        parts = [f"[{msg}]"] if msg is not None else []
        values = ", ".join([f"{name}={value!r}" for name, value in params.items()])
        if values:
            parts.append(f"({values})")
        return _SubTest(self, " ".join(parts) if parts else "(<subtest>)")

    def skipTest(self, reason: str) -> NoReturn:
        raise SkipTest(reason)

    def fail(self, msg: str | None = None) -> NoReturn:
        raise AssertionError(msg if msg is not None else "None")

    def assertTrue(self, expr: object, msg: str | None = None) -> None:
        if not expr:
            self.fail(_message(f"{expr!r} is not true", msg))

    def assertFalse(self, expr: object, msg: str | None = None) -> None:
        if expr:
            self.fail(_message(f"{expr!r} is not false", msg))

    def assertEqual(self, first: object, second: object, msg: str | None = None) -> None:
        if not first == second:
            self.fail(_message(f"{first!r} != {second!r}", msg))

    def assertNotEqual(self, first: object, second: object, msg: str | None = None) -> None:
        if not first != second:
            self.fail(_message(f"{first!r} == {second!r}", msg))

    def assertListEqual(self, list1: object, list2: object, msg: str | None = None) -> None:
        self.assertEqual(list1, list2, msg)

    def assertTupleEqual(self, tuple1: object, tuple2: object, msg: str | None = None) -> None:
        self.assertEqual(tuple1, tuple2, msg)

    def assertDictEqual(self, d1: object, d2: object, msg: str | None = None) -> None:
        self.assertEqual(d1, d2, msg)

    def assertSetEqual(self, set1: object, set2: object, msg: str | None = None) -> None:
        self.assertEqual(set1, set2, msg)

    def assertMultiLineEqual(self, first: str, second: str, msg: str | None = None) -> None:
        self.assertEqual(first, second, msg)

    def assertSequenceEqual(self, seq1: Sequence[T], seq2: Sequence[T], msg: str | None = None) -> None:
        if list(seq1) != list(seq2):
            self.fail(_message(f"Sequences differ: {seq1!r} != {seq2!r}", msg))

    def assertCountEqual(self, first: Iterable[T], second: Iterable[T], msg: str | None = None) -> None:
        left = list(second)
        for item in first:
            if item not in left:
                self.fail(_message(f"Element counts were not equal: {first!r}, {second!r}", msg))
            left.remove(item)
        if left:
            self.fail(_message(f"Element counts were not equal: {first!r}, {second!r}", msg))

    def assertIs(self, expr1: object, expr2: object, msg: str | None = None) -> None:
        if expr1 is not expr2:
            self.fail(_message(f"{expr1!r} is not {expr2!r}", msg))

    def assertIsNot(self, expr1: object, expr2: object, msg: str | None = None) -> None:
        if expr1 is expr2:
            self.fail(_message(f"unexpectedly identical: {expr1!r}", msg))

    def assertIsNone(self, obj: object, msg: str | None = None) -> None:
        if obj is not None:
            self.fail(_message(f"{obj!r} is not None", msg))

    def assertIsNotNone(self, obj: object, msg: str | None = None) -> None:
        if obj is None:
            self.fail(_message("unexpectedly None", msg))

    def assertIn(self, member: T, container: Container[T], msg: str | None = None) -> None:
        if member not in container:
            self.fail(_message(f"{member!r} not found in {container!r}", msg))

    def assertNotIn(self, member: T, container: Container[T], msg: str | None = None) -> None:
        if member in container:
            self.fail(_message(f"{member!r} unexpectedly found in {container!r}", msg))

    def assertIsInstance(self, obj: object, cls: type[T], msg: str | None = None) -> None:
        if not isinstance(obj, cls):
            self.fail(_message(f"{obj!r} is not an instance of {cls!r}", msg))

    def assertNotIsInstance(self, obj: object, cls: type[T], msg: str | None = None) -> None:
        if isinstance(obj, cls):
            self.fail(_message(f"{obj!r} is an instance of {cls!r}", msg))

    def assertLess(self, a: T, b: T, msg: str | None = None) -> None:
        if not a < b:
            self.fail(_message(f"{a!r} not less than {b!r}", msg))

    def assertLessEqual(self, a: T, b: T, msg: str | None = None) -> None:
        if not a <= b:
            self.fail(_message(f"{a!r} not less than or equal to {b!r}", msg))

    def assertGreater(self, a: T, b: T, msg: str | None = None) -> None:
        if not a > b:
            self.fail(_message(f"{a!r} not greater than {b!r}", msg))

    def assertGreaterEqual(self, a: T, b: T, msg: str | None = None) -> None:
        if not a >= b:
            self.fail(_message(f"{a!r} not greater than or equal to {b!r}", msg))

    def assertAlmostEqual(self, first: float, second: float, places: int | None = None, msg: str | None = None, delta: float | None = None) -> None:
        if first == second:
            return
        difference = abs(first - second)
        if delta is not None:
            if not difference <= delta:
                self.fail(_message(f"{first!r} != {second!r} within {delta!r} delta ({difference!r} difference)", msg))
        elif round(difference, places if places is not None else 7) != 0:
            self.fail(_message(f"{first!r} != {second!r} within {places if places is not None else 7} places ({difference!r} difference)", msg))

    def assertNotAlmostEqual(self, first: float, second: float, places: int | None = None, msg: str | None = None, delta: float | None = None) -> None:
        difference = abs(first - second)
        if delta is not None:
            if first == second or difference <= delta:
                self.fail(_message(f"{first!r} == {second!r} within {delta!r} delta ({difference!r} difference)", msg))
        elif first == second or round(difference, places if places is not None else 7) == 0:
            self.fail(_message(f"{first!r} == {second!r} within {places if places is not None else 7} places", msg))

    def assertRegex(self, text: str, expected_regex: str, msg: str | None = None) -> None:
        if re.search(expected_regex, text) is None:
            self.fail(_message(f"Regex didn't match: {expected_regex!r} not found in {text!r}", msg))

    def assertNotRegex(self, text: str, unexpected_regex: str, msg: str | None = None) -> None:
        found = re.search(unexpected_regex, text)
        if found is not None:
            self.fail(_message(f"Regex matched: {found.group()!r} matches {unexpected_regex!r} in {text!r}", msg))

    def assertRaises(self, expected_exception: type[E], callable: Callable[[], object] | None = None, *, msg: str | None = None) -> _AssertRaises[E]:
        return self._raises(_AssertRaises(expected_exception, None, msg), callable)

    def assertRaisesAny(self, expected_exceptions: list[type[BaseException]], callable: Callable[[], object] | None = None, *, msg: str | None = None) -> _AssertRaisesAny:
        """What assertRaises((A, B)) is made into: the types of a tuple's elements differ."""
        context = _AssertRaisesAny(expected_exceptions, msg)
        if callable is not None:
            with context:
                callable()
        return context

    def assertWarns(self, expected_warning: type[Warning], callable: Callable[[], object] | None = None, *, msg: str | None = None) -> _AssertWarns:
        return self._warns(_AssertWarns(expected_warning, None, msg), callable)

    def assertWarnsRegex(
        self, expected_warning: type[Warning], expected_regex: str, callable: Callable[[], object] | None = None, *, msg: str | None = None
    ) -> _AssertWarns:
        return self._warns(_AssertWarns(expected_warning, expected_regex, msg), callable)

    def _warns(self, context: _AssertWarns, callable: Callable[[], object] | None) -> _AssertWarns:
        if callable is not None:
            with context:
                callable()
        return context

    def assertRaisesRegex(
        self, expected_exception: type[E], expected_regex: str, callable: Callable[[], object] | None = None, *, msg: str | None = None
    ) -> _AssertRaises[E]:
        return self._raises(_AssertRaises(expected_exception, expected_regex, msg), callable)

    def _raises(self, context: _AssertRaises[E], callable: Callable[[], object] | None) -> _AssertRaises[E]:
        if callable is not None:
            with context:
                callable()
        return context


class IsolatedAsyncioTestCase(TestCase):
    def __init__(self, methodName: str = "runTest") -> None:
        super().__init__(methodName)
        self._async_cleanups: list[Callable[[], Awaitable[object]]] = []

    async def asyncSetUp(self) -> None:
        pass

    async def asyncTearDown(self) -> None:
        pass

    def addAsyncCleanup(self, function: Callable[[], Awaitable[object]]) -> None:
        self._async_cleanups.append(function)

    async def do_async_cleanups(self) -> None:
        while self._async_cleanups:
            await self._async_cleanups.pop()()


# Read by unic/testing before.


def skip() -> None:
    pass


def skipIf() -> None:
    pass


def skipUnless() -> None:
    pass


def expectedFailure() -> None:
    pass


def main() -> None:
    """Tests are called by `unic test`."""
