"""string: the constants, and capwords."""

from typing import Final

whitespace: Final = " \t\n\r\v\f"
ascii_lowercase: Final = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters: Final = ascii_lowercase + ascii_uppercase
digits: Final = "0123456789"
hexdigits: Final = digits + "abcdef" + "ABCDEF"
octdigits: Final = "01234567"
punctuation: Final = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable: Final = digits + ascii_letters + punctuation + whitespace


def capwords(s: str, sep: str | None = None) -> str:
    """Each word capitalised; without `sep`, runs of white space become one space."""
    return (sep or " ").join(word.capitalize() for word in s.split(sep))
