"""The Unicode tables say of every code point what CPython says."""
from __future__ import annotations

import pytest

from tests.builtins_text import model as m

classify = m.load("runtime.builtins.text.classify")
case = m.load("runtime.builtins.text.case")
# Everything where scripts with case lie, and a sample of the rest.
CODES = [*range(0x80, 0x600, 3), *range(0x1E00, 0x2200, 5), *range(0xFB00, 0xFB20), *range(0x600, 0x110000, 4093)]


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
