"""apps/webserver keeps on every platform the promises that it keeps under CPython."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.platforms.platforms import Platform, Running
from tests.support import http_checks
from tests.support.images import WEBSERVER

READY = b"listening on port 8080\n"


@pytest.fixture(scope="module")
def server(platform: Platform) -> Iterator[Running]:
    """One that all tests of a platform ask."""
    with platform.start(platform.build(WEBSERVER), READY, port=8080) as running:
        yield running


@pytest.mark.parametrize("check", http_checks.CHECKS, ids=lambda check: check.__name__[6:])
def test_keeps_its_promise(check: Callable[[http_checks.Target], None], server: Running) -> None:
    check(http_checks.Target(server.host, server.port))


def test_curl_fetches_every_file(server: Running, tmp_path: Path) -> None:
    files = [path for path in (WEBSERVER / "www").rglob("*") if path.is_file()]
    assert files
    for path in files:
        url = f"http://{server.host}:{server.port}/{path.relative_to(WEBSERVER / 'www').as_posix()}"
        subprocess.run(["curl", "--silent", "--show-error", "--fail", "--max-time", "20", "-o", tmp_path / "got", url], check=True)
        assert (tmp_path / "got").read_bytes() == path.read_bytes()


def test_nothing_but_its_first_line_was_on_the_console(server: Running) -> None:
    assert server.console() == READY.decode()
