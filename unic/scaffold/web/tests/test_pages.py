"""Run by `unic test`, under CPython and inside the image, or by `python3 -m pytest`."""

import asyncio

from config import TITLE
from main import page, respond, serve


def test_front_page_shows_the_title() -> None:
    status, body = page("/")
    assert status == 200
    assert TITLE in body


def test_names_are_decoded_and_escaped() -> None:
    assert page("/hello/%3CAda%3E") == (200, "<h1>Hello, &lt;Ada&gt;!</h1>")


def test_head_has_no_body() -> None:
    assert respond(b"HEAD / HTTP/1.1\r\nHost: x\r\n\r\n").endswith(b"\r\n\r\n")


def test_what_is_no_request_is_refused() -> None:
    assert respond(b"\r\n\r\n").startswith(b"HTTP/1.1 400 ")
    assert respond(b"POST / HTTP/1.1\r\n\r\n").startswith(b"HTTP/1.1 405 ")


async def fetch(path: str) -> bytes:
    """The whole response of a server in this program."""
    server = await asyncio.start_server(serve, "127.0.0.1", 8081)
    reader, writer = await asyncio.open_connection("127.0.0.1", 8081)
    writer.write(f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
    answer = await reader.read()
    writer.close()
    server.close()
    await server.wait_closed()
    return answer


def test_a_client_gets_its_page() -> None:
    assert asyncio.run(fetch("/nowhere")).startswith(b"HTTP/1.1 404 Not Found\r\n")
