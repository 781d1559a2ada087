"""What kind of character a code point is, and the is...() predicates of texts."""
import unsafe
from machine import u32, u64

from runtime.builtins import unicode_data
from runtime.builtins.text.storage import count, is_wide, point
from runtime.builtins.text.utf8 import is_ascii as is_ascii_bytes
from runtime.builtins.unicode_lookup import in_set, offset_in_set


def is_ascii_lower(code: u32) -> bool:
    return code >= 97 and code <= 122


def is_ascii_upper(code: u32) -> bool:
    return code >= 65 and code <= 90


def is_ascii_digit(code: u32) -> bool:
    return code >= 48 and code <= 57


def is_space(code: u32) -> bool:
    """str.isspace: bidirectional type WS, B or S, or category Zs."""
    if code < 128:
        return code == 32 or (code >= 9 and code <= 13) or (code >= 28 and code <= 31)
    return (code == 0x85 or code == 0xA0 or code == 0x1680 or (code >= 0x2000 and code <= 0x200A)
            or code == 0x2028 or code == 0x2029 or code == 0x202F or code == 0x205F or code == 0x3000)


def is_letter(code: u32) -> bool:
    if code < 128:
        return is_ascii_lower(code) or is_ascii_upper(code)
    return in_set(unicode_data.ALPHA, code)


def is_lower_letter(code: u32) -> bool:
    if code < 128:
        return is_ascii_lower(code)
    return in_set(unicode_data.LOWER, code)


def is_upper_letter(code: u32) -> bool:
    if code < 128:
        return is_ascii_upper(code)
    return in_set(unicode_data.UPPER, code)


def is_title_letter(code: u32) -> bool:
    return code >= 128 and in_set(unicode_data.TITLE, code)


def is_cased(code: u32) -> bool:
    return is_lower_letter(code) or is_upper_letter(code) or is_title_letter(code)


def is_case_ignorable(code: u32) -> bool:
    """Case_Ignorable of Unicode 3.13, D136: apostrophes, dots, marks, modifiers."""
    if code < 128:
        return code == 39 or code == 46 or code == 58 or code == 94 or code == 96
    return in_set(unicode_data.CASE_IGNORABLE, code)


def decimal_value(code: u32) -> u64:
    """Value of a decimal digit outside ASCII; 99 for anything else."""
    # The digits of a script follow one another. Where several sets of ten do, each has a zero of its own
    # ten further on, so at most nine code points behind a zero are its digits.
    digit = u32(0)
    while digit < 10:
        if offset_in_set(unicode_data.DECIMAL_ZERO, code - digit) >= 0:
            return u64(digit)
        digit = digit + 1
    return u64(99)


def is_decimal_digit(code: u32) -> bool:
    if code < 128:
        return is_ascii_digit(code)
    return decimal_value(code) < 10


def is_any_digit(code: u32) -> bool:
    return is_decimal_digit(code) or (code >= 128 and in_set(unicode_data.DIGIT, code))


def is_number(code: u32) -> bool:
    if code < 128:
        return is_ascii_digit(code)
    return in_set(unicode_data.NUMERIC, code)


def is_printable(code: u32) -> bool:
    if code < 128:
        return code >= 32 and code != 127
    if code < 256:
        return code > 160 and code != 173
    return in_set(unicode_data.PRINTABLE, code)


def starts_identifier(code: u32) -> bool:
    if code < 128:
        return code == 95 or is_letter(code)
    return in_set(unicode_data.IDENTIFIER_START, code)


def continues_identifier(code: u32) -> bool:
    if code < 128:
        return code == 95 or is_letter(code) or is_ascii_digit(code)
    return in_set(unicode_data.IDENTIFIER_CONTINUE, code)


def is_ascii(s: str) -> bool:
    return not is_wide(s) and is_ascii_bytes(unsafe.tail(s), count(s))


def is_space_text(s: str) -> bool:
    i = u64(0)
    while i < count(s):
        if not is_space(point(s, i)):
            return False
        i = i + 1
    return s.length > 0


def is_alpha(s: str) -> bool:
    i = u64(0)
    while i < count(s):
        if not is_letter(point(s, i)):
            return False
        i = i + 1
    return s.length > 0


def is_decimal(s: str) -> bool:
    i = u64(0)
    while i < count(s):
        if not is_decimal_digit(point(s, i)):
            return False
        i = i + 1
    return s.length > 0


def is_digit(s: str) -> bool:
    i = u64(0)
    while i < count(s):
        if not is_any_digit(point(s, i)):
            return False
        i = i + 1
    return s.length > 0


def is_numeric(s: str) -> bool:
    i = u64(0)
    while i < count(s):
        if not is_number(point(s, i)):
            return False
        i = i + 1
    return s.length > 0


def is_alnum(s: str) -> bool:
    i = u64(0)
    while i < count(s):
        code = point(s, i)
        if not is_letter(code) and not is_number(code):
            return False
        i = i + 1
    return s.length > 0


def is_lower(s: str) -> bool:
    """At least one cased character, and all of them lower case."""
    cased = False
    i = u64(0)
    while i < count(s):
        code = point(s, i)
        if is_upper_letter(code) or is_title_letter(code):
            return False
        if is_lower_letter(code):
            cased = True
        i = i + 1
    return cased


def is_upper(s: str) -> bool:
    cased = False
    i = u64(0)
    while i < count(s):
        code = point(s, i)
        if is_lower_letter(code) or is_title_letter(code):
            return False
        if is_upper_letter(code):
            cased = True
        i = i + 1
    return cased


def is_title(s: str) -> bool:
    """Upper case only after uncased characters, lower case only after cased ones, and something cased."""
    cased = False
    previous_cased = False
    i = u64(0)
    while i < count(s):
        code = point(s, i)
        if is_upper_letter(code) or is_title_letter(code):
            if previous_cased:
                return False
            previous_cased = True
            cased = True
        elif is_lower_letter(code):
            if not previous_cased:
                return False
            cased = True
        else:
            previous_cased = False
        i = i + 1
    return cased


def is_identifier(s: str) -> bool:
    if s.length == 0 or not starts_identifier(point(s, u64(0))):
        return False
    i = u64(1)
    while i < count(s):
        if not continues_identifier(point(s, i)):
            return False
        i = i + 1
    return True


def is_printable_text(s: str) -> bool:
    i = u64(0)
    while i < count(s):
        if not is_printable(point(s, i)):
            return False
        i = i + 1
    return True
