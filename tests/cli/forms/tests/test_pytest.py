"""Fixtures, parameters, marks, classes and unittest's cases, passing and failing: run by tests/cli/test_test_forms.py."""

from typing import Iterator, AsyncIterator
import asyncio
import sys
import unittest

import pytest
from tests.conftest import LOG

later = pytest.mark.skipif(sys.maxsize > 3, reason="too big")

VALUES = [1, 2, 3]


@pytest.fixture(scope="module")
def table(base: int) -> list[int]:
    return [base]


@pytest.fixture
def opened(two: int) -> Iterator[str]:
    print("open")
    yield "x" * two
    print("close")


@pytest.fixture(autouse=True)
def always() -> None:
    LOG.append("always")


def setup_module() -> None:
    LOG.append('module')


def test_plain(two, opened) -> None:
    assert two == 2
    assert opened == "xxx"


@pytest.mark.parametrize("a, b", [(1, 2), pytest.param(3, 4, id="three"), (-1, 0)])
@pytest.mark.parametrize("c", ["x", "y y"])
def test_cases(a: int, b: int, c: str) -> None:
    assert a + 1 == b
    assert c.startswith("x")


def test_raises() -> None:
    with pytest.raises((ValueError, KeyError), match="bad") as info:
        int("bad")
    assert "bad" in str(info.value)
    with pytest.raises(ZeroDivisionError):
        1 // int("0")
    assert 0.1 + 0.2 == pytest.approx(0.3)


@pytest.mark.skip(reason="no time")
def test_skipped(tmp_path) -> None:
    assert False


@pytest.mark.parametrize('value', VALUES, ids=['a', None, 'a'])
def test_values(value) -> None:
    assert value > 0


@later
def test_later() -> None:
    assert False


@pytest.mark.xfail(reason="known")
def test_xfail() -> None:
    assert 1 == 2


@pytest.mark.xfail
def test_xpass() -> None:
    pass


@pytest.mark.xfail(strict=True, reason="st")
def test_xstrict() -> None:
    pass


def test_skips_itself() -> None:
    pytest.skip("not now")


def test_fails_itself() -> None:
    pytest.fail("so be it")


def test_prints(capsys) -> None:
    print("hello")
    assert capsys.readouterr().out == "hello\n"


def test_table(table: list[int]) -> None:
    table.append(3)
    assert len(table) == 2


def test_table_again(table: list[int]) -> None:
    assert len(table) == 2


class TestThings:
    def setup_method(self) -> None:
        self.items = [1]

    def teardown_method(self) -> None:
        print("down", self.items)

    @pytest.fixture
    def more(self) -> list[int]:
        return self.items + [2]

    def test_items(self) -> None:
        assert self.items == [1]

    @pytest.mark.parametrize("n", [1, 2])
    def test_more(self, more: list[int], n: int) -> None:
        assert n in more


@pytest.fixture
async def queue() -> AsyncIterator[asyncio.Queue[int]]:
    made: asyncio.Queue[int] = asyncio.Queue()
    await made.put(3)
    yield made
    print("left", made.qsize())


async def test_waits(queue: asyncio.Queue[int]) -> None:
    assert await queue.get() == 3


class Sums(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        print("class up")

    def setUp(self) -> None:
        self.n = 3

    def test_equal(self) -> None:
        self.assertEqual(self.n, 3)
        with self.assertRaises(ValueError):
            int("x")

    def test_not(self) -> None:
        self.assertEqual(self.n, 4)

    def testSubs(self) -> None:
        for i in range(3):
            with self.subTest(i=i):
                self.assertNotEqual(i, 1)

    @unittest.skip("why not")
    def test_off(self) -> None:
        self.fail()


@pytest.fixture(scope="class")
def shared() -> list[str]:
    return []


class TestOrder:
    @classmethod
    def setup_class(cls) -> None:
        LOG.append("class")

    def test_first(self, shared: list[str]) -> None:
        shared.append("first")
        assert LOG[-2:] == ["class", "always"]

    @pytest.mark.usefixtures("two")
    def test_second(self, shared: list[str]) -> None:
        assert shared == ["first"]


class TestInherits(TestThings):
    def test_own(self, shared: list[str]) -> None:
        assert shared == [] and len(self.items) == 1


class Waits(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self) -> None:
        self.n = 1

    async def test_it(self) -> None:
        await asyncio.sleep(0)
        self.assertEqual(self.n, 1)
