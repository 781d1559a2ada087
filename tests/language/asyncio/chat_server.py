"""A chat server with nicknames, broadcast and private messages, and clients that talk to it."""
import asyncio
import contextlib


class ChatServer:
    def __init__(self) -> None:
        self.clients: dict[str, asyncio.StreamWriter] = {}
        self.history: list[str] = []

    async def broadcast(self, message: str, exclude: str | None = None) -> None:
        self.history.append(message)
        for name, writer in list(self.clients.items()):
            if name != exclude:
                writer.write(f"{message}\n".encode())
                with contextlib.suppress(ConnectionError):
                    await writer.drain()

    async def handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        host, port = writer.get_extra_info("peername")
        print("connection from", host, port > 1024, writer.get_extra_info("cipher", "no cipher"))
        writer.write(b"name? ")
        await writer.drain()
        name = (await reader.readline()).decode().strip()
        if not name or name in self.clients:
            writer.write(b"refused\n")
            writer.close()
            await writer.wait_closed()
            return
        self.clients[name] = writer
        await self.broadcast(f"* {name} joined", name)
        try:
            async for raw in reader:
                line = raw.decode().rstrip()
                if line == "/quit":
                    break
                if line.startswith("/msg "):
                    _, target, text = line.split(" ", 2)
                    other = self.clients.get(target)
                    if other is None:
                        writer.write(f"! no {target}\n".encode())
                    else:
                        other.write(f"[{name}] {text}\n".encode())
                elif line == "/who":
                    writer.write((", ".join(sorted(self.clients)) + "\n").encode())
                else:
                    await self.broadcast(f"{name}: {line}", name)
        finally:
            del self.clients[name]
            await self.broadcast(f"* {name} left")
            writer.close()
            await writer.wait_closed()


class Client:
    def __init__(self, name: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.name = name
        self.reader = reader
        self.writer = writer
        self.seen: list[str] = []
        self.task = asyncio.create_task(self.listen())

    @classmethod
    async def join(cls, name: str, port: int) -> "Client":
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        print(await reader.readuntil(b"? "))
        writer.write(name.encode() + b"\n")
        return cls(name, reader, writer)

    async def listen(self) -> None:
        while line := await self.reader.readline():
            self.seen.append(line.decode().rstrip())
            print(f"  {self.name} < {self.seen[-1]}")
        print(f"  {self.name} ended")

    async def say(self, text: str) -> None:
        self.writer.write(f"{text}\n".encode())
        await self.writer.drain()
        await asyncio.sleep(0.01)

    async def leave(self) -> None:
        await self.say("/quit")
        await self.task
        self.writer.close()
        await self.writer.wait_closed()


async def main() -> None:
    chat = ChatServer()
    server = await asyncio.start_server(chat.handle, "127.0.0.1", 0, reuse_address=True, start_serving=False)
    print(server.is_serving())
    await server.start_serving()
    port = server.sockets[0].getsockname()[1]
    async with server:
        ann = await Client.join("ann", port)
        bob = await Client.join("bob", port)
        cid = await Client.join("cid", port)
        again = await Client.join("bob", port)
        await again.task
        await ann.say("hello all")
        await bob.say("/msg ann psst")
        await cid.say("/who")
        await cid.say("/msg dan hi")
        await asyncio.gather(ann.say("1"), bob.say("2"), cid.say("3"))
        await bob.leave()
        await ann.say("bye")
        await asyncio.gather(ann.leave(), cid.leave())
        again.writer.close()
        print(chat.history)
        print(len(chat.clients), server.is_serving())
    print(server.is_serving(), server.sockets)


asyncio.run(main())
