"""Programs in assembly: the test guest of guest.s, one image for PV and PVH, and scribbler.s for dom0."""

from functools import cache
from pathlib import Path

from unic.codegen.machine import assemble
from unic.link import Layout, SegmentRule, link
from unic.link.elf import PF_R, PF_W, PF_X

SEGMENTS = (SegmentRule("text", PF_R | PF_X), SegmentRule("rodata", PF_R), SegmentRule("data", PF_R | PF_W))


@cache
def guest() -> bytes:
    return link(assemble((Path(__file__).parent / "guest.s").read_text()), Layout(entry="pv_entry", base=0x100000, segments=SEGMENTS)).image


def scribbler(domain: int, reference: int, value: int, offset: int, count: int = 1, rounds: int = 1) -> bytes:
    """Writes `value` to `count` places from `offset` on, of the page that `domain` has granted as `reference`."""
    constants = {"DOMAIN": domain, "REFERENCE": reference, "VALUE": value, "OFFSET": offset, "COUNT": count, "ROUNDS": rounds}
    text = "".join(f".set {name}, {number}\n" for name, number in constants.items())
    source = (Path(__file__).parent / "scribbler.s").read_text()
    return link(assemble(text + source), Layout(entry="_start", base=0x400000, segments=SEGMENTS, page_congruent=True)).image
