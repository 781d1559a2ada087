"""apps/webserver built and run in other ways than tests/platforms does: a static address, little memory, short timeouts."""

from __future__ import annotations

from pathlib import Path

from tests.support import http_checks
from tests.support.images import webserver

STATIC = ("network.address=10.0.2.15/24", "network.gateway=10.0.2.2")


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
