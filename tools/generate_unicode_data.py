"""Writes runtime/builtins/unicode_data.py: what str methods need to know of Unicode beyond ASCII.

The source is the CPython that runs this script (its str methods and unicodedata), which is also the oracle
of our tests. Run: python3 tools/generate_unicode_data.py

Formats, all of variable-length integers (7 bits a byte, least significant first, bit 7 = more follows):
  set       lengths of the alternating ranges outside, inside, outside ... the set, from code point 128
  mapping   runs: gap since the last run, 2 * count + (stride - 1), zigzag of the distance to the image
  expansion entries: gap since the last entry, number of code points, the code points
"""
import sys
import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path

FIRST = 128
END = 0x110000
OUTPUT = Path(__file__).parent.parent / "runtime" / "builtins" / "unicode_data.py"


def varint(value: int) -> bytes:
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def zigzag(value: int) -> int:
    return value * 2 if value >= 0 else -value * 2 - 1


def encode_set(member: Callable[[str], bool]) -> bytes:
    out = bytearray()
    inside = False
    start = FIRST
    for code in range(FIRST, END):
        if member(chr(code)) != inside:
            out += varint(code - start)
            start = code
            inside = not inside
    if inside:
        out += varint(END - start)
    return bytes(out)


def encode_mapping(image: Callable[[str], str], identity: Callable[[str], str]) -> bytes:
    """Single-character images that differ from `identity`'s."""
    pairs = [
        (code, ord(image(chr(code))) - code)
        for code in range(FIRST, END)
        if len(image(chr(code))) == 1 and image(chr(code)) != identity(chr(code))
    ]
    out = bytearray()
    position = FIRST
    i = 0
    while i < len(pairs):
        best, stride = 1, 1
        for step in (1, 2):
            n = 1
            while i + n < len(pairs) and pairs[i + n] == (pairs[i][0] + n * step, pairs[i][1]):
                n += 1
            if n > best:
                best, stride = n, step
        start, distance = pairs[i]
        out += varint(start - position) + varint(2 * best + stride - 1) + varint(zigzag(distance))
        position = start + (best - 1) * stride + 1
        i += best
    return bytes(out)


def encode_expansions(entries: Iterable[tuple[int, str]]) -> bytes:
    out = bytearray()
    position = FIRST
    for code, image in entries:
        out += varint(code - position) + varint(len(image)) + b"".join(varint(ord(c)) for c in image)
        position = code + 1
    return bytes(out)


def expansions(image: Callable[[str], str]) -> bytes:
    return encode_expansions(
        (code, image(chr(code))) for code in range(FIRST, END) if len(image(chr(code))) != 1)


def is_decimal_zero(c: str) -> bool:
    return c.isdecimal() and unicodedata.decimal(c) == 0


def is_case_ignorable(c: str) -> bool:
    """Case_Ignorable, seen through the rule for the final sigma: it is skipped between a letter and the sigma."""
    return ("A" + c + "\u03a3").lower()[-1] == "\u03c2" and (c + "\u03a3").lower()[-1] != "\u03c2"


def same(c: str) -> str:
    return c


def tables() -> list[tuple[str, str, bytes]]:
    return [
        ("PRINTABLE", "set: str.isprintable", encode_set(str.isprintable)),
        ("ALPHA", "set: str.isalpha", encode_set(str.isalpha)),
        ("DIGIT", "set: str.isdigit and not str.isdecimal", encode_set(lambda c: c.isdigit() and not c.isdecimal())),
        ("NUMERIC", "set: str.isnumeric", encode_set(str.isnumeric)),
        ("DECIMAL_ZERO", "set: the digit 0 of each script; 1 to 9 follow it", encode_set(is_decimal_zero)),
        ("LOWER", "set: str.islower", encode_set(str.islower)),
        ("UPPER", "set: str.isupper", encode_set(str.isupper)),
        ("TITLE", "set: general category Lt", encode_set(lambda c: unicodedata.category(c) == "Lt")),
        ("CASE_IGNORABLE", "set: Case_Ignorable", encode_set(is_case_ignorable)),
        ("IDENTIFIER_START", "set: XID_Start", encode_set(str.isidentifier)),
        ("IDENTIFIER_CONTINUE", "set: XID_Continue", encode_set(lambda c: ("a" + c).isidentifier())),
        ("TO_LOWER", "mapping: str.lower", encode_mapping(str.lower, same)),
        ("TO_UPPER", "mapping: str.upper", encode_mapping(str.upper, same)),
        ("TO_TITLE", "mapping: str.title where it is not str.upper", encode_mapping(str.title, str.upper)),
        ("TO_FOLDED", "mapping: str.casefold where it is not str.lower", encode_mapping(str.casefold, str.lower)),
        ("EXPAND_LOWER", "expansion: str.lower", expansions(str.lower)),
        ("EXPAND_UPPER", "expansion: str.upper", expansions(str.upper)),
        ("EXPAND_TITLE", "expansion: str.title", expansions(str.title)),
        ("EXPAND_FOLDED", "expansion: str.casefold", expansions(str.casefold)),
    ]


def literal(data: bytes) -> str:
    lines = []
    for start in range(0, len(data), 26):
        lines.append('    b"' + "".join(f"\\x{byte:02x}" for byte in data[start:start + 26]) + '"')
    return "(\n" + "\n".join(lines) + "\n)"


def main() -> None:
    parts = [
        f'"""Unicode {unicodedata.unidata_version} tables. Generated by tools/generate_unicode_data.py, which\n'
        'describes the formats; do not edit."""\n'
        "from typing import Final\n"
    ]
    for name, what, data in tables():
        print(f"{name}: {len(data)} bytes", file=sys.stderr)
        parts.append(f"\n# {what}\n{name}: Final = {literal(data)}\n")
    OUTPUT.write_text("".join(parts))


if __name__ == "__main__":
    main()
