"""A report with made-up figures: two apps, every kind of subject, values and reasons."""

from __future__ import annotations

from unic.measure.results import Phase, Sizes, Spread, Stage, Subject, Surface
from unic.report.document import AppReport, Made, Report

MADE = Made("2026-01-02T03:04:05Z", "a processor <of> & ours", 2, "7.2.0", 10)
PARTS = ("sizes", "build", "boot", "memory", "requests", "surface")


def spread(*values: float) -> Spread:
    return Spread.of(values)


def example() -> Report:
    own = Subject(
        "web", "qemu", "unic, QEMU", sizes=Sizes(131_000, 140_000, 900_000), stages=(Stage("parse", 800.0, 20.0), Stage("link", 100.0, 90.5)),
        phases=(Phase("VMM start", spread(30, 31, 35)), Phase("firmware", spread(1, 1, 1), 4_749), Phase("entry", spread(0.4, 0.5, 0.6), 9_500),
                Phase("main", spread(3, 3, 4), 31_000), Phase("network configured", spread(10, 12, 19), 380_000), Phase("first reply", spread(5, 6, 7), 50_000)),
        first_reply=spread(48, 51, 60), memory=2.0, requests_per_second=spread(900, 1000, 1100), connections_per_second=spread(300, 310, 320),
        instructions_per_request=15_000, surface=Surface("ports and devices", 6, ("a", "b")),
    )  # fmt: skip
    xen = Subject("web", "xen", "unic, Xen PVH", sizes=Sizes(146_000), reasons={"first_reply": "no Xen here | at all", "memory": "no Xen here"})
    paravirtual = Subject("web", "xen-pv", "unic, Xen PV", sizes=Sizes(146_000), reasons={"everything": "the same image", "eliminated": "the same image"})
    linux = Subject(
        "web", "linux-nginx", "Linux VM with nginx", is_peer=True, sizes=Sizes(62_000_000, parts={"kernel": 52_000_000, "initramfs": 10_000_000}),
        phases=(Phase("VMM start", spread(40, 50, 60)), Phase("firmware", spread(30, 30, 31), 15_000), Phase("kernel", spread(1400, 1500, 1700), 440_000_000)),
        first_reply=spread(1500, 1600, 1800), memory=86.0, notes={"sizes": "kernel and initramfs"},
    )  # fmt: skip
    process = Subject("web", "cpython", "CPython process", is_peer=True, sizes=Sizes(19_000_000), memory=26.7)
    hello = Subject("hello", "qemu", "unic, QEMU", sizes=Sizes(22_000), phases=(Phase("entry", spread(1, 2, 3), 9_000), Phase("main", spread(1, 1, 1), 1_000)))
    return Report(MADE, PARTS, [AppReport("web", [own, xen, paravirtual, linux, process]), AppReport("hello", [hello], {"Linux VM with nginx": "it has no files"})])
