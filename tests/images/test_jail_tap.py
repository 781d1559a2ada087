"""The jail on a tap device: what is wrong with it is said at start. (That it works: test_webserver_tap.py.)"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import tap
from tests.support.images import WEBSERVER, built, write_image
from unic.cli.main import main
from unic.targets import RunOptions, TargetError, jail

NOBODY = 65534


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Path:
    definitions = (f"network.address={tap.GUEST}/24", f"network.gateway={tap.HOST}", "network.jail=tap")
    return write_image(built(WEBSERVER, "jail", *definitions), tmp_path_factory.mktemp("image"))


@pytest.fixture(scope="module", autouse=True)
def namespace() -> Iterator[None]:
    with tap.namespace():
        yield


def panic_of(image: Path, user: int = 0, **environment: str) -> str:
    done = subprocess.run([image], env=environment, capture_output=True, text=True, timeout=20, user=user)
    assert done.returncode == 101, done.stdout
    assert done.stdout.startswith("panic: ") and done.stdout.count("\n") == 1
    return done.stdout


def test_a_device_that_does_not_exist_is_not_made(image: Path) -> None:
    assert "there is no network device 'nowhere': make it with `ip tuntap add dev nowhere mode tap" in panic_of(image, UNIC_TAP="nowhere")
    assert subprocess.run(["ip", "link", "show", "nowhere"], capture_output=True).returncode != 0
    assert "there is no network device ''" in panic_of(image, UNIC_TAP="")


def test_a_device_that_is_no_tap_device(image: Path) -> None:
    assert "'lo' is not a tap device" in panic_of(image, UNIC_TAP="lo")


def test_a_name_that_no_device_can_have(image: Path) -> None:
    assert "longer than the name" in panic_of(image, UNIC_TAP="x" * 16)


def test_without_the_right_to_use_it(image: Path) -> None:
    """Either the file or the device is somebody else's."""
    for folder in (image, *image.parents):
        if folder.stat().st_uid == os.geteuid() and folder.is_relative_to("/tmp"):
            folder.chmod(folder.stat().st_mode | 0o055)
    said = panic_of(image, user=NOBODY, UNIC_TAP=tap.NAME)
    assert "no right to use" in said


@pytest.mark.parametrize("mac", ["", "02:00:00:00:00", "02:00:00:00:00:01:", "02:00:00:00:00:0g", "02-00-00-00-00-01", "03:00:00:00:00:01", "é"])
def test_nonsense_for_an_address(mac: str, image: Path) -> None:
    assert "UNIC_MAC is not the address of a network device" in panic_of(image, UNIC_TAP=tap.NAME, UNIC_MAC=mac)


def test_a_device_that_is_in_use(image: Path) -> None:
    with subprocess.Popen([image], env={"UNIC_TAP": tap.NAME}, stdout=subprocess.PIPE) as first:
        try:
            assert first.stdout is not None and first.stdout.readline() == b"listening on port 8080\n"
            assert "in use by another process" in panic_of(image, UNIC_TAP=tap.NAME)
        finally:
            first.kill()


def test_without_a_device_there_is_no_network(image: Path) -> None:
    done = subprocess.run([image], env={}, capture_output=True, text=True, timeout=20)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (1, "OSError: [Errno 19] no network device")


def test_ports_are_not_forwarded_through_it(image: Path) -> None:
    with pytest.raises(TargetError, match="has an address of its own"):
        jail.run(image, RunOptions(tap=tap.NAME, network=True, forward=((8080, 8080),)))


@pytest.mark.thorough
def test_run_builds_for_a_tap_device_when_one_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    # An image for the host's sockets would not mind the device, and listen.
    assert main(["run", str(WEBSERVER), "--target", "jail", "--tap", tap.NAME, "--timeout", "2"]) == 124
    assert capfd.readouterr().out == ""


def test_run_says_that_a_device_is_missing(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["run", str(WEBSERVER), "--target", "jail", "--tap", "nowhere"]) == 1
    assert "--tap nowhere: there is no such device: make it: " in capfd.readouterr().err
