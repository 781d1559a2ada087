"""A key-value store that speaks RESP: pipelining, expiry, lists, publish and subscribe."""
import asyncio
import time
from collections import defaultdict, deque
from typing import Union

Reply = Union[str, int, bytes, None, list["Reply"]]


class RespError(Exception):
    pass


def encode(value: Reply | RespError) -> bytes:
    if value is None:
        return b"$-1\r\n"
    if isinstance(value, RespError):
        return f"-ERR {value}\r\n".encode()
    if isinstance(value, int):
        return b":%d\r\n" % value
    if isinstance(value, str):
        return f"+{value}\r\n".encode()
    if isinstance(value, bytes):
        return b"$%d\r\n%b\r\n" % (len(value), value)
    return b"*%d\r\n" % len(value) + b"".join(encode(item) for item in value)


async def decode(reader: asyncio.StreamReader) -> Reply:
    line = await reader.readuntil(b"\r\n")
    kind, rest = line[:1], line[1:-2]
    if kind == b"+":
        return rest.decode()
    if kind == b"-":
        raise RespError(rest.decode())
    if kind == b":":
        return int(rest)
    if kind == b"$":
        size = int(rest)
        if size < 0:
            return None
        data = await reader.readexactly(size + 2)
        return data[:-2]
    if kind == b"*":
        return [await decode(reader) for _ in range(int(rest))]
    raise RespError(f"unknown type {kind!r}")


class Store:
    def __init__(self) -> None:
        self.strings: dict[bytes, bytes] = {}
        self.lists: defaultdict[bytes, deque[bytes]] = defaultdict(deque)
        self.expires: dict[bytes, float] = {}
        self.channels: defaultdict[bytes, set[asyncio.StreamWriter]] = defaultdict(set)

    def live(self, key: bytes) -> bool:
        deadline = self.expires.get(key)
        if deadline is not None and time.monotonic() >= deadline:
            del self.expires[key]
            self.strings.pop(key, None)
        return key in self.strings

    def execute(self, name: str, args: list[bytes]) -> Reply:
        match name, args:
            case "PING", []:
                return "PONG"
            case "PING", [message]:
                return message
            case "SET", [key, value]:
                self.strings[key] = value
                return "OK"
            case "SET", [key, value, b"PX", ms]:
                self.strings[key] = value
                self.expires[key] = time.monotonic() + int(ms) / 1000
                return "OK"
            case "GET", [key]:
                return self.strings[key] if self.live(key) else None
            case "INCR", [key]:
                try:
                    number = int(self.strings.get(key, b"0")) + 1
                except ValueError:
                    raise RespError("value is not an integer") from None
                self.strings[key] = b"%d" % number
                return number
            case "DEL", [*keys]:
                return sum(self.strings.pop(key, None) is not None for key in keys)
            case "RPUSH", [key, *values]:
                self.lists[key].extend(values)
                return len(self.lists[key])
            case "LRANGE", [key, start, stop]:
                items = list(self.lists[key])
                last = int(stop)
                return [item for item in items[int(start):(last + 1 if last >= 0 else len(items) + last + 1)]]
            case ("SET" | "GET" | "INCR" | "RPUSH" | "LRANGE"), _:
                raise RespError(f"wrong number of arguments for '{name.lower()}'")
        raise RespError(f"unknown command '{name}'")

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                request = await decode(reader)
                if not isinstance(request, list):
                    writer.write(encode(RespError("expected a list")))
                    continue
                words = [word for word in request if isinstance(word, bytes)]
                name = words[0].decode().upper()
                if name == "SUBSCRIBE":
                    for channel in words[1:]:
                        self.channels[channel].add(writer)
                        writer.write(encode([b"subscribe", channel, len(self.channels[channel])]))
                elif name == "PUBLISH":
                    receivers = self.channels[words[1]]
                    for receiver in receivers:
                        receiver.write(encode([b"message", words[1], words[2]]))
                    writer.write(encode(len(receivers)))
                else:
                    try:
                        writer.write(encode(self.execute(name, words[1:])))
                    except RespError as error:
                        writer.write(encode(error))
                await writer.drain()
        except asyncio.IncompleteReadError as error:
            if error.partial:
                print("cut off:", error.partial, error.expected)
        except ConnectionResetError:
            print("reset")
        finally:
            for members in self.channels.values():
                members.discard(writer)
            writer.close()


class Client:
    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader, self.writer = reader, writer

    @classmethod
    async def connect(cls, port: int) -> "Client":
        return cls(*await asyncio.open_connection("localhost", port))

    def send(self, *words: str | bytes | int) -> None:
        self.writer.write(encode([str(w).encode() if not isinstance(w, bytes) else w for w in words]))

    async def call(self, *words: str | bytes | int) -> Reply:
        self.send(*words)
        return await decode(self.reader)


async def main() -> None:
    store = Store()
    server = await asyncio.start_server(store.serve, "127.0.0.1", 0, limit=4096)
    port = server.sockets[0].getsockname()[1]
    a, b = await Client.connect(port), await Client.connect(port)
    print(await a.call("PING"), await a.call("ping", "hey"))
    print(await a.call("SET", "k", b"v\r\n1"), await b.call("GET", "k"), await b.call("GET", "none"))
    for _ in range(3):
        print(await a.call("INCR", "n"), end=" ")
    print(await b.call("DEL", "n", "k", "zzz"))
    for words in (["INCR"], ["NOPE", "x"], ["GET", "a", "b"]):
        try:
            print(await a.call(*words))
        except RespError as error:
            print(error)
    await a.call("SET", "text", "abc")
    try:
        await a.call("INCR", "text")
    except RespError as error:
        print(error)
    print(await a.call("RPUSH", "l", *range(5)), await a.call("LRANGE", "l", 1, -2), await a.call("LRANGE", "l", 0, -1))
    for i in range(100):
        a.send("INCR", "pipelined")
    print([await decode(a.reader) for _ in range(100)][::25])
    await a.call("SET", "soon", "gone", "PX", 20)
    print(await a.call("GET", "soon"))
    await asyncio.sleep(0.03)
    print(await a.call("GET", "soon"))
    print(await b.call("SUBSCRIBE", "news"), await a.call("PUBLISH", "news", "one"), await a.call("PUBLISH", "none", "two"))
    print(await decode(b.reader))
    big = bytes(range(256)) * 1000
    print(await a.call("SET", "big", big), await a.call("GET", "big") == big)
    b.writer.write(b"*2\r\n$3\r\nGE")
    b.writer.close()
    await b.writer.wait_closed()
    await asyncio.sleep(0.01)
    print(await a.call("PUBLISH", "news", "three"))
    a.writer.write(b"+simple\r\n")
    try:
        await decode(a.reader)
    except RespError as error:
        print(error)
    a.writer.close()
    await a.writer.wait_closed()
    server.close()
    await asyncio.sleep(0.02)


asyncio.run(main())
