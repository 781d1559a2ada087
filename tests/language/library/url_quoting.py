"""urllib.parse: percent-encoding and forms."""

from urllib.parse import (
    parse_qs, parse_qsl, quote, quote_from_bytes, quote_plus, unquote, unquote_plus, unquote_to_bytes, urlencode,
)

for text in ("", "abc", "a b&c=d/e?f", "ünï ©ödé €😀", "~_.-", "100%", "a+b", "\x00\x7f\n", "/path/to file", "quote\"'<>"):
    q = quote(text)
    print(q, quote_plus(text), quote(text, safe=""), quote(text, safe="&=+ "), unquote(q) == text, unquote_plus(quote_plus(text)) == text)
print(quote(b"\xff\x00 a/b"), quote_plus(b"a b\xe9"), quote_from_bytes(b"x y"), quote("é", encoding="latin-1"), quote("€", encoding="ascii", errors="replace"))
for text in ("%41%42", "%e9", "%C3%A9", "%zz", "%", "%4", "a%20b%2", "%E2%82%AC", "é%C3%A9é", "%f0%9f%98%80", "%00", "%%41", "a+b%2B", "%C3é"):
    print(ascii(unquote(text)), ascii(unquote_plus(text)), unquote_to_bytes(text), ascii(unquote(text, "latin-1")))
print(unquote_to_bytes("é%20"), unquote_to_bytes(b"%20\xff"), unquote("%E9", errors="ignore"), unquote(b"a%20b"))
try:
    unquote("%E9", errors="strict")
except UnicodeDecodeError as error:
    print(error.reason)
try:
    quote("\ud800")
except UnicodeEncodeError as error:
    print(error.reason)
try:
    quote(b"a", encoding="ascii")  # type: ignore[call-overload]
except TypeError as error:
    print(error)

print(urlencode({"name": "J. R.", "q": "a&b=c"}), urlencode([("a", 1), ("b", 2)]), urlencode({"a": "x y"}, quote_via=quote), urlencode(dict[str, str]()), urlencode({"é": "ü", "s": "a/b"}, safe="/"))
print(urlencode({"a": ["1", "2 3"], "b": ["z"]}, doseq=True), urlencode({"a": ["1", "2"]}), urlencode({"k": b"\xff"}), urlencode({"n": None}), urlencode({"f": 1.5}))
print(urlencode((("a", "b"), ("c", "d"))), urlencode({"é": "é"}, encoding="latin-1"), urlencode([("t", (1, 2))], doseq=True), urlencode([("t", "x"), ("t", "y")]))
for text in ("a=1&b=2", "a=1&a=2&c", "a=&b", "", "a=b=c", "a+b=c+d", "%61=%62%26", "&&a=1&", "a;b=1&c=2", "=x", "a", "x=%E2%82%AC&y=%zz"):
    print(text, parse_qsl(text), parse_qs(text), parse_qsl(text, keep_blank_values=True), parse_qs(text, True), parse_qsl(text, separator=";"))
for text in ("a=1&b", "a=1&&b=2", ""):
    try:
        print(parse_qsl(text, strict_parsing=True))
    except ValueError as error:
        print(error)
for count in (1, 2, 3):
    try:
        print(parse_qsl("a=1&b=2", max_num_fields=count))
    except ValueError as error:
        print(error)
try:
    parse_qs("a=1", separator="")
except ValueError as error:
    print(error)
print(parse_qs(urlencode({"x": ["ä", "&"], "y": ["="]}, doseq=True)))
