"""stdlib/re, run by CPython, finds what CPython's re finds: generated patterns, texts and templates."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from tests.library.loading import load  # noqa: E402
from support import imports  # noqa: E402,F401

ours = load("re")
# The runtime's reads the memory of a text.
ours.subject.point = lambda text, index: ord(text[int(index)])

CHARACTERS = st.sampled_from(["a", "b", "c", "B", ".", "\\w", "\\W", "\\s", "\\d", "[ab]", "[^a]", "[b-d\\n]", "[\\W_]", "é"])
POSITIONS = st.sampled_from(["^", "$", "\\b", "\\B", "\\A", "\\Z", "(?<=a)", "(?<!b)", "(?<=(a)|b)", "(?<=ab)"])
COUNTS = st.sampled_from(["*", "+", "?", "{2}", "{1,2}", "{0,2}", "{1,}", "{,1}"])
TEXTS = st.text("abcB1 _\né", max_size=9)
FLAGS = st.sampled_from([0, 0, re.I, re.M, re.S, re.A, re.M | re.S, re.I | re.A])


def longer(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    groups = st.sampled_from(["({})", "({})", "(?:{})", "(?i:{})", "(?={})", "(?!{})", "(?-i:{})", "(?s:{})"])
    grouped = st.builds(str.format, groups, inner)
    repeated = st.builds("".join, st.tuples(st.one_of(CHARACTERS, grouped), COUNTS, st.sampled_from(["", "", "?"])))
    possessive = st.builds("".join, st.tuples(CHARACTERS, COUNTS, st.just("+")))
    joined = st.lists(st.one_of(inner, repeated, possessive), max_size=3).map("".join)
    return st.one_of(grouped, repeated, joined, st.lists(joined, min_size=2, max_size=3).map("|".join))


PATTERNS = st.recursive(st.one_of(CHARACTERS, POSITIONS), longer, max_leaves=9)


def outcome(action: Callable[[], object]) -> object:
    try:
        return action()
    except (re.error, ours.error) as error:
        return str(error), error.pos, error.lineno, error.colno
    except (IndexError, ValueError, OverflowError) as error:
        return type(error).__name__, str(error)


def described(match: re.Match[str] | None) -> object:
    if match is None:
        return None
    return match.span(), match.groups(), match.regs, match.lastindex, match.lastgroup, match.pos, match.endpos, repr(match)


def compare(pattern: str, flags: int, text: str, pos: int, endpos: int) -> None:
    theirs = re.compile(pattern, flags)
    mine = ours.compile(pattern, int(flags))
    assert (mine.flags, mine.groups, repr(mine)) == (theirs.flags, theirs.groups, repr(theirs))
    for method in ("search", "match", "fullmatch"):
        assert described(getattr(mine, method)(text, pos, endpos)) == described(getattr(theirs, method)(text, pos, endpos))
    assert [described(match) for match in mine.finditer(text)] == [described(match) for match in theirs.finditer(text)]
    assert mine.split(text, 3) == theirs.split(text, 3)
    assert mine.subn("<\\g<0>>", text, 4) == theirs.subn("<\\g<0>>", text, 4)
    if theirs.groups < 2:
        assert mine.findall(text) == theirs.findall(text)


def check(pattern: str, flags: int, text: str, pos: int, endpos: int) -> None:
    try:
        re.compile(pattern, flags)
    except re.error as error:
        assert outcome(lambda: ours.compile(pattern, int(flags))) == outcome(lambda: re.compile(pattern, flags)), error
        return
    compare(pattern, flags, text, pos, endpos)


QUICK = settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
LONG = settings(max_examples=5000, deadline=None, suppress_health_check=list(HealthCheck))
ARGUMENTS = (PATTERNS, FLAGS, TEXTS, st.integers(0, 4), st.sampled_from([99, 99, 4, 5]))


@QUICK
@given(*ARGUMENTS)
def test_finds_what_cpython_finds(pattern: str, flags: int, text: str, pos: int, endpos: int) -> None:
    check(pattern, flags, text, pos, endpos)


@pytest.mark.nightly
@LONG
@given(*ARGUMENTS)
def test_finds_what_cpython_finds_in_many_cases(pattern: str, flags: int, text: str, pos: int, endpos: int) -> None:
    check(pattern, flags, text, pos, endpos)


@QUICK
@given(st.text("ab()[]{}?*+|^$\\.-,:=!<>P#12dwx\n", max_size=8))
def test_wrong_patterns_are_refused_in_the_same_words(pattern: str) -> None:
    mine = outcome(lambda: ours.compile(pattern).groups)
    # CPython reads ahead: it sees a backslash at the end before what is wrong with the sign in front of it.
    if "are not supported" not in str(mine) and not pattern.endswith("\\"):
        assert mine == outcome(lambda: re.compile(pattern).groups)


@QUICK
@given(st.text("\\g<>0123nxab_\n", max_size=8))
def test_templates_expand_alike(template: str) -> None:
    pattern = "(?P<a>x)(?P<b>y)?"
    assert outcome(lambda: ours.sub(pattern, template, "x-xy")) == outcome(lambda: re.sub(pattern, template, "x-xy"))


@QUICK
@given(st.binary(max_size=8), st.sampled_from([rb"\w+", rb"[^\x80-\xff]", rb".", rb"(?i)K\s", rb"[\w-]*", rb"\Ba|\b\d"]))
def test_bytes_are_matched_alike(text: bytes, pattern: bytes) -> None:
    assert ours.findall(pattern, text) == re.findall(pattern, text)
    assert ours.sub(pattern, rb"<\g<0>>", text) == re.sub(pattern, rb"<\g<0>>", text)
    assert ours.split(pattern, text) == re.split(pattern, text)


@pytest.mark.parametrize("flags", [re.I, re.I | re.A])
def test_case_is_ignored_for_the_same_letters(flags: int) -> None:
    cased = [chr(code) for code in range(0x2200) if chr(code).lower() != chr(code) or chr(code).upper() != chr(code)]
    text = "".join(cased)
    for char in cased[::7]:
        assert ours.findall(char, text, int(flags)) == re.findall(char, text, flags), char


def test_no_pattern_takes_more_than_linear_time() -> None:
    for pattern in ("(a+)+b", "(a|a)*b", "(a|aa)+$", "(.*)*x", "a?" * 25 + "a" * 25 + "c", "(?:(?=a+)a)*b"):
        start = time.process_time()
        assert ours.search(pattern, "a" * 400) is None or pattern.endswith("$")
        assert time.process_time() - start < 5


def test_long_matches_have_their_groups() -> None:
    """Beyond the size up to which groups are found by backtracking."""
    text = "ab" * 40000 + "c"
    match = ours.match("((a)(b)|(a)?b)*(c)", text)
    assert match.regs == re.match("((a)(b)|(a)?b)*(c)", text).regs


def test_many_states_are_forgotten_and_made_again() -> None:
    text = "abbabaabab" * 60
    pattern = "[ab]*a[ab]{14}c|b[ab]{11}a"
    assert [match.span() for match in ours.finditer(pattern, text)] == [match.span() for match in re.finditer(pattern, text)]


@pytest.mark.parametrize(("pattern", "message"), [
    (r"(a)\1", "back-references are not supported: matching takes linear time at position 3"),
    ("(?P<a>x)(?P=a)", "back-references are not supported: matching takes linear time at position 8"),
    ("(a)?(?(1)b|c)", "conditional groups are not supported: matching takes linear time at position 4"),
    ("(?>a*)b", "atomic groups are not supported: matching takes linear time at position 0"),
    ("(?:ab)*+c", "possessive repeats of more than a character are not supported: matching takes linear time at position 6"),
])
def test_what_takes_more_than_linear_time_is_refused(pattern: str, message: str) -> None:
    assert re.compile(pattern)
    with pytest.raises(ours.error) as caught:
        ours.compile(pattern)
    assert str(caught.value) == message
