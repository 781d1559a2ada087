"""apps/webserver booted under QEMU keeps the promises that it keeps under CPython."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import http_checks
from tests.support.images import WEBSERVER, webserver

STATIC = ("network.address=10.0.2.15/24", "network.gateway=10.0.2.2")


@pytest.fixture(scope="module", params=["microvm", "q35"])
def port(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    with webserver(tmp_path_factory.mktemp("image"), machine=request.param) as (number, _):
        yield number


@pytest.mark.parametrize("check", http_checks.CHECKS, ids=lambda check: check.__name__[6:])
def test_keeps_its_promise(check: object, port: int) -> None:
    assert callable(check)
    check(http_checks.Target("127.0.0.1", port))


def test_curl_fetches_every_file(port: int, tmp_path: Path) -> None:
    for path in (WEBSERVER / "www").rglob("*"):
        if path.is_file():
            url = f"http://127.0.0.1:{port}/{path.relative_to(WEBSERVER / 'www').as_posix()}"
            subprocess.run(["curl", "--silent", "--show-error", "--fail", "--max-time", "20", "-o", tmp_path / "got", url], check=True)
            assert (tmp_path / "got").read_bytes() == path.read_bytes()


def test_a_static_address(tmp_path: Path) -> None:
    with webserver(tmp_path, *STATIC) as (number, _):
        assert http_checks.Target("127.0.0.1", number).get("/").status == 200


def test_1000_requests_in_4_mb(tmp_path: Path) -> None:
    with webserver(tmp_path, memory=4) as (number, _):
        http_checks.check_1000_requests_on_one_connection(http_checks.Target("127.0.0.1", number))


def test_slow_clients_are_dropped(tmp_path: Path) -> None:
    limits = ("IDLE_TIMEOUT=0.5", "HEADER_TIMEOUT=1.0", "RESPONSE_TIMEOUT=1.0")
    with webserver(tmp_path, *limits) as (number, _):
        http_checks.check_slow_clients("127.0.0.1", number)
