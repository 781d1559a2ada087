"""base64: base16, base32, base64 (RFC 4648), Ascii85 and base85. What is decoded may be bytes or a text of ASCII characters."""

from __future__ import annotations

import binascii
from typing import Final, TypeVar

Data = TypeVar("Data")
R = TypeVar("R")
W = TypeVar("W")

_BASE32: Final = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_BASE32_HEX: Final = b"0123456789ABCDEFGHIJKLMNOPQRSTUV"
_BASE85: Final = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~"
_SPACES: Final = 0x20202020
MAXLINESIZE: Final = 76
MAXBINSIZE: Final = 57


def _ascii(s: Data) -> bytes:
    """The bytes of what may be text, too."""
    if isinstance(s, str):
        if not s.isascii():
            raise ValueError("string argument should contain only ASCII characters")
        return s.encode()
    else:
        return bytes(s)


def _exchange(data: bytes, old: bytes, new: bytes) -> bytes:
    """Two bytes replaced by two others, both at once."""
    out = bytearray(data)
    for i in range(len(out)):
        c = out[i]
        if c == old[0]:
            out[i] = new[0]
        elif c == old[1]:
            out[i] = new[1]
    return bytes(out)


# Base64


def b64encode(s: Data, altchars: bytes | None = None) -> bytes:
    """Base64 in one line, padded with `=`. `altchars`: two digits in place of `+` and `/`."""
    encoded = binascii.b2a_base64(s, newline=False)
    if altchars is None:
        return encoded
    assert len(altchars) == 2, repr(altchars)
    return _exchange(encoded, b"+/", altchars)


def b64decode(s: Data, altchars: str | bytes | None = None, validate: bool = False) -> bytes:
    """The data behind base64. What is no digit is passed over, unless `validate`; binascii.Error for wrong padding and lengths."""
    data = _ascii(s)
    if altchars is not None:
        other = altchars.encode() if isinstance(altchars, str) else altchars
        assert len(other) == 2, repr(other)
        data = _exchange(data, other, b"+/")
    return binascii.a2b_base64(data, strict_mode=validate)


def standard_b64encode(s: Data) -> bytes:
    """As b64encode() with the standard alphabet."""
    return b64encode(s)


def standard_b64decode(s: Data) -> bytes:
    """As b64decode() with the standard alphabet."""
    return b64decode(s)


def urlsafe_b64encode(s: Data) -> bytes:
    """As b64encode(), with `-` and `_` in place of `+` and `/`."""
    return _exchange(b64encode(s), b"+/", b"-_")


def urlsafe_b64decode(s: Data) -> bytes:
    """As b64decode(), with `-` and `_` in place of `+` and `/`."""
    return b64decode(_exchange(_ascii(s), b"-_", b"+/"))


def encodebytes(s: Data) -> bytes:
    """Base64 in lines of 76 digits, as MIME has it."""
    data = bytes(s)
    lines: list[bytes] = []
    for i in range(0, len(data), MAXBINSIZE):
        lines.append(binascii.b2a_base64(data[i:i + MAXBINSIZE]))
    return b"".join(lines)


def decodebytes(s: Data) -> bytes:
    """The data behind lines of base64; binascii.Error as b64decode()."""
    return binascii.a2b_base64(bytes(s))


def encode(input: R, output: W) -> None:
    """encodebytes() from one file into another."""
    output.write(encodebytes(input.read()))


def decode(input: R, output: W) -> None:
    """decodebytes() from one file into another, line by line."""
    while True:
        line = input.readline()
        if len(line) == 0:
            return
        output.write(binascii.a2b_base64(line))


# Base32


def _b32encode(data: bytes, alphabet: bytes) -> bytes:
    out = bytearray()
    for i in range(0, len(data), 5):
        count = min(5, len(data) - i)
        bits = 0
        for j in range(i, i + 5):
            bits = bits << 8 | (data[j] if j < len(data) else 0)
        digits = (count * 8 + 4) // 5
        for j in range(8):
            out.append(alphabet[bits >> 35 - 5 * j & 31] if j < digits else 0x3D)
    return bytes(out)


def _b32decode(data: bytes, alphabet: bytes, casefold: bool) -> bytes:
    if len(data) % 8 != 0:
        raise binascii.Error("Incorrect padding")
    if casefold:
        data = data.upper()
    size = len(data)
    data = data.rstrip(b"=")
    pads = size - len(data)
    out = bytearray()
    bits = 0
    count = 0
    for c in data:
        digit = alphabet.find(c)
        if digit < 0:
            raise binascii.Error("Non-base32 digit found")
        bits = bits << 5 | digit
        count += 5
        if count >= 8:
            count -= 8
            out.append(bits >> count)
            bits &= (1 << count) - 1
    if pads not in (0, 1, 3, 4, 6):
        raise binascii.Error("Incorrect padding")
    return bytes(out)


def b32encode(s: Data) -> bytes:
    """Base32 with A-Z and 2-7."""
    return _b32encode(bytes(s), _BASE32)


def b32decode(s: Data, casefold: bool = False, map01: str | bytes | None = None) -> bytes:
    """The data behind base32; binascii.Error for what is none. `casefold`: small letters are digits, too.

    `map01`: the letter that 1 stands for; 0 then stands for O.
    """
    data = _ascii(s)
    if len(data) % 8 != 0:
        raise binascii.Error("Incorrect padding")
    if map01 is not None:
        one = map01.encode() if isinstance(map01, str) else map01
        assert len(one) == 1, repr(one)
        data = _exchange(data, b"01", b"O" + one)
    return _b32decode(data, _BASE32, casefold)


def b32hexencode(s: Data) -> bytes:
    """Base32 with 0-9 and A-V."""
    return _b32encode(bytes(s), _BASE32_HEX)


def b32hexdecode(s: Data, casefold: bool = False) -> bytes:
    """Base32 with 0-9 and A-V; binascii.Error for what is none."""
    return _b32decode(_ascii(s), _BASE32_HEX, casefold)


# Base16


def b16encode(s: Data) -> bytes:
    """Two upper-case hexadecimal digits for each byte."""
    return bytes(s).hex().upper().encode()


def b16decode(s: Data, casefold: bool = False) -> bytes:
    """Two hexadecimal digits for each byte, in upper case unless `casefold`; binascii.Error for others."""
    data = _ascii(s)
    if casefold:
        data = data.upper()
    for c in data:
        if not (0x30 <= c <= 0x39 or 0x41 <= c <= 0x46):
            raise binascii.Error("Non-base16 digit found")
    return binascii.unhexlify(data)


# Ascii85 and base85: four bytes are five digits


def _add_word(out: bytearray, word: int, digits: int, alphabet: bytes) -> None:
    """The first `digits` of the five."""
    power = 85 * 85 * 85 * 85
    for _ in range(digits):
        digit = word // power % 85
        out.append(alphabet[digit] if len(alphabet) > 0 else digit + 33)
        power //= 85


def _word(data: bytes, at: int) -> int:
    """Four bytes as a number; zeros follow the end."""
    word = 0
    for i in range(at, at + 4):
        word = word << 8 | (data[i] if i < len(data) else 0)
    return word


def b85encode(b: Data, pad: bool = False) -> bytes:
    """Base85 as Git and Mercurial have it. `pad`: zeros fill up the last four bytes, and stay when decoded."""
    data = bytes(b)
    out = bytearray()
    for i in range(0, len(data), 4):
        _add_word(out, _word(data, i), 5 if pad else min(4, len(data) - i) + 1, _BASE85)
    return bytes(out)


def b85decode(b: Data) -> bytes:
    """Base85 as Git and Mercurial have it; ValueError for what is none."""
    data = _ascii(b)
    out = bytearray()
    for i in range(0, len(data), 5):
        word = 0
        for j in range(i, i + 5):
            digit = _BASE85.find(data[j]) if j < len(data) else 84
            if digit < 0:
                raise ValueError(f"bad base85 character at position {j}")
            word = word * 85 + digit
        if word > 0xFFFFFFFF:
            raise ValueError(f"base85 overflow in hunk starting at byte {i}")
        out += word.to_bytes(4, "big")
    missing = -len(data) % 5
    return bytes(out[:len(out) - missing])


def a85encode(b: Data, *, foldspaces: bool = False, wrapcol: int = 0, pad: bool = False, adobe: bool = False) -> bytes:
    """Ascii85, as in PDF. foldspaces: four spaces are `y`. wrapcol: length of lines. adobe: in `<~` and `~>`."""
    data = bytes(b)
    out = bytearray(b"<~" if adobe else b"")
    for i in range(0, len(data), 4):
        word = _word(data, i)
        count = 4 if pad else min(4, len(data) - i)
        if word == 0 and count == 4:
            out.append(0x7A)
        elif foldspaces and word == _SPACES:
            out.append(0x79)
        else:
            _add_word(out, word, count + 1, b"")
    if wrapcol > 0:
        out = _wrapped(out, max(2 if adobe else 1, wrapcol), adobe)
    if adobe:
        out += b"~>"
    return bytes(out)


def _wrapped(text: bytearray, width: int, adobe: bool) -> bytearray:
    out = bytearray()
    last = 0
    for i in range(0, len(text), width):
        if i > 0:
            out.append(0x0A)
        last = min(width, len(text) - i)
        out += text[i:i + width]
    if adobe and last + 2 > width:
        out.append(0x0A)
    return out


def a85decode(b: Data, *, foldspaces: bool = False, adobe: bool = False, ignorechars: bytes = b" \t\n\r\v") -> bytes:
    """The data behind Ascii85, without the bytes of `ignorechars`; options as of a85encode(). ValueError for what is none."""
    data = _ascii(b)
    if adobe:
        if not data.endswith(b"~>"):
            raise ValueError("Ascii85 encoded byte sequences must end with b'~>'")
        data = data[2:-2] if data.startswith(b"<~") else data[:-2]
    out = bytearray()
    word = 0
    count = 0
    for c in data + b"u" * 4:
        if 0x21 <= c <= 0x75:
            word = word * 85 + (c - 33)
            count += 1
            if count == 5:
                if word > 0xFFFFFFFF:
                    raise ValueError("Ascii85 overflow")
                out += word.to_bytes(4, "big")
                word = 0
                count = 0
        elif c == 0x7A:
            if count > 0:
                raise ValueError("z inside Ascii85 5-tuple")
            out += b"\0\0\0\0"
        elif foldspaces and c == 0x79:
            if count > 0:
                raise ValueError("y inside Ascii85 5-tuple")
            out += b"    "
        elif c not in ignorechars:
            raise ValueError(f"Non-Ascii85 digit found: {chr(c)}")
    missing = 4 - count
    return bytes(out[:len(out) - missing])
