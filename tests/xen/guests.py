"""The test guest of guest.s, linked as one image for PV and PVH."""

from functools import cache
from pathlib import Path

from unic.codegen.machine import assemble
from unic.link import Layout, SegmentRule, link
from unic.link.elf import PF_R, PF_W, PF_X

LAYOUT = Layout(
    entry="pv_entry",
    base=0x100000,
    segments=(SegmentRule("text", PF_R | PF_X), SegmentRule("rodata", PF_R), SegmentRule("data", PF_R | PF_W)),
)


@cache
def guest() -> bytes:
    return link(assemble((Path(__file__).parent / "guest.s").read_text()), LAYOUT).image
