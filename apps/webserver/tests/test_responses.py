"""Responses to requests for the files of the app."""

from importlib.resources import files

from content import Site, load_site, quote
from request import Request
from response import respond


def get(site: Site, target: bytes, etag: bytes = b"") -> tuple[int, bytes, bytes]:
    """Status, head and body."""
    request = Request(b"GET", target, 1)
    if etag:
        request.fields[b"if-none-match"] = etag
    response = respond(site, request)
    return response.status, response.head(b""), response.body


def test_the_index_is_the_file() -> None:
    status, head, body = get(load_site(), b"/")
    assert status == 200
    assert body == files("www").joinpath("index.html").read_bytes()
    assert f"Content-Length: {len(body)}\r\n".encode() in head


def test_a_known_etag_saves_the_body() -> None:
    site = load_site()
    _, head, _ = get(site, b"/")
    etag = head.split(b"ETag: ")[1].split(b"\r\n")[0]
    assert get(site, b"/", b'"other", ' + etag)[0] == 304
    assert get(site, b"/", b'"other"')[0] == 200


def test_other_pages_and_methods_are_refused() -> None:
    site = load_site()
    assert get(site, b"/nowhere")[0] == 404
    assert respond(site, Request(b"POST", b"/", 1)).status == 405


def test_names_are_quoted() -> None:
    assert quote("a b/ü") == "a%20b%2F%C3%BC"
