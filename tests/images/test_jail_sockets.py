"""Images of the jail on the host's own sockets: clients that misbehave, limits, datagrams, connections to other hosts."""

from __future__ import annotations

import hashlib
import os
import resource
import signal
import socket
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from tests.images.test_asyncio_network import Echo, program, under_cpython
from tests.support import http_checks, oracle, tap
from tests.support.images import WEBSERVER, built, write_image, write_program
from unic.targets import RunOptions, jail
from unic.targets.guest import Guest, free_port

PROGRAM = Path(__file__).resolve().parent / "asyncio_programs" / "host_sockets.py"
PORT, OTHER_PORT = 7000, 7001
BLOCK = bytes(range(256)) * 256
LINGER_RESET = struct.pack("ii", 1, 0)


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_image(built(PROGRAM, "jail"), tmp_path_factory.mktemp("image"))


class Service:
    """The program while it runs, and how it is reached."""

    def __init__(self, guest: Guest, ports: dict[int, int]) -> None:
        self.guest = guest
        self.ports = ports

    def connect(self, port: int = PORT) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.ports[port]), timeout=20)

    def ask(self, line: bytes, port: int = PORT) -> bytes:
        with self.connect(port) as client:
            client.sendall(line + b"\n")
            return receive_line(client)

    def cpu_seconds(self) -> float:
        fields = Path(f"/proc/{self.guest.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def descriptors(self) -> int:
        return len(os.listdir(f"/proc/{self.guest.process.pid}/fd"))

    def is_calm(self, clients: int = 1) -> None:
        """Nobody but `clients`, who asks included, is there any more, and nothing keeps the process busy."""
        deadline = time.monotonic() + 20
        while self.ask(b"clients") != b"%d\n" % clients:
            assert time.monotonic() < deadline
            time.sleep(0.05)
        before = self.cpu_seconds()
        time.sleep(0.5)
        assert self.cpu_seconds() - before < 0.1
        self.guest.read_console()
        assert self.guest.is_running, self.guest.output


@contextmanager
def running(image: Path, memory: int = 16) -> Iterator[Service]:
    ports = {port: free_port() for port in (PORT, OTHER_PORT)}
    options = RunOptions(memory=memory, network=True, forward=tuple((host, port) for port, host in ports.items()))
    with Guest(image, options, "jail") as guest:
        guest.wait_for(b"serving\n")
        yield Service(guest, ports)


@pytest.fixture(scope="module")
def service(image: Path) -> Iterator[Service]:
    with running(image) as started:
        yield started


def receive_line(client: socket.socket) -> bytes:
    with client.makefile("rb") as lines:
        return lines.readline()


def receive_all(client: socket.socket, count: int) -> bytes:
    digest = hashlib.sha256()
    while count > 0:
        data = client.recv(min(count, 65536))
        assert data, f"{count} bytes are missing"
        digest.update(data)
        count -= len(data)
    return digest.digest()


def reset(client: socket.socket) -> None:
    client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, LINGER_RESET)
    client.close()


def test_the_names_of_both_ends(service: Service) -> None:
    with service.connect() as client:
        client.sendall(b"name\n")
        own = client.getsockname()
        assert receive_line(client) == f"127.0.0.1 {own[1]} 127.0.0.1 {service.ports[PORT]}\n".encode()


def test_an_end_of_input_is_answered(service: Service) -> None:
    with service.connect() as client:
        client.sendall(b"clients\nclients\n")
        client.shutdown(socket.SHUT_WR)
        with client.makefile("rb") as lines:
            answer = lines.read()
        assert answer.endswith(b"\nbye\n") and answer.count(b"\n") == 3
    service.is_calm()


def test_many_bytes_to_one_who_reads_late(service: Service) -> None:
    """More than the image has memory, so that it has to wait for room."""
    blocks = 512
    with service.connect() as client:
        client.sendall(b"send %d\n" % blocks)
        time.sleep(1)
        before = service.cpu_seconds()
        time.sleep(1)
        assert service.cpu_seconds() - before < 0.2, "it does not sleep while there is no room"
        assert receive_all(client, blocks * len(BLOCK)) == hashlib.sha256(BLOCK * blocks).digest()
    service.is_calm()


def test_many_bytes_to_an_image_that_reads_little_by_little(service: Service) -> None:
    count = 20_000_000
    with service.connect() as client:
        client.sendall(b"count %d\n" % count + bytes(count))
        assert receive_line(client) == b"%d\n" % count
    service.is_calm()


def test_resets_at_every_moment(service: Service) -> None:
    for _ in range(100):
        reset(service.connect())
    for words in (b"clients", b"clients\n", b"send 100\n", b"send 100\nclients\n", b"count 1000000\n" + bytes(100_000)):
        for delay in (0.0, 0.01):
            client = service.connect()
            client.sendall(words)
            time.sleep(delay)
            reset(client)
    service.is_calm()


def test_one_who_leaves_in_the_middle_of_an_answer(service: Service) -> None:
    """SIGPIPE does not end the process, and the error is the one of CPython."""
    for _ in range(5):
        with service.connect() as client:
            client.sendall(b"send 400\n")
            client.recv(1000)
    service.is_calm()
    service.guest.read_console()
    assert set(service.guest.output.split()[1:]) <= {b"ConnectionResetError", b"BrokenPipeError"}


def test_200_clients_at_once(service: Service) -> None:
    with ExitStack() as opened:
        clients = [opened.enter_context(service.connect()) for _ in range(200)]
        for client in clients:
            client.sendall(b"count 3\nabc")
        for client in reversed(clients):
            assert receive_line(client) == b"3\n"
        service.is_calm(201)
    service.is_calm()


def test_no_descriptor_is_left_behind(service: Service) -> None:
    service.is_calm()
    before = service.descriptors()
    for _ in range(50):
        service.ask(b"clients")
    service.is_calm()
    assert service.descriptors() == before


def test_a_server_that_is_closed_and_opened_again(service: Service) -> None:
    with service.connect(OTHER_PORT) as early:
        early.sendall(b"clients\n")
        early.settimeout(0.2)
        with pytest.raises(TimeoutError):
            early.recv(1)
        early.settimeout(20)
        assert service.ask(b"open") == b"open\n"
        assert receive_line(early) != b"", "who came before the program listened has waited"
        assert service.ask(b"close") == b"closed\n"
        early.sendall(b"clients\n")
        assert receive_line(early) != b"", "connections stay"
    with service.connect(OTHER_PORT) as late:
        try:
            assert late.recv(1) == b""
        except ConnectionResetError:
            pass
    assert service.ask(b"open") == b"open\n"
    assert service.ask(b"clients", OTHER_PORT) == b"1\n"
    assert service.ask(b"close") == b"closed\n"
    service.is_calm()


def test_the_program_reaches_its_own_server_through_the_loopback(service: Service) -> None:
    assert service.ask(b"itself") == b"2\n"


def test_more_clients_than_descriptors(image: Path) -> None:
    """Those beyond wait with the kernel until others have gone; meanwhile nothing spins."""
    with running(image) as service:
        limit = service.descriptors() + 20
        resource.prlimit(service.guest.process.pid, resource.RLIMIT_NOFILE, (limit, limit))
        with ExitStack() as opened:
            first = [opened.enter_context(service.connect()) for _ in range(20)]
            for client in first:
                client.sendall(b"count 1\nx")
                assert receive_line(client) == b"1\n"
            waiting = [opened.enter_context(service.connect()) for _ in range(10)]
            for client in waiting:
                client.sendall(b"count 1\nx")
            time.sleep(0.5)
            before = service.cpu_seconds()
            time.sleep(1.5)
            assert service.cpu_seconds() - before < 0.2
            first[0].sendall(b"count 1\nx")
            assert receive_line(first[0]) == b"1\n", "those that are there are served"
            for client in first:
                client.close()
            for client in waiting:
                assert receive_line(client) == b"1\n"
        service.is_calm()


def test_datagrams(image: Path) -> None:
    port = free_port()
    environment = {**os.environ, "UNIC_LISTEN": f"7000=127.0.0.1:{free_port()},7000/udp=127.0.0.1:{port}"}
    with subprocess.Popen([image], stdout=subprocess.PIPE, env=environment) as process:
        try:
            assert process.stdout is not None and process.stdout.readline() == b"serving\n"
            with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as client:
                client.settimeout(20)
                for data in (b"a", b"", b"x" * 60_000):
                    client.sendto(data, ("127.0.0.1", port))
                    assert client.recvfrom(65536) == (b"echo " + data, ("127.0.0.1", port))
                for n in range(200):
                    client.sendto(b"%d" % n, ("127.0.0.1", port))
                assert client.recvfrom(65536)[0] == b"echo 0"
            assert process.poll() is None
        finally:
            process.kill()


def test_a_port_that_is_taken_is_the_error_of_cpython(image: Path) -> None:
    with socket.create_server(("0.0.0.0", PORT)):
        expected = subprocess.run([sys.executable, PROGRAM], capture_output=True, text=True, timeout=20)
        done = subprocess.run([image], capture_output=True, text=True, timeout=20)
    assert (done.stdout, done.returncode) == (expected.stdout, expected.returncode)
    assert "address already in use" in done.stdout


def test_what_the_parent_has_left_open_is_closed(image: Path, tmp_path: Path) -> None:
    left = tmp_path / "left"
    with left.open("w") as file, subprocess.Popen([image], stdout=subprocess.PIPE, env={}, pass_fds=(file.fileno(),)) as process:
        try:
            assert process.stdout is not None and process.stdout.readline() == b"serving\n"
            folder = Path(f"/proc/{process.pid}/fd")
            assert str(left) not in [os.readlink(entry) for entry in folder.iterdir()]
        finally:
            process.kill()


def test_started_by_itself_it_listens_where_the_program_says(image: Path) -> None:
    with subprocess.Popen([image], stdout=subprocess.PIPE, env={}) as process:
        try:
            assert process.stdout is not None and process.stdout.readline() == b"serving\n"
            with socket.create_connection(("127.0.0.1", PORT), timeout=20) as client:
                client.sendall(b"stop\n")
            assert process.stdout.read() == b"stopped\n"
            assert process.wait(20) == 0
        finally:
            process.kill()


@pytest.mark.parametrize(
    "text",
    ["x", "8080", "8080=", "8080=1.2.3:4", "8080=1.2.3.4", "8080=1.2.3.256:1", "8080=1.2.3.4:0", "0=1.2.3.4:1", "70000=1.2.3.4:1",
     "8080=1.2.3.4:99999999999999999999", "8080=1.2.3.4:1,", ",", "8080/tcp=1.2.3.4:1", "8080 =1.2.3.4:1", "8080=1.2.3.4:1;"],
)  # fmt: skip
def test_nonsense_in_unic_listen(text: str, image: Path) -> None:
    done = subprocess.run([image], env={"UNIC_LISTEN": text}, capture_output=True, text=True, timeout=20)
    assert done.returncode == 101
    assert done.stdout.startswith("panic: UNIC_LISTEN is not PORT=ADDRESS:PORT") and done.stdout.count("\n") == 1


def test_an_address_that_the_host_does_not_have(image: Path) -> None:
    done = subprocess.run([image], env={"UNIC_LISTEN": "7000=192.0.2.1:7000"}, capture_output=True, text=True, timeout=20)
    assert "cannot assign requested address" in done.stdout


def test_it_goes_on_after_a_stop(image: Path) -> None:
    """The kernel starts the wait anew, by a call that the whitelist has."""
    with running(image) as service:
        for _ in range(3):
            service.guest.process.send_signal(signal.SIGSTOP)
            time.sleep(0.05)
            service.guest.process.send_signal(signal.SIGCONT)
            assert service.ask(b"clients") == b"1\n"


def status_in_time(port: int) -> int:
    """The server's answer to a client that comes again for 20 s, as long as it is turned away."""
    deadline = time.monotonic() + 20
    while True:
        try:
            return http_checks.Target("127.0.0.1", port).get("/").status
        except ConnectionError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)


@pytest.mark.thorough
def test_clients_that_fill_the_memory(tmp_path: Path) -> None:
    """Heads of 16 KB without an end on 200 connections, in 4 MB, all there when the server looks: who comes too late has to wait."""
    path = write_image(built(WEBSERVER, "jail"), tmp_path)
    port = free_port()
    with Guest(path, RunOptions(memory=4, network=True, forward=((port, 8080),)), "jail") as guest:
        guest.wait_for(b"listening on port 8080\n")
        with ExitStack() as opened:
            connections = []
            for _ in range(200):
                connection = opened.enter_context(socket.create_connection(("127.0.0.1", port), timeout=20))
                opened.callback(http_checks.reset, connection)
                connections.append(connection)
            guest.process.send_signal(signal.SIGSTOP)
            for connection in connections:
                connection.send(b"GET / HTTP/1.1\r\nHost: x\r\nA: " + b"x" * 16000)
            guest.process.send_signal(signal.SIGCONT)
            time.sleep(0.5)
        guest.read_console()
        assert guest.is_running, guest.output
        assert status_in_time(port) == 200
        guest.read_console()
        assert guest.is_running, guest.output


@pytest.mark.thorough
def test_slow_clients_are_dropped(tmp_path: Path) -> None:
    path = write_image(built(WEBSERVER, "jail", "IDLE_TIMEOUT=0.5", "HEADER_TIMEOUT=1.0", "RESPONSE_TIMEOUT=1.0"), tmp_path)
    port = free_port()
    with Guest(path, RunOptions(network=True, forward=((port, 8080),)), "jail") as guest:
        guest.wait_for(b"listening on port 8080\n")
        http_checks.check_slow_clients("127.0.0.1", port)


@pytest.mark.parametrize("name", ["stream_client", "protocol_client", "datagrams"])
def test_a_client_prints_what_it_prints_under_cpython(name: str, tmp_path: Path) -> None:
    """Of a server in a network namespace: 127/8 would be the program itself."""
    oracle.must_know(name)
    with tap.namespace():
        echo = Echo(tap.HOST)
        try:
            path = program(name, tap.HOST, echo.port)
            expected = under_cpython(path)
            done = subprocess.run([write_image(built(path, "jail", opt_level=0), tmp_path)], capture_output=True, text=True, timeout=60)
        finally:
            echo.close()
    assert done.stdout.splitlines() == expected.splitlines()
    assert done.returncode == 0


def test_a_program_without_a_network_has_nothing_to_forward(tmp_path: Path) -> None:
    image = write_image(built(WEBSERVER.parent / "hello", "jail"), tmp_path)
    with pytest.raises(jail.TargetError, match="uses no network"):
        jail.run(image, RunOptions(forward=((8080, 80),)))


@pytest.mark.parametrize("closed", [(0,), (1,), (0, 1, 2)])
def test_descriptors_of_the_console_that_were_closed_are_not_given_to_sockets(closed: tuple[int, ...], image: Path) -> None:
    port = free_port()
    environment = {"UNIC_LISTEN": f"7000=127.0.0.1:{port}"}
    with subprocess.Popen([image], env=environment, preexec_fn=lambda: [os.close(descriptor) for descriptor in closed]) as process:
        try:
            deadline = time.monotonic() + 20
            while True:
                try:
                    client = socket.create_connection(("127.0.0.1", port), timeout=20)
                    break
                except ConnectionRefusedError:
                    assert time.monotonic() < deadline
                    time.sleep(0.01)
            with client:
                client.sendall(b"clients\n")
                assert receive_line(client) == b"1\n"
                names = {number: os.readlink(f"/proc/{process.pid}/fd/{number}") for number in range(3)}
                assert {number for number, name in names.items() if name == "/dev/null"} >= set(closed)
        finally:
            process.kill()


def test_inherited_descriptors_are_closed(image: Path) -> None:
    with open("/dev/null") as leaked, subprocess.Popen([image], stdout=subprocess.PIPE, pass_fds=(leaked.fileno(),), env={"UNIC_LISTEN": ""}) as process:
        try:
            assert process.stdout is not None and process.stdout.readline() == b"serving\n"
            assert sorted(map(int, os.listdir(f"/proc/{process.pid}/fd"))) == [0, 1, 2]
        finally:
            process.kill()


def test_a_port_that_nobody_has_named(tmp_path: Path) -> None:
    """Which the compiler cannot see: an error in place of a server that nobody reaches."""
    text = "import asyncio\nimport sys\n\n\nasync def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:\n    writer.close()\n\n\n"
    text += "async def main() -> None:\n    await asyncio.start_server(serve, '0.0.0.0', int(sys.argv[1]))\n    print('listening')\n\n\nasyncio.run(main())\n"
    image = write_image(built(write_program(text), "jail", opt_level=0), tmp_path)
    port = str(free_port())
    done = subprocess.run([image, port], env={}, capture_output=True, text=True, timeout=20)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (1, f"OSError: [Errno 99] port {port} was not opened before the seal: name it in UNIC_LISTEN")
    done = subprocess.run([image, port], env={"UNIC_LISTEN": f"{port}=127.0.0.1:{port}"}, capture_output=True, text=True, timeout=20)
    assert (done.returncode, done.stdout) == (0, "listening\n")


TWICE = """import asyncio


class Service:
    def __init__(self, number: int) -> None:
        self.number = number
        self.served = asyncio.Event()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(f"{self.number}\\n".encode())
        await writer.drain()
        await reader.read(1)
        self.served.set()
        await asyncio.sleep(100)

    async def main(self) -> None:
        await asyncio.start_server(self.serve, "0.0.0.0", 7000)
        print("serving", flush=True)
        await self.served.wait()


for number in range(3):
    asyncio.run(Service(number).main())
print("end")
"""


def test_one_loop_after_the_other_serves_the_same_port(tmp_path: Path) -> None:
    image = write_image(built(write_program(TWICE), "jail", opt_level=0), tmp_path)
    port = free_port()
    with subprocess.Popen([image], env={"UNIC_LISTEN": f"7000=127.0.0.1:{port}"}, stdout=subprocess.PIPE) as process:
        try:
            assert process.stdout is not None
            for number in range(3):
                assert process.stdout.readline() == b"serving\n"
                with socket.create_connection(("127.0.0.1", port), timeout=20) as client:
                    assert receive_line(client) == b"%d\n" % number
                    client.sendall(b"x")
                    assert client.recv(1) == b"", "a connection ends with its loop"
            assert process.stdout.read() == b"end\n"
            assert process.wait(20) == 0
        finally:
            process.kill()
