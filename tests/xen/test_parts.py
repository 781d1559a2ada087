"""The parts of the Xen host that need no machine: formats, configuration, caches, what is missing."""

import gzip
import lzma
import multiprocessing
import os
import signal
import struct
import subprocess
import sys
import time
from pathlib import Path

import pytest

from unic.debian import kernel
from unic.debian.cpio import Archive
from unic.targets.target import TargetError
from unic.targets.xen_host import images, paths
from unic.targets.xen_host import machine as machine_module
from unic.targets.xen_host.configuration import Configuration, Vbd, Vif
from unic.targets.xen_host.emulator import Hardware, Kernels
from unic.targets.xen_host.machine import restore


def silent(text):
    pass


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv(paths.ENVIRONMENT, str(tmp_path / "host"))
    return tmp_path / "host"


def entries(archive):
    """name -> (mode, content), in order, by the format's description."""
    result = {}
    place = 0
    while True:
        assert archive[place : place + 6] == b"070701"
        fields = [int(archive[place + 6 + 8 * n : place + 14 + 8 * n], 16) for n in range(13)]
        name = archive[place + 110 : place + 110 + fields[11]]
        assert name.endswith(b"\0")
        place = (place + 110 + fields[11] + 3) & ~3
        if name == b"TRAILER!!!\0":
            assert place == len(archive)
            return result
        result[name[:-1].decode()] = fields[1], archive[place : place + fields[6]]
        place = (place + fields[6] + 3) & ~3


def test_an_initramfs_has_files_links_and_the_folders_that_they_need():
    archive = Archive()
    archive.file("/usr/bin/tool", b"content", 0o755)
    archive.file("/etc/text", b"", 0o644)
    archive.link("/bin/tool", "../usr/bin/tool")
    archive.folder("/proc")
    assert "/usr/bin/tool" in archive and "/usr/bin/other" not in archive
    assert entries(archive.content()) == {
        "bin": (0o040755, b""), "bin/tool": (0o120777, b"../usr/bin/tool"), "etc": (0o040755, b""), "etc/text": (0o100644, b""),
        "proc": (0o040755, b""), "usr": (0o040755, b""), "usr/bin": (0o040755, b""), "usr/bin/tool": (0o100755, b"content"),
    }  # fmt: skip


def test_folders_come_before_what_is_in_them():
    archive = Archive()
    for name in ("/a.b/x", "/a/x", "/a-b/x", "/a/b/c/d"):
        archive.file(name, b"")
    seen = set()
    for name in entries(archive.content()):
        assert str(Path(name).parent) in seen | {"."}
        seen.add(name)


def test_a_configuration_is_what_xl_reads():
    text = Configuration(
        "web", "/k", "pv", 8, 'say "hello"', (Vif("00:16:3e:01:02:03"),), (Vbd("/dev/vda"), Vbd("/dev/vdb", "xvdb", False))
    ).text()
    assert 'name = "web"\ntype = "pv"\nkernel = "/k"\nmemory = 8\nvcpus = 1\n' in text
    assert "cmdline = 'say \"hello\"'\n" in text
    assert 'vif = ["mac=00:16:3e:01:02:03"]\ndisk = ["phy:/dev/vda,xvda,w", "phy:/dev/vdb,xvdb,r"]\n' in text
    assert text.count('= "preserve"') == 5


@pytest.mark.parametrize("name", ["", "a b", "a/b", "x" * 41, "$(reboot)"])
def test_a_name_that_cannot_be_a_files_is_refused(name):
    with pytest.raises(TargetError, match="is no name for a domain"):
        Configuration(name, "/k").text()


def test_what_xls_strings_cannot_express_is_refused():
    for line in ("a\nb", "both ' and \""):
        with pytest.raises(TargetError, match="cannot express"):
            Configuration("a", "/k", command_line=line).text()


def bz_image(payload):
    image = bytearray(0x10000)
    image[0x1F1] = 3
    image[0x202:0x206] = b"HdrS"
    struct.pack_into("<II", image, 0x248, 0x100, len(payload) + 4)
    start = 4 * 512 + 0x100
    image[start : start + len(payload) + 4] = payload + struct.pack("<I", 12345)
    return bytes(image)


@pytest.mark.parametrize("compress", [lzma.compress, gzip.compress, lambda data: data])
def test_the_kernel_is_found_in_a_bzimage(tmp_path, compress):
    elf = b"\x7fELF" + bytes(range(256)) * 8
    (tmp_path / "vmlinuz").write_bytes(bz_image(compress(elf)))
    assert kernel.vmlinux(tmp_path / "vmlinuz")[: len(elf)] == elf


@pytest.mark.parametrize(
    "content, complaint",
    [
        (b"", "not a bzImage"), (bytes(0x10000), "not a bzImage"), (bz_image(b"what is this"), "unknown way"),
        (bz_image(lzma.compress(b"no ELF file")), "does not hold an ELF"),
        (bz_image(lzma.compress(b"\x7fELF" + os.urandom(1000))[:500]), "is damaged"),
    ],
)  # fmt: skip
def test_what_is_no_kernel_is_refused(tmp_path, content, complaint):
    (tmp_path / "vmlinuz").write_bytes(content)
    with pytest.raises(TargetError, match=complaint):
        kernel.vmlinux(tmp_path / "vmlinuz")
    with pytest.raises(TargetError, match="cannot read the hypervisor|does not hold an ELF"):
        kernel.hypervisor(tmp_path / "vmlinuz")


def test_without_apt_the_error_says_what_is_missing(folder, monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(TargetError, match=r"apt-get .* is not there: .*Debian 12.*use its xl"):
        images.kernels(silent)


def test_what_apt_cannot_do_is_said_in_its_words(folder, tmp_path, monkeypatch):
    (tmp_path / "bin").mkdir()
    for name, script in (
        ("apt-cache", "echo Package: it; echo 'Depends: linux-image-6.1.0-1-amd64 (= 1)'"),
        ("apt-get", "echo 'E: Failed to fetch: no network' >&2; exit 100"), ("dpkg-deb", "exit 1"),
    ):  # fmt: skip
        (tmp_path / "bin" / name).write_text(f"#!/bin/sh\n{script}\n")
        (tmp_path / "bin" / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    with pytest.raises(TargetError, match="download the packages .E: Failed to fetch: no network.*is the network there"):
        images.kernels(silent)
    assert not (folder / "packages.json").exists()


def test_a_library_that_no_package_has_is_named(tmp_path):
    from unic.debian.files import needed_libraries

    (tmp_path / "usr/bin").mkdir(parents=True)
    (tmp_path / "usr/bin/python").write_bytes(Path(sys.executable).resolve().read_bytes())
    with pytest.raises(TargetError, match="needs .*which none of the packages has"):
        needed_libraries(tmp_path, ["usr/bin/python"])


def test_a_folder_that_cannot_be_written_is_named(monkeypatch):
    monkeypatch.setenv(paths.ENVIRONMENT, "/proc/none")
    with pytest.raises(TargetError, match=f"cannot write to /proc/none.*{paths.ENVIRONMENT}"):
        images.kernels(silent)


def _make_slowly(path):
    path.write_text(f"{os.getpid()}\n")
    time.sleep(0.5)


def _take_snapshot(results):
    boot = Kernels(Path("/boot-1/xen"), Path("/boot-1/vmlinux"), Path("/boot-1/dom0.cpio"))
    results.put(images.snapshot(boot, Hardware(), _make_slowly, silent).read_text())


def test_a_snapshot_is_made_once_by_one_process(folder):
    context = multiprocessing.get_context("fork")
    results = context.Queue()
    workers = [context.Process(target=_take_snapshot, args=(results,)) for _ in range(3)]
    for worker in workers:
        worker.start()
    made = {results.get(timeout=20) for _ in workers}
    for worker in workers:
        worker.join()
    assert len(made) == 1
    assert sorted(path.name.partition("-")[0] for path in folder.iterdir()) == ["lock", "snapshot"]


def test_a_snapshot_that_fails_leaves_none(folder):
    boot = Kernels(Path("/boot-1/xen"), Path("/boot-1/vmlinux"), Path("/boot-1/dom0.cpio"))

    def fail(path):
        path.write_text("half")
        raise TargetError("no machine")

    with pytest.raises(TargetError, match="no machine"):
        images.snapshot(boot, Hardware(), fail, silent)
    assert [path.name for path in folder.iterdir()] == ["lock"]


def test_another_version_takes_the_snapshots_place(folder):
    for version in ("boot-1", "boot-2"):
        boot = Kernels(Path(f"/{version}/xen"), Path(f"/{version}/vmlinux"), Path(f"/{version}/dom0.cpio"))
        images.snapshot(boot, Hardware(), _make_slowly, silent)
    assert len(list(folder.glob("snapshot-*"))) == 1


class StoppedEmulator:
    """Notes what the monitor is told, in place of a QEMU that has loaded a snapshot and is stopped."""

    channels = {"agent": None, "killer": None}

    def __init__(self, *unused):
        self.told = []
        self.monitor = self

    def command(self, name, arguments=None):
        self.told.append(name)
        return {"status": "paused"}


def test_dom0_goes_on_when_its_network_leads_somewhere(monkeypatch):
    monkeypatch.setattr(machine_module, "Emulator", StoppedEmulator)
    monkeypatch.setattr(machine_module.Machine, "set_clock", lambda self: None)
    for tap in ("", "tap0"):
        restored = restore(Kernels(Path("xen"), Path("linux"), Path("dom0")), Hardware(), Path("snapshot"), tap)
        # One packet that finds nobody at the hub's other side keeps QEMU's network device waiting for good.
        assert restored.emulator.told == ["query-status", "netdev_add", "netdev_add", "cont"]


def test_a_damaged_snapshot_is_an_error_that_names_it(machine, tmp_path):
    boot = images.kernels(silent)
    (tmp_path / "snapshot").write_bytes(b"no snapshot" * 1000)
    complaint = f"snapshot {tmp_path}/snapshot cannot be restored: delete it(?s:.*)Not a migration stream"
    with pytest.raises(TargetError, match=complaint):
        restore(boot, Hardware(), tmp_path / "snapshot")


@pytest.mark.parametrize("number, status", [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGKILL, -9)])
def test_an_interrupted_command_leaves_no_process(machine, tmp_path, number, status):
    from guests import guest

    (tmp_path / "guest").write_bytes(guest())
    line = [sys.executable, "-m", "unic.targets.xen_host", "run", str(tmp_path / "guest"), "--cmdline", "h", "--memory", "16"]
    # In the background of a shell script SIGINT is ignored, which children inherit.
    runner = subprocess.Popen(
        line, stdout=subprocess.PIPE, preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)
    )
    try:
        assert runner.stdout.readline() == b"PVH guest\n"
        children = Path(f"/proc/{runner.pid}/task/{runner.pid}/children").read_text().split()
        assert len(children) == 1
        runner.send_signal(number)
        assert runner.wait(20) == status
        deadline = time.monotonic() + 10
        while Path(f"/proc/{children[0]}").exists() and time.monotonic() < deadline:
            time.sleep(0.02)
        assert not Path(f"/proc/{children[0]}").exists()
    finally:
        runner.kill()
        runner.stdout.close()


def test_a_run_gives_the_guests_status_and_says_what_it_does(machine, tmp_path):
    from guests import guest

    (tmp_path / "guest").write_bytes(guest())
    (tmp_path / "disk").write_bytes(bytes(1 << 20))
    line = [sys.executable, "-m", "unic.targets.xen_host", "run", str(tmp_path / "guest"), "--memory", "16", "--type", "pv"]
    options = ["--cmdline", "x42", "--block", f"{tmp_path}/disk:ro", "--forward", "0:80", "--timeout", "60"]
    done = subprocess.run([*line, *options], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (42, "PV guest\n")
    for step in ("restoring: ", "copying the kernel: ", "running, from `xl create` on: ", "ended by poweroff; "):
        assert f"xen-host: {step}" in done.stderr
    done = subprocess.run([*line, "--cmdline", "s3"], capture_output=True, text=True)
    assert done.returncode == 101 and "ended by crash" in done.stderr
    done = subprocess.run([*line, "--cmdline", "h", "--timeout", "1"], capture_output=True, text=True)
    assert done.returncode == 124


def test_a_run_leaves_no_file(machine):
    before = sorted(paths.location().iterdir())
    line = [sys.executable, "-m", "unic.targets.xen_host", "run", "/bin/true", "--timeout", "20"]
    done = subprocess.run(line, capture_output=True, text=True)
    assert done.returncode == 1 and "error: xl did not create domain guest" in done.stderr
    assert sorted(paths.location().iterdir()) == before
