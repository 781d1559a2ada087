"""The ports that the compiler sees a program listen at, for images of the jail target."""

from __future__ import annotations

from pathlib import Path

import pytest

from unic.project import load

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
