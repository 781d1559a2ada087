"""apps/webserver with a static address on a tap device: in 4 MB, under garbage and floods, and idle in between."""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from scapy.layers.inet import ICMP, IP
from scapy.layers.l2 import ARP, Ether
from scapy.packet import Raw, raw

from tests.support import http_checks, tap
from tests.support.hostile_frames import BROADCAST, Sender
from tests.support.images import WEBSERVER, built, write_image
from unic.targets import RunOptions
from unic.targets.guest import Guest
from unic.targets.qemu import MAC_ADDRESS

PORT = 8080
HOST_MAC = "02:00:00:00:00:99"
GET = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"


@dataclass
class Wire:
    """The guest, and a socket for raw frames to it."""

    guest: Guest
    frames: socket.socket

    @property
    def server(self) -> http_checks.Target:
        return http_checks.Target(tap.GUEST, PORT)

    def cpu_seconds(self) -> float:
        """Processor time that QEMU, or the jail, has used."""
        fields = Path(f"/proc/{self.guest.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def ask(self, question: bytes, is_answer: Callable[[Ether], bool]) -> Ether:
        """Sends a frame, and gives the first of the same Ethernet type for which `is_answer` is true."""
        deadline = time.monotonic() + 10
        with tap.raw_socket(Ether(question).type) as answers:
            answers.send(question)
            while time.monotonic() < deadline:
                frame = Ether(answers.recv(2048))
                if is_answer(frame):
                    return frame
        raise AssertionError("no answer")

    def is_calm(self) -> None:
        """Still serves, and then uses no processor time."""
        assert self.server.get("/").status == 200
        time.sleep(0.3)
        before = self.cpu_seconds()
        time.sleep(0.5)
        assert self.cpu_seconds() - before < 0.1
        self.guest.read_console()
        assert self.guest.is_running, self.guest.output


# What costs much and has nothing to do with the bus.
WITHOUT_PCI_FIRST = pytest.mark.parametrize("wire", ["microvm", pytest.param("q35", marks=pytest.mark.thorough), "jail"], indirect=True, scope="module")


@pytest.fixture(scope="module", params=["microvm", "q35", "jail"])
def wire(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wire]:
    definitions = (f"network.address={tap.GUEST}/24", f"network.gateway={tap.HOST}")
    target = "jail" if request.param == "jail" else "qemu"
    if target == "jail":
        definitions = (*definitions, "network.jail=tap")
    image = write_image(built(WEBSERVER, target, *definitions), tmp_path_factory.mktemp("image"))
    options = RunOptions(tap=tap.NAME, machine=request.param, memory=4)
    with ExitStack() as stack:
        frames = stack.enter_context(tap.namespace())
        stack.enter_context(pytest.MonkeyPatch.context()).setenv("UNIC_MAC", MAC_ADDRESS)
        guest = stack.enter_context(Guest(image, options, target))
        guest.wait_for(b"listening on port 8080\n")
        yield Wire(guest, frames)


def sender(seed: int) -> Sender:
    return Sender(seed, MAC_ADDRESS, tap.GUEST, tap.HOST, PORT)


def test_keeps_its_promises(wire: Wire) -> None:
    http_checks.check_server(tap.GUEST, PORT)
    wire.is_calm()


def test_answers_arp(wire: Wire) -> None:
    question = Ether(dst=BROADCAST, src=HOST_MAC) / ARP(op=1, hwsrc=HOST_MAC, psrc="10.0.0.77", pdst=tap.GUEST)
    answer = wire.ask(raw(question), lambda frame: ARP in frame and frame[ARP].op == 2 and frame[ARP].pdst == "10.0.0.77")
    assert (answer.dst, answer.src, answer[ARP].hwsrc, answer[ARP].psrc) == (HOST_MAC, MAC_ADDRESS, MAC_ADDRESS, tap.GUEST)


@pytest.mark.parametrize("size", [0, 56, 1472])
def test_answers_ping(size: int, wire: Wire) -> None:
    body = bytes(i & 255 for i in range(size))
    # An ARP question first: the answer to the echo then needs none.
    test_answers_arp(wire)
    packet = IP(src="10.0.0.77", dst=tap.GUEST) / ICMP(type=8, id=7, seq=size) / Raw(body)
    answer = wire.ask(
        raw(Ether(dst=MAC_ADDRESS, src=HOST_MAC) / packet),
        lambda frame: ICMP in frame and frame[ICMP].type == 0 and frame[ICMP].seq == size,
    )
    assert answer.dst == HOST_MAC and answer[ICMP].id == 7
    assert bytes(answer[ICMP].payload)[:size] == body


def test_50_clients_connect_at_the_same_moment(wire: Wire) -> None:
    index = (WEBSERVER / "www" / "index.html").read_bytes()
    together = threading.Barrier(50)
    received: list[bytes] = []

    def fetch() -> None:
        together.wait(20)
        with wire.server.connect() as connection:
            connection.sendall(GET)
            received.append(http_checks.receive_reply(connection))

    threads = [threading.Thread(target=fetch) for _ in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(received) == 50 and all(reply.endswith(index) for reply in received)


@WITHOUT_PCI_FIRST
def test_clients_that_fill_the_memory(wire: Wire) -> None:
    """Heads of 16 KB without an end, on more connections than 4 MB can hold: who comes too late has to wait."""
    with ExitStack() as opened:
        for _ in range(200):
            connection = opened.enter_context(socket.socket())
            connection.settimeout(0.1)
            try:
                connection.connect((tap.GUEST, PORT))
                connection.send(GET[:-2] + b"A: " + b"x" * 16000)
            except TimeoutError:
                break
            opened.callback(http_checks.reset, connection)
    wire.is_calm()


def test_malformed_frames(wire: Wire) -> None:
    pool = sender(1).malformed(2000)
    with wire.server.connect() as connection:
        for _ in range(10):
            for frame in pool:
                wire.frames.send(frame)
            assert wire.server.get("/").status == 200
        connection.sendall(GET)
        assert http_checks.status_of(http_checks.receive_reply(connection)) == 200
    wire.is_calm()


@WITHOUT_PCI_FIRST
@pytest.mark.parametrize("kind", ["syn", "syn_from_neighbours", "arp", "echo", "udp", "segment"])
def test_floods(kind: str, wire: Wire) -> None:
    pool = sender(2).flood(kind, 1000)
    with wire.server.connect() as connection:
        end = time.monotonic() + 1.0
        while time.monotonic() < end:
            for frame in pool:
                wire.frames.send(frame)
        connection.sendall(GET)
        assert http_checks.status_of(http_checks.receive_reply(connection)) == 200
    wire.is_calm()
