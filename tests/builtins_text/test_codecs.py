"""Decoding: the same text, or the same error with the same position and reason, as CPython."""
from __future__ import annotations

from hypothesis import given, settings, strategies

from tests.builtins_text import model as m

INTERESTING = [0x41, 0x7F, 0x80, 0xA0, 0xBF, 0xC0, 0xC2, 0xC3, 0xA9, 0xE0, 0xE2, 0x82, 0xAC, 0xED, 0x9F, 0xF0, 0x90, 0x98, 0xF4, 0x8F, 0xF5]
codecs = m.load("runtime.builtins.text.codecs")


@settings(max_examples=400, deadline=None)
@given(strategies.lists(strategies.sampled_from(INTERESTING) | strategies.integers(0, 255), max_size=6).map(bytes))
def test_decode(data: bytes) -> None:
    for encoding in ("utf-8", "ascii", "latin-1"):
        for errors in ("strict", "replace", "ignore", "backslashreplace", "xmlcharrefreplace"):
            found = m.outcome(codecs.decode, m.fresh(data), m.fresh(encoding), m.fresh(errors))
            assert found == m.outcome(data.decode, encoding, errors)


@settings(max_examples=200, deadline=None)
@given(strategies.text(strategies.characters(), max_size=6))
def test_encode(text: str) -> None:
    for encoding in ("utf-8", "ascii", "latin-1"):
        for errors in ("strict", "replace", "ignore", "backslashreplace", "xmlcharrefreplace"):
            found = m.outcome(codecs.encode, m.fresh(text), m.fresh(encoding), m.fresh(errors))
            assert found == m.outcome(text.encode, encoding, errors)
