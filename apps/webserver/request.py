"""HTTP/1.1 request heads: bytes in, `Request` objects out; nothing is read or sent here.

Follows RFC 9112 (§2.2 lines, §3 request line, §5 fields, §6 body length) and RFC 9110 §5.
Strict where the RFC lets a server choose: lines end in CR LF, folded fields are refused.
"""

from typing import Final

from config import BODY_LIMIT, HEADER_COUNT, HEADER_LIMIT, REQUEST_LINE_LIMIT

CR: Final = 0x0D
TAB: Final = 0x09
SPACE: Final = 0x20
PERCENT: Final = 0x25
DELETE: Final = 0x7F

# RFC 9110 §5.6.2: what a token may hold besides letters and digits.
TOKEN_MARKS: Final = b"!#$%&'*+-.^_`|~"


class HttpError(Exception):
    """A request that is answered with an error, after which the connection closes."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class Request:
    """One request head."""

    def __init__(self, method: bytes, target: bytes, minor: int) -> None:
        self.method = method
        self.target = target
        self.minor = minor                      # HTTP/1.<minor>
        self.fields: dict[bytes, bytes] = {}    # lower-case name -> value; lists joined by commas
        self.content_length = 0
        self.keep_alive = minor >= 1


class RequestParser:
    """Cuts a stream of bytes into requests; bounded by the limits in `config`."""

    def __init__(self) -> None:
        self._buffer = bytearray()
        self._line = 0                          # start of the first line not yet parsed
        self._fields = 0                        # start of the field lines
        self._count = 0
        self._request: Request | None = None    # its request line is parsed, its fields are not

    def feed(self, data: bytes) -> None:
        self._buffer += data

    def is_idle(self) -> bool:
        """Whether no part of a request is waiting."""
        return self._request is None and len(self._buffer) == 0

    def discard(self, count: int) -> int:
        """Drops up to `count` buffered bytes and says how many it dropped."""
        count = min(count, len(self._buffer))
        del self._buffer[:count]
        return count

    def next_request(self) -> Request | None:
        """The next complete head, or None when more bytes are needed.

        Raises HttpError with 400, 413, 414, 431, 501 or 505.
        """
        while True:
            end = self._buffer.find(b"\n", self._line)
            size = (len(self._buffer) if end < 0 else end) - self._line
            if self._request is None:
                if size > REQUEST_LINE_LIMIT:
                    raise HttpError(414)
            elif self._line + size - self._fields > HEADER_LIMIT:
                raise HttpError(431)
            if end < 0:
                return None
            if end == self._line or self._buffer[end - 1] != CR:
                raise HttpError(400)
            line = bytes(self._buffer[self._line:end - 1])
            self._line = end + 1
            request = self._request
            if request is None:
                if line:
                    self._request = parse_request_line(line)
                    self._fields = self._line
                else:                           # RFC 9112 §2.2: an empty line before a request
                    self._drop_parsed()
            elif line:
                self._count += 1
                if self._count > HEADER_COUNT:
                    raise HttpError(431)
                add_field(request, line)
            else:
                self._request = None
                self._count = 0
                self._drop_parsed()
                interpret_fields(request)
                return request

    def _drop_parsed(self) -> None:
        del self._buffer[:self._line]
        self._line = 0


def parse_request_line(line: bytes) -> Request:
    """RFC 9112 §3: method SP request-target SP HTTP-version."""
    parts = line.split(b" ")
    if len(parts) != 3:
        raise HttpError(400)
    method, target, version = parts
    if not is_token(method) or len(target) == 0 or not is_visible(target):
        raise HttpError(400)
    if (len(version) != 8 or not version.startswith(b"HTTP/") or not is_digit(version[5])
            or version[6] != 0x2E or not is_digit(version[7])):
        raise HttpError(400)
    if version[5] != 0x31:
        raise HttpError(505)
    return Request(method, target, version[7] - 0x30)


def add_field(request: Request, line: bytes) -> None:
    """RFC 9112 §5: field-name ":" OWS field-value OWS.

    A line that starts with a space (obs-fold, §5.2) or has one before the colon (§5.1) has no
    token for a name.
    """
    colon = line.find(b":")
    if colon < 0 or not is_token(line[:colon]):
        raise HttpError(400)
    name = line[:colon].lower()
    value = line[colon + 1:].strip(b" \t")
    for c in value:
        if (c < SPACE and c != TAB) or c == DELETE:
            raise HttpError(400)
    earlier = request.fields.get(name)
    if earlier is not None:
        if name == b"host" or (name == b"content-length" and earlier != value):
            raise HttpError(400)
        if name != b"content-length":
            value = earlier + b", " + value     # RFC 9110 §5.3
    request.fields[name] = value


def interpret_fields(request: Request) -> None:
    """What the fields say about the connection and the body: RFC 9112 §3.2, §6.3, §9.3."""
    fields = request.fields
    host = fields.get(b"host")
    if host is None:
        if request.minor >= 1:
            raise HttpError(400)
    elif not is_host(host):
        raise HttpError(400)

    length = fields.get(b"content-length")
    if b"transfer-encoding" in fields:
        raise HttpError(400 if length is not None or request.minor == 0 else 501)
    if length is not None:
        request.content_length = parse_length(length)

    for option in list_items(fields.get(b"connection", b"")):
        option = option.lower()
        if option == b"close":
            request.keep_alive = False
            break
        if option == b"keep-alive":
            request.keep_alive = True
    if b"expect" in fields and request.content_length > 0:
        # The final answer is sent at once in place of 100 (RFC 9110 §10.1.1), so that it is
        # unknown whether the body follows: nothing after this head can be told apart.
        request.keep_alive = False
        request.content_length = 0


def parse_length(value: bytes) -> int:
    """A Content-Length; 400 when it is not a number, 413 when it is over the limit."""
    if len(value) == 0:
        raise HttpError(400)
    length = 0
    for c in value:
        if not is_digit(c):
            raise HttpError(400)
        if length <= BODY_LIMIT:
            length = length * 10 + c - 0x30
    if length > BODY_LIMIT:
        raise HttpError(413)
    return length


def list_items(value: bytes) -> list[bytes]:
    """The members of a comma-separated list (RFC 9110 §5.6.1)."""
    return [item.strip(b" \t") for item in value.split(b",")]


def matches_etag(condition: bytes, etag: bytes) -> bool:
    """Whether an If-None-Match value names `etag` by weak comparison (RFC 9110 §13.1.2).

    Our own tags hold no comma, so a foreign tag cut at its comma cannot match.
    """
    if condition == b"*":
        return True
    for item in list_items(condition):
        if item == etag or (item.startswith(b"W/") and item[2:] == etag):
            return True
    return False


def resolve_path(target: bytes) -> tuple[bytes, bytes]:
    """The normalised path, without its first slash, and the query with its "?" ("" without one).

    Takes origin-form and absolute-form (RFC 9112 §3.2); percent-decoding comes before the
    removal of "." and ".." so that no encoding can climb out of the folder. HttpError 400 for
    any other target, a broken percent escape or a NUL.
    """
    if not target.startswith(b"/"):
        if target[:7].lower() != b"http://":
            raise HttpError(400)
        slash = target.find(b"/", 7)
        target = target[slash:] if slash >= 0 else b"/"
    mark = target.find(b"?")
    query = b""
    if mark >= 0:
        query = target[mark:]
        target = target[:mark]
    if b"#" in target or b"#" in query:
        raise HttpError(400)

    segments: list[bytes] = []
    last = b""
    for last in percent_decode(target).split(b"/"):
        if last == b"..":
            if segments:
                segments.pop()
        elif last and last != b".":
            segments.append(last)
    path = b"/".join(segments)
    if segments and (last == b"" or last == b"." or last == b".."):
        path += b"/"
    return path, query


def percent_decode(text: bytes) -> bytes:
    """RFC 3986 §2.1; HttpError 400 for a "%" without two hexadecimal digits and for "%00"."""
    if b"%" not in text:
        return text
    decoded = bytearray()
    i = 0
    while i < len(text):
        c = text[i]
        if c == PERCENT:
            if i + 2 >= len(text):
                raise HttpError(400)
            c = hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2])
            if c == 0:
                raise HttpError(400)
            i += 2
        decoded.append(c)
        i += 1
    return bytes(decoded)


def hex_digit(c: int) -> int:
    if is_digit(c):
        return c - 0x30
    c |= 0x20
    if 0x61 <= c <= 0x66:
        return c - 0x57
    raise HttpError(400)


def is_digit(c: int) -> bool:
    return 0x30 <= c <= 0x39


def is_letter(c: int) -> bool:
    return 0x61 <= (c | 0x20) <= 0x7A


def is_token(name: bytes) -> bool:
    for c in name:
        if not is_letter(c) and not is_digit(c) and c not in TOKEN_MARKS:
            return False
    return len(name) > 0


def is_visible(text: bytes) -> bool:
    for c in text:
        if c <= SPACE or c >= DELETE:
            return False
    return True


def is_host(value: bytes) -> bool:
    """uri-host [":" port] (RFC 9110 §7.2), only as far as nonsense is concerned."""
    for c in value:
        if not is_letter(c) and not is_digit(c) and c not in b"-._~:[]%!$&'()*+,;=":
            return False
    return True
