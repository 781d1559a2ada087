"""Images boot, print, end with their status, and have the memory they were given."""

import io
import time

import pytest
from elftools.elf.elffile import ELFFile
from programs import build

from tests.support.images import ROOT, built
from unic.targets import RunOptions, by_name

HELLO = '@hello = internal constant [7 x i8] c"hello!\\0A", section ".rodata.hello"'


@pytest.mark.parametrize("name", ["qemu", "jail"])
@pytest.mark.parametrize("status", [0, 3, 101, 200, 255])
def test_an_image_prints_and_exits_with_its_status(name, status, tmp_path, capfdbinary):
    target = by_name(name)
    body = f"call void @console(ptr @hello, i64 7)\ncall void @exit(i64 {status})"
    build(body, target, tmp_path / "image", HELLO)
    assert target.run(tmp_path / "image", RunOptions(timeout=20)) == status
    assert capfdbinary.readouterr().out == b"hello!\n"


@pytest.mark.parametrize("name", ["qemu", "xen"])
def test_the_note_of_the_entry_has_the_size_of_the_files_class(name):
    # QEMU reads eight bytes there whatever the note says; where the file ends after four, at the end of a page,
    # it was ended by a segmentation fault, whenever nothing was mapped behind.
    file = ELFFile(io.BytesIO(built(ROOT / "apps" / "hello", name).image))
    segments = [segment for segment in file.iter_segments() if segment["p_type"] == "PT_NOTE"]
    entries = [note for segment in segments for note in segment.iter_notes() if note["n_type"] == 18]
    assert [(note["n_name"], note["n_descsz"]) for note in entries] == [("Xen", 8)]


@pytest.mark.parametrize("machine", ["microvm", "q35"])
@pytest.mark.parametrize("megabytes", [3, 4, 64, 1500, 3500])
def test_all_of_the_heap_can_be_written(machine, megabytes, tmp_path):
    body = """
  %end = load i64, ptr @heap_end
  %start = load i64, ptr @heap_start
  %last = sub i64 %end, 8
  %first_word = inttoptr i64 %start to ptr
  %last_word = inttoptr i64 %last to ptr
  store volatile i64 1, ptr %first_word
  store volatile i64 2, ptr %last_word
  %size = sub i64 %end, %start
  %megabytes = lshr i64 %size, 20
  %hundreds = udiv i64 %megabytes, 100
  %result = select i1 BIG, i64 %hundreds, i64 %megabytes
  call void @exit(i64 %result)
""".replace("BIG", "true" if megabytes > 255 else "false")
    target = by_name("qemu")
    build(body, target, tmp_path / "image", "@heap_start = external global i64\n@heap_end = external global i64\n")
    status = target.run(tmp_path / "image", RunOptions(timeout=20, machine=machine, memory=megabytes))
    # All but the first megabyte, the image, and what q35's firmware reserves at the end; of more
    # than 3 GiB only the part below the hole for devices.
    if megabytes <= 64:
        assert megabytes - 3 <= status < megabytes
    elif megabytes == 1500:
        assert status == 14
    else:
        assert status >= 20


def test_a_timeout_kills_the_image(tmp_path):
    for name in ("qemu", "jail"):
        target = by_name(name)
        build("br label %loop\nloop:\nbr label %loop\nafter:", target, tmp_path / name)
        assert target.run(tmp_path / name, RunOptions(timeout=0.5)) == 124


@pytest.mark.parametrize("machine", ["microvm", "q35"])
def test_wait_returns_when_its_time_is_over(machine, tmp_path):
    # A million nanoseconds, a hundred times: longer than 100 ms, and it does return.
    body = """
  br label %loop
loop:
  %i = phi i64 [ 0, %0 ], [ %next, %loop ]
  call i64 @supervisor_call(i64 0, i64 1000000, i64 0)
  %next = add i64 %i, 1
  %more = icmp ult i64 %next, 100
  br i1 %more, label %loop, label %done
done:
  call void @exit(i64 7)
"""
    target = by_name("qemu")
    build(body, target, tmp_path / "image")
    began = time.monotonic()
    assert target.run(tmp_path / "image", RunOptions(timeout=20, machine=machine)) == 7
    assert time.monotonic() - began > 0.1


@pytest.mark.parametrize("machine", ["microvm", "q35"])
def test_a_device_interrupt_ends_a_wait(machine, tmp_path):
    # The PIT's one-shot output rises after 10 ms and stays up (I/O APIC pin 2): the first wait, of
    # a minute, ends then, the second at once, because nobody has acknowledged the device.
    body = """
  call i64 @supervisor_call(i64 2, i64 4, i64 0)
  call void asm sideeffect "outb %al, $$0x43", "{ax}"(i8 48)
  call void asm sideeffect "outb %al, $$0x40", "{ax}"(i8 156)
  call void asm sideeffect "outb %al, $$0x40", "{ax}"(i8 46)
  call i64 @supervisor_call(i64 0, i64 60000000000, i64 0)
  call i64 @supervisor_call(i64 0, i64 60000000000, i64 0)
  call void @exit(i64 9)
"""
    target = by_name("qemu")
    build(body, target, tmp_path / "image")
    assert target.run(tmp_path / "image", RunOptions(timeout=20, machine=machine)) == 9


def test_device_memory_is_mapped_before_the_seal_only_and_never_over_ram(tmp_path):
    target = by_name("qemu")
    # Before the seal: the magic value of the first virtio-mmio slot.
    map_and_read = """
  call i64 @supervisor_call(i64 1, i64 PLACE, i64 4096)
  %p = inttoptr i64 PLACE to ptr
  %v = load volatile i8, ptr %p
  %status = zext i8 %v to i64
  call void @exit(i64 %status)
"""
    build(map_and_read.replace("PLACE", str(0xFEB00000)), target, tmp_path / "image", sealed=False)
    assert target.run(tmp_path / "image", RunOptions(timeout=20)) == ord("v")
    for forbidden in (0x1000, 0x100000, 0x3FFF000, 0xFEC00000, 0xFEE00000, 0xFEB00001):
        build(map_and_read.replace("PLACE", str(forbidden)), target, tmp_path / "image", sealed=False)
        assert target.run(tmp_path / "image", RunOptions(timeout=20)) == 101, hex(forbidden)


def test_the_same_seed_gives_the_same_bytes(tmp_path):
    target = by_name("qemu")
    first = build("", target, tmp_path / "a", seed=1)
    assert first.image == build("", target, tmp_path / "b", seed=1).image
    assert first.image != build("", target, tmp_path / "c", seed=2).image


def test_the_command_line_reaches_the_image(tmp_path, capfdbinary):
    target = by_name("qemu")
    build(
        "call void @console(ptr @command_line, i64 7)", target, tmp_path / "image",
        "@command_line = external global i8",
    )  # fmt: skip
    target.run(tmp_path / "image", RunOptions(timeout=20, arguments=("a", "bc d")))
    assert capfdbinary.readouterr().out == b"a bc%20"
