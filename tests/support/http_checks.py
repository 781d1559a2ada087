"""What apps/webserver promises, asked of a running server: the same checks for CPython and for a booted image.

`check_server(host, port)` raises AssertionError at the first broken promise.
"""

from __future__ import annotations

import contextlib
import http.client
import re
import socket
import threading
from collections.abc import Callable
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "apps" / "webserver" / "www"
TIMEOUT = 20.0
CONTENT_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
}


class Reply:
    """A parsed response: status, header fields by lower-case name, body."""

    def __init__(self, status: int, fields: dict[str, str], body: bytes) -> None:
        self.status = status
        self.fields = fields
        self.body = body


class Target:
    """The server under test."""

    def __init__(self, host: str, port: int) -> None:
        self.host = host
        self.port = port

    def connect(self) -> socket.socket:
        return socket.create_connection((self.host, self.port), timeout=TIMEOUT)

    def get(self, path: str, method: str = "GET", fields: dict[str, str] | None = None) -> Reply:
        client = http.client.HTTPConnection(self.host, self.port, timeout=TIMEOUT)
        try:
            client.request(method, path, headers=fields or {})
            response = client.getresponse()
            body = response.read()
            return Reply(response.status, {k.lower(): v for k, v in response.getheaders()}, body)
        finally:
            client.close()

    def raw(self, request: bytes) -> bytes:
        """All that comes back on a connection that sends this and then nothing more."""
        with self.connect() as connection:
            connection.sendall(request)
            connection.shutdown(socket.SHUT_WR)
            return receive_all(connection)

    def raw_status(self, request: bytes) -> int:
        """The status a connection that is kept open gets; the server must answer by itself."""
        with self.connect() as connection:
            connection.sendall(request)
            return status_of(receive_head(connection))


def receive_all(connection: socket.socket) -> bytes:
    received = b""
    while True:
        data = connection.recv(65536)
        if not data:
            return received
        received += data


def receive_head(connection: socket.socket) -> bytes:
    received = b""
    while b"\r\n\r\n" not in received:
        data = connection.recv(65536)
        assert data, f"connection ended within a head: {received!r}"
        received += data
    return received


def status_of(head: bytes) -> int:
    match = re.match(rb"HTTP/1\.1 (\d\d\d) [ -~]+\r\n", head)
    assert match, f"no status line: {head[:80]!r}"
    return int(match[1])


def split_replies(received: bytes) -> list[Reply]:
    """Parses responses that follow each other, all with a Content-Length."""
    replies = []
    while received:
        head, end, rest = received.partition(b"\r\n\r\n")
        assert end, f"a head without its end: {received!r}"
        fields = {}
        for line in head.split(b"\r\n")[1:]:
            name, _, value = line.partition(b": ")
            fields[name.decode().lower()] = value.decode()
        length = int(fields.get("content-length", "0"))
        replies.append(Reply(status_of(head + b"\r\n"), fields, rest[:length]))
        received = rest[length:]
    return replies


def check_every_file_is_served(target: Target) -> None:
    paths = [path for path in FOLDER.rglob("*") if path.is_file()]
    assert paths
    for path in paths:
        reply = target.get("/" + path.relative_to(FOLDER).as_posix())
        assert reply.status == 200
        assert reply.body == path.read_bytes()
        assert reply.fields["content-type"] == CONTENT_TYPES[path.suffix]
        assert reply.fields["content-length"] == str(len(reply.body))
        assert re.fullmatch(r'"[!#-~]+"', reply.fields["etag"])


def check_date_is_an_imf_fixdate(target: Target) -> None:
    date = target.get("/").fields["date"]
    assert re.fullmatch(r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z][a-z] \d{4} \d\d:\d\d:\d\d GMT", date), date


def check_folders(target: Target) -> None:
    index = (FOLDER / "index.html").read_bytes()
    notes = (FOLDER / "notes" / "index.html").read_bytes()
    for path, body in (("/", index), ("/?a=b", index), ("/notes/", notes), ("/notes/./", notes), ("/notes/..", index)):
        assert target.get(path).body == body, path
    for path, location in (("/notes", "/notes/"), ("/notes?q=1", "/notes/?q=1"), ("//notes", "/notes/")):
        reply = target.get(path)
        assert (reply.status, reply.fields["location"]) == (301, location)


def check_paths_are_normalised(target: Target) -> None:
    text = (FOLDER / "hello.txt").read_bytes()
    for path in ("/hello.txt", "/%68ello%2Etxt", "/./hello.txt", "/notes/../hello.txt", "/../../hello.txt",
                 "/%2e%2e/hello.txt", "/..%2fhello.txt", "/hello.txt?x=/../y"):
        reply = target.get(path)
        assert (reply.status, reply.body) == (200, text), path
    head = receive_request(target, b"GET http://example.org/hello.txt HTTP/1.1\r\nHost: example.org\r\n\r\n")
    assert status_of(head) == 200
    for path in ("/../main.py", "/../../../../etc/passwd", "/..%2f..%2fetc%2fpasswd", "/www/hello.txt",
                 "/hello.txt/", "/HELLO.TXT", "/nowhere", "/notes/nowhere", "/%ff", "/a%20b", "/\\..\\main.py"):
        assert target.get(path).status == 404, path
    for raw_path in (b"/%", b"/%4", b"/%zz", b"/%00", b"/a#b", b"hello.txt", b"*", b"/\x80", b"/\x01"):
        assert target.raw_status(b"GET " + raw_path + b" HTTP/1.1\r\nHost: x\r\n\r\n") == 400, raw_path


def receive_request(target: Target, request: bytes) -> bytes:
    with target.connect() as connection:
        connection.sendall(request)
        return receive_head(connection)


def check_head_is_get_without_body(target: Target) -> None:
    for path in ("/", "/hello.txt", "/nowhere", "/notes"):
        get = target.get(path)
        head = target.get(path, "HEAD")
        assert (head.status, head.body) == (get.status, b"")
        for name in ("content-type", "content-length", "etag", "location"):
            assert head.fields.get(name) == get.fields.get(name), (path, name)
    received = target.raw(b"HEAD /hello.txt HTTP/1.1\r\nHost: x\r\n\r\n")
    assert received.endswith(b"\r\n\r\n") and received.count(b"\r\n\r\n") == 1


def check_conditional_requests(target: Target) -> None:
    etag = target.get("/").fields["etag"]
    assert target.get("/").fields["etag"] == etag
    assert target.get("/hello.txt").fields["etag"] != etag
    for condition in (etag, "*", f"W/{etag}", f'"other", {etag}', f'"a","b" ,W/{etag},"c"'):
        for method in ("GET", "HEAD"):
            reply = target.get("/", method, {"If-None-Match": condition})
            assert (reply.status, reply.body, reply.fields["etag"]) == (304, b"", etag), condition
    for condition in ('"other"', etag[:-1], etag.strip('"'), f'"x{etag[1:]}', ""):
        assert target.get("/", fields={"If-None-Match": condition}).status == 200, condition
    assert target.get("/nowhere", fields={"If-None-Match": "*"}).status == 404


def check_other_methods_get_405(target: Target) -> None:
    for method in ("POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "BREW", "get"):
        reply = target.get("/", method)
        assert (reply.status, reply.fields["allow"]) == (405, "GET, HEAD"), method
    assert target.raw_status(b"OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n") == 405
    assert target.raw_status(b"CONNECT example.org:443 HTTP/1.1\r\nHost: x\r\n\r\n") == 405


def check_keep_alive_and_close(target: Target) -> None:
    with target.connect() as connection:
        for _ in range(3):
            connection.sendall(b"GET /hello.txt HTTP/1.1\r\nHost: x\r\n\r\n")
            assert status_of(receive_reply(connection)) == 200
        connection.sendall(b"GET /hello.txt HTTP/1.1\r\nHost: x\r\nConnection: Close\r\n\r\n")
        received = receive_all(connection)
        assert b"\r\nConnection: close\r\n" in received
    with target.connect() as connection:
        connection.sendall(b"GET /hello.txt HTTP/1.0\r\n\r\n")
        assert b"\r\nConnection: close\r\n" in receive_all(connection)
    with target.connect() as connection:
        for _ in range(2):
            connection.sendall(b"GET /hello.txt HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n")
            assert b"\r\nConnection: keep-alive\r\n" in receive_reply(connection)


def receive_reply(connection: socket.socket) -> bytes:
    """A whole response with Content-Length."""
    received = receive_head(connection)
    head, _, body = received.partition(b"\r\n\r\n")
    length = re.search(rb"\r\nContent-Length: (\d+)", head)
    left = int(length[1]) - len(body) if length else 0
    while left > 0:
        data = connection.recv(65536)
        assert data
        received += data
        left -= len(data)
    assert left == 0
    return received


def check_pipelining(target: Target) -> None:
    get = b"GET /hello.txt HTTP/1.1\r\nHost: x\r\n\r\n"
    missing = b"GET /nowhere HTTP/1.1\r\nHost: x\r\n\r\n"
    replies = split_replies(target.raw(b"\r\n" + (get + missing) * 20 + get))
    assert [reply.status for reply in replies] == [200, 404] * 20 + [200]


def check_a_request_in_pieces(target: Target) -> None:
    with target.connect() as connection:
        for byte in b"GET / HTTP/1.1\r\nHost: x\r\n\r\n":
            connection.sendall(bytes([byte]))
        assert status_of(receive_reply(connection)) == 200


def check_nonsense_gets_400(target: Target) -> None:
    host = b"Host: x\r\n"
    for request in (
        b"nonsense\r\n\r\n", b"GET /\r\n\r\n", b"GET  / HTTP/1.1\r\n" + host + b"\r\n",
        b"GET / HTTP/1.1 \r\n" + host + b"\r\n", b" GET / HTTP/1.1\r\n" + host + b"\r\n",
        b"G@T / HTTP/1.1\r\n" + host + b"\r\n", b"GET / http/1.1\r\n" + host + b"\r\n",
        b"GET / HTTP/1\r\n" + host + b"\r\n", b"GET / HTTP/1.x\r\n" + host + b"\r\n",
        b"GET / HTTP/11.1\r\n" + host + b"\r\n", b"GET / HTTP/1.1\n" + host + b"\r\n",
        b"GET / HTTP/1.1\r\n\r\n", b"GET / HTTP/1.1\r\n" + host + host + b"\r\n",
        b"GET / HTTP/1.1\r\nHost: a b\r\n\r\n", b"GET / HTTP/1.1\r\nHost: a/b\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + host + b"Name : value\r\n\r\n", b"GET / HTTP/1.1\r\n" + host + b"no colon\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + host + b": value\r\n\r\n", b"GET / HTTP/1.1\r\n" + host + b"A: b\r\n folded\r\n\r\n",
        b"GET / HTTP/1.1\r\n Host: x\r\n\r\n", b"GET / HTTP/1.1\r\n" + host + b"A: b\x00c\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + host + b"A: b\rc\r\n\r\n", b"GET / HTTP/1.1\r\n" + host + b"A(b): c\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\n\n", b"\x00" * 64 + b"\r\n\r\n",
    ):
        assert target.raw_status(request) == 400, request
    assert target.raw_status(b"GET / HTTP/2.0\r\nHost: x\r\n\r\n") == 505
    assert target.raw_status(b"GET / HTTP/1.2\r\nHost: x\r\n\r\n") == 200


def check_oversized_requests(target: Target) -> None:
    assert target.raw_status(b"GET /" + b"a" * 7900 + b" HTTP/1.1\r\nHost: x\r\n\r\n") == 404
    assert target.raw_status(b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n") == 414
    assert target.raw_status(b"A" * 100_000) == 414
    assert target.raw_status(b"GET / HTTP/1.1\r\nHost: x\r\nA: " + b"a" * 100_000 + b"\r\n\r\n") == 431
    assert target.raw_status(b"GET / HTTP/1.1\r\nHost: x\r\n" + b"A: b\r\n" * 1000 + b"\r\n") == 431


def check_bodies(target: Target) -> None:
    get = b"GET /hello.txt HTTP/1.1\r\nHost: x\r\n"
    for size in (0, 1, 5000, 60_000):
        body = b"Content-Length: " + str(size).encode() + b"\r\n\r\n" + b"x" * size
        replies = split_replies(target.raw(get + body + get + b"\r\n"))
        assert [reply.status for reply in replies] == [200, 200], size
    post = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello"
    assert [reply.status for reply in split_replies(target.raw(post + get + b"\r\n"))] == [405, 200]
    for field, status in ((b"Content-Length: 99999999", 413), (b"Content-Length: " + b"9" * 30, 413),
                          (b"Content-Length: -1", 400), (b"Content-Length: +1", 400), (b"Content-Length: ", 400),
                          (b"Content-Length: 1, 1", 400), (b"Content-Length: 1\r\nContent-Length: 2", 400),
                          (b"Transfer-Encoding: chunked\r\nContent-Length: 1", 400),
                          (b"Transfer-Encoding: chunked", 501)):
        received = target.raw(get + field + b"\r\n\r\n")
        assert status_of(received) == status, field
        assert b"\r\nConnection: close\r\n" in received
    large = get + b"Content-Length: 200000\r\n\r\n"
    with target.connect() as connection:
        connection.sendall(large)
        assert status_of(receive_head(connection)) == 413
        connection.sendall(b"x" * 20_000)      # still coming when the server has answered
    assert target.raw_status(get + b"Content-Length: 5\r\nExpect: 100-continue\r\n\r\n") == 200


def check_broken_clients_do_no_harm(target: Target) -> None:
    for request in (b"", b"GET", b"GET / HTTP/1.1\r\nHo", b"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nx"):
        with target.connect() as connection:
            connection.sendall(request)
        with target.connect() as connection:
            connection.sendall(request)
            reset(connection)
    with target.connect() as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n" * 50)
        reset(connection)
    assert target.get("/").status == 200


def reset(connection: socket.socket) -> None:
    """Has close() send RST."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
    connection.close()


def check_1000_requests_on_one_connection(target: Target) -> None:
    client = http.client.HTTPConnection(target.host, target.port, timeout=TIMEOUT)
    index = (FOLDER / "index.html").read_bytes()
    client.connect()
    first = client.sock
    for _ in range(1000):
        client.request("GET", "/")
        response = client.getresponse()
        assert (response.status, response.read()) == (200, index)
    assert client.sock is first
    client.close()


def check_50_connections_at_once(target: Target) -> None:
    """Opened one after the other, since QEMU's user networking accepts with a backlog of one; then used at once."""
    index = (FOLDER / "index.html").read_bytes()
    together = threading.Barrier(50)
    failures: list[BaseException] = []

    def fetch(connection: socket.socket) -> None:
        try:
            together.wait(TIMEOUT)
            for _ in range(4):
                connection.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
                assert receive_reply(connection).endswith(index)
        except BaseException as error:
            failures.append(error)

    with contextlib.ExitStack() as opened:
        connections = []
        for _ in range(50):
            connection = opened.enter_context(target.connect())
            connection.sendall(b"HEAD / HTTP/1.1\r\nHost: x\r\n\r\n")
            assert status_of(receive_head(connection)) == 200
            connections.append(connection)
        threads = [threading.Thread(target=fetch, args=(connection,)) for connection in connections]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert not failures, failures


CHECKS: list[Callable[[Target], None]] = [
    check_every_file_is_served,
    check_date_is_an_imf_fixdate,
    check_folders,
    check_paths_are_normalised,
    check_head_is_get_without_body,
    check_conditional_requests,
    check_other_methods_get_405,
    check_keep_alive_and_close,
    check_pipelining,
    check_a_request_in_pieces,
    check_nonsense_gets_400,
    check_oversized_requests,
    check_bodies,
    check_broken_clients_do_no_harm,
    check_1000_requests_on_one_connection,
    check_50_connections_at_once,
]


def check_server(host: str, port: int) -> None:
    """All of the above, one after the other, on one server."""
    target = Target(host, port)
    for check in CHECKS:
        check(target)
    assert target.get("/").status == 200


def check_slow_clients(host: str, port: int) -> None:
    """Of a server built with timeouts under 2 s: IDLE_TIMEOUT, HEADER_TIMEOUT, RESPONSE_TIMEOUT."""
    target = Target(host, port)
    with target.connect() as connection:
        assert receive_all(connection) == b"", "an idle connection ends without a word"
    with target.connect() as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nHost")
        assert status_of(receive_all(connection)) == 408
    with target.connect() as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        assert status_of(receive_reply(connection)) == 200
        assert receive_all(connection) == b""
    with target.connect() as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nx")
        try:
            assert receive_all(connection) == b""
        except ConnectionResetError:
            pass
    assert target.get("/").status == 200


def check_connection_limit(host: str, port: int, limit: int) -> None:
    """Of a server built with MAX_CONNECTIONS=limit."""
    target = Target(host, port)
    connections = [target.connect() for _ in range(limit)]
    try:
        for connection in connections:
            connection.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            assert status_of(receive_reply(connection)) == 200
        assert status_of(target.raw(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")) == 503
    finally:
        for connection in connections:
            connection.close()
