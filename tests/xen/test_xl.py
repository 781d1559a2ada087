"""`unic run --target xen` in a dom0, with a stand-in for xl; the configuration that a build writes, with the real xl."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from appliances import BOTH

from tests.support.images import ROOT
from unic.targets import BlockFile, RunOptions, TargetError, xl
from unic.targets.xen import run

FAKE = Path(__file__).parent / "programs" / "xl"
PROGRAM = Path(__file__).parent / "programs" / "disk.py"


@pytest.fixture
def dom0(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of a pretended dom0: what xl was called with, and how it is to behave ("way")."""
    for name in ("xl", "xenstore-read"):
        (tmp_path / name).symlink_to(FAKE)
    (tmp_path / "capabilities").write_text("control_d\n")
    (tmp_path / "way").write_text("end")
    (tmp_path / "guest.xen.elf").write_bytes(b"")
    monkeypatch.setattr(xl, "CAPABILITIES", tmp_path / "capabilities")
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.setenv("FAKE_XL", str(tmp_path))
    return tmp_path


def calls(dom0: Path) -> list[str]:
    return [re.sub(r"\S*unic-\S*\.cfg", "CFG", line) for line in (dom0 / "calls").read_text().splitlines()]


def test_an_image_runs_by_xl_in_a_dom0(dom0: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    disk = dom0 / "disk.img"
    disk.write_bytes(bytes(512))
    blocks = (BlockFile("content", False, None), BlockFile("data", True, disk))
    options = RunOptions(machine="pv", memory=24, network=True, blocks=blocks, arguments=("a b", "c"), timeout=20)
    assert run(dom0 / "guest.xen.elf", options) == 42
    assert sorted(calls(dom0)) == ["xenstore-read /local/domain/7/data/exit-status", "xl console 7", "xl create -q -F CFG", "xl destroy 7"]
    said = capfdbinary.readouterr()
    # Steps are shown on a terminal only.
    assert (said.out, said.err) == (b"the console\nhas an end\n", b"")
    assert (dom0 / "configuration").read_text().splitlines() == [
        f'name = "guest-{os.getpid()}"', 'type = "pv"', f'kernel = "{dom0}/guest.xen.elf"', "memory = 24", "vcpus = 1",
        "# Arguments for the program", 'cmdline = "a%20b c"', 'vif = [ "" ]', "disk = [", "  # content: not attached", "  # data",
        f'  "format=raw, vdev=xvdb, access=rw, target={disk}",', "]",
        'on_poweroff = "preserve"', 'on_crash = "preserve"', 'on_reboot = "preserve"',
    ]  # fmt: skip


def test_an_end_without_a_status_is_a_panic(dom0: Path) -> None:
    (dom0 / "way").write_text("crash")
    assert run(dom0 / "guest.xen.elf", RunOptions(timeout=20)) == 101


def test_a_guest_that_goes_on_is_destroyed_at_the_timeout(dom0: Path) -> None:
    (dom0 / "way").write_text("hang")
    began = time.monotonic()
    assert run(dom0 / "guest.xen.elf", RunOptions(timeout=1)) == 124
    assert time.monotonic() - began < 10 and "xl destroy 7" in calls(dom0)


def test_what_xl_refuses_is_said_in_its_words(dom0: Path) -> None:
    (dom0 / "way").write_text("refuse")
    with pytest.raises(TargetError, match="xl does not create the domain: libxl: error: cannot make domain: -3"):
        run(dom0 / "guest.xen.elf", RunOptions(timeout=20))


def test_ports_are_not_forwarded_in_a_dom0(dom0: Path) -> None:
    with pytest.raises(TargetError, match="an address of its own: leave out --forward"):
        run(dom0 / "guest.xen.elf", RunOptions(forward=((8080, 80),)))


def test_only_a_domain_with_the_right_to_make_domains_is_a_dom0(dom0: Path) -> None:
    assert xl.is_dom0()
    (dom0 / "capabilities").write_text("\n")
    assert not xl.is_dom0()


def build(folder: Path, app: Path, *arguments: str) -> str:
    """The configuration that `unic build` writes."""
    variables = {**os.environ, "UNIC_CACHE": str(ROOT / "build" / "cache"), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "unic", "build", str(app), "--target", "xen", *arguments]
    subprocess.run(command, cwd=folder, env=variables, check=True, capture_output=True, timeout=300)
    found, = (folder / "build").glob("*.xen.cfg")
    return found.read_text()


@BOTH
def test_the_configuration_of_a_build_is_xl_s(machine, mode, tmp_path):
    """Real xl makes the domain from it, with the files put where it says; what xl says is what the dom0's way looks for."""
    text = build(tmp_path, PROGRAM, "-D", "block.data=write")
    path = tmp_path / "build" / "disk.xen.elf"
    assert text == xl.of_build("disk", path, False, {"data": True}) and f"target={tmp_path}/build/data.img" in text
    (tmp_path / "data").write_bytes(bytes(1 << 20))
    disk = machine.attach_disk(tmp_path / "data")
    try:
        kernel = machine.upload(path.read_bytes())
        machine.check(f"mkdir -p {path.parent}; ln -s {kernel} {path}; ln -s {disk.node} {path.parent}/data.img")
        text = text.replace('"pvh"', f'"{mode}"').replace('cmdline = ""', 'cmdline = "fill 0"').replace('"destroy"', '"preserve"')
        machine.agent.put("/run/domains/disk.cfg", text.encode())
        machine.check("rm -f /run/said; xl create -q -F /run/domains/disk.cfg >/run/said 2>&1 &")
        deadline = time.monotonic() + 60
        while not xl.ENDED.search(said := machine.check("cat /run/said")):
            assert time.monotonic() < deadline, said
            time.sleep(0.1)
        found = xl.CREATED.search(said)
        assert found and machine.xenstore_read(f"/local/domain/{found[1]}/data/exit-status") == "000"
        machine.check("xl destroy disk")
    finally:
        machine.run("xl destroy disk")
        machine.check(f"rm -rf {path.parent}")
        machine.detach_disk(disk)
    assert (tmp_path / "data").read_bytes()[:1] == b"\x0e"


def test_a_server_s_configuration_has_a_network(tmp_path: Path) -> None:
    text = xl.of_build("web", tmp_path / "web.xen.elf", True, {})
    assert 'vif = [ "" ]\n' in text and "disk" not in text and 'on_reboot = "restart"' in text
