"""Request heads, as they arrive."""

from request import HttpError, Request, RequestParser, resolve_path


def parse(data: bytes) -> Request | None:
    parser = RequestParser()
    parser.feed(data)
    return parser.next_request()


def status_of(data: bytes) -> int:
    """The status by which a head is refused, 0 for one that is taken."""
    try:
        parse(data)
    except HttpError as error:
        return error.status
    return 0


def test_a_head_is_taken_when_it_is_complete() -> None:
    parser = RequestParser()
    for piece in (b"GET /a HT", b"TP/1.1\r\nHost: x\r", b"\n"):
        parser.feed(piece)
        assert parser.next_request() is None
    parser.feed(b"\r\nGET")
    request = parser.next_request()
    assert request is not None
    assert (request.method, request.target, request.minor) == (b"GET", b"/a", 1)
    assert request.keep_alive
    assert not parser.is_idle()


def test_fields_of_one_name_are_joined() -> None:
    request = parse(b"GET / HTTP/1.1\r\nHost: x\r\nAccept: a\r\naccept:  b\r\nConnection: Close\r\n\r\n")
    assert request is not None
    assert request.fields[b"accept"] == b"a, b"
    assert not request.keep_alive


def test_what_is_wrong_has_its_status() -> None:
    assert status_of(b"GET / HTTP/1.1\r\n\r\n") == 400
    assert status_of(b"GET / HTTP/2.0\r\nHost: x\r\n\r\n") == 505
    assert status_of(b"GET /" + b"a" * 9000) == 414
    assert status_of(b"GET / HTTP/1.1\r\nHost: x\r\nA: " + b"b" * 20000) == 431
    assert status_of(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999\r\n\r\n") == 413
    assert status_of(b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n") == 501


def test_no_path_climbs_out() -> None:
    assert resolve_path(b"/a/../../b") == (b"b", b"")
    assert resolve_path(b"/%2e%2e/%2e%2e/etc/passwd") == (b"etc/passwd", b"")
    assert resolve_path(b"http://host/a/./b/?q=1") == (b"a/b/", b"?q=1")
