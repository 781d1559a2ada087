"""asyncio between an image under QEMU and the host: the same program gives the same output under CPython.

The programs are clients of an echo server of the host, which QEMU's user network shows at 10.0.2.2, and servers
whose port it forwards.
"""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.support import oracle
from tests.support.images import built, run_image, write_image, write_program
from unic.targets import RunOptions
from unic.targets.guest import Guest, free_port

PROGRAMS = Path(__file__).resolve().parent / "asyncio_programs"
HOST = "10.0.2.2"


class Echo:
    """Sends back what comes, over TCP and UDP, at one port of `address`."""

    def __init__(self, address: str = "127.0.0.1") -> None:
        self.datagrams = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.listener = socket.socket()
        while True:
            self.listener.bind((address, 0))
            self.port: int = self.listener.getsockname()[1]
            try:
                self.datagrams.bind((address, self.port))
                break
            except OSError:
                self.listener.close()
                self.listener = socket.socket()
        self.listener.listen()
        for serve in (self.serve_datagrams, self.serve_connections):
            threading.Thread(target=serve, daemon=True).start()

    def serve_datagrams(self) -> None:
        while True:
            try:
                data, address = self.datagrams.recvfrom(65536)
            except OSError:
                return
            self.datagrams.sendto(b"echo " + data, address)

    def serve_connections(self) -> None:
        while True:
            try:
                connection = self.listener.accept()[0]
            except OSError:
                return
            threading.Thread(target=self.serve_connection, args=(connection,), daemon=True).start()

    def serve_connection(self, connection: socket.socket) -> None:
        with connection:
            while data := connection.recv(65536):
                if data.startswith(b"reset"):
                    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
                    return
                connection.sendall(data)

    def close(self) -> None:
        self.datagrams.close()
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()


@pytest.fixture(scope="module")
def echo() -> Iterator[int]:
    server = Echo()
    yield server.port
    server.close()


def program(name: str, host: str, port: int) -> Path:
    """The program with its constants HOST and PORT replaced."""
    text = (PROGRAMS / f"{name}.py").read_text()
    return write_program(text.replace("PEER_HOST", repr(host)).replace("PEER_PORT", str(port)))


def under_cpython(path: Path) -> str:
    done = subprocess.run([sys.executable, path], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("name", ["stream_client", "protocol_client", "datagrams"])
def test_a_client_prints_what_it_prints_under_cpython(name: str, echo: int, tmp_path: Path) -> None:
    oracle.must_know(name)
    expected = under_cpython(program(name, "127.0.0.1", echo))
    options = RunOptions(network=True, timeout=60)
    output, status = run_image(built(program(name, HOST, echo), "qemu", opt_level=0), "qemu", tmp_path, options)
    assert output.replace(HOST, "127.0.0.1").splitlines() == expected.splitlines()
    assert status == 0


@pytest.mark.parametrize("network", [False, True])
def test_a_program_reaches_its_own_server_with_and_without_a_device(network: bool, tmp_path: Path) -> None:
    path = Path(__file__).resolve().parents[1] / "language" / "asyncio" / "stream_turns.py"
    output, status = run_image(built(path, "qemu", opt_level=0), "qemu", tmp_path, RunOptions(network=network, timeout=60))
    assert output.splitlines() == under_cpython(path).splitlines()
    assert status == 0


@contextmanager
def serving(name: str, folder: Path) -> Iterator[tuple[int, Guest]]:
    path = write_image(built(program(name, "0.0.0.0", 7000), "qemu"), folder)
    port = free_port()
    with Guest(path, RunOptions(forward=((port, 7000),))) as guest:
        guest.wait_for(b"serving\n")
        yield port, guest


def test_a_protocol_server_serves_connections_side_by_side(tmp_path: Path) -> None:
    with serving("protocol_server", tmp_path) as (port, guest):
        clients = [socket.create_connection(("127.0.0.1", port), timeout=20) for _ in range(5)]
        for n, client in enumerate(clients):
            client.sendall(f"hello {n}\nand ".encode())
        for n, client in reversed(list(enumerate(clients))):
            with client, client.makefile("rb") as lines:
                assert lines.readline() == f"HELLO {n}\n".encode()
                client.sendall(b"more\n")
                assert lines.readline() == b"AND MORE\n"
                client.shutdown(socket.SHUT_WR)
                assert lines.read() == b"bye\n"
        with socket.create_connection(("127.0.0.1", port), timeout=20) as client:
            client.sendall(b"big\n")
            received = b""
            while data := client.recv(65536):
                received += data
            assert received == b"z" * 1_000_000 + b"paused 1 resumed 1\n"
        with socket.create_connection(("127.0.0.1", port), timeout=20) as client:
            client.sendall(b"quit\n")
            guest.wait_for(b"7 connections were lost\n")
