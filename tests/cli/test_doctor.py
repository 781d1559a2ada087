"""`unic doctor`: what it finds is tried, and its status is whether one can begin."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from unic import doctor
from unic.cli.main import main

ROOT = Path(__file__).resolve().parents[2]


def findings(capfd: pytest.CaptureFixture[str]) -> tuple[bool, dict[str, Any]]:
    found = json.loads(capfd.readouterr().out)
    return found["ready"], {entry["name"]: entry for entry in found["findings"]}


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("UNIC_CACHE", str(ROOT / "build" / "cache"))


def test_a_machine_that_runs_the_tests_is_ready(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["doctor"]) == 0
    lines = capfd.readouterr().out.splitlines()
    assert lines[-1] == "apps can be built and run"
    assert any(line.startswith("ok        target qemu   QEMU ") and line.endswith("; an image was built and run") for line in lines)
    assert "ok        target jail   an image was built and run" in lines
    assert list(tmp_path.iterdir()) == []


def test_without_tools_it_says_which_to_install_and_that_the_jail_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert main(["doctor", "--json"]) == 0
    ready, found = findings(capfd)
    assert ready and found["target jail"]["state"] == "ok"
    assert (found["target qemu"]["state"], found["target qemu"]["remedy"]) == ("missing", "`apt install qemu-system-x86`, or `make setup`")
    assert (found["gdb"]["state"], found["gdb"]["remedy"]) == ("optional", "`apt install gdb`, for `unic debug`")
    assert found["report"]["state"] == "optional" and "`apt install gcc binutils qemu-user wrk iproute2 dpkg`" in found["report"]["remedy"]


def test_what_most_need_is_told_from_what_some_need(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(doctor.platform, "machine", lambda: "aarch64")
    monkeypatch.setattr(doctor.importlib.metadata, "version", lambda name: "0.1" if name == "lark" else "none")
    monkeypatch.setattr(shutil, "disk_usage", lambda path: shutil._ntuple_diskusage(1, 1, 50 << 20))  # type: ignore[attr-defined]
    monkeypatch.setattr(doctor.tap, "DEVICE", "/dev/net/nosuch")
    monkeypatch.setenv("UNIC_CACHE", "/proc/nosuch")
    assert main(["doctor", "--json", "-q"]) == 1
    ready, found = findings(capfd)
    assert not ready
    states = {name: entry["state"] for name, entry in found.items()}
    assert states == {
        "Python": "ok", "packages": "missing", "space": "missing", "cache": "optional", "target jail": "missing", "target qemu": "missing",
        "KVM": "optional", "target xen": "optional", "tap devices": "optional", "port": states["port"], "gdb": "optional",
        "report": "optional",
    }  # fmt: skip
    assert "lark 1.3.1 (there is 0.1)" in found["packages"]["detail"]
    assert all(entry["remedy"] for entry in found.values() if entry["state"] != "ok")


@pytest.mark.parametrize(
    ("script", "detail"),
    [("echo version 6.1", "QEMU 6.1"), ("echo version 7.2; echo 'q35  Standard PC'", "QEMU 7.2 without microvm"), ("exit 1", "does not run")],
)
def test_a_qemu_that_will_not_do_is_told(script: str, detail: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / doctor.QEMU
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    ((state, found, remedy),) = doctor._qemu()
    assert state == doctor.MISSING and found.endswith(detail) and "install" in remedy
