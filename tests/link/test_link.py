"""The linker, by its printed map and by the bytes it writes."""

import io
import shutil
import struct
import subprocess
import time
from dataclasses import replace

import pytest
from elftools.elf.elffile import ELFFile

from unic.codegen.machine import assemble
from unic.link import Layout, LinkError, SegmentRule, UndefinedSymbols, link
from unic.link.elf import PF_R, PF_W, PF_X

LAYOUT = Layout(
    entry="start",
    base=0x100000,
    segments=(
        SegmentRule("text", PF_R | PF_X),
        SegmentRule("rodata", PF_R),
        SegmentRule("data", PF_R | PF_W),
    ),
)

SMALL = """
    .section .text.start,"ax",@progbits
    .globl start
start:
    call used
    mov $table,%eax
    mov counter(%rip),%eax
    ret
    .section .text.used,"ax",@progbits
used:
    lea buffer(%rip),%rax
    ret
    .section .text.unused,"ax",@progbits
unused:
    jmp missing
    .section .rodata.table,"a",@progbits
table:
    .quad used, start+1
    .section .rodata.dropped,"a",@progbits
    .quad unused
    .section .data.counter,"aw",@progbits
counter: .long 7
    .section .bss.buffer,"aw",@nobits
buffer: .skip 100
"""


def test_the_map_lists_what_is_reached_and_nothing_else():
    image = link(assemble(SMALL), LAYOUT)
    names = {line.split()[2] for line in image.map.splitlines() if line.startswith("  ")}
    assert names == {".text.start", ".text.used", ".rodata.table", ".data.counter", ".bss.buffer"}
    lines = [line for line in image.map.splitlines() if line.startswith("segment")]
    assert lines == [
        "segment text r-x address 0x100000 file 25 memory 25",
        "segment rodata r-- address 0x101000 file 16 memory 16",
        "segment data rw- address 0x102000 file 4 memory 104",
    ]


def test_relocated_words_hold_addresses():
    image = link(assemble(SMALL), LAYOUT)
    elf = ELFFile(io.BytesIO(image.image))
    (rodata,) = [s for s in elf.iter_segments() if s["p_vaddr"] == image.symbols["rodata_start"]]
    first, second = (int.from_bytes(rodata.data()[i : i + 8], "little") for i in (0, 8))
    assert first == image.symbols["used"]
    assert second == image.symbols["start"] + 1


def test_the_image_is_stripped_and_the_twin_is_not():
    image = link(assemble(SMALL), LAYOUT)
    assert ELFFile(io.BytesIO(image.image)).num_sections() == 0
    debug = ELFFile(io.BytesIO(image.debug))
    symbols = {s.name: s["st_value"] for s in debug.get_section_by_name(".symtab").iter_symbols()}
    assert symbols["used"] == image.symbols["used"]
    assert debug.header["e_entry"] == image.entry == image.symbols["start"]


def test_a_seed_decides_the_order():
    text = '.section .text.start,"ax",@progbits\n.globl start\nstart: ret\n' + "".join(
        f'.section .text.f{n},"ax",@progbits\nf{n}: nop\nret\n.section .text.start,"ax",@progbits\ncall f{n}\n'
        for n in range(20)
    )
    object_bytes = assemble(text)
    images = [link(object_bytes, LAYOUT, seed).image for seed in (1, 1, 2)]
    assert images[0] == images[1] != images[2]


def test_a_seed_can_move_the_base():
    slid = replace(LAYOUT, slide_pages=1000)
    places = {link(assemble(SMALL), slid, seed).symbols["image_start"] for seed in range(5)}
    assert len(places) == 5 and all(place % 4096 == 0 for place in places)


def test_no_segment_is_writable_and_executable():
    with pytest.raises(LinkError, match="both writable and executable"):
        Layout("start", 0, (SegmentRule("all", PF_R | PF_W | PF_X),))
    with pytest.raises(LinkError, match="no segment of the layout takes section .evil"):
        link(assemble('.section .evil,"awx",@progbits\n.globl start\nstart: ret'), LAYOUT)


def test_kept_sections_survive():
    image = link(assemble(SMALL.replace("jmp missing", "ret")), replace(LAYOUT, keep=(".rodata.dropped",)))
    assert ".rodata.dropped" in image.map and ".text.unused" in image.map


def test_an_undefined_symbol_names_who_refers_to_it():
    with pytest.raises(UndefinedSymbols) as error:
        link(assemble(SMALL.replace("call used", "call missing")), LAYOUT)
    assert str(error.value) == "undefined symbol missing, referred to by .text.start"


def test_a_value_that_does_not_fit_is_an_error():
    text = '.section .text.start,"ax",@progbits\n.globl start\nstart: .byte start'
    with pytest.raises(LinkError, match=r"\.text\.start\+0x0: R_X86_64_8 against .* does not fit: 0x100000"):
        link(assemble(text), LAYOUT)
    far = '.section .text.start,"ax",@progbits\n.globl start\nstart: .short counter-.\n' + (
        '.section .data.counter,"aw",@progbits\ncounter: .byte 1'
    )
    moved = link(assemble(far), LAYOUT)
    assert moved.symbols["counter"] - moved.symbols["start"] == 0x1000
    padded = far + '\n.section .rodata.big,"a",@progbits\nbig: .skip 70000\n'
    with pytest.raises(LinkError, match="R_X86_64_PC16"):
        link(assemble(padded), replace(LAYOUT, keep=(".rodata.big",)))


def test_a_missing_entry_is_an_error():
    with pytest.raises(LinkError, match="no entry symbol begin"):
        link(assemble(SMALL), replace(LAYOUT, entry="begin"))


@pytest.mark.parametrize("junk", [b"", b"\x7fELF", b"MZ" * 40])
def test_what_is_no_object_is_refused(junk):
    with pytest.raises(LinkError):
        link(junk, LAYOUT)


def test_identical_functions_are_folded():
    text = """
    .section .text.start,"ax",@progbits
    .globl start
start:
    call outer_a
    call outer_b
    call different
    ret
    .section .text.outer_a,"ax",@progbits
outer_a: jmp inner_a
    .section .text.outer_b,"ax",@progbits
outer_b: jmp inner_b
    .section .text.inner_a,"ax",@progbits
inner_a: mov $1,%eax
    ret
    .section .text.inner_b,"ax",@progbits
inner_b: mov $1,%eax
    ret
    .section .text.different,"ax",@progbits
different: mov $2,%eax
    ret
"""
    image = link(assemble(text), replace(LAYOUT, fold=True))
    assert image.symbols["inner_a"] == image.symbols["inner_b"]
    assert image.symbols["outer_a"] == image.symbols["outer_b"]
    assert image.symbols["different"] != image.symbols["inner_a"]
    assert sorted(line for line in image.map.splitlines() if line.startswith("folded")) == [
        "folded 5 .text.outer_b into .text.outer_a",
        "folded 6 .text.inner_b into .text.inner_a",
    ]


def test_loads_from_the_global_offset_table_are_relaxed():
    ir = """
@image_end = external global i8
define ptr @start() section ".text.start" { ret ptr @image_end }
"""
    image = link(assemble("", ir), LAYOUT)
    code = ELFFile(io.BytesIO(image.image)).get_segment(0).data()
    assert code[:3] == b"\x48\x8d\x05"  # lea image_end(%rip),%rax
    assert image.entry + 7 + int.from_bytes(code[3:7], "little") == image.symbols["image_end"]


def test_linux_can_map_a_page_congruent_image():
    image = link(assemble(SMALL), replace(LAYOUT, page_congruent=True))
    segments = [s for s in ELFFile(io.BytesIO(image.image)).iter_segments() if s["p_type"] == "PT_LOAD"]
    assert all((s["p_vaddr"] - s["p_offset"]) % 4096 == 0 for s in segments)
    pages = [set(range(s["p_vaddr"] // 4096, -(-(s["p_vaddr"] + s["p_memsz"]) // 4096))) for s in segments]
    assert not pages[0] & pages[1] and not pages[1] & pages[2]
    assert len(image.image) < 1024


def test_dwarf_of_dropped_functions_points_nowhere():
    text = SMALL + '\n.section .debug_info,"",@progbits\n.quad used, unused\n'
    debug = ELFFile(io.BytesIO(link(assemble(text), LAYOUT).debug))
    data = debug.get_section_by_name(".debug_info").data()
    used = debug.get_section_by_name(".symtab").get_symbol_by_name("used")[0]["st_value"]
    assert data == used.to_bytes(8, "little") + bytes(8)


def test_debug_sections_refer_to_each_other_and_ranges_do_not_end_at_dropped_code() -> None:
    text = SMALL + """
.section .debug_str,"MS",@progbits,1
.asciz "first"
name: .asciz "second"
.section .debug_info,"",@progbits
.quad name
.section .debug_ranges,"",@progbits
.quad unused, unused+1, used, used+1, 0, 0
"""
    image = link(assemble(text), LAYOUT)
    debug = ELFFile(io.BytesIO(image.debug))
    used = image.symbols["used"]
    assert debug.get_section_by_name(".debug_info").data() == struct.pack("<Q", len("first") + 1)
    # (0, 0) would be the end of the list, (1, 1) is a range without anything.
    assert debug.get_section_by_name(".debug_ranges").data() == struct.pack("<6Q", 1, 1, used, used + 1, 0, 0)


def test_gnu_ld_relocates_to_the_same_bytes(tmp_path):
    assert shutil.which("ld"), "GNU ld (binutils) is needed to cross-check our linker"
    object_bytes = assemble(SMALL)
    ours = link(object_bytes, LAYOUT)
    (tmp_path / "in.o").write_bytes(object_bytes)
    # Our addresses, section by section, in a linker script.
    placed = [line.split() for line in ours.map.splitlines() if line.startswith("  ")]
    body = "".join(f" out{n} {parts[0]} : {{ *({parts[2]}) }}\n" for n, parts in enumerate(placed))
    (tmp_path / "script").write_text(f"ENTRY(start)\nSECTIONS {{\n{body} /DISCARD/ : {{ *(*) }} }}\n")
    command = ["ld", "-static", "--gc-sections", "-T", "script", "in.o", "-o", "out"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    theirs = ELFFile(io.BytesIO((tmp_path / "out").read_bytes()))
    compared = 0
    for section in theirs.iter_sections():
        if not section.name.startswith("out") or section["sh_type"] == "SHT_NOBITS":
            continue
        start, size = section["sh_addr"], section["sh_size"]
        for segment in ELFFile(io.BytesIO(ours.image)).iter_segments():
            low = segment["p_vaddr"]
            if segment["p_type"] == "PT_LOAD" and low <= start < low + segment["p_filesz"]:
                assert segment.data()[start - low : start - low + size] == section.data(), section.name
                compared += size
    assert compared == 25 + 16 + 4


def object_of(count: int) -> bytes:
    """An object of so many functions and constants that refer to each other."""
    functions = "".join(
        f'.section .text.f{n},"ax",@progbits\n.globl f{n}\nf{n}:\n'
        + f"call f{(n * 7 + 1) % count}\nlea s{n}(%rip),%rax\ncall f{(n + 1) % count}\nret\n.skip 40\n"
        + f'.section .rodata.s{n},"a",@progbits\ns{n}: .quad f{n}, s{(n + 1) % count}\n'
        for n in range(count)
    )
    return assemble('.section .text.start,"ax",@progbits\n.globl start\nstart: call f0\nret\n' + functions)


def test_the_time_grows_with_the_object_and_no_faster():
    times = []
    for count in (1000, 4000):
        object_bytes = object_of(count)
        runs = []
        for _ in range(3):
            began = time.process_time()
            link(object_bytes, LAYOUT)
            runs.append(time.process_time() - began)
        times.append(min(runs))
    # Four times the object; a step that looks at all pairs would take sixteen times as long.
    assert times[1] < times[0] * 9
