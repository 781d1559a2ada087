"""A web server of three pages: HTTP/1.1, GET and HEAD, one request a connection."""

import asyncio
import html
import time
from urllib.parse import unquote

from config import HEAD_LIMIT, PORT, TIMEOUT, TITLE

STARTED = time.monotonic()
REASONS = {200: "OK", 400: "Bad Request", 404: "Not Found", 405: "Method Not Allowed"}


def page(path: str) -> tuple[int, str]:
    """The status and the body for a path."""
    if path == "/":
        return 200, f"<h1>{html.escape(TITLE)}</h1><p>Try <a href='/hello/you'>/hello/you</a>.</p>"
    if path.startswith("/hello/"):
        return 200, f"<h1>Hello, {html.escape(unquote(path[7:]))}!</h1>"
    if path == "/uptime":
        return 200, f"<p>Up for {time.monotonic() - STARTED:.1f} s.</p>"
    return 404, "<h1>There is no such page</h1>"


def respond(head: bytes) -> bytes:
    """The response to a request's head."""
    words = head.split(b"\r\n")[0].split(b" ")
    if len(words) != 3 or not words[2].startswith(b"HTTP/1."):
        return response(400, "<h1>This is no request</h1>")
    method, target, _ = words
    if method not in (b"GET", b"HEAD"):
        return response(405, "<h1>Only GET and HEAD</h1>")
    status, body = page(target.decode("latin-1").partition("?")[0])
    return response(status, body, method == b"GET")


def response(status: int, body: str, with_body: bool = True) -> bytes:
    text = f"<!DOCTYPE html>\n{body}\n".encode()
    head = (f"HTTP/1.1 {status} {REASONS[status]}\r\nContent-Type: text/html; charset=utf-8\r\n"
            f"Content-Length: {len(text)}\r\nConnection: close\r\n\r\n")
    return head.encode() + (text if with_body else b"")


async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """One client: whatever it does costs it its own connection and nothing else."""
    try:
        async with asyncio.timeout(TIMEOUT):
            writer.write(respond(await reader.readuntil(b"\r\n\r\n")))
            await writer.drain()
    except (OSError, TimeoutError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
        pass                    # it has gone, is too slow, or sends too much
    finally:
        writer.close()


async def main() -> None:
    server = await asyncio.start_server(serve, "0.0.0.0", PORT, limit=HEAD_LIMIT)
    print(f"listening on port {PORT}", flush=True)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
