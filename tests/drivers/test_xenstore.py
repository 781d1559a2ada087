"""The xenstore client against a daemon on the memory model that answers, sends events between, is slow, or lies (io/xs_wire.h)."""

from __future__ import annotations

import itertools
import struct
from collections.abc import Callable

import pytest
from hypothesis import given, settings, strategies

from tests.support.imports import load

unsafe = load("unsafe")
model = unsafe.machine_model
machine = load("machine")
xenstore = load("runtime.drivers.xen.xenstore")
Panic = load("runtime.panic").Panic
u32, u64 = machine.u32, machine.u64

RING = 0x100000
REQ_CONS, REQ_PROD, RSP_CONS, RSP_PROD = (RING + offset for offset in (2048, 2052, 2056, 2060))
DIRECTORY, READ, WATCH, WRITE, WATCH_EVENT, ERROR = 1, 2, 4, 11, 15, 16


class Daemon:
    """Answers requests while the client waits. `answers`: what to do with a request in place of answering truly."""

    def __init__(self) -> None:
        self.values: dict[str, str] = {}
        self.requests: list[tuple[int, bytes]] = []
        self.answer: Callable[[int, int, bytes], None] = self.truly
        self.outgoing = bytearray()
        self.incoming = bytearray()
        self.chunk = 1024

    def wait_for(self, port: int, deadline: int) -> None:
        """One turn: takes what it can of the requests, puts what it can of the replies."""
        consumed, produced = model.load(REQ_CONS, 4), model.load(REQ_PROD, 4)
        assert (produced - consumed) & 0xFFFFFFFF <= 1024
        while consumed != produced:
            self.incoming.append(model.load(RING + consumed % 1024, 1))
            consumed = (consumed + 1) & 0xFFFFFFFF
        model.store(REQ_CONS, 4, consumed)
        while len(self.incoming) >= 16:
            kind, number, transaction, length = struct.unpack_from("<4I", self.incoming)
            if len(self.incoming) < 16 + length:
                break
            payload = bytes(self.incoming[16 : 16 + length])
            del self.incoming[: 16 + length]
            self.requests.append((kind, payload))
            self.answer(kind, number, payload)
        consumed, produced = model.load(RSP_CONS, 4), model.load(RSP_PROD, 4)
        room = min(1024 - ((produced - consumed) & 0xFFFFFFFF), self.chunk, len(self.outgoing))
        for byte in self.outgoing[:room]:
            model.store(RING + 1024 + produced % 1024, 1, byte)
            produced = (produced + 1) & 0xFFFFFFFF
        del self.outgoing[:room]
        model.store(RSP_PROD, 4, produced)

    def send(self, kind: int, number: int, payload: bytes) -> None:
        self.outgoing += struct.pack("<4I", kind, number, 0, len(payload)) + payload

    def event(self, path: str, token: str) -> None:
        self.send(WATCH_EVENT, 0, f"{path}\0{token}\0".encode())

    def truly(self, kind: int, number: int, payload: bytes) -> None:
        path, _, rest = payload.partition(b"\0")
        if kind == READ and path.decode() not in self.values:
            self.send(ERROR, number, b"ENOENT\0")
        elif kind == READ:
            self.send(READ, number, self.values[path.decode()].encode())
        else:
            if kind == WRITE:
                self.values[path.decode()] = rest.decode()
            self.send(kind, number, b"OK\0")


def installed(monkeypatch: pytest.MonkeyPatch) -> Daemon:
    """A daemon at the other end of empty rings, whose counters are soon to wrap."""
    model.reset(0x100000, 1 << 16)
    for counter in (REQ_CONS, REQ_PROD, RSP_CONS, RSP_PROD):
        model.store(counter, 4, 0xFFFFFE00)
    found = Daemon()
    ticks = itertools.count(0, 1000)
    monkeypatch.setattr(xenstore, "watch", lambda port: None)
    monkeypatch.setattr(xenstore, "notify", lambda port: None)
    monkeypatch.setattr(xenstore, "wait_for", found.wait_for)
    monkeypatch.setattr(xenstore, "monotonic", lambda: next(ticks))
    monkeypatch.setattr(xenstore, "new_bytes", lambda length: Written(int(length)))
    return found


@pytest.fixture
def daemon(monkeypatch: pytest.MonkeyPatch) -> Daemon:
    return installed(monkeypatch)


class Written(bytes):
    """What the client reads a message into: its bytes are those in the model's memory."""

    def __new__(cls, length: int) -> Written:
        made = super().__new__(cls, bytes(length))
        unsafe.tail(made)
        return made

    def decode(self, *arguments: str) -> str:
        return model.read(unsafe.tail(self), len(self)).decode(*arguments)


def client() -> object:
    return xenstore.Xenstore(u64(RING), u32(3))


@pytest.mark.parametrize("chunk", [1, 7, 1024])
def test_values_of_any_length_are_written_and_read(daemon: Daemon, chunk: int) -> None:
    daemon.chunk = chunk
    store = client()
    assert store.read("nowhere") is None
    for length in (0, 1, 500, 2000, 4000):
        value = "v" * length
        store.patience = 10**6
        store.write("a/path", value)
        assert daemon.values["a/path"] == value
        store.patience = 10**6
        assert store.read("a/path") == value


def test_events_that_come_between_are_kept_once_for_each_token(daemon: Daemon) -> None:
    store = client()
    daemon.values["state"] = "4"

    def with_events(kind: int, number: int, payload: bytes) -> None:
        for token in ("disk", "net", "disk"):
            daemon.event(f"backend/{token}/state", token)
        daemon.truly(kind, number, payload)

    daemon.answer = with_events
    assert store.read("state") == "4" and store.read("state") == "4"
    assert store.has_event() and [store.next_event() for _ in range(3)] == ["disk", "net", None]
    assert not store.has_event()


def test_an_event_is_waited_for_by_its_token_and_one_that_came_during_a_request_counts(daemon: Daemon) -> None:
    store = client()
    daemon.values["state"] = "3"
    daemon.event("other", "other")
    daemon.event("early", "mine")
    assert store.read("state") == "3"
    assert store.wait_for_event("mine", 10**9)
    assert not store.wait_for_event("mine", 10**6)
    daemon.event("late", "mine")
    assert store.wait_for_event("mine", 10**9)
    assert store.next_event() == "other" and store.next_event() is None


def test_no_more_tokens_are_kept_than_there_can_be(daemon: Daemon) -> None:
    store = client()
    for number in range(200):
        daemon.event("x", str(number))
    assert not store.wait_for_event("none", 10**6)
    assert len(store.events) == 64


def test_an_event_without_a_token_is_nobody_s(daemon: Daemon) -> None:
    store = client()
    daemon.send(WATCH_EVENT, 0, b"no token")
    daemon.event("x", "good")
    assert store.wait_for_event("good", 10**9) and store.next_event() is None


def test_replies_to_nobody_and_of_the_wrong_kind_are_passed_over(daemon: Daemon) -> None:
    store = client()
    daemon.values["a"] = "right"

    def noisy(kind: int, number: int, payload: bytes) -> None:
        daemon.send(READ, number + 7, b"wrong")
        daemon.send(DIRECTORY, number, b"wrong\0")
        daemon.truly(kind, number, payload)

    daemon.answer = noisy
    assert store.read("a") == "right"


def test_errors_of_the_daemon_are_exceptions_of_their_name(daemon: Daemon) -> None:
    store = client()
    daemon.answer = lambda kind, number, payload: daemon.send(ERROR, number, b"EACCES\0")
    with pytest.raises(xenstore.XenstoreError, match="^EACCES$"):
        store.write("a", "b")
    assert store.directory("a") == []


def test_a_daemon_that_does_not_answer_is_a_panic(daemon: Daemon) -> None:
    daemon.answer = lambda kind, number, payload: None
    with pytest.raises(Panic, match="xenstore does not answer"):
        client().read("a")


def test_a_message_of_impossible_length_is_a_panic(daemon: Daemon) -> None:
    daemon.answer = lambda kind, number, payload: daemon.outgoing.extend(struct.pack("<4I", READ, number, 0, 4097))
    with pytest.raises(Panic, match="impossible length"):
        client().read("a")


@pytest.mark.parametrize("counter, value", [(RSP_PROD, 0xFFFFFE00 + 1025 - 0x100000000), (RSP_PROD, 0), (REQ_CONS, 0), (REQ_CONS, 0xFFFFFE01)])
def test_counters_that_make_no_sense_are_a_panic(daemon: Daemon, counter: int, value: int) -> None:
    store = client()
    model.store(counter, 4, value & 0xFFFFFFFF if value >= 0 else value + 0x100000000)
    if (counter, value) == (RSP_PROD, 0):
        # 512 bytes of zeros: messages of type 0 to nobody, and then nothing.
        daemon.answer = lambda kind, number, payload: None
    with pytest.raises(Panic, match="make no sense|does not answer"):
        store.read("a")


@settings(max_examples=100, deadline=None)
@given(noise=strategies.binary(max_size=3000))
def test_noise_is_a_panic_an_error_or_nothing(noise: bytes) -> None:
    with pytest.MonkeyPatch.context() as patch:
        noisy = installed(patch)
        noisy.answer = lambda kind, number, payload: noisy.outgoing.extend(noise)
        try:
            client().read("a")
        except (Panic, xenstore.XenstoreError):
            pass
