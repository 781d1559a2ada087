"""What is wrong around a command: each has one message that says what to do, a status, and leaves nothing half done."""

from __future__ import annotations

import fcntl
import os
import random
import resource
import signal
import socket
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.tap import NAME, namespace
from unic import building, cache
from unic.building import write_file
from unic.cli.main import main
from unic.pipeline import Pipeline
from unic.project import load
from unic.targets import BlockFile, RunOptions, TargetError, by_name
from unic.targets.host import ports, qemu_errors, tap

ROOT = Path(__file__).resolve().parents[2]
NOBODY = 65534
F_OFD_SETLK = 37


def unic(
    *arguments: object, cwd: Path, prepare: Callable[[], None] | None = None, stdout: int | None = subprocess.PIPE, environment: dict[str, str] | None = None, **variables: str
) -> subprocess.CompletedProcess[str]:
    """Runs the command. `environment`: all of it, in place of ours with `variables`."""
    known = environment if environment is not None else {**os.environ, "UNIC_CACHE": str(ROOT / "build" / "cache")}
    return subprocess.run(
        [sys.executable, "-m", "unic", *map(str, arguments)], cwd=cwd, env={**known, "PYTHONPATH": str(ROOT), **variables},
        stdin=subprocess.DEVNULL, stdout=stdout, stderr=subprocess.PIPE, text=True, timeout=120, preexec_fn=prepare,
    )  # fmt: skip


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a program and its images, which need not be built again."""
    folder = tmp_path_factory.mktemp("place")
    (folder / "p.py").write_text('print("gr\u00fc\u00df")\n')
    for target in ("qemu", "jail"):
        assert unic("build", "p.py", "--target", target, cwd=folder).returncode == 0
    return folder


def refused(done: subprocess.CompletedProcess[str], message: str, status: int = 1) -> None:
    assert message in done.stderr, done.stderr
    assert "Traceback" not in done.stderr and done.returncode == status


@pytest.fixture
def run(place: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Iterator[Callable[..., tuple[int, str]]]:
    """`unic run p.py` with options, in this process: its status, and what it says."""
    monkeypatch.chdir(place)

    def run(*options: object) -> tuple[int, str]:
        status = main(["run", "p.py", *map(str, options)])
        return status, capfd.readouterr().err

    yield run


Run = Callable[..., tuple[int, str]]


# Tools


def program(folder: Path, text: str) -> Path:
    path = folder / "qemu-system-x86_64"
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return folder


def test_a_missing_qemu_is_named_with_its_package(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert run() == (1, "error: qemu-system-x86_64 is not installed: `apt install qemu-system-x86`, or `make setup`\n")


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ("echo version 6.2.0; echo unsupported machine type >&2; exit 1", "this is QEMU 6.2: images are for 7.2 and later"),
        ("echo version 7.2.1; echo \"cannot set up guest memory 'ram': Cannot allocate memory\" >&2; exit 1", "choose less by --memory"),
        ("kill -KILL $$", "QEMU was ended by SIGKILL"),
        ("echo error while loading shared libraries: libfdt.so.1: cannot open >&2; exit 127", "`apt install --reinstall qemu-system-x86`"),
    ],
)
def test_what_qemu_says_comes_with_a_remedy(said: str, message: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", f"{program(tmp_path, said)}:{os.environ['PATH']}")
    status, shown = run()
    assert status == 1 and message in shown


def test_a_disk_that_another_guest_writes_to_is_explained(tmp_path: Path) -> None:
    (tmp_path / "disk").write_bytes(bytes(1 << 20))
    (tmp_path / "no-image").touch()
    with (tmp_path / "disk").open("rb+") as disk:
        # As QEMU locks a disk image that it writes to (block/file-posix.c): bytes 100 to 300 stand for permissions.
        fcntl.fcntl(disk, F_OFD_SETLK, struct.pack("hhqqi4x", fcntl.F_WRLCK, os.SEEK_SET, 100, 200, 0))
        blocks = (BlockFile("data", True, tmp_path / "disk"),)
        with pytest.raises(TargetError, match="another program uses this disk image: end that, or attach a copy"):
            by_name("qemu").run(tmp_path / "no-image", RunOptions(blocks=blocks, timeout=10))


def test_too_little_memory_is_refused_before_nothing_happens(run: Run) -> None:
    status, shown = run("--memory", "1")
    assert status == 1 and "takes at least 2 MiB" in shown


def test_an_image_that_may_not_be_executed_is_told_with_the_likely_reason(run: Run, place: Path) -> None:
    image = place / "build" / "p.jail.elf"
    image.chmod(0o644)
    try:
        status, shown = run("--target", "jail")
    finally:
        image.chmod(0o755)
    assert status == 1 and "Permission denied: is its file system mounted without the right to execute (noexec)?" in shown


# Ports


def test_a_port_that_is_taken_names_who_has_it_and_a_free_one(run: Run) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        for target in ("qemu", "jail"):
            status, shown = run("--target", target, "--forward", f"{port}:80")
            assert status == 1 and f"port {port} of 127.0.0.1 is taken by " in shown
            assert f"(process {os.getpid()}): choose another (--forward " in shown
    assert ports.refusal(port) == ""


def test_a_port_is_forwarded_once(run: Run) -> None:
    assert run("--forward", "8099:80", "--forward", "8099:81")[1].startswith("error: port 8099 is forwarded twice")


def as_nobody(action: Callable[[], object]) -> str:
    """What `action` raises or returns, in a process of a user without rights."""
    if os.geteuid() != 0:
        return str(action())
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
            said = str(action())
        except BaseException as error:
            said = str(error)
        os.write(writer, said.encode())
        os._exit(0)
    os.close(writer)
    with open(reader) as answer:
        said = answer.read()
    os.waitpid(child, 0)
    return said


def test_a_port_for_root_alone_is_said_to_be_that() -> None:
    first = int(Path("/proc/sys/net/ipv4/ip_unprivileged_port_start").read_text())
    if first > 1:
        assert f"choose one from {first} on" in as_nobody(lambda: ports.refusal(first - 1))
    else:
        assert ports.refusal(1) == ""


# Tap devices


@pytest.mark.parametrize("target", ["qemu", "jail"])
def test_a_missing_tap_device_comes_with_the_commands_that_make_it(target: str, run: Run) -> None:
    status, shown = run("--target", target, "--tap", "nosuch0")
    assert status == 1 and "sudo ip tuntap add dev nosuch0 mode tap user" in shown


def test_what_is_no_tap_device_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with namespace():
        with pytest.raises(TargetError, match="--tap lo: it is no tap device"):
            tap.check("lo")
        assert tap.check(NAME) == ""
        subprocess.run(["ip", "link", "set", NAME, "down"], check=True)
        assert f"sudo ip link set {NAME} up" in tap.check(NAME)
        with open(tap.DEVICE, "rb+", buffering=0) as user:
            fcntl.ioctl(user, tap.TUNSETIFF, struct.pack("16sH22x", NAME.encode(), tap.IFF_TAP | tap.IFF_NO_PI | tap.IFF_VNET_HDR))
            with pytest.raises(TargetError, match="another program is connected to it"):
                tap.check(NAME)
    with pytest.raises(TargetError, match="no name of a network device"):
        tap.check("x" * 16)
    monkeypatch.setattr(tap, "DEVICE", "/dev/net/nosuch")
    with pytest.raises(TargetError, match="sudo modprobe tun"):
        tap.check(NAME)


def test_a_tap_device_without_rights_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    # For root alone, everywhere.
    monkeypatch.setattr(tap, "DEVICE", "/dev/mem" if os.path.exists("/dev/mem") else "/dev/console")
    assert "give this user the right to" in as_nobody(tap.device_refusal)


# Files


def limit(size: int) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def test_a_file_that_cannot_grow_leaves_the_old_image_and_no_current_one(place: Path) -> None:
    image = place / "build" / "p.jail.elf"
    before = image.read_bytes()
    done = unic("build", "p.py", "--target", "jail", "--seed", "5", cwd=place, prepare=lambda: limit(10_000))
    refused(done, "build/p.jail.elf: cannot be written: File too large: raise the limit of file sizes")
    assert image.read_bytes() == before and not [path for path in image.parent.iterdir() if path.name.startswith(".")]
    assert not image.with_suffix(".key").exists()


def test_a_cache_that_cannot_be_written_costs_time_and_says_so(place: Path) -> None:
    done = unic("check", "p.py", cwd=place, UNIC_CACHE="/proc/nosuch")
    assert (done.returncode, done.stdout.split(":")[0]) == (0, "p.py")
    assert done.stderr.startswith("warning: the cache /proc/nosuch cannot be written: ") and done.stderr.count("\n") == 1


def test_an_object_in_the_cache_that_is_damaged_is_made_again(place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UNIC_CACHE", str(tmp_path))
    source = replace(load(place / "p.py", "jail").source, opt_level=0)
    lowered = Pipeline(source).lowered

    def image() -> bytes:
        pipeline = Pipeline(source)
        pipeline.__dict__["lowered"] = lowered
        return pipeline.image.image

    made = image()
    (entry,) = (path for path in (tmp_path / "objects").rglob("*") if path.is_file())
    content = entry.read_bytes()
    for damage in (content[:40], content[:100] + bytes([content[100] ^ 1]) + content[101:]):
        entry.write_bytes(damage)
        assert image() == made and entry.read_bytes() == content


def test_a_build_that_is_interrupted_leaves_no_image_that_counts_as_current(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "p.py"
    source.write_text("print(0)\n")
    variables = {**os.environ, "PYTHONPATH": str(ROOT), "UNIC_CACHE": str(ROOT / "build" / "cache")}
    began = time.monotonic()
    assert unic("build", "p.py", "--target", "jail", cwd=tmp_path).returncode == 0
    whole = time.monotonic() - began
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
        source.write_text(f"print({number + 0})\n")
        process = subprocess.Popen(
            [sys.executable, "-m", "unic", "build", "p.py", "--target", "jail"], cwd=tmp_path, env=variables, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )  # fmt: skip
        time.sleep(random.uniform(0.6, 1.0) * whole)
        process.send_signal(number)
        _, complaint = process.communicate(timeout=60)
        assert process.returncode in (0, 128 + number, -number), complaint
        if number != signal.SIGKILL:
            assert not [path.name for path in (tmp_path / "build").iterdir() if path.name.startswith(".")]
    monkeypatch.chdir(tmp_path)
    assert main(["run", "p.py", "--target", "jail"]) == 0
    assert capfd.readouterr().out == f"{number + 0}\n"


def test_what_is_saved_while_it_is_built_or_built_by_another_at_once_is_built_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, image = tmp_path / "p.py", tmp_path / "p.jail.elf"
    source.write_text("print(1)\n")

    def written(path: Path, content: bytes, executable: bool = False) -> None:
        source.write_text("print(2)\n")
        write_file(path, content, executable)

    with monkeypatch.context() as during:
        during.setattr(building, "write_file", written)
        building.build_if_needed(load(source, "jail"), tmp_path)
    first = image.read_bytes()
    building.build_if_needed(load(source, "jail"), tmp_path)
    second = image.read_bytes()
    assert first != second
    image.write_bytes(first)
    building.build_if_needed(load(source, "jail"), tmp_path)
    assert image.read_bytes() == second


# Standard streams, locale, environment


def test_standard_output_that_is_full_or_closed_or_not_read(place: Path) -> None:
    with open("/dev/full", "w") as full:
        refused(unic("check", "p.py", cwd=place, stdout=full.fileno()), "standard output cannot be written: No space left on device")
    refused(unic("check", "p.py", cwd=place, prepare=lambda: os.close(1)), "standard output is closed: redirect it")
    reader, writer = os.pipe()
    os.close(reader)
    done = unic("build", "p.py", "--emit", "types", cwd=place, stdout=writer)
    os.close(writer)
    assert (done.returncode, done.stderr) == (1, "")


def test_standard_input_and_error_may_be_closed(place: Path) -> None:
    def close() -> None:
        os.close(0)
        os.close(2)

    done = unic("run", "p.py", "--target", "qemu", cwd=place, prepare=close)
    assert (done.returncode, done.stdout) == (0, "gr\u00fc\u00df\n")


@pytest.fixture
def bare() -> Iterator[dict[str, str]]:
    """An environment with nothing in it but the way to programs and a locale without Unicode."""
    yield {"PATH": os.environ["PATH"], "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0", "UNIC_CACHE": str(ROOT / "build" / "cache")}


def test_a_locale_without_unicode_and_no_home(place: Path, bare: dict[str, str], tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-m", "unic", "run", "p.py", "--target", "jail"], cwd=place, env={**bare, "PYTHONPATH": str(ROOT)}, capture_output=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "gr\u00fc\u00df\n".encode(), b"")
    (tmp_path / "words.py").write_text("print('\u00fc' + 1)\n", encoding="utf-8")
    shown = unic("check", "words.py", cwd=tmp_path, environment=bare)
    refused(shown, "words.py:1:7: error: ")
    assert "print('\\xfc' + 1)" in shown.stderr


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    line = f"mkdir gone; cd gone && rmdir ../gone && exec {sys.executable} -m unic check main.py"
    done = subprocess.run(["sh", "-c", line], cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True)
    refused(done, "there is no main.py", 2)
    done = subprocess.run(["sh", "-c", line.replace("check main.py", f"run {ROOT}/apps/hello --target jail")], cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True)
    refused(done, "the current folder does not exist any more")


def test_a_dependency_that_is_missing_is_told_with_the_way_to_get_it() -> None:
    # Without the site's folders there are no packages.
    done = subprocess.run([sys.executable, "-S", "-m", "unic", "check", "x.py"], cwd=ROOT, env={"PATH": os.environ["PATH"]}, capture_output=True, text=True)
    refused(done, "error: llvmlite and lark and elftools cannot be imported: `make setup`")


def test_versions_are_read_from_what_qemu_prints(tmp_path: Path) -> None:
    assert qemu_errors.version(str(program(tmp_path, "echo QEMU emulator version 10.0.2") / "qemu-system-x86_64")) == (10, 0)
    assert qemu_errors.version(str(program(tmp_path, "echo nothing") / "qemu-system-x86_64")) is None
    assert qemu_errors.version("/nowhere/qemu") is None


def test_the_first_failure_of_the_cache_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UNIC_CACHE", str(tmp_path / "file" / "below"))
    monkeypatch.setattr(cache, "_problem", None)
    (tmp_path / "file").touch()
    cache.write("objects", "ab" * 32, b"x")
    problem = cache.problem()
    assert isinstance(problem, NotADirectoryError)
