"""stdlib/base64 and stdlib/binascii under CPython, against CPython's own."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable
from typing import Any

from hypothesis import given, settings, strategies as st

from tests.library.loading import load

our_base64: Any = load("base64")
our_binascii: Any = load("binascii")

DATA = st.binary(max_size=60)
DIGITS = st.text("ABCabc019+/-_=\n zy~<>!u\"#", max_size=30).map(str.encode) | st.lists(st.sampled_from("ABCDEFGH234567="), max_size=24).map(lambda l: "".join(l).encode())
LINES = st.lists(st.sampled_from([b"a", b"=", b"==", b"=3D", b"=3", b"=\n", b"=\r\n", b"\n", b"\r\n", b"\r", b" ", b"\t", b".", b"_", b"\xe9", b"x" * 74, b"\0"]),
                 max_size=14).map(b"".join)


def outcome(function: Callable[..., Any], *arguments: Any, **options: Any) -> object:
    try:
        return function(*arguments, **options)
    except Exception as error:
        return type(error).__name__, str(error)


def same(module: str, name: str, *arguments: Any, **options: Any) -> None:
    ours, theirs = (our_base64, base64) if module == "base64" else (our_binascii, binascii)
    assert outcome(getattr(ours, name), *arguments, **options) == outcome(getattr(theirs, name), *arguments, **options)


@settings(max_examples=300, deadline=None)
@given(DATA, st.booleans(), st.booleans(), st.booleans(), st.integers(0, 20))
def test_encoding(data: bytes, one: bool, two: bool, three: bool, width: int) -> None:
    for name in ("b64encode", "urlsafe_b64encode", "standard_b64encode", "encodebytes", "b32encode", "b32hexencode", "b16encode"):
        same("base64", name, data)
    same("base64", "b64encode", data, b"#!")
    same("base64", "b85encode", data, pad=one)
    spaced = data.replace(b"a", b"    ").replace(b"b", b"\0\0\0\0")
    same("base64", "a85encode", spaced, foldspaces=one, wrapcol=width, pad=two, adobe=three)
    same("binascii", "hexlify", data, "-", width - 10)
    same("binascii", "b2a_base64", data, newline=one)
    same("binascii", "b2a_uu", data[:50], backtick=one)
    same("binascii", "crc_hqx", data, width)


@settings(max_examples=300, deadline=None)
@given(DIGITS | DATA, st.booleans(), st.booleans())
def test_decoding(data: bytes, one: bool, two: bool) -> None:
    for name in ("urlsafe_b64decode", "standard_b64decode", "decodebytes", "b85decode"):
        same("base64", name, data)
    same("base64", "b64decode", data, validate=one)
    same("base64", "b64decode", data, b"-_", one)
    same("base64", "b32decode", data, one, b"L" if two else None)
    same("base64", "b32hexdecode", data, one)
    same("base64", "b16decode", data, one)
    same("base64", "a85decode", data, foldspaces=one, adobe=two)
    same("binascii", "unhexlify", data)
    same("binascii", "a2b_base64", data, strict_mode=one)
    same("binascii", "a2b_uu", data)


@settings(max_examples=300, deadline=None)
@given(DATA, st.booleans())
def test_there_and_back(data: bytes, one: bool) -> None:
    assert our_base64.b85decode(base64.b85encode(data)) == data
    assert our_base64.a85decode(base64.a85encode(data, adobe=one), adobe=one) == data
    assert our_base64.b32decode(base64.b32encode(data)) == data
    assert our_binascii.a2b_uu(binascii.b2a_uu(data[:45])) == data[:45]


@settings(max_examples=600, deadline=None)
@given(LINES | DATA, st.booleans(), st.booleans(), st.booleans())
def test_quoted_printable(data: bytes, one: bool, two: bool, three: bool) -> None:
    same("binascii", "b2a_qp", data, quotetabs=one, istext=two, header=three)
    same("binascii", "a2b_qp", data, header=one)
