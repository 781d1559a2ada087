"""What images with a ring 0 of their own have in common: the layout that runtime/x86/*.s builds page tables for."""

from unic.link import Layout, SegmentRule
from unic.link.elf import PF_R, PF_W, PF_X

LAYOUT = Layout(
    entry="pvh_entry",
    base=0x100000,
    segments=(
        SegmentRule("supervisor_text", PF_R | PF_X, (".supervisor.text",)),
        SegmentRule("text", PF_R | PF_X),
        SegmentRule("rodata", PF_R),
        SegmentRule("data", PF_R | PF_W),
        SegmentRule("supervisor_data", PF_R | PF_W, (".supervisor.data", ".supervisor.bss")),
    ),
    fold=True,
)
