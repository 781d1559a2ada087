"""The Unicode tables say of every code point what CPython says."""
from __future__ import annotations

from pathlib import Path

import pytest

from tests.builtins_text import model as m
from tests.language import conformance

classify = m.load("runtime.builtins.text.classify")
case = m.load("runtime.builtins.text.case")
# Much of where scripts with case lie, and a sample of the rest.
CODES = [*range(0x80, 0x600, 9), *range(0x1E00, 0x2200, 17), *range(0xFB00, 0xFB20, 3), *range(0x600, 0x110000, 12289)]

# Prints a check sum of every 4096 code points.
ALL = """
def kinds(c: str) -> int:
    flags = [
        c.isprintable(), c.isalpha(), c.isdecimal(), c.isdigit(), c.isnumeric(), c.islower(), c.isupper(), c.isspace(),
        c.isidentifier(), c.isalnum(), c.istitle(), c.isascii(), ("a" + c).isidentifier(),
    ]
    result = 0
    for flag in flags:
        result = result * 2 + int(flag)
    return result


def main() -> None:
    check = 0
    for code in range(0x110000):
        c = chr(code)
        check = (check * 31 + kinds(c)) % 1000000007
        if not 0xD800 <= code < 0xE000:
            for other in (c.upper(), c.lower(), c.title(), c.casefold(), c.swapcase(), c.capitalize(), ("A" + c + "b").title()):
                for letter in other:
                    check = (check * 31 + ord(letter)) % 1000000007
        if code % 4096 == 4095:
            print(hex(code), check)


main()
"""


@pytest.mark.parametrize("ours, theirs", [
    ("is_printable", str.isprintable), ("is_letter", str.isalpha), ("is_decimal_digit", str.isdecimal),
    ("is_any_digit", str.isdigit), ("is_number", str.isnumeric), ("is_lower_letter", str.islower),
    ("is_upper_letter", str.isupper), ("is_space", str.isspace), ("starts_identifier", str.isidentifier),
])
def test_kinds(ours: str, theirs) -> None:
    for code in CODES:
        assert getattr(classify, ours)(m.u32(code)) == theirs(chr(code)), hex(code)


@pytest.mark.parametrize("name", ["upper", "lower", "title", "casefold", "swapcase"])
def test_case(name: str) -> None:
    for code in CODES:
        if not 0xD800 <= code < 0xE000:
            assert m.plain(getattr(case, name)(m.fresh(chr(code)))) == getattr(str, name)(chr(code)), hex(code)


@pytest.mark.thorough
def test_every_code_point(tmp_path: Path) -> None:
    program = tmp_path / "codes.py"
    program.write_text(ALL)
    assert conformance.as_images(program, tmp_path, [2]) == {2: conformance.under_cpython(program, tmp_path)}
