"""What images are compared with, for real: made of Debian's packages, and serving what the app serves."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from unic.linux import init, packages
from unic.measure import peers
from unic.measure.linux_peer import PHASES, LinuxPeer
from unic.measure.peers import CPYTHON, NGINX, PROCESS, Peers
from unic.measure.process_peer import ProcessPeer
from unic.measure.requests import Client, request_of
from unic.project import App, load
from unic.report.collect import Compared
from unic.targets.guest import free_port
from unic.targets.target import TargetError

PAGE = b"<p>What is served.</p>\n"
SERVER = '''
import asyncio
from importlib.resources import files

PAGE = files("pages").joinpath("index.html").read_bytes()


async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while await reader.readline():
        while (await reader.readline()).strip():
            pass
        writer.write(b"HTTP/1.1 200 OK\\r\\nContent-Length: %d\\r\\n\\r\\n" % len(PAGE) + PAGE)
        await writer.drain()
    writer.close()


async def main() -> None:
    server = await asyncio.start_server(answer, "0.0.0.0", PORT)
    print("ready", flush=True)
    await server.serve_forever()


asyncio.run(main())
'''


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> App:
    folder = tmp_path_factory.mktemp("app")
    (folder / "unic.toml").write_text('[app]\nname = "pages"\n[bake]\nfolders = ["pages"]\n')
    (folder / "main.py").write_text(SERVER.replace("PORT", str(free_port())))
    (folder / "pages").mkdir()
    (folder / "pages" / "index.html").write_bytes(PAGE)
    return load(folder, "qemu")


@pytest.fixture(scope="module")
def made(app: App, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Peers]:
    found = peers.make(app, request_of(app), tmp_path_factory.mktemp("peers"), lambda text: None)
    assert (found.reasons, found.without) == ({}, {})
    yield found


@pytest.mark.parametrize("key", [NGINX, CPYTHON, PROCESS])
def test_they_serve_what_the_app_serves(app: App, made: Peers, key: str) -> None:
    request = request_of(app)
    assert request is not None
    with made.made[key].serving() as (host, port), Client(host, port, request) as client:
        assert [client.ask() for _ in range(3)] == [PAGE] * 3


def test_a_start_of_linux_has_its_phases_in_time_and_in_instructions(made: Peers) -> None:
    peer = made.made[NGINX]
    assert isinstance(peer, LinuxPeer)
    times = peer.boot()
    assert tuple(times.phases) == PHASES and all(value > 0 for value in times.phases.values())
    counted, per_request = peer.instructions()
    assert tuple(counted.phases) == PHASES
    # Linux takes hundreds of millions, nginx some ten thousand for a request.
    assert counted.phases["kernel"] > 100_000_000 and per_request is not None and 10_000 < per_request < 1_000_000
    sizes = peer.sizes()
    assert sizes.configured == sum(sizes.parts.values()) < peer.unpacked()


def test_the_process_is_measured_natively(made: Peers) -> None:
    peer = made.made[PROCESS]
    assert isinstance(peer, ProcessPeer)
    assert list(peer.boot().phases) == ["start and imports", "first reply"]
    assert 5 < peer.largest_memory() < 200
    assert set(peer.sizes().parts) == {"app", "standard library", "interpreter and libraries"}


def test_the_processs_own_instructions_are_counted_and_imports_find_compiled_modules(made: Peers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    peer = made.made[PROCESS]
    assert isinstance(peer, ProcessPeer)
    counted, per_request = peer.instructions()
    assert tuple(counted.phases) == tuple(peer.boot().phases)
    # Compiling asyncio would take more than a billion.
    assert 20_000_000 < counted.phases["start and imports"] < 600_000_000
    assert 100_000 < counted.phases["first reply"] < 20_000_000 and per_request is not None and 20_000 < per_request < 1_000_000
    assert peer.instructions()[0].total == pytest.approx(counted.total, rel=1e-3)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("unic.measure.instructions.plugin", lambda: b"")
    with pytest.raises(TargetError, match="takes qemu-x86_64: `apt install qemu-user`"):
        peer.instructions()


def test_what_has_no_point_is_not_made(tmp_path: Path) -> None:
    path = tmp_path / "hello.py"
    path.write_text('print("Hello")\n')
    app = load(path, "qemu")
    found = peers.make(app, request_of(app), tmp_path / "peers", lambda text: None)
    assert found.without == {NGINX: "the app listens at no TCP port"} and set(found.made) == {CPYTHON, PROCESS}
    # No server, no network: the program's first line ends its start.
    process = found.made[PROCESS]
    assert isinstance(process, ProcessPeer) and list(process.boot().phases) == ["start and imports"] and process.largest_memory() > 5


def test_the_first_process_of_the_machines_is_small() -> None:
    program = init.program(["/modules/a.ko"], "10.0.2.15", 24, ["/bin/server", "-x"], ["A=b"])
    assert program.startswith(b"\x7fELF") and len(program) < 4096
    for text in (b"/modules/a.ko\0", b"/bin/server\0", b"A=b\0", b"init: cannot execute /bin/server\n"):
        assert text in program


def test_without_debians_tools_every_peer_says_what_is_missing(app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(packages.ENVIRONMENT, str(tmp_path / "linux"))
    monkeypatch.setenv("PATH", "/nowhere")
    compared = Compared(app, tmp_path, ("sizes", "boot"), lambda text: None)
    compared.start_each()
    compared.measure_rest()
    for subject in compared.subjects():
        assert subject.sizes is None and "apt-get" in subject.reasons["sizes"] and "--no-peers" in subject.reasons["first_reply"]


def test_a_port_that_is_taken_is_named(made: Peers, app: App) -> None:
    process, request = made.made[PROCESS], request_of(app)
    assert isinstance(process, ProcessPeer) and request is not None
    with socket.create_server(("0.0.0.0", request.port)), pytest.raises(TargetError, match=f"port {request.port}, where the app listens, cannot be had"):
        process.boot()
