"""nginx, as small as its configuration makes it: one process, no log of requests, files from the RAM file system."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

from unic.debian.cpio import Archive
from unic.debian.files import LIBRARIES, LOADER, needed_libraries, read
from unic.debian.packages import Packages

PROGRAM = "usr/sbin/nginx"
CONFIGURATION = "/etc/nginx.conf"
COMMAND = (f"/{PROGRAM}", "-c", CONFIGURATION)
ROOT = "/www"
# Of its messages at level notice, the first that comes when it listens.
LISTENING = b'using the "epoll" event method'

TYPES = {
    ".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".txt": "text/plain", ".svg": "image/svg+xml", ".json": "application/json",
    ".png": "image/png", ".jpg": "image/jpeg", ".webp": "image/webp", ".ico": "image/x-icon", ".woff2": "font/woff2", ".pdf": "application/pdf",
}  # fmt: skip


def configuration(port: int) -> str:
    types = " ".join(f"{kind} {suffix[1:]};" for suffix, kind in TYPES.items())
    return f"""daemon off;
master_process off;
user root root;
pid /run/nginx.pid;
error_log stderr notice;
events {{ worker_connections 1024; }}
http {{
    access_log off;
    # A measurement makes all its requests on few connections.
    keepalive_requests 100000000;
    sendfile on;
    tcp_nopush on;
    types {{ {types} }}
    server {{ listen {port}; root {ROOT}; }}
}}
"""


def add(archive: Archive, packages: Packages, port: int, files: Iterable[tuple[str, bytes]]) -> None:
    """nginx with all that it loads, serving `files` (path, content), whose paths begin with the one folder that they are in."""
    archive.file(f"/{PROGRAM}", read(packages.root, PROGRAM))
    for name, content in needed_libraries(packages.root, [PROGRAM]).items():
        archive.file(f"/{LIBRARIES}/{name}", content)
    archive.file(f"/lib64/{LOADER}", read(packages.root, f"{LIBRARIES}/{LOADER}"))
    for path in ("/run", "/var/lib/nginx", "/var/log/nginx"):
        archive.folder(path)
    archive.file("/etc/passwd", b"root:x:0:0:root:/:/bin/false\n", 0o644)
    archive.file("/etc/group", b"root:x:0:\n", 0o644)
    archive.file(CONFIGURATION, configuration(port).encode(), 0o644)
    for path, content in files:
        archive.file(str(PurePosixPath(ROOT, *PurePosixPath(path).parts[1:])), content, 0o644)
