"""Patches by name, warnings, and forms of unittest's methods that take tuples of classes or a function with its arguments."""

import unittest
import warnings

import pytest
from tests import settings


def test_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.settings.LIMIT", 9)
    monkeypatch.setattr("tests.settings.Client.timeout", (4.0), raising=False)
    assert settings.LIMIT == 9 and settings.Client.timeout == 4.0


def test_by_name_is_undone() -> None:
    assert settings.LIMIT == 5 and settings.Client.timeout == 3.0


def test_raising(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "LIMIT", 4, raising=True)
    assert settings.LIMIT == 4


def test_capsys_is_disabled(capsys: pytest.CaptureFixture[str]) -> None:
    print("kept")
    with capsys.disabled():
        print("seen")
    print("kept, too")
    assert capsys.readouterr().out == "kept\nkept, too\n"


def test_warns() -> None:
    with pytest.warns(UserWarning, match="o[nl]") as record:
        warnings.warn("one", UserWarning)
        warnings.warn("old", UserWarning)
    assert [str(told.message) for told in record] == ["one", "old"] and len(record) == 2 and record[0].category is UserWarning
    with pytest.warns((DeprecationWarning, UserWarning)):
        warnings.warn("old", DeprecationWarning)
    with pytest.deprecated_call():
        warnings.warn("old", DeprecationWarning)


def test_warns_of_something_else() -> None:
    with pytest.warns(DeprecationWarning):
        warnings.warn("old", UserWarning)


class TestWithMethods:
    def setup_method(self, method) -> None:
        self.items = [3]

    def teardown_method(self, method: object) -> None:
        self.items.clear()

    def test_items(self) -> None:
        assert self.items == [3]


class Forms(unittest.TestCase):
    def test_kinds(self) -> None:
        self.assertIsInstance(3, (int, str))
        self.assertNotIsInstance("3", (int, float), "no number")
        self.assertCountEqual((1, 2), [2, 1])
        self.assertCountEqual({1, 2}, range(1, 3))

    def test_wrong_kind(self) -> None:
        self.assertIsInstance(3, (bytes, str))

    def test_raises_some(self) -> None:
        with self.assertRaises((ValueError, KeyError)) as caught:
            int("x")
        self.assertIn("invalid", str(caught.exception))
        self.assertRaises((ValueError, KeyError), int, "x")

    def test_raises_none(self) -> None:
        with self.assertRaises((ValueError, KeyError)):
            pass

    def test_warnings(self) -> None:
        with self.assertWarnsRegex(UserWarning, "x+") as caught:
            warnings.warn("xx", UserWarning)
        self.assertEqual(str(caught.warning), "xx")

    def test_no_warnings(self) -> None:
        with self.assertWarns(UserWarning):
            pass

    def test_cleanup_of_what_was_given(self) -> None:
        found = [1]
        self.addCleanup(print, "cleaned", found)
        found = [2]
