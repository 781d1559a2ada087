"""apps/webserver under CPython: on CPython's asyncio and loopback, with files of its own and of a tar archive; and on our asyncio
and network stack."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from support import http_checks  # noqa: E402

APP = Path(__file__).resolve().parents[2] / "apps" / "webserver"
MODEL = Path(__file__).resolve().parent / "asyncio_model.py"
LIBRARIES = ["cpython", "ours"]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def archive(folder: Path) -> Path:
    """A tar archive with the app's files."""
    path = folder / "content.tar"
    with tarfile.open(path, "w") as made:
        for entry in sorted((APP / "www").iterdir()):
            made.add(entry, entry.name)
    return path


@contextmanager
def server(library: str, folder: Path, **constants: object) -> Iterator[int]:
    """Runs a copy of the app with constants of config.py replaced, as -D does; gives the port."""
    port = free_port()
    app = folder / "webserver"
    shutil.copytree(APP, app, ignore=shutil.ignore_patterns("__pycache__"))
    config = (app / "config.py").read_text()
    for name, value in {"PORT": port, **constants}.items():
        config, found = re.subn(rf"^{name}: Final = \S+", f"{name}: Final = {value!r}", config, flags=re.MULTILINE)
        assert found == 1, name
    (app / "config.py").write_text(config)
    command = [sys.executable, "-B", str(app / "main.py")]
    environment = dict(os.environ)
    if library == "ours":
        command[2:] = [str(MODEL), str(app / "main.py"), str(port), str(port)]
    if constants.get("CONTENT") == "block":
        # Only `storage` is ours.
        command[2:] = ["-m", "unic.plain_python", str(app / "main.py")]
        environment |= {"PYTHONPATH": str(APP.parents[1]), "UNIC_BLOCK_content": str(archive(folder))}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment)
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == f"listening on port {port}\n"
        yield port
        assert process.poll() is None, "the server has ended"
    finally:
        process.terminate()
        output = process.communicate()[0]
    assert output == "", output


@pytest.fixture(scope="module", params=[*LIBRARIES, "block device"])
def port(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    library, constants = (request.param, {}) if request.param in LIBRARIES else ("cpython", {"CONTENT": "block"})
    with server(library, tmp_path_factory.mktemp("app"), **constants) as number:
        yield number


@pytest.mark.parametrize("check", http_checks.CHECKS, ids=lambda check: check.__name__[6:])
def test_keeps_its_promise(check: object, port: int) -> None:
    assert callable(check)
    check(http_checks.Target("127.0.0.1", port))


@pytest.mark.parametrize("library", LIBRARIES)
def test_slow_clients_are_dropped(library: str, tmp_path: Path) -> None:
    with server(library, tmp_path, IDLE_TIMEOUT=0.3, HEADER_TIMEOUT=0.5, RESPONSE_TIMEOUT=0.5) as number:
        http_checks.check_slow_clients("127.0.0.1", number)


@pytest.mark.parametrize("library", LIBRARIES)
def test_connections_over_the_limit_get_503(library: str, tmp_path: Path) -> None:
    with server(library, tmp_path, MAX_CONNECTIONS=3) as number:
        http_checks.check_connection_limit("127.0.0.1", number, 3)
