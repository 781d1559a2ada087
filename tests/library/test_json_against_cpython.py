"""stdlib/json under CPython and CPython's own json: the same texts, values and errors."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from tests.library.loading import load

ours: Any = load("json")

SCALARS = st.none() | st.booleans() | st.integers(-2**63, 2**63 - 1) | st.floats() | st.text(max_size=8)
KEYS = st.text(max_size=4) | st.integers(-9, 99) | st.booleans() | st.none() | st.floats(allow_nan=False) | st.tuples(st.integers(0, 2))
VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4)
                      | st.tuples(inner, inner), max_leaves=12)
OPTIONS = st.fixed_dictionaries({}, optional={
    "indent": st.none() | st.integers(0, 4) | st.sampled_from(["\t", "--"]),
    "separators": st.none() | st.just((",", ":")) | st.just((" ; ", " = ")),
    "sort_keys": st.booleans(),
    "ensure_ascii": st.booleans(),
    "allow_nan": st.booleans(),
    "skipkeys": st.booleans(),
})
# Pieces that documents are made of, and that break them.
TOKENS = st.sampled_from([
    "{", "}", "[", "]", ",", ":", '"', '"a"', '"b"', '"\\u00e9"', '"\\ud83d\\ude00"', '"\\ud83d"', "\\", "\\u12", "\\x", "true", "false", "null", "nul", "NaN",
    "Infinity", "-Infinity", "-", "0", "01", "12", "-7", "1.5", "1.", ".5", "1e5", "1e", "1E+2", "-0", "-0.0", "123456789012345678", "-9223372036854775808",
    " ", "\n", "\t", "\r\n", "\x00", "\x1f", "\x7f", "\u00e9", "\u20ac", "\U0001f600", "\ufeff", "/", "'", "a",
])


def outcome(function: Callable[..., Any], *arguments: Any, **options: Any) -> object:
    """What a call gives, or the name of its exception with all that it tells."""
    try:
        result = function(*arguments, **options)
    except (ValueError, TypeError) as error:
        places = [getattr(error, name, None) for name in ("msg", "doc", "pos", "lineno", "colno")]
        return type(error).__name__, str(error), places
    return repr(result)


def writing(value: object, options: dict[str, Any]) -> None:
    assert outcome(ours.dumps, value, **options) == outcome(json.dumps, value, **options)


def reading(tokens: list[str]) -> None:
    text = "".join(tokens)
    for strict in (True, False):
        assert outcome(ours.loads, text, strict=strict) == outcome(json.loads, text, strict=strict)


def damaged(value: object, at: int, token: str, options: dict[str, Any]) -> None:
    """A document with a piece put in, or with one character missing."""
    try:
        text = json.dumps(value, **options)
    except (ValueError, TypeError):
        return
    at %= len(text)
    for changed in (text, text[:at] + token + text[at:], text[:at] + text[at + 1:], text[:at]):
        assert outcome(ours.loads, changed) == outcome(json.loads, changed)


@settings(max_examples=300, deadline=None)
@given(VALUES, OPTIONS)
def test_writes_the_same(value: object, options: dict[str, Any]) -> None:
    writing(value, options)


@settings(max_examples=300, deadline=None)
@given(st.lists(TOKENS, max_size=10))
def test_reads_the_same(tokens: list[str]) -> None:
    reading(tokens)


@settings(max_examples=300, deadline=None)
@given(VALUES, st.integers(0, 10_000), TOKENS, OPTIONS)
def test_finds_the_same_faults(value: object, at: int, token: str, options: dict[str, Any]) -> None:
    damaged(value, at, token, options)


@settings(max_examples=300, deadline=None)
@given(VALUES, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]))
def test_reads_bytes_in_all_encodings(value: object, encoding: str) -> None:
    try:
        data = json.dumps(value, ensure_ascii=False).encode(encoding)
    except (TypeError, UnicodeEncodeError):
        return
    assert outcome(ours.loads, data) == outcome(json.loads, data)


@pytest.mark.nightly
@settings(max_examples=5000, deadline=None)
@given(VALUES, OPTIONS, st.lists(TOKENS, max_size=12), st.integers(0, 10_000), TOKENS)
def test_all_of_it_at_length(value: object, options: dict[str, Any], tokens: list[str], at: int, token: str) -> None:
    writing(value, options)
    reading(tokens)
    damaged(value, at, token, options)


def test_a_circle_is_found() -> None:
    around: list[Any] = []
    around.append({"a": around})
    assert outcome(ours.dumps, around) == outcome(json.dumps, around)
