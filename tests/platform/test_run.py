"""Running images: networks are attached, and no process is left behind."""

import os
import signal
import subprocess
import sys
import time

import pytest
from programs import build

from unic.targets import RunOptions, TargetError, by_name, qemu
from unic.targets.target import BlockFile

HANG = "br label %loop\nloop:\nbr label %loop\nafter:"


def children_named(image) -> list[int]:
    found = []
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                with open(f"/proc/{entry}/cmdline", "rb") as file:
                    parts = file.read().split(b"\0")
            except OSError:
                continue
            if b"qemu" in parts[0] and str(image).encode() in parts or parts[0] == str(image).encode():
                found.append(int(entry))
    return found


@pytest.mark.parametrize("machine", ["microvm", "q35"])
def test_a_forwarded_port_gives_the_machine_a_network_device(machine, tmp_path):
    build("call void @exit(i64 5)", by_name("qemu"), tmp_path / "image")
    options = RunOptions(timeout=20, machine=machine, forward=((0, 80),))
    assert qemu.run(tmp_path / "image", options) == 5


@pytest.mark.parametrize("name", ["qemu", "jail"])
@pytest.mark.parametrize("number, status", [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupted_run_leaves_no_process(name, number, status, tmp_path):
    image = tmp_path / "image"
    build(HANG, by_name(name), image)
    # As unic.cli.main does it: a signal that comes while the child starts is an exception for `children_end`.
    program = (
        "import sys; from pathlib import Path; from unic.targets import RunOptions, by_name\n"
        "from unic.targets.process import children_end\n"
        "try:\n"
        "    with children_end():\n"
        f"        sys.exit(by_name({name!r}).run(Path({str(image)!r}), RunOptions()))\n"
        "except KeyboardInterrupt:\n"
        "    sys.exit(130)\n"
    )
    # In the background of a shell script SIGINT is ignored, which children inherit.
    runner = subprocess.Popen([sys.executable, "-c", program], env={**os.environ, "PYTHONPATH": os.getcwd()},
                              preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
    try:
        deadline = time.monotonic() + 10
        while not children_named(image) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert children_named(image)
        runner.send_signal(number)
        assert runner.wait(10) == status
        assert not children_named(image)
    finally:
        runner.kill()
        for process in children_named(image):
            os.kill(process, signal.SIGKILL)


def test_an_unknown_target_or_machine_is_named():
    with pytest.raises(TargetError, match="unknown target 'arm'"):
        by_name("arm")
    with pytest.raises(TargetError, match="unknown machine 'pc'"):
        qemu.command("image", RunOptions(machine="pc"))


def test_more_devices_than_a_microvm_has_slots_are_refused(tmp_path):
    blocks = tuple(BlockFile(f"disk{number}", True, tmp_path / "disk") for number in range(8))
    assert "virtio-blk-device,drive=disk-disk7,serial=disk7" in qemu.command("image", RunOptions(blocks=blocks))
    with pytest.raises(TargetError, match="room for 8 devices: use --machine q35"):
        qemu.command("image", RunOptions(blocks=blocks, network=True))
