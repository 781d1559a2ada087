"""bytes, bytearray and memoryview: every method gives what CPython's gives."""
from __future__ import annotations

import itertools

import pytest

from tests.builtins_text import model as m

DATA = [b"", b"a", b"abc", b"hello world", b"  a b  c ", b"a\r\nb\rc\n", b"\xff\x00'", b"'\"", b"ABC123", b"aXbXc", b"\xe9\xc3\xa9", b"Ab Cd", b"123", b"aaa"]
METHODS = [
    ("upper",), ("lower",), ("title",), ("capitalize",), ("swapcase",), ("strip",), ("lstrip",), ("rstrip",),
    ("strip", b"ac "), ("split",), ("rsplit",), ("split", None, 1), ("rsplit", None, 1), ("splitlines",),
    ("splitlines", True), ("isascii",), ("isdigit",), ("isalpha",), ("isalnum",), ("isspace",), ("islower",),
    ("isupper",), ("__repr__",), ("hex",), ("hex", ":"), ("hex", "-", 2), ("hex", "-", -2), ("decode",),
    ("decode", "latin-1"), ("decode", "ascii", "replace"), ("center", 9), ("center", 10, b"*"), ("ljust", 7, b"xx"),
    ("rjust", 7), ("__mul__", 3), ("__mul__", 0), ("join", [b"x", b"yy", b""]), ("join", []),
    ("startswith", (b"a", b"h")), ("find", 97), ("count", 97), ("rfind", 300), ("__contains__", 97),
    ("__contains__", 256), ("index", b"zz"),
]
PAIR_METHODS = [
    "__add__", "__contains__", "find", "rfind", "count", "split", "rsplit", "partition", "rpartition", "startswith",
    "endswith", "removeprefix", "removesuffix",
]
BOUNDS = list(itertools.product((None, 0, 1, -1, 3, -3, 50, -50), (None, 0, 2, -1, 4, -50, 99), (None, 1, 2, -1, -3)))


def adapted(value: object) -> object:
    if isinstance(value, (bytes, bytearray, str)):
        return m.fresh(value)
    if isinstance(value, (list, tuple)):
        return type(value)(adapted(item) for item in value)
    return value


def check(value: object, name: str, *args: object) -> None:
    expected = m.outcome(getattr(value, name), *args)
    found = m.outcome(getattr(m.fresh(value), name), *map(adapted, args))
    assert found == expected and type(found) is type(expected), (value, name, args)


@pytest.mark.parametrize("kind", [bytes, bytearray])
@pytest.mark.parametrize("data", DATA)
def test_methods(kind: type, data: bytes) -> None:
    for name, *args in METHODS:
        check(kind(data), name, *args)
    for other in DATA:
        for name in PAIR_METHODS:
            check(kind(data), name, other)
            check(kind(data), name, bytearray(other))
        for times in (-1, 0, 1, 2):
            check(kind(data), "replace", other, b"<>", times)
        assert (m.fresh(kind(data)) == m.fresh(other)) == (kind(data) == other)
        assert (m.fresh(kind(data)) < m.fresh(other)) == (kind(data) < other)


@pytest.mark.parametrize("data", [b"", b"abc", b"hello world"])
def test_slices(data: bytes) -> None:
    for bounds in BOUNDS:
        part = slice(*bounds)
        view = m.namespace["memoryview"](m.fresh(data)).__getslice__(*bounds)
        assert m.plain(m.fresh(data).__getslice__(*bounds)) == data[part]
        assert m.plain(view.tobytes()) == data[part]
        assert view.__getslice__(None, None, 2).tolist() == list(data[part][::2])
        changed, modelled = bytearray(data), m.fresh(bytearray(data))
        del changed[part]
        modelled.__delslice__(*bounds)
        assert m.plain(modelled) == changed
        for value in (b"", b"z", b"longer value"):
            changed, modelled = bytearray(data), m.fresh(bytearray(data))
            expected = m.outcome(changed.__setitem__, part, value)
            assert m.outcome(modelled.__setslice__, *bounds, m.fresh(value)) == expected
            assert m.plain(modelled) == changed


def test_construction() -> None:
    for args in ((), (3,), (-1,), ([1, 2, 255],), ([256],), ("é", "utf-8"), ("é",), ("é", "ascii", "replace")):
        for kind in (bytes, bytearray):
            made = m.namespace[kind.__name__]
            assert m.outcome(made, *map(adapted, args)) == m.outcome(kind, *args)
    for source in ("", "0a FF", "abc", "0g", "zz", "é0", "0 0", " 00 "):
        assert m.outcome(m.namespace["bytes"].fromhex, m.fresh(source)) == m.outcome(bytes.fromhex, source)


def test_bytearray_changes_step_by_step() -> None:
    changed, modelled = bytearray(b"abc"), m.fresh(bytearray(b"abc"))
    for name, *args in [
            ("append", 100), ("append", 256), ("extend", b"xyz"), ("extend", [1, 2]), ("insert", 1, 7),
            ("insert", -100, 8), ("insert", 100, 9), ("pop",), ("pop", 0), ("pop", 99), ("remove", 7), ("remove", 7),
            ("reverse",), ("__iadd__", b"qq"), ("__imul__", 2), ("clear",), ("pop",)]:
        assert m.outcome(getattr(modelled, name), *map(adapted, args)) == m.outcome(getattr(changed, name), *args)
        assert m.plain(modelled) == changed


def test_a_view_shares_memory_and_guards_it() -> None:
    owner = m.fresh(bytearray(b"abcdef"))
    view = m.namespace["memoryview"](owner)
    view.__getslice__(2, 4, None)[0] = 65
    assert m.plain(owner) == bytearray(b"abAdef")
    assert m.outcome(m.namespace["memoryview"](m.fresh(b"x")).__setitem__, 0, 1)[0] is TypeError
    view.release()
    assert m.outcome(view.tobytes) == (ValueError, "operation forbidden on released memoryview object")
