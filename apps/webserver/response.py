"""HTTP/1.1 responses (RFC 9110 §15, RFC 9112 §4): what is sent for a request or an error."""

import time
from email.utils import formatdate

from config import CONTENT
from content import Resource, Site
from request import Request, matches_etag, resolve_path


def reason(status: int) -> str:
    """The reason phrase of every status this server sends."""
    match status:
        case 200:
            return "OK"
        case 301:
            return "Moved Permanently"
        case 304:
            return "Not Modified"
        case 400:
            return "Bad Request"
        case 404:
            return "Not Found"
        case 405:
            return "Method Not Allowed"
        case 408:
            return "Request Timeout"
        case 413:
            return "Content Too Large"
        case 414:
            return "URI Too Long"
        case 431:
            return "Request Header Fields Too Large"
        case 501:
            return "Not Implemented"
        case 503:
            return "Service Unavailable"
        case 505:
            return "HTTP Version Not Supported"
        case _:
            return "Internal Server Error"


class Response:
    """A status line and header fields, and a body that is left out for HEAD.

    The body is in memory, or that of the `stored` file.
    """

    def __init__(self, status: int, fields: bytes, body: bytes, stored: Resource | None = None) -> None:
        self.status = status
        self.fields = fields
        self.body = body
        self.stored = stored

    def head(self, connection: bytes) -> bytes:
        """All up to the body; `connection` is the line of that field, or empty for none."""
        start = f"HTTP/1.1 {self.status} {reason(self.status)}\r\nDate: {http_date()}\r\n"
        return start.encode() + self.fields + connection + b"\r\n"


class DateCache:
    """The text of the current second."""

    def __init__(self) -> None:
        self.second = -1
        self.text = ""


_date = DateCache()


def http_date() -> str:
    """Now, as an IMF-fixdate (RFC 9110 §5.6.7)."""
    now = int(time.time())
    if now != _date.second:
        _date.second = now
        _date.text = formatdate(now, usegmt=True)
    return _date.text


def message(status: int, extra: bytes) -> Response:
    """A response whose body only tells its status; `extra` are further field lines."""
    text = f"{status} {reason(status)}"
    body = (f"<!DOCTYPE html>\n<html lang=\"en\"><head><title>{text}</title></head>"
            f"<body><h1>{text}</h1></body></html>\n").encode()
    fields = f"Content-Type: text/html; charset=utf-8\r\nContent-Length: {len(body)}\r\n"
    return Response(status, extra + fields.encode(), body)


def respond(site: Site, request: Request) -> Response:
    """The answer to a well-formed request; HttpError 400 for a target that is none."""
    if request.method != b"GET" and request.method != b"HEAD":
        return message(405, b"Allow: GET, HEAD\r\n")
    path, query = resolve_path(request.target)
    resource = site.find(path)
    if resource is None:
        location = site.folders.get(path)
        if location is None:
            return message(404, b"")
        return message(301, b"Location: " + location + query + b"\r\n")
    condition = request.fields.get(b"if-none-match")
    if condition is not None and matches_etag(condition, resource.etag):
        return Response(304, resource.validator, b"")
    return Response(200, resource.head, resource.body, None if CONTENT == "image" else resource)
