"""A request to an app, and how many of them it answers in a second.

HTTP `GET /`, or what the manifest's [report] says. The load of HTTP is made by wrk, which is not the bottleneck; that of other protocols
by this process, and for it a figure is at least what the app can do.
"""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass

from unic.ports import listened_at
from unic.project import App
from unic.targets.target import TargetError

# Of one run: seconds, and connections at a time.
SECONDS = 2
CONNECTIONS = 8
# Seconds for a reply.
PATIENCE = 10.0
RETRY = 0.02
LOAD_GENERATOR = "wrk"


@dataclass(frozen=True)
class Request:
    """What is sent to TCP port `port`. `reply`: how the answer ends, None for HTTP, whose answers say it themselves."""

    port: int
    text: bytes = b"GET / HTTP/1.1\r\nHost: measured\r\n\r\n"
    reply: bytes | None = None


def request_of(app: App) -> Request | None:
    """The request of an app that is seen to listen at a TCP port, else None."""
    settings = {name: value for (module, name), value in app.source.constants.items() if module != "image"}
    ports = [int(entry.partition("=")[0]) for entry in listened_at(app.modules, settings).split(",") if re.match(r"[0-9]+=", entry)]
    if not ports:
        return None
    return Request(ports[0]) if app.request is None else Request(ports[0], *app.request)


class Client:
    """A connection that asks one thing at a time. Raises OSError; EOFError when the connection ends within a reply or says no."""

    def __init__(self, host: str, port: int, request: Request, timeout: float = PATIENCE) -> None:
        self._request = request
        self._rest = b""
        self._socket = socket.create_connection((host, port), timeout)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    def ask(self) -> bytes:
        """The reply; of HTTP the body."""
        self._socket.sendall(self._request.text)
        if self._request.reply is not None:
            return self._until(self._request.reply)
        head = self._until(b"\r\n\r\n")
        length = re.search(rb"\r\ncontent-length: *([0-9]+)", head, re.IGNORECASE)
        if not re.match(rb"HTTP/1\.[01] 200 ", head) or length is None:
            raise EOFError(head.split(b"\r\n")[0].decode(errors="replace"))
        while len(self._rest) < int(length[1]):
            self._receive()
        body, self._rest = self._rest[: int(length[1])], self._rest[int(length[1]) :]
        return body

    def end(self) -> None:
        """Ends our side of the connection."""
        self._socket.shutdown(socket.SHUT_WR)

    def _until(self, mark: bytes) -> bytes:
        while mark not in self._rest:
            self._receive()
        place = self._rest.index(mark) + len(mark)
        found, self._rest = self._rest[:place], self._rest[place:]
        return found

    def _receive(self) -> None:
        data = self._socket.recv(65536)
        if not data:
            raise EOFError("the connection has ended")
        self._rest += data


def first_reply(host: str, port: int, request: Request, timeout: float = PATIENCE, patience: float = 1.0, is_running: Callable[[], bool] = lambda: True) -> float:
    """Asks until there is a reply, over a new connection each time, each for `patience` seconds. Returns `time.monotonic()` then.

    Raises TargetError when `timeout` seconds have passed, or the app is not `is_running` any more.
    """
    deadline = time.monotonic() + timeout
    while True:
        try:
            with Client(host, port, request, patience) as client:
                client.ask()
                return time.monotonic()
        except (OSError, EOFError) as error:
            if not is_running():
                raise TargetError("the app has ended without a reply") from None
            if time.monotonic() > deadline:
                raise TargetError(f"no reply from {host}:{port} within {timeout:.0f} s: {error or type(error).__name__}") from None
        time.sleep(RETRY)


def answers(host: str, port: int, request: Request, count: int) -> bool:
    """Whether `count` requests on one connection all get a reply that is not empty. Raises OSError, EOFError."""
    with Client(host, port, request) as client:
        return all(client.ask() for _ in range(count))


def per_second(host: str, port: int, request: Request, keeps: bool) -> float:
    """Requests that are answered in a second, on CONNECTIONS connections that are kept, or each on a new one. Raises TargetError."""
    return _load_of_http(host, port, request, keeps) if request.reply is None else _load(host, port, request, keeps)


def _load_of_http(host: str, port: int, request: Request, keeps: bool) -> float:
    path = shutil.which(LOAD_GENERATOR)
    if path is None:
        raise TargetError(f"{LOAD_GENERATOR} is not installed: `apt install {LOAD_GENERATOR}`, or `make report`")
    command = [path, "--threads", "1", "--connections", str(CONNECTIONS), "--duration", f"{SECONDS}s", "--timeout", "5s"]
    command += [] if keeps else ["--header", "Connection: close"]
    done = subprocess.run([*command, f"http://{host}:{port}/"], capture_output=True, text=True, timeout=SECONDS + 60)
    rate = re.search(r"^Requests/sec: *([0-9.]+)", done.stdout, re.MULTILINE)
    wrong = re.search(r"^ *(Non-2xx.*)", done.stdout, re.MULTILINE)
    if done.returncode or rate is None or wrong or not float(rate[1]):
        raise TargetError(f"{LOAD_GENERATOR} measured nothing at {host}:{port}: {wrong[1] if wrong else (done.stderr or done.stdout).strip()}")
    return float(rate[1])


def _load(host: str, port: int, request: Request, keeps: bool) -> float:
    count, started = 0, time.monotonic()
    deadline = started + SECONDS
    clients: list[Client] = []
    try:
        if keeps:
            clients = [Client(host, port, request) for _ in range(CONNECTIONS)]
        while time.monotonic() < deadline:
            if keeps:
                clients[count % CONNECTIONS].ask()
            else:
                with Client(host, port, request) as client:
                    client.ask()
            count += 1
    except (OSError, EOFError) as error:
        raise TargetError(f"request {count + 1} to {host}:{port} failed: {error}") from None
    finally:
        for client in clients:
            client.__exit__()
    return count / (time.monotonic() - started)
