"""An SMTP sink: a line protocol with states, and a client that delivers mail to it."""
import asyncio
from dataclasses import dataclass, field
from enum import Enum, auto


class State(Enum):
    GREETED = auto()
    MAIL = auto()
    RCPT = auto()


@dataclass
class Message:
    sender: str
    recipients: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)


class SmtpError(Exception):
    def __init__(self, code: int, text: str) -> None:
        super().__init__(f"{code} {text}")
        self.code = code


class Session:
    limit = 3

    def __init__(self, inbox: "asyncio.Queue[Message]") -> None:
        self.inbox = inbox
        self.state: State | None = None
        self.message: Message | None = None

    async def run(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        async def reply(code: int, *lines: str) -> None:
            for index, line in enumerate(lines):
                separator = " " if index == len(lines) - 1 else "-"
                writer.write(f"{code}{separator}{line}\r\n".encode())
            await writer.drain()

        await reply(220, "sink ready")
        try:
            while True:
                try:
                    async with asyncio.timeout(0.2):
                        raw = await reader.readline()
                except TimeoutError:
                    await reply(421, "timeout")
                    return
                except ValueError as error:
                    print("too long:", error)
                    await reply(500, "line too long")
                    return
                if not raw.endswith(b"\r\n"):
                    return
                command, _, rest = raw[:-2].decode("ascii", "replace").partition(" ")
                match command.upper(), self.state:
                    case ("HELO" | "EHLO") as verb, _:
                        self.state = State.GREETED
                        await reply(250, *(["hello " + rest, "SIZE 1000", "8BITMIME"] if verb == "EHLO" else ["hello " + rest]))
                    case "QUIT", _:
                        await reply(221, "bye")
                        return
                    case "RSET", _:
                        self.state = State.GREETED if self.state else None
                        await reply(250, "ok")
                    case "MAIL", State.GREETED if rest.upper().startswith("FROM:"):
                        self.message = Message(rest[5:].strip("<> "))
                        self.state = State.MAIL
                        await reply(250, "ok")
                    case "RCPT", (State.MAIL | State.RCPT) if self.message is not None and rest.upper().startswith("TO:"):
                        if len(self.message.recipients) == self.limit:
                            await reply(452, "too many")
                        else:
                            self.message.recipients.append(rest[3:].strip("<> "))
                            self.state = State.RCPT
                            await reply(250, "ok")
                    case "DATA", State.RCPT if self.message is not None:
                        await reply(354, "go ahead")
                        async for data in reader:
                            line = data.decode().removesuffix("\r\n")
                            if line == ".":
                                break
                            self.message.lines.append(line[1:] if line.startswith(".") else line)
                        self.inbox.put_nowait(self.message)
                        self.state, self.message = State.GREETED, None
                        await reply(250, "queued as %d" % self.inbox.qsize())
                    case "MAIL" | "RCPT" | "DATA", _:
                        await reply(503, f"bad sequence: {self.state.name if self.state else None}")
                    case _:
                        await reply(502, "what is " + command + "?")
        finally:
            writer.close()
            await writer.wait_closed()


class Client:
    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader, self.writer = reader, writer

    async def expect(self, code: int) -> list[str]:
        lines: list[str] = []
        while True:
            line = (await self.reader.readuntil(b"\r\n")).decode().rstrip()
            lines.append(line[4:])
            if line[3] == " ":
                break
        if int(line[:3]) != code:
            raise SmtpError(int(line[:3]), line[4:])
        return lines

    async def command(self, text: str, code: int = 250) -> list[str]:
        self.writer.write(text.encode() + b"\r\n")
        return await self.expect(code)

    async def deliver(self, sender: str, recipients: list[str], text: str) -> None:
        await self.command(f"MAIL FROM:<{sender}>")
        for recipient in recipients:
            await self.command(f"RCPT TO:<{recipient}>")
        await self.command("DATA", 354)
        for line in text.split("\n"):
            self.writer.write(("." + line if line.startswith(".") else line).encode() + b"\r\n")
        print(await self.command("."))


async def main() -> None:
    inbox: asyncio.Queue[Message] = asyncio.Queue()
    server = await asyncio.start_server(lambda r, w: Session(inbox).run(r, w), "127.0.0.1", 12525, limit=200)
    async with server:
        client = Client(*await asyncio.open_connection("127.0.0.1", 12525))
        print(await client.expect(220), await client.command("EHLO me"))
        await client.deliver("a@x", ["b@y", "c@y"], "Subject: hi\n\n.dot\nbye")
        for text in ("DATA", "RCPT TO:<a>", "HMM"):
            try:
                await client.command(text)
            except SmtpError as error:
                print("error", error, error.code)
        try:
            await client.deliver("a", ["1", "2", "3", "4"], "")
        except SmtpError as error:
            print("error", error)
        print(await client.command("RSET"), await client.command("QUIT", 221), await client.reader.read())
        client.writer.close()
        message = await inbox.get()
        print(message)
        slow = Client(*await asyncio.open_connection("127.0.0.1", 12525))
        await slow.expect(220)
        print(await slow.expect(421), await slow.reader.read(1))
        long = Client(*await asyncio.open_connection("127.0.0.1", 12525))
        await long.expect(220)
        long.writer.write(b"X" * 1000 + b"\r\n")
        print(await long.expect(500))
        short = Client(*await asyncio.open_connection("127.0.0.1", 12525))
        short.writer.write(b"QU")
        short.writer.write_eof()
        print(await short.reader.read())


asyncio.run(main())
