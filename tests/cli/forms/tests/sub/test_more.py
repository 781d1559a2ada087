"""Other forms of the same: names imported from pytest, cases in a variable, fixtures and cases of other modules."""

from __future__ import annotations

import re
import sys
import unittest
from enum import Enum
from pytest import approx, fixture, mark, param, raises

from main import Client
from ..helpers import Base, shared


class Color(Enum):
    RED = 1
    BLUE = 2


CASES = (
    param(1, 2, id="one"),
    param(2, 5, marks=mark.xfail(reason="no")),
    (
        3,  # three
        6,
    ),
)


def test_typed(typed) -> None:
    assert typed.name == "typed!"


def test_client(client: Client) -> None:
    assert client.call(2) == 4 and client.calls == 1


def test_renamed(renamed, shared) -> None:
    assert renamed == "typed!"
    assert shared == 7


@mark.parametrize(("n", "m"), CASES)
def test_call(typed, n: int, m: int) -> None:
    assert typed.call(n) == m


@mark.parametrize("color", [Color.RED, Color.BLUE])
@mark.parametrize("ok", [True, None])
def test_color(color: Color, ok: bool | None) -> None:
    assert color in (Color.RED, Color.BLUE)


@mark.parametrize("n", range(3))
def test_range(n) -> None:
    assert 0 <= n < 3


@mark.parametrize("x", [0.5, -1.5, 1e10])
def test_floats(x: float) -> None:
    assert x * 2 / 2 == approx(x)
    assert [x] == approx([x])
    assert (x, 1.0) == approx((x, 1.0 + 1e-9)) and (x, 1.0) != approx((x, 2.0))


@mark.parametrize("kind, text", [(ValueError, "x"), (OverflowError, "y")])
def test_kinds(kind: type[Exception], text: str) -> None:
    with raises(kind):
        raise kind(text)


@mark.parametrize("raw", [b"a\x00", b"\xff", "ü", "tab\t", ""])
def test_raw(raw: bytes | str) -> None:
    assert len(raw) < 9


def test_legacy_raises(client: Client) -> None:
    info = raises(ValueError, client.call, -1)
    assert info.match("negative: -1")
    with raises(ValueError, match=r"negative: -\d") as caught:
        client.call(-3)
    assert caught.type is ValueError and caught.value.args == ("negative: -3",)


@mark.skipif("sys.maxsize < 10", reason="never")
@mark.slow
def test_not_skipped() -> None:
    assert True


@mark.xfail(raises=ZeroDivisionError, reason="div")
def test_wrong_error() -> None:
    {1: 2}[3]


@mark.xfail(raises=(ZeroDivisionError, KeyError))
def test_right_error() -> None:
    {1: 2}[3]


@mark.xfail(False, reason="not now")
def test_xfail_off() -> None:
    pass


class TestBase(Base):
    def test_raises(self) -> None:
        self.assertRaises(ValueError, self.client.call, -1)
        self.assertRaisesRegex(ValueError, "neg", self.client.call, -1)
        self.assertDictEqual({"a": 1}, {"a": 1})
        self.assertListEqual([1], [1])
        self.assertIsNone(None)
        self.assertIn("a", ["a"])
        self.assertGreater(2, 1)
        self.assertTrue(self.client.name, "msg")

    def tearDown(self) -> None:
        self.client.calls = 0

    @unittest.expectedFailure
    def test_expected(self) -> None:
        self.assertEqual(1, 2)

    def test_skips(self) -> None:
        self.skipTest("later")

    @unittest.skipIf(sys.maxsize > 2, "big")
    def test_skip_if(self) -> None:
        self.fail("never")


if __name__ == "__main__":
    import pytest
    sys.exit(pytest.main([__file__]))
