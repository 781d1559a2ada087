"""Counts the lines of the project by layer, for docs/comparison.md.

    python -m tools.line_counts         # writes the tables between the page's marks

Lines are those of .py, .s and .lark files, comments and empty ones included; tables that tools generate are not counted.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "comparison.md"
SUFFIXES = (".py", ".s", ".lark")
# Data that tools/generate_*.py write.
GENERATED = {"runtime/builtins/unicode_data.py", "runtime/elementary/tables.py", "stdlib/html/names.py"}

LAYERS: dict[str, tuple[str, ...]] = {
    "the compiler's front: syntax, names, types, reachability": ("unic/syntax", "unic/analysis"),
    "its middle and back: IR, ranges, code generation, linker": ("unic/lower", "unic/ir", "unic/codegen", "unic/link"),
    "the rest of `unic`: targets, commands, reports": ("unic",),
    "the language's runtime: str, dict, exceptions, ...": ("runtime/builtins", "runtime/elementary"),
    "memory: allocator and collector": ("runtime/memory",),
    "drivers: virtio, Xen's rings, PCI": ("runtime/drivers",),
    "platforms: boot, supervisor, clock, console, seal": ("runtime",),
    "TCP/IP": ("stdlib/net",),
    "asyncio": ("stdlib/asyncio",),
    "the other standard modules": ("stdlib",),
    "tests and measurements": ("tests", "tools"),
}
XEN: dict[str, tuple[str, ...]] = {
    "PVH entry, page tables, descriptors (shared with QEMU)": ("runtime/x86",),
    "PV entry, and the page tables of a PV guest": ("runtime/xen/pv_entry.s", "runtime/xen/pv_paging.py"),
    "supervisor: hypercalls, event interrupt, wait, seal": ("runtime/xen/supervisor.s", "runtime/xen/supervisor.py", "runtime/xen/constants.s",
                                                           "runtime/xen/hypercalls.py"),
    "event channels, shared page, clock, waiting": ("runtime/xen/events.py", "runtime/xen/shared_info.py", "runtime/xen/clock.py", "runtime/xen/wait.py"),
    "grant tables": ("runtime/xen/grants.py",),
    "xenstore: protocol, watches, bus of devices": ("runtime/drivers/xen/xenstore.py", "runtime/drivers/xen/xenbus.py", "runtime/xen/store.py", "runtime/xen/watches.py"),
    "console ring": ("runtime/xen/console.py", "runtime/xen/console_input.py"),
    "netfront": ("runtime/drivers/xen/network.py", "runtime/xen/network.py"),
    "blkfront": ("runtime/drivers/xen/block.py", "runtime/xen/block.py"),
    "rings, requests to end, start, exit, arguments": ("runtime/drivers/xen", "runtime/xen"),
    "on the host's side: xl's configuration, running by xl": ("unic/targets/xl.py", "unic/targets/xen.py"),
    "a Xen of its own in QEMU, for tests": ("unic/targets/xen_host",),
}


def main() -> int:
    text = PAGE.read_text(encoding="utf-8")
    for name, places in (("lines", LAYERS), ("xen-lines", XEN)):
        text = re.sub(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", lambda found: found[1] + table(counts(places)) + found[2], text, flags=re.DOTALL)
    PAGE.write_text(text, encoding="utf-8")
    return 0


def counts(places: dict[str, tuple[str, ...]]) -> dict[str, int]:
    """Lines by part; a file counts for the part that names it most closely."""
    wanted = [place for listed in places.values() for place in listed]
    found = dict.fromkeys(places, 0)
    for part, listed in places.items():
        for place in listed:
            for path in files(place):
                name = path.relative_to(ROOT).as_posix()
                closest = max((other for other in wanted if is_below(name, other)), key=len)
                if closest == place:
                    found[part] += path.read_bytes().count(b"\n")
    return found


def files(place: str) -> list[Path]:
    base = ROOT / place
    paths = [base] if base.is_file() else base.rglob("*")
    return [path for path in paths
            if path.suffix in SUFFIXES and path.relative_to(ROOT).as_posix() not in GENERATED and "build" not in path.relative_to(ROOT).parts]


def is_below(name: str, place: str) -> bool:
    return name == place or name.startswith(place + "/")


def table(found: dict[str, int]) -> str:
    rows = "".join(f"| {part} | {count:,} |\n" for part, count in found.items())
    return f"| part | lines |\n|---|---:|\n{rows}"


if __name__ == "__main__":
    sys.exit(main())
