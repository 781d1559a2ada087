"""A network device whose other end is on the host: connections to a port of 127.0.0.1 are forwarded to the stack
under test, as `-netdev user,hostfwd=...` does for a machine of QEMU. The host's half is a second `net.Interface`.
"""

from __future__ import annotations

import os
import select
import socket
import time

from net.interface import Interface
from net.tcp.connection import Connection

CHUNK = 65536
NEVER = 1 << 62


class Relay:
    """One forwarded connection: a socket of the host and a connection of the stack's neighbour."""

    def __init__(self, host: socket.socket, guest: Connection) -> None:
        self.host = host
        self.guest = guest
        self.to_guest = b""
        self.to_host = b""
        self.host_ended = False
        self.guest_ended = False
        self.done = False
        host.setblocking(False)

    def pump(self) -> None:
        """Moves what can be moved in both directions."""
        if self.guest.error is not None:
            self.host.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
            self.finish()
            return
        try:
            self.host_to_guest()
            self.guest_to_host()
        except OSError:
            self.guest.abort()
            self.finish()
            return
        if self.host_ended and self.guest_ended and not self.to_guest and not self.to_host:
            self.guest.close()
            self.finish()

    def host_to_guest(self) -> None:
        while not self.host_ended and len(self.to_guest) < CHUNK and self.guest.is_established():
            try:
                data = self.host.recv(CHUNK)
            except BlockingIOError:
                break
            self.to_guest += data
            self.host_ended = not data
        if self.to_guest:
            self.to_guest = self.to_guest[self.guest.write(self.to_guest):]
        if self.host_ended and not self.to_guest:
            self.guest.close_write()

    def guest_to_host(self) -> None:
        if len(self.to_host) < CHUNK:
            self.to_host += self.guest.read(CHUNK)
        while self.to_host:
            try:
                self.to_host = self.to_host[self.host.send(self.to_host):]
            except BlockingIOError:
                return
        if self.guest.at_eof() and not self.guest_ended:
            self.guest_ended = True
            self.host.shutdown(socket.SHUT_WR)

    def finish(self) -> None:
        self.done = True
        self.host.close()


class NetworkDevice:
    """What runtime.platform.open_network() gives."""

    mac = b"\x52\x54\x00\x00\x00\x02"
    mtu = 1500
    adds_sums = False
    is_verified = False

    def __init__(self, host_port: int, guest_address: str, guest_port: int) -> None:
        self.guest_address = guest_address
        self.guest_port = guest_port
        self.neighbour = Interface(b"\x52\x54\x00\x00\x00\x01", self.mtu, os.urandom)
        self.neighbour.configure_static("10.0.0.1/24", None)
        self.deadline = NEVER
        self.next: bytes | None = None
        self.relays: list[Relay] = []
        self.listener = socket.create_server(("127.0.0.1", host_port), backlog=200)
        self.listener.setblocking(False)

    def send(self, frame: bytes) -> bool:
        self.neighbour.input(frame, time.monotonic_ns())
        return True

    def receive(self) -> bytes | None:
        self.look()
        frame, self.next = self.next, None
        return frame

    def arm(self) -> bool:
        self.look()
        return self.next is None

    def look(self) -> None:
        """Has the next frame ready, if there is any."""
        if self.next is None:
            self.next = self.neighbour.next_frame()
        if self.next is None:
            self.turn()
            self.next = self.neighbour.next_frame()

    def disarm(self) -> None:
        pass

    def turn(self) -> None:
        """Everything the host's side has to do now."""
        while True:
            try:
                host = self.listener.accept()[0]
            except BlockingIOError:
                break
            guest = self.neighbour.connect(self.guest_address, self.guest_port, time.monotonic_ns())
            self.relays.append(Relay(host, guest))
        for relay in self.relays:
            relay.pump()
        self.relays = [relay for relay in self.relays if not relay.done]
        self.deadline = self.neighbour.poll(time.monotonic_ns())

    def wait(self, deadline: int) -> None:
        """Until the host's sockets have something, or a time."""
        readers = [self.listener, *(relay.host for relay in self.relays
                                    if not relay.host_ended and not relay.to_guest)]
        writers = [relay.host for relay in self.relays if relay.to_host]
        left = min(deadline, self.deadline) - time.monotonic_ns()
        select.select(readers, writers, [], None if left > NEVER // 2 else max(0, left) / 1e9)
