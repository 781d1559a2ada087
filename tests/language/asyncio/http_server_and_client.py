"""HTTP/1.1: a small server (routing, keep-alive, chunked, errors) and a client that reads its answers."""
import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from urllib.parse import parse_qs, unquote, urlsplit


@dataclass
class Request:
    method: str
    target: str
    headers: dict[str, str]
    body: bytes = b""
    query: dict[str, list[str]] = field(default_factory=dict)


@dataclass
class Response:
    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    chunks: list[bytes] | None = None


REASONS = {200: "OK", 201: "Created", 400: "Bad Request", 404: "Not Found", 405: "Method Not Allowed", 500: "Internal Server Error"}
Handler = Callable[[Request], Awaitable[Response]]


class App:
    def __init__(self) -> None:
        self.routes: dict[tuple[str, str], Handler] = {}
        self.store: dict[str, object] = {}

    def route(self, method: str, path: str) -> Callable[[Handler], Handler]:
        def add(handler: Handler) -> Handler:
            self.routes[method, path] = handler
            return handler

        return add

    async def dispatch(self, request: Request) -> Response:
        parts = urlsplit(request.target)
        request.query = parse_qs(parts.query)
        handler = self.routes.get((request.method, parts.path))
        if handler is None:
            known = any(path == parts.path for _, path in self.routes)
            return Response(405 if known else 404, b"no\n")
        try:
            return await handler(request)
        except Exception as error:
            return Response(500, f"{type(error).__name__}: {error}\n".encode())

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                request = await read_request(reader)
                if request is None:
                    break
                response = await self.dispatch(request)
                await send(writer, response, request.headers.get("connection", "") == "close")
                if request.headers.get("connection", "") == "close":
                    break
        except (ValueError, asyncio.IncompleteReadError) as error:
            await send(writer, Response(400, str(error).encode()), True)
        except ConnectionResetError as error:
            print("client gone:", error)
        finally:
            writer.close()
            try:
                await writer.wait_closed()
            except BrokenPipeError as error:
                print("wait_closed:", error)


async def read_request(reader: asyncio.StreamReader) -> Request | None:
    line = await reader.readline()
    if not line:
        return None
    words = line.decode("latin-1").split()
    if len(words) != 3:
        raise ValueError("bad request line")
    headers: dict[str, str] = {}
    while (raw := await reader.readline()) not in (b"\r\n", b""):
        name, _, value = raw.decode("latin-1").partition(":")
        headers[name.strip().lower()] = value.strip()
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    return Request(words[0], words[1], headers, body)


async def send(writer: asyncio.StreamWriter, response: Response, close: bool) -> None:
    head = [f"HTTP/1.1 {response.status} {REASONS[response.status]}"]
    if response.chunks is None:
        head.append(f"Content-Length: {len(response.body)}")
    else:
        head.append("Transfer-Encoding: chunked")
    head += [f"{name}: {value}" for name, value in response.headers.items()]
    head.append("Connection: " + ("close" if close else "keep-alive"))
    writer.write("\r\n".join(head).encode() + b"\r\n\r\n")
    if response.chunks is None:
        writer.write(response.body)
    else:
        for chunk in response.chunks:
            writer.write(b"%x\r\n%b\r\n" % (len(chunk), chunk))
            await writer.drain()
        writer.write(b"0\r\n\r\n")
    await writer.drain()


app = App()


@app.route("GET", "/")
async def index(request: Request) -> Response:
    return Response(body=b"hello\n", headers={"Content-Type": "text/plain"})


@app.route("GET", "/greet")
async def greet(request: Request) -> Response:
    names = request.query.get("name", ["nobody"])
    return Response(body=f"hello {unquote(' and '.join(names))}\n".encode())


@app.route("POST", "/items")
async def add_item(request: Request) -> Response:
    item = json.loads(request.body)
    app.store[str(item["id"])] = item["value"]
    return Response(201, json.dumps({"count": len(app.store)}).encode(), {"Content-Type": "application/json"})


@app.route("GET", "/chunks")
async def chunks(request: Request) -> Response:
    return Response(chunks=[b"a" * n for n in (1, 20, 300)])


@app.route("GET", "/slow")
async def slow(request: Request) -> Response:
    await asyncio.sleep(0.1)
    return Response(body=b"slow")


class HttpClient:
    def __init__(self, port: int) -> None:
        self.port = port
        self.streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None
        self.opened = 0

    async def request(self, method: str, target: str, body: bytes = b"", **headers: str) -> tuple[int, dict[str, str], bytes]:
        if self.streams is None:
            self.streams = await asyncio.open_connection("127.0.0.1", self.port)
            self.opened += 1
        reader, writer = self.streams
        lines = [f"{method} {target} HTTP/1.1", "Host: localhost", f"Content-Length: {len(body)}"]
        lines += [f"{name.title()}: {value}" for name, value in headers.items()]
        writer.write("\r\n".join(lines).encode() + b"\r\n\r\n" + body)
        status = int((await reader.readline()).split()[1])
        answer: dict[str, str] = {}
        async for raw in reader:
            if raw == b"\r\n":
                break
            name, value = raw.decode().split(":", 1)
            answer[name.lower()] = value.strip()
        if answer.get("transfer-encoding") == "chunked":
            content = b""
            while size := int(await reader.readline(), 16):
                content += await reader.readexactly(size)
                await reader.readexactly(2)
            await reader.readexactly(2)
        else:
            content = await reader.readexactly(int(answer["content-length"]))
        if answer["connection"] == "close":
            assert await reader.read() == b""
            await self.close()
        return status, answer, content

    async def close(self) -> None:
        if self.streams is not None:
            self.streams[1].close()
            await self.streams[1].wait_closed()
            self.streams = None


async def main() -> None:
    server = await asyncio.start_server(app.serve, "127.0.0.1", 0)
    port: int = server.sockets[0].getsockname()[1]
    client = HttpClient(port)
    print(await client.request("GET", "/"))
    print(await client.request("GET", "/greet?name=ann&name=b%20ob"))
    print(await client.request("POST", "/items", json.dumps({"id": 7, "value": [1, 2]}).encode(), content_type="application/json"))
    print(await client.request("POST", "/items", b'{"id": 8, "value": null}'))
    print(await client.request("POST", "/items", b"{}"))
    print(await client.request("POST", "/items", b"{"))
    print(await client.request("DELETE", "/items"), await client.request("GET", "/none"))
    status, headers, content = await client.request("GET", "/chunks", connection="close")
    print(status, headers, len(content))
    print(await client.request("GET", "/greet"), client.opened)
    try:
        async with asyncio.timeout(0.05):
            await client.request("GET", "/slow")
    except TimeoutError:
        print("timeout")
    await client.close()
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"nonsense\r\n")
    print(await reader.read())
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"POST / HTTP/1.1\r\nContent-Length: 10\r\n\r\nabc")
    writer.write_eof()
    print(await reader.read())
    clients = [HttpClient(port) for _ in range(20)]
    answers = await asyncio.gather(*(c.request("GET", f"/greet?name={i}") for i, c in enumerate(clients)))
    print(sorted(int(content.split()[1]) for _, _, content in answers) == list(range(20)))
    await asyncio.gather(*(c.close() for c in clients))
    server.close()
    await server.wait_closed()
    await asyncio.sleep(0.15)
    print(app.store)


asyncio.run(main())
