"""A line protocol as an explicit state machine."""

from dataclasses import dataclass, field
from enum import Enum, auto


class State(Enum):
    START = auto()
    HEADERS = auto()
    BODY = auto()
    DONE = auto()
    FAILED = auto()


@dataclass
class Request:
    method: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""


class Machine:
    def __init__(self) -> None:
        self.state = State.START
        self.request = Request()
        self.buffer = b""

    def feed(self, data: bytes) -> None:
        self.buffer += data
        while self.state in (State.START, State.HEADERS) and b"\r\n" in self.buffer:
            line, self.buffer = self.buffer.split(b"\r\n", 1)
            self.line(line.decode("ascii"))
        if self.state is State.BODY:
            wanted = int(self.request.headers.get("length", "0"))
            if len(self.buffer) >= wanted:
                self.request.body, self.buffer = self.buffer[:wanted], self.buffer[wanted:]
                self.state = State.DONE

    def line(self, line: str) -> None:
        if self.state is State.START:
            self.request.method = line
            self.state = State.HEADERS
        elif not line:
            self.state = State.BODY
        elif ":" in line:
            name, value = line.split(":", 1)
            self.request.headers[name.strip().lower()] = value.strip()
        else:
            self.state = State.FAILED


machine = Machine()
for piece in (b"PO", b"ST\r\nLen", b"gth: 5\r\nX: y\r\n", b"\r\nhel", b"lo rest"):
    machine.feed(piece)
    print(machine.state.name, len(machine.buffer))
print(machine.request, machine.buffer)
broken = Machine()
broken.feed(b"GET\r\nno colon\r\n")
print(broken.state, broken.state == State.FAILED)
