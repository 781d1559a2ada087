"""Writes runtime/builtins/unicode_data.py: what str methods need to know of Unicode beyond ASCII.

The source is the CPython that runs this script (its str methods and unicodedata), which is also the oracle
of our tests. Run: python3 tools/generate_unicode_data.py

Formats, all of variable-length integers (7 bits a byte, least significant first, bit 7 = more follows):
  set       pairs: lengths of the alternating ranges outside and inside the set, from code point 128
  mapping   runs: gap since the last run, 2 * count + (stride - 1), zigzag of the distance to the image
  expansion entries: gap since the last entry, number of code points, the code points

Before them is an index, so that looking something up is not reading a table from its beginning: its number of entries (u8), and for
every SET_BLOCK-th pair, BLOCK-th run or BLOCK-th entry but the first the code point behind what lies before it (u24), and its offset in the bytes behind the
index (u16), both little endian.
"""
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

FIRST = 128
# Smaller ones make tables larger: an entry of the index has 5 bytes, a pair of a set or a run 2 to 4.
SET_BLOCK = 32
BLOCK = 8
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


def indexed(entries: list[tuple[int, bytes]], block: int = BLOCK) -> bytes:
    """A table of what has been encoded, each with the code point behind what lies before it."""
    index, content = bytearray(), bytearray()
    for number, (position, encoded) in enumerate(entries):
        if number and number % block == 0:
            index += position.to_bytes(3, "little") + len(content).to_bytes(2, "little")
        content += encoded
    return bytes([len(index) // 5]) + bytes(index) + bytes(content)


def encode_set(member: Callable[[str], bool]) -> bytes:
    edges = [FIRST]
    for code in range(FIRST, END):
        # Outside after an even number of edges.
        if member(chr(code)) != (len(edges) % 2 == 0):
            edges.append(code)
    if len(edges) % 2 == 0:
        edges.append(END)
    return indexed([
        (start, varint(inside - start) + varint(end - inside)) for start, inside, end in zip(edges[0::2], edges[1::2], edges[2::2])
    ], SET_BLOCK)


def encode_mapping(image: Callable[[str], str], identity: Callable[[str], str]) -> bytes:
    """Single-character images that differ from `identity`'s."""
    pairs = [
        (code, ord(image(chr(code))) - code)
        for code in range(FIRST, END)
        if len(image(chr(code))) == 1 and image(chr(code)) != identity(chr(code))
    ]
    entries = []
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
        entries.append((position, varint(start - position) + varint(2 * best + stride - 1) + varint(zigzag(distance))))
        position = start + (best - 1) * stride + 1
        i += best
    return indexed(entries)


def encode_expansions(image: Callable[[str], str]) -> bytes:
    """Images of other than one character."""
    entries = []
    position = FIRST
    for code in range(FIRST, END):
        expanded = image(chr(code))
        if len(expanded) != 1:
            entries.append((position, varint(code - position) + varint(len(expanded)) + b"".join(varint(ord(c)) for c in expanded)))
            position = code + 1
    return indexed(entries)


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
        ("EXPAND_LOWER", "expansion: str.lower", encode_expansions(str.lower)),
        ("EXPAND_UPPER", "expansion: str.upper", encode_expansions(str.upper)),
        ("EXPAND_TITLE", "expansion: str.title", encode_expansions(str.title)),
        ("EXPAND_FOLDED", "expansion: str.casefold", encode_expansions(str.casefold)),
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
