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
    assert literal.hash_cache == 0 and made.hash_cache > 1


def reference_siphash13(data: bytes, low: int, high: int) -> int:
    """SipHash-1-3 written straight from the paper, over Python's own ints."""
    mask = (1 << 64) - 1
    v = [low ^ 0x736F6D6570736575, high ^ 0x646F72616E646F6D, low ^ 0x6C7967656E657261, high ^ 0x7465646279746573]

    def rotate(x: int, by: int) -> int:
        return (x << by | x >> 64 - by) & mask

    def sip_round() -> None:
        v[0] = v[0] + v[1] & mask
        v[2] = v[2] + v[3] & mask
        v[1] = rotate(v[1], 13) ^ v[0]
        v[3] = rotate(v[3], 16) ^ v[2]
        v[0] = rotate(v[0], 32)
        v[2] = v[2] + v[1] & mask
        v[0] = v[0] + v[3] & mask
        v[1] = rotate(v[1], 17) ^ v[2]
        v[3] = rotate(v[3], 21) ^ v[0]
        v[2] = rotate(v[2], 32)

    padded = data + bytes(-(len(data) + 1) % 8) + bytes([len(data) & 255])
    for start in range(0, len(padded), 8):
        word = int.from_bytes(padded[start:start + 8], "little")
        v[3] ^= word
        sip_round()
        v[0] ^= word
    v[2] ^= 0xFF
    for _ in range(3):
        sip_round()
    return v[0] ^ v[1] ^ v[2] ^ v[3]


def test_siphash_of_every_tail_length() -> None:
    siphash = m.load("runtime.builtins.text.siphash").siphash13
    for length in range(24):
        data = bytes(range(length))
        found = siphash(m.fresh(data).tail_address, m.u64(length), m.u64(0x0706050403020100), m.u64(0x0F0E0D0C0B0A0908))
        assert int.__index__(found) == reference_siphash13(data, 0x0706050403020100, 0x0F0E0D0C0B0A0908)
