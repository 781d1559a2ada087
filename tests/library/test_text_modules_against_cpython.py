"""textwrap, shlex, fnmatch, string.Template, html and pprint of stdlib/, run by CPython, give what CPython's give."""

from __future__ import annotations

import fnmatch
import html
import html.entities
import pprint
import shlex
import string
import textwrap
import warnings
from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.library.loading import load

ours_textwrap = load("textwrap")
ours_shlex = load("shlex")
ours_fnmatch = load("fnmatch")
ours_string = load("string")
ours_html = load("html")
ours_pprint = load("pprint")

QUICK = settings(max_examples=300, deadline=None)


def pieces(*texts: str) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(texts), max_size=22).map("".join)


def outcome(action: Callable[[], object]) -> object:
    try:
        return action()
    except (ValueError, KeyError) as error:
        return type(error).__name__, str(error)


PROSE = pieces("a", "b", "word", "  ", " ", "\n", "\t", "-", "--", "foo-bar", "1", "(", ".", "'", "!", "é", "A", "_")
WRAPPING = st.fixed_dictionaries(
    # In lines shorter than their indentation CPython's may run for ever.
    {"width": st.integers(6, 24)},
    optional={name: st.booleans() for name in ("expand_tabs", "replace_whitespace", "fix_sentence_endings", "break_long_words", "drop_whitespace",
                                               "break_on_hyphens")}
    | {"initial_indent": st.just("* "), "subsequent_indent": st.just("   "), "max_lines": st.integers(1, 3), "placeholder": st.sampled_from(["...", " (more)"])})


@QUICK
@given(PROSE, WRAPPING)
def test_textwrap(text: str, arguments: dict[str, object]) -> None:
    assert outcome(lambda: ours_textwrap.wrap(text, **arguments)) == outcome(lambda: textwrap.wrap(text, **arguments))
    width = arguments["width"]
    assert outcome(lambda: ours_textwrap.shorten(text, width)) == outcome(lambda: textwrap.shorten(text, width))
    assert ours_textwrap.dedent(text) == textwrap.dedent(text)
    assert ours_textwrap.indent(text, "> ") == textwrap.indent(text, "> ")


@QUICK
@given(pieces("a", "b", " ", "'", '"', "\\", "#", "\n", "c d", "é"), st.booleans(), st.booleans())
def test_shlex(line: str, comments: bool, posix: bool) -> None:
    assert outcome(lambda: ours_shlex.split(line, comments, posix)) == outcome(lambda: shlex.split(line, comments, posix))
    assert ours_shlex.quote(line) == shlex.quote(line)


@QUICK
@given(st.text("abc.-!]\n", max_size=7), st.text("ab*?[]!-c.^\\&~", max_size=9))
def test_fnmatch(name: str, pattern: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)
        assert ours_fnmatch.fnmatch(name, pattern) == fnmatch.fnmatch(name, pattern)
    assert ours_fnmatch.translate(pattern) == fnmatch.translate(pattern)


@QUICK
@given(pieces("$", "{", "}", "a", "_1", "1", " ", "\n", "é"))
def test_templates(text: str) -> None:
    mine, theirs = ours_string.Template(text), string.Template(text)
    values = {"a": 1, "_1": "x"}
    assert outcome(lambda: mine.substitute(values)) == outcome(lambda: theirs.substitute(values))
    assert mine.safe_substitute(values) == theirs.safe_substitute(values)
    assert (mine.is_valid(), mine.get_identifiers()) == (theirs.is_valid(), theirs.get_identifiers())


@QUICK
@given(st.lists(st.one_of(
    st.sampled_from(["&", "#", "x", "X", "1", "80", "FFFE", "d800", "110000", ";", "amp", "notit", "<", " ", "0", "é"]),
    st.sampled_from(sorted(html.entities.html5)).map("&{}".format), st.integers(0, 0x120000).map("&#{};".format)), max_size=7).map("".join))
def test_html(text: str) -> None:
    assert ours_html.unescape(text) == html.unescape(text)
    assert ours_html.escape(text) == html.escape(text)


def test_html_knows_every_name() -> None:
    for name, text in html.entities.html5.items():
        assert ours_html.unescape("&" + name) == text


LEAVES = st.one_of(st.integers(-10**9, 10**9), pieces("a", "bc", " ", "word", "\n", "'"), st.none(), st.booleans(), st.binary(max_size=12), st.just(1.5))
VALUES = st.recursive(LEAVES, lambda inner: st.one_of(
    st.lists(inner, max_size=5), st.lists(inner, max_size=4).map(tuple), st.dictionaries(st.text("abc", max_size=9), inner, max_size=4),
    st.frozensets(st.integers(0, 10**6), max_size=1), st.sets(st.text("ab", max_size=9), max_size=1)), max_leaves=15)
LAYOUT = st.fixed_dictionaries({}, optional={
    "width": st.sampled_from([1, 10, 20, 40]), "indent": st.sampled_from([0, 2, 4]), "compact": st.booleans(), "sort_dicts": st.booleans(),
    "depth": st.integers(1, 3), "underscore_numbers": st.booleans()})


@QUICK
@given(VALUES, LAYOUT)
def test_pprint(value: object, arguments: dict[str, object]) -> None:
    assert ours_pprint.pformat(value, **arguments) == pprint.pformat(value, **arguments)
