"""Ports: those that the compiler sees a program listen at, for images of the jail target, and those that --forward names."""

from __future__ import annotations

import argparse
import os
import socket
import subprocess
from pathlib import Path

import pytest

from unic.building import build
from unic.cli.run import forwarded
from unic.project import load
from unic.targets import RunOptions, TargetError, jail, qemu, xen
from unic.targets.host.ports import check_free

MAIN = """import asyncio

import config
from config import PORT

LOCAL = 7


async def main() -> None:
    loop = asyncio.get_running_loop()
    {call}
"""


def listened_at(tmp_path: Path, call: str, *definitions: str, target: str = "jail") -> str:
    (tmp_path / "unic.toml").write_text("[app]\n")
    (tmp_path / "config.py").write_text('from typing import Final\n\nPORT: Final = 8080\nHOST: Final = "192.0.2.1"\n')
    (tmp_path / "main.py").write_text(MAIN.replace("{call}", call))
    listen: str = load(tmp_path, target, definitions).source.constants["image", "LISTEN"]
    return listen


@pytest.mark.parametrize(
    ("call", "found"),
    [
        ("await asyncio.start_server(f, '0.0.0.0', 80)", "80=0.0.0.0:80"),
        ("await asyncio.start_server(f, None, PORT)", "8080=0.0.0.0:8080"),
        ("await asyncio.start_server(f, port=config.PORT, host=config.HOST)", "8080=192.0.2.1:8080"),
        ("await loop.create_server(f, '', LOCAL)", "7=0.0.0.0:7"),
        ("await loop.create_server(f, host(), 9)", "9=0.0.0.0:9"),
        ("await loop.create_datagram_endpoint(f, local_addr=('0.0.0.0', PORT))", "8080/udp=0.0.0.0:8080"),
        ("await loop.create_datagram_endpoint(f, ('192.0.2.2', 53))", "53/udp=192.0.2.2:53"),
        ("await asyncio.start_server(f, None, 2); await asyncio.start_server(f, None, 1); await asyncio.start_server(f, '', 2)",
         "1=0.0.0.0:1,2=0.0.0.0:2"),
        # What only the program itself reaches, and what is not to be seen.
        ("await asyncio.start_server(f, '127.0.0.1', 80)", ""),
        ("await asyncio.start_server(f, 'localhost', 80)", ""),
        ("await asyncio.start_server(f, None, 0)", ""),
        ("await asyncio.start_server(f, None, 70000)", ""),
        ("await asyncio.start_server(f, None, 80 + 1)", ""),
        ("await asyncio.start_server(f, None, port())", ""),
        ("await asyncio.start_server(f)", ""),
        ("await loop.create_datagram_endpoint(f, remote_addr=('192.0.2.2', 53))", ""),
        ("await asyncio.open_connection('192.0.2.2', 80)", ""),
    ],
)  # fmt: skip
def test_constants_are_seen(call: str, found: str, tmp_path: Path) -> None:
    assert listened_at(tmp_path, call) == found


def test_a_definition_replaces_a_constant(tmp_path: Path) -> None:
    assert listened_at(tmp_path, "await asyncio.start_server(f, None, PORT)", "PORT=81") == "81=0.0.0.0:81"


def test_only_an_image_on_the_hosts_sockets_has_them(tmp_path: Path) -> None:
    call = "await asyncio.start_server(f, None, PORT)"
    assert listened_at(tmp_path, call, target="qemu") == ""
    assert listened_at(tmp_path, call, "network.jail=tap") == ""


ECHO = """import asyncio


class Echo(asyncio.DatagramProtocol):
    def connection_made(self, transport: asyncio.DatagramTransport) -> None:
        self.transport = transport

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        self.transport.sendto(data.upper(), addr)


async def main() -> None:
    await asyncio.get_running_loop().create_datagram_endpoint(Echo, local_addr=("0.0.0.0", 1123))
    print("listening", flush=True)
    await asyncio.Event().wait()

asyncio.run(main())
"""


def test_ports_of_udp_are_forwarded(tmp_path: Path) -> None:
    source = tmp_path / "echo.py"
    source.write_text(ECHO)
    with socket.socket(type=socket.SOCK_DGRAM) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        with pytest.raises(TargetError, match=f"port {port} of 127.0.0.1 is taken: choose another .*:GUEST/udp"):
            check_free([port], socket.SOCK_DGRAM)
    check_free([port], socket.SOCK_DGRAM)
    options = RunOptions(forward=((8080, 80),), forward_udp=((port, 1123),), network=True)
    assert qemu._network(options)[1] == f"user,id=net0,hostfwd=tcp:127.0.0.1:8080-:80,hostfwd=udp:127.0.0.1:{port}-:1123"
    assert jail.variables(options)["UNIC_LISTEN"] == f"80=127.0.0.1:8080,1123/udp=127.0.0.1:{port}"
    with pytest.raises(TargetError, match="does not forward ports of UDP: use --tap, or --target qemu"):
        xen.run(Path("x.xen.elf"), options)
    image = build(load(source, "jail"), tmp_path)
    variables = {**os.environ, **jail.variables(RunOptions(forward_udp=((port, 1123),), network=True))}
    process = subprocess.Popen([image], env=variables, stdout=subprocess.PIPE)
    try:
        assert process.stdout is not None and process.stdout.readline() == b"listening\n"
        with socket.socket(type=socket.SOCK_DGRAM) as client:
            client.settimeout(20)
            client.sendto(b"hello", ("127.0.0.1", port))
            assert client.recv(100) == b"HELLO"
    finally:
        process.kill()
        process.communicate()


@pytest.mark.parametrize(("text", "found"), [("80:8080", (80, 8080, "tcp")), ("80:8080/tcp", (80, 8080, "tcp")), ("5353:53/udp", (5353, 53, "udp"))])
def test_forwarded_ports_are_read(text: str, found: tuple[int, int, str]) -> None:
    assert forwarded(text) == found


@pytest.mark.parametrize("text", ["", "80", "80:", ":80", "0:80", "80:65536", "80:53/", "80:53/icmp", "80/udp:53", "-1:53"])
def test_what_are_no_two_ports_is_refused(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="is not HOST:GUEST"):
        forwarded(text)
