"""str: every method gives what CPython's gives, over texts of both widths."""
from __future__ import annotations

import itertools

import pytest

from tests.builtins_text import model as m

TEXTS = [
    "", "a", "abc", "hello world", "é", "éa", "日本", "日本語abc", "aXbXc", "\x00\x01", "'\"", "'", "\n\t\\", "\U0001f600x",
    "  a b  c ", "ab\r\ncd\nef\r", "\u2028x\x85y", "ÀÉîß", "ΑΣ ΣΑΣ", "ǆǅ", "ŉǰ", "ﬁx", "x\ttab\t\ty", "-42", "+7", "123",
    "٣٤", "²½Ⅷ", "Ab Cd", "aB", "\ud800", "İI", "ʰΣ", "a'b", "K9_", "9a", "ꭰᏸ",
]
METHODS = [
    ("upper",), ("lower",), ("title",), ("capitalize",), ("swapcase",), ("casefold",), ("strip",), ("strip", "ac "),
    ("lstrip", "ab"), ("rstrip",), ("split",), ("split", None, 1), ("rsplit",), ("rsplit", None, 1), ("splitlines",),
    ("splitlines", True), ("isascii",), ("isspace",), ("isalpha",), ("isdecimal",), ("isdigit",), ("isnumeric",),
    ("isalnum",), ("islower",), ("isupper",), ("istitle",), ("isidentifier",), ("isprintable",), ("__repr__",),
    ("expandtabs",), ("expandtabs", 3), ("zfill", 8), ("encode",), ("encode", "ascii"), ("encode", "latin-1"),
    ("encode", "ascii", "replace"), ("encode", "Latin_1", "ignore"), ("encode", "xx"), ("center", 9),
    ("center", 10, "*"), ("ljust", 7, "日"), ("rjust", 7),
]
PAIR_METHODS = [
    "__add__", "__contains__", "find", "rfind", "count", "__eq__", "__lt__", "__le__", "split", "rsplit", "partition",
    "rpartition", "index", "startswith", "endswith", "removeprefix", "removesuffix",
]


def adapted(value: object) -> object:
    return m.fresh(value) if isinstance(value, str) else value


def check(text: str, name: str, *args: object) -> None:
    expected = m.outcome(getattr(text, name), *args)
    assert m.outcome(getattr(m.fresh(text), name), *map(adapted, args)) == expected, (text, name, args)


@pytest.mark.parametrize("text", TEXTS)
def test_methods_of_one_text(text: str) -> None:
    for name, *args in METHODS:
        check(text, name, *args)


@pytest.mark.parametrize("text", TEXTS)
def test_methods_of_two_texts(text: str) -> None:
    for other in TEXTS:
        for name in PAIR_METHODS:
            check(text, name, other)
        for name in ("find", "rfind", "count", "startswith", "endswith"):
            for start, end in ((1, 3), (-2, None), (5, 2), (2, 2), (100, None)):
                check(text, name, other, start, end)
        for times in (-1, 0, 1, 2):
            check(text, "replace", other, "日x", times)


@pytest.mark.parametrize("text", ["", "abc", "日本語abc", "hello"])
def test_slices(text: str) -> None:
    for start, stop, step in itertools.product(
            (None, 0, 1, -1, 3, -3, 50, -50), (None, 0, 2, -1, 4, -50, 99), (None, 1, 2, -1, -3)):
        assert m.plain(m.fresh(text).__getslice__(start, stop, step)) == text[start:stop:step]


def test_join_and_f_string_parts() -> None:
    parts = ["a", "日", "", "b"]
    assert m.plain(m.fresh(", ").join([m.fresh(part) for part in parts])) == ", ".join(parts)
    array = m.Array(None, len(parts))
    for index, part in enumerate(parts):
        array[index] = m.fresh(part)
    assert m.plain(m.load("runtime.builtins.text.concat").concat_strings(array)) == "".join(parts)


def test_equal_texts_hash_alike_and_literals_are_not_written_to() -> None:
    literal, made = m.modelled("some text"), m.fresh("some text")
    assert literal.__hash__() == made.__hash__() == made.__hash__()
    assert literal.state == 0 and made.state > 3


def reference_folded_hash(data: bytes, low: int, high: int) -> int:
    """Words of eight bytes, each mixed in by a multiplication whose halves are xored, over Python's own ints."""
    state = low ^ len(data)
    for start in range(0, len(data), 8):
        product = (state ^ int.from_bytes(data[start:start + 8], "little")) * high
        state = (product ^ product >> 64) & (1 << 64) - 1
    return state


def test_hash_of_every_tail_length() -> None:
    folded_hash = m.load("runtime.builtins.text.keyed_hash").folded_hash
    for length in range(1, 24):
        data = bytes(range(length))
        found = folded_hash(m.fresh(data).tail_address, m.u64(length), m.u64(0x0706050403020100), m.u64(0x0F0E0D0C0B0A0908))
        assert int.__index__(found) == reference_folded_hash(data, 0x0706050403020100, 0x0F0E0D0C0B0A0908)


def test_hash_spreads_texts_that_differ_in_one_place() -> None:
    folded_hash = m.load("runtime.builtins.text.keyed_hash").folded_hash
    texts = [f"{prefix}{number}" for prefix in ("", "key", "a longer key, ") for number in range(500)]
    hashes = {int.__index__(folded_hash(m.fresh(text.encode()).tail_address, m.u64(len(text)), m.u64(5), m.u64(0xD6E8FEB86659FD93))) for text in texts}
    assert len({value & 0xFFFF for value in hashes}) > 0.95 * len(texts)
