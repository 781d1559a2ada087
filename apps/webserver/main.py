"""A web server for the files baked into the image, or on a block device: HTTP/1.1, GET and HEAD, keep-alive.

One task a connection. Whatever a client does costs it its own connection and nothing else:
every wait has a deadline, every buffer a limit.
"""

import asyncio
from typing import Final

import config
from content import Resource, Site, load_site
from request import HttpError, Request, RequestParser
from response import message, respond

CLOSE: Final = b"Connection: close\r\n"


class Connection:
    """One client: reads requests and answers them in order until either side ends it."""

    def __init__(self, site: Site, reader: asyncio.StreamReader,
                 writer: asyncio.StreamWriter) -> None:
        self.site = site
        self.reader = reader
        self.writer = writer
        self.parser = RequestParser()

    async def serve(self) -> None:
        waiting = True                  # for a request, rather than for the client to take one
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(None) as deadline:
                while True:
                    waiting = True
                    request = await self.next_request(deadline)
                    if request is None:
                        return
                    waiting = False
                    deadline.reschedule(loop.time() + config.RESPONSE_TIMEOUT)
                    if not await self.answer(request, deadline):
                        return
        except HttpError as error:
            await self.refuse(error.status)
        except TimeoutError:
            if not waiting:
                self.writer.transport.abort()
            elif not self.parser.is_idle():
                await self.refuse(408)

    async def next_request(self, deadline: asyncio.Timeout) -> Request | None:
        """The next request, or None when the client has closed the connection."""
        loop = asyncio.get_running_loop()
        idle = self.parser.is_idle()
        deadline.reschedule(
            loop.time() + (config.IDLE_TIMEOUT if idle else config.HEADER_TIMEOUT))
        while True:
            request = self.parser.next_request()
            if request is not None:
                return request
            data = await self.reader.read(8192)
            if not data:
                return None
            if idle:
                idle = False
                deadline.reschedule(loop.time() + config.HEADER_TIMEOUT)
            self.parser.feed(data)

    async def answer(self, request: Request, deadline: asyncio.Timeout) -> bool:
        """Sends the response; False when the connection ends with it."""
        response = respond(self.site, request)
        if not await self.drop_body(request.content_length):
            return False
        connection = b""
        if not request.keep_alive:
            connection = CLOSE
        elif request.minor == 0:
            connection = b"Connection: keep-alive\r\n"
        self.writer.write(response.head(connection))
        if request.method != b"HEAD":
            if response.body:
                self.writer.write(response.body)
            if config.CONTENT != "image" and response.stored is not None:
                await self.send_stored(response.stored, deadline)
        await self.writer.drain()
        if not request.keep_alive:
            await self.linger()
        return request.keep_alive

    async def send_stored(self, resource: Resource, deadline: asyncio.Timeout) -> None:
        """Sends a file of the device piece by piece; the client has RESPONSE_TIMEOUT to take each."""
        from archive import read_archive
        loop = asyncio.get_running_loop()
        for start in range(0, resource.size, config.CHUNK):
            length = min(config.CHUNK, resource.size - start)
            self.writer.write(await read_archive(resource, start, length))
            await self.writer.drain()
            deadline.reschedule(loop.time() + config.RESPONSE_TIMEOUT)

    async def drop_body(self, count: int) -> bool:
        """Reads over a request's body; False when the client ends before it."""
        count -= self.parser.discard(count)
        while count > 0:
            data = await self.reader.read(min(count, 8192))
            if not data:
                return False
            count -= len(data)
        return True

    async def refuse(self, status: int) -> None:
        """Sends an error, the last response of the connection."""
        response = message(status, b"")
        self.writer.write(response.head(CLOSE) + response.body)
        await self.linger()

    async def linger(self) -> None:
        """Ends our side and waits for the client's end (RFC 9112 §9.6).

        To close with input unread would reset the connection, and the client could lose the
        response with it.
        """
        try:
            async with asyncio.timeout(config.LINGER_TIMEOUT):
                await self.writer.drain()
                self.writer.write_eof()
                left = config.BODY_LIMIT
                while left > 0:
                    data = await self.reader.read(8192)
                    if not data:
                        return
                    left -= len(data)
        except TimeoutError:
            self.writer.transport.abort()


class WebServer:
    """Serves connections up to a limit, refuses as many more with 503, and drops the rest."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.connections = 0

    async def accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        try:
            connection = Connection(self.site, reader, writer)
            if self.connections <= config.MAX_CONNECTIONS:
                await connection.serve()
            elif self.connections <= 2 * config.MAX_CONNECTIONS:
                await connection.refuse(503)
            else:
                writer.transport.abort()
        except OSError:
            writer.transport.abort()        # the client has gone, or the device fails
        except Exception as error:
            print(f"connection failed: {error!r}", flush=True)
            writer.transport.abort()
        finally:
            self.connections -= 1
            writer.close()


async def main() -> None:
    server = await asyncio.start_server(WebServer(load_site()).accept, "0.0.0.0", config.PORT)
    print(f"listening on port {config.PORT}", flush=True)
    async with server:
        await server.serve_forever()


asyncio.run(main())
