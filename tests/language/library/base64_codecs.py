"""base64: all encodings, there and back, and what is refused."""

import base64
import binascii
from collections.abc import Callable


def attempt(action: Callable[[], bytes]) -> None:
    try:
        print(action())
    except binascii.Error as problem:
        print("binascii.Error:", problem)
    except ValueError as problem:
        print("ValueError:", problem)


def base_64() -> None:
    for data in (b"", b"f", b"fo", b"foo", b"foob", b"fooba", b"foobar", bytes(range(250, 256)), b"\x00" * 5):
        encoded = base64.b64encode(data)
        print(encoded, base64.urlsafe_b64encode(data), base64.b64encode(data, b"#!"), base64.b64decode(encoded) == data)
    print(base64.b64encode(bytearray(b"array")), base64.b64encode(memoryview(b"view")[1:]), base64.standard_b64encode(b"x"))
    print(base64.b64decode("aGVsbG8="), base64.b64decode(b"aGVs\nbG8="), base64.urlsafe_b64decode("-_-_"), base64.b64decode("#!#!", "#!"))
    for text in ("a", "ab", "abc", "abcde", "ab=c", "a===", "====", "ab==cd==", "a!b@c#d$", "éabc"):
        attempt(lambda: base64.b64decode(text))
        attempt(lambda: base64.b64decode(text, validate=True))
    print(base64.encodebytes(bytes(range(100))), base64.decodebytes(b"aGVs\nbG8=\n"))


def base_32_and_16() -> None:
    for data in (b"", b"f", b"fo", b"foo", b"foob", b"fooba", b"\xff" * 7):
        encoded = base64.b32encode(data)
        hexed = base64.b32hexencode(data)
        print(encoded, hexed, base64.b32decode(encoded) == data, base64.b32hexdecode(hexed) == data)
    print(base64.b32decode("mzxw6===", True), base64.b32decode("M1023456", map01="L"), base64.b32decode(b"M1023456", map01=b"I"))
    for text in ("MZXW6", "mzxw6===", "M1023456", "MZXW6Y==", "========", "MZXW6YQ8"):
        attempt(lambda: base64.b32decode(text))
    print(base64.b16encode(b"\x01\xab\xff"), base64.b16decode("01ABFF"), base64.b16decode("01abff", casefold=True))
    for text in ("01abff", "0", "0G"):
        attempt(lambda: base64.b16decode(text))


def base_85() -> None:
    for data in (b"", b"a", b"ab", b"abc", b"abcd", b"abcde", b"\x00" * 4, b"\x00" * 5, b"    ", b"\xff" * 6, b"Man is distinguished"):
        a85 = base64.a85encode(data)
        b85 = base64.b85encode(data)
        print(a85, b85, base64.a85decode(a85) == data, base64.b85decode(b85) == data)
        print(base64.a85encode(data, foldspaces=True, adobe=True, pad=True), base64.b85encode(data, pad=True), base64.a85encode(data, wrapcol=6))
    print(base64.a85decode("<~87cURD]i,\"Ebo80~>", adobe=True), base64.a85decode(b"87c URD]i", ignorechars=b" "), base64.a85decode("y", foldspaces=True))
    for text in ("abc", "abz", "uuuuu", "s8W-\"", "v", "\x7f"):
        attempt(lambda: base64.a85decode(text))
    attempt(lambda: base64.a85decode("abc", adobe=True))
    for text in ("~~~~~", "ab cd", "abcd\"", "|NsC1", "0"):
        attempt(lambda: base64.b85decode(text))


base_64()
base_32_and_16()
base_85()
