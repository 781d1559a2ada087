"""binascii: bytes as text in hexadecimal, base64, uuencode and quoted-printable; checksums."""

from typing import Final, TypeVar

from zlib import crc32 as _crc32

Buffer = TypeVar("Buffer")

_BASE64: Final = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_HEX: Final = b"0123456789ABCDEF"
_LINE: Final = 76       # characters in a line of quoted-printable text (RFC 2045 §6.7)


class Error(ValueError):
    """The text is not what it should be."""


class Incomplete(Exception):
    """Data end too early (nothing here raises it, as in CPython)."""


def _ascii(data: Buffer) -> bytes:
    """The bytes of what may be text, too."""
    if isinstance(data, str):
        if not data.isascii():
            raise ValueError("string argument should contain only ASCII characters")
        return data.encode()
    else:
        return bytes(data)


# Hexadecimal


def hexlify(data: Buffer, sep: str | bytes = "", bytes_per_sep: int = 1) -> bytes:
    """Two digits a byte; `sep` between groups of bytes, counted from the right, or from the left if negative."""
    between = sep if isinstance(sep, str) else sep.decode("latin-1")
    if between == "":
        return bytes(data).hex().encode()
    return bytes(data).hex(between, bytes_per_sep).encode()


def b2a_hex(data: Buffer, sep: str | bytes = "", bytes_per_sep: int = 1) -> bytes:
    """Two hexadecimal digits for each byte, with `sep` between groups."""
    return hexlify(data, sep, bytes_per_sep)


def unhexlify(hexstr: Buffer) -> bytes:
    """The bytes that hexadecimal digits stand for; Error for anything else."""
    text = _ascii(hexstr)
    if len(text) % 2 != 0:
        raise Error("Odd-length string")
    data = bytearray(len(text) // 2)
    for i in range(len(data)):
        high = _hex_digit(text[2 * i])
        low = _hex_digit(text[2 * i + 1])
        if high < 0 or low < 0:
            raise Error("Non-hexadecimal digit found")
        data[i] = high << 4 | low
    return bytes(data)


def a2b_hex(hexstr: Buffer) -> bytes:
    """The bytes of hexadecimal digits; Error for what is none."""
    return unhexlify(hexstr)


def _hex_digit(c: int) -> int:
    """The value of a digit; -1 if it is none."""
    if 0x30 <= c <= 0x39:
        return c - 0x30
    c |= 0x20
    return c - 0x57 if 0x61 <= c <= 0x66 else -1


# Base64 (RFC 4648 §4)


def b2a_base64(data: Buffer, *, newline: bool = True) -> bytes:
    """One line of base64."""
    source = bytes(data)
    size = len(source)
    out = bytearray((size + 2) // 3 * 4)
    at = 0
    for i in range(0, size - 2, 3):
        bits = source[i] << 16 | source[i + 1] << 8 | source[i + 2]
        out[at] = _BASE64[bits >> 18]
        out[at + 1] = _BASE64[bits >> 12 & 63]
        out[at + 2] = _BASE64[bits >> 6 & 63]
        out[at + 3] = _BASE64[bits & 63]
        at += 4
    left = size % 3
    if left > 0:
        bits = source[size - left] << 16 | (source[size - 1] << 8 if left == 2 else 0)
        out[at] = _BASE64[bits >> 18]
        out[at + 1] = _BASE64[bits >> 12 & 63]
        out[at + 2] = _BASE64[bits >> 6 & 63] if left == 2 else 0x3D
        out[at + 3] = 0x3D
    if newline:
        out.append(0x0A)
    return bytes(out)


def _base64_digit(c: int) -> int:
    """The value of a digit; -1 if it is none."""
    if 0x61 <= c <= 0x7A:
        return c - 0x61 + 26
    if 0x41 <= c <= 0x5A:
        return c - 0x41
    if 0x30 <= c <= 0x39:
        return c - 0x30 + 52
    return 62 if c == 0x2B else 63 if c == 0x2F else -1


def a2b_base64(data: Buffer, *, strict_mode: bool = False) -> bytes:
    """What is no digit is passed over, unless in strict mode."""
    text = _ascii(data)
    if strict_mode and text[:1] == b"=":
        raise Error("Leading padding not allowed")
    out = bytearray((len(text) + 3) // 4 * 3)
    size = 0
    digits = 0      # of the group at hand
    bits = 0
    pads = 0        # since the last digit
    padded = False
    for i in range(len(text)):
        c = text[i]
        if c == 0x3D:
            padded = True
            if digits >= 2:
                pads += 1
                if digits + pads >= 4:
                    if strict_mode and i + 1 < len(text):
                        raise Error("Excess data after padding")
                    return bytes(out[:size])
            continue
        digit = _base64_digit(c)
        if digit < 0:
            if strict_mode:
                raise Error("Only base64 data is allowed")
            continue
        if strict_mode and padded:
            raise Error("Discontinuous padding not allowed")
        pads = 0
        if digits == 0:
            bits = digit
            digits = 1
        else:
            shift = 6 - 2 * digits
            out[size] = bits << 6 - shift & 0xFF | digit >> shift
            size += 1
            bits = digit & (1 << shift) - 1
            digits = (digits + 1) % 4
    if digits == 1:
        count = size // 3 * 4 + 1
        raise Error(f"Invalid base64-encoded string: number of data characters ({count}) "
                    "cannot be 1 more than a multiple of 4")
    if digits != 0:
        raise Error("Incorrect padding")
    return bytes(out[:size])


# Uuencode: a line of up to 45 bytes


def b2a_uu(data: Buffer, *, backtick: bool = False) -> bytes:
    """One line of uuencoded data, of at most 45 bytes."""
    source = bytes(data)
    if len(source) > 45:
        raise Error("At most 45 bytes at once")
    zero = 0x60 if backtick else 0x20
    out = bytearray()
    out.append(0x20 + len(source) if len(source) > 0 else zero)
    for i in range(0, len(source), 3):
        bits = 0
        for j in range(i, i + 3):
            bits = bits << 8 | (source[j] if j < len(source) else 0)
        for shift in (18, 12, 6, 0):
            six = bits >> shift & 63
            out.append(0x20 + six if six > 0 else zero)
    out.append(0x0A)
    return bytes(out)


def a2b_uu(data: Buffer) -> bytes:
    """The bytes of a uuencoded line; Error for what is none."""
    text = _ascii(data)
    size = text[0] - 0x20 & 63 if len(text) > 0 else 0
    if len(text) == 0:
        size = 32
    out = bytearray()
    at = 1
    bits = 0
    count = 0
    while len(out) < size:
        c = text[at] if at < len(text) else 0
        # The spaces that end a line may have been lost.
        if c == 0x0A or c == 0x0D or at >= len(text):
            c = 0
        else:
            if c < 0x20 or c > 0x60:
                raise Error("Illegal char")
            c = c - 0x20 & 63
        at += 1
        bits = bits << 6 | c
        count += 6
        if count >= 8:
            count -= 8
            out.append(bits >> count & 0xFF)
            bits &= (1 << count) - 1
    for i in range(at, len(text)):
        if text[i] not in b" `\n\r":
            raise Error("Trailing garbage")
    return bytes(out)


# Quoted-printable (RFC 2045 §6.7)


def a2b_qp(data: Buffer, header: bool = False) -> bytes:
    """The bytes behind quoted-printable (RFC 2045 §6.7). `header`: underscores are spaces."""
    text = _ascii(data)
    out = bytearray()
    i = 0
    while i < len(text):
        c = text[i]
        i += 1
        if c != 0x3D:
            out.append(0x20 if header and c == 0x5F else c)
            continue
        if i >= len(text):
            break
        if text[i] == 0x0A or text[i] == 0x0D:
            # A line that goes on: all up to its end is passed over.
            while i < len(text) and text[i] != 0x0A:
                i += 1
            i += 1
        elif text[i] == 0x3D:
            out.append(0x3D)
            i += 1
        elif i + 1 < len(text) and _hex_digit(text[i]) >= 0 and _hex_digit(text[i + 1]) >= 0:
            out.append(_hex_digit(text[i]) << 4 | _hex_digit(text[i + 1]))
            i += 2
        else:
            out.append(0x3D)
    return bytes(out)


def b2a_qp(data: Buffer, quotetabs: bool = False, istext: bool = True, header: bool = False) -> bytes:
    """Bytes as quoted-printable (RFC 2045 §6.7). `istext`: line ends stay; they are all made what the first one is."""
    source = bytes(data)
    first = source.find(b"\n")
    crlf = first > 0 and source[first - 1] == 0x0D
    out = bytearray()
    width = 0
    i = 0
    while i < len(source):
        c = source[i]
        if _qp_quotes(source, i, width, quotetabs, istext, header):
            if width + 3 >= _LINE:
                _add_soft_end(out, crlf)
                width = 0
            out.append(0x3D)
            out.append(_HEX[c >> 4])
            out.append(_HEX[c & 15])
            width += 3
            i += 1
        elif istext and (c == 0x0A or c == 0x0D and i + 1 < len(source) and source[i + 1] == 0x0A):
            # White space at the end of a line would get lost.
            if len(out) > 0 and (out[-1] == 0x20 or out[-1] == 0x09):
                last = out.pop()
                out.append(0x3D)
                out.append(_HEX[last >> 4])
                out.append(_HEX[last & 15])
            if crlf:
                out.append(0x0D)
            out.append(0x0A)
            width = 0
            i += 2 if c == 0x0D else 1
        else:
            if i + 1 != len(source) and source[i + 1] != 0x0A and width + 1 >= _LINE:
                _add_soft_end(out, crlf)
                width = 0
            out.append(0x5F if header and c == 0x20 else c)
            width += 1
            i += 1
    return bytes(out)


def _add_soft_end(out: bytearray, crlf: bool) -> None:
    out.append(0x3D)
    if crlf:
        out.append(0x0D)
    out.append(0x0A)


def _qp_quotes(source: bytes, i: int, width: int, quotetabs: bool, istext: bool, header: bool) -> bool:
    """Whether the byte at `i` is written as `=XX`; `width`: characters that the line has so far."""
    c = source[i]
    last = i + 1 == len(source)
    if c > 0x7E or c == 0x3D or header and c == 0x5F:
        return True
    if c == 0x2E and width == 0:
        return last or source[i + 1] == 0x0A or source[i + 1] == 0x0D or source[i + 1] == 0
    if not istext and (c == 0x0D or c == 0x0A):
        return True
    if (c == 0x09 or c == 0x20) and last:
        return True
    return c < 0x21 and c != 0x0D and c != 0x0A and (quotetabs or c != 0x09 and c != 0x20)


# Checksums


def crc32(data: Buffer, crc: int = 0) -> int:
    """The CRC-32 (ISO 3309) of the data, continued from `crc`."""
    return _crc32(data, crc)


def crc_hqx(data: Buffer, crc: int) -> int:
    """CRC-CCITT: polynomial 0x1021, highest bit first."""
    crc &= 0xFFFF
    for byte in bytes(data):
        crc ^= byte << 8
        for _ in range(8):
            crc = crc << 1 ^ 0x1021 if crc & 0x8000 != 0 else crc << 1
        crc &= 0xFFFF
    return crc
