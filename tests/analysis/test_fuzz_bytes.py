"""Files that are no program text at all, or almost: whatever bytes they hold, the compiler says what is wrong and where.

Valid programs are cut off, filled with odd bytes, line ends, indentation, brackets, literals and names. What stays a
program is checked as well. Seeds are fixed; a failure prints its own.
"""
from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.analysis.test_fuzz import PROGRAMS, TIME_LIMIT, Hang, complaint, time_limit
from unic.diagnostics import CompileError, render
from unic.pipeline import Pipeline, Source

CASES = 40
NIGHTLY_CASES = 20_000
ODD = (b"\0", b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\r", b"\r\n", b"\t", b"\f", b"\v", b"\x1a", b"\\", b"\\\n", b"\xc2\xa0", b"\xe2\x80\xa8",
       b"\xe2\x80\xae", b"\xf0\x9f\x98\x80", b"\xe2\x84\x8c", b"'", b'"""', b"f'{", b"{", b"}}", b"(", b"]", b"#", b";", b"\n\n", b"    ", b"\x00" * 9, b"$", b"?", b"`",
       b"0x", b"1e", b"1_", b"0777", b"1__0", b"9" * 30, b"1e999", b"5j", b"b'\xc3\xa9'", b"'\\N{dash}'", b"'\\ud800'", b"'\\x'", b"rb'", b"!=", b"<>", b"->", b":=", b"...")
# Text that repeats, and what closes it again.
NESTS = ((b"(", b")"), (b"[", b"]"), (b"{0: ", b"}"), (b"f(", b")"), (b"-", b""), (b"not ", b""), (b"lambda: ", b""), (b"x.", b"y"), (b"1 if x else ", b""), (b"f'{", b"}'"),
         (b"x[", b"]"), (b"await ", b""), (b"*", b""), (b"1 + ", b""), (b"1 < ", b""), (b"x = ", b""), (b"x, ", b""), (b"'a' ", b""), (b"[x for x in ", b"]"), (b"@x\n", b""),
         (b"if x:\n ", b""), (b"list[", b"]"))
CODINGS = (b"# coding: latin-1\n", b"# -*- coding: utf-16 -*-\n", b"# coding: nonsense\n", b"# coding: utf-8\n", b"# coding: ascii\n", b"#!/bin/sh\n# coding: cp1252\n")

Damage = Callable[[bytes, random.Random], bytes]


def _cut(text: bytes, choose: random.Random) -> bytes:
    return text[:choose.randrange(len(text) + 1)]


def _insert(text: bytes, choose: random.Random) -> bytes:
    at = choose.randrange(len(text) + 1)
    return text[:at] + choose.choice(ODD) * choose.choice((1, 1, 1, 2, 40)) + text[at:]


def _random_bytes(text: bytes, choose: random.Random) -> bytes:
    at = choose.randrange(len(text) + 1)
    return text[:at] + choose.randbytes(choose.choice((1, 2, 8, 100))) + text[at + choose.choice((0, 1, 5)):]


def _flip(text: bytes, choose: random.Random) -> bytes:
    damaged = bytearray(text)
    for _ in range(choose.choice((1, 2, 10))):
        damaged[choose.randrange(len(damaged))] ^= 1 << choose.randrange(8)
    return bytes(damaged)


def _line_ends(text: bytes, choose: random.Random) -> bytes:
    return text.replace(b"\n", choose.choice((b"\r\n", b"\r", b"\n\r", b"\f\n", b" \\\n", b"\n\n")), choose.choice((-1, 1, 5)))


def _indentation(text: bytes, choose: random.Random) -> bytes:
    return text.replace(b"    ", choose.choice((b"\t", b"  ", b"   ", b" \t", b"        ", b"")), choose.choice((-1, 1, 5)))


def _nest(text: bytes, choose: random.Random) -> bytes:
    opening, closing = choose.choice(NESTS)
    depth = choose.choice((3, 30, 99, 101, 250, 2000))
    lines = text.split(b"\n")
    middle = choose.choice((b"1", b"x", b"", b"f()"))
    lines.insert(choose.randrange(len(lines)), b"x = " + opening * depth + middle + closing * choose.choice((depth, depth, depth - 1, depth + 1)))
    return b"\n".join(lines)


def _long(text: bytes, choose: random.Random) -> bytes:
    name = choose.choice((b"x" * 100_000, b"'" + b"a" * 300_000 + b"'", b"9" * 5000, b"0x" + b"f" * 5000, b"0." + b"1" * 5000, b"[" + b"1, " * 20_000 + b"]", b"# " + b"c" * 100_000))
    return text + b"\nx = " + name + b"\n"


def _coding(text: bytes, choose: random.Random) -> bytes:
    return choose.choice((b"", b"\xef\xbb\xbf", b"\xff\xfe")) + choose.choice(CODINGS) + text + choose.choice((b"", b"'\xe9'\n"))


def _encoded(text: bytes, choose: random.Random) -> bytes:
    return text.decode(errors="replace").encode(choose.choice(("utf-16", "utf-8-sig", "utf-32", "utf-7", "cp037")), "replace")


DAMAGES: tuple[Damage, ...] = (_cut, _insert, _insert, _insert, _random_bytes, _flip, _line_ends, _indentation, _nest, _nest, _long, _coding, _encoded)


def damaged(seed: str) -> bytes:
    choose = random.Random(seed)
    text = choose.choice(PROGRAMS).read_bytes()
    # Most of a program does not matter here, and a short one is quick to check.
    if choose.random() < 0.8:
        text = text[:text.find(b"\n", choose.randrange(min(len(text), 600))) + 1]
    for _ in range(choose.choice((1, 1, 2, 3))):
        text = choose.choice(DAMAGES)(text or b"\n", choose)
    return text


def check(folder: Path, seed: str) -> None:
    content = damaged(seed)
    path = folder / "main.py"
    path.write_bytes(content)
    shown = content.decode(errors="replace").replace("\r\n", "\n").replace("\r", "\n")
    try:
        with time_limit(TIME_LIMIT):
            Pipeline(Source(path, "jail")).typed_program
    except CompileError as error:
        found = complaint(error.diagnostics, shown, path) if b"coding" not in content else ""
        assert not found, f"{found}\nseed {seed!r}"
        for diagnostic in error.diagnostics:
            assert all(len(line) < 1000 for line in render(diagnostic, lambda path: shown).split("\n")), f"seed {seed!r}"
    except Hang:
        raise AssertionError(f"no answer in {TIME_LIMIT} s for seed {seed!r}") from None
    except Exception as error:
        raise AssertionError(f"the compiler fails ({type(error).__name__}: {error}) for seed {seed!r}") from error


def test_any_bytes_are_refused_or_compile(tmp_path: Path) -> None:
    for number in range(CASES):
        check(tmp_path, f"bytes:{number}")


@pytest.mark.nightly
def test_many_bytes_are_refused_or_compile(tmp_path: Path) -> None:
    for number in range(CASES, NIGHTLY_CASES):
        check(tmp_path, f"bytes:{number}")
