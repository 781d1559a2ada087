"""`make run`: builds apps/webserver, boots it under QEMU, prints the figures and serves until Ctrl-C.

With --check it fetches the front page itself, compares it with the file and ends.
"""

from __future__ import annotations

import argparse
import http.client
import sys
from pathlib import Path

from unic.building import OUTPUT, build_if_needed
from unic.cli.diagnostics import print_diagnostics
from unic.diagnostics import CompileError
from unic.project import load
from unic.targets import RunOptions, TargetError
from unic.targets.guest import Guest, free_port

ROOT = Path(__file__).resolve().parents[1]
APP = ROOT / "apps" / "webserver"
PAGE = APP / "www" / "index.html"
GUEST_PORT = 8080


def fetch(port: int) -> str:
    """"" when the front page comes as it is in the folder, else what is wrong."""
    client = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        client.request("GET", "/")
        response = client.getresponse()
        body = response.read()
    except (OSError, http.client.HTTPException) as error:
        return f"no answer: {error}"
    finally:
        client.close()
    if response.status != 200:
        return f"status {response.status} in place of 200"
    return "" if body == PAGE.read_bytes() else f"{len(body)} bytes that are not {PAGE.name}"


def serve(port: int, check: bool) -> int:
    image = build_if_needed(load(APP, "qemu"), OUTPUT)
    print(f"image      {image}, {image.stat().st_size:,} bytes")
    port = port or free_port()
    with Guest(image, RunOptions(forward=((port, GUEST_PORT),))) as guest:
        elapsed = guest.wait_for(b"listening")
        print(f"listening  {elapsed * 1000:.0f} ms after QEMU's start")
        print(f"url        http://127.0.0.1:{port}/", flush=True)
        if check:
            problem = fetch(port)
            print(f"page       {problem or 'fetched and verified'}")
            return 1 if problem else 0
        print("serving until Ctrl-C", flush=True)
        # What QEMU's own start has shown is known; what comes from here on is worth seeing.
        while guest.is_running:
            sys.stdout.buffer.write(guest.read_console(1.0))
            sys.stdout.flush()
        print("the image has ended", file=sys.stderr)
        return 1


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8080, help="on 127.0.0.1; 0 takes a free one")
    parser.add_argument("--check", action="store_true", help="fetch the page, verify it and end")
    options = parser.parse_args()
    try:
        return serve(options.port, options.check)
    except KeyboardInterrupt:
        print()
        return 0
    except CompileError as error:
        print_diagnostics(error, APP)
    except (TargetError, OSError) as error:
        print(f"error: {error}", file=sys.stderr)
        if "Could not set up host forwarding" in str(error):
            print(f"port {options.port} is taken: `make run PORT=8081` takes another", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
