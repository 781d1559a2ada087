"""Counting instructions, and the probe that decides about KVM."""

import pytest
from programs import build

from unic.measure import icount, instructions
from unic.targets import RunOptions, TargetError, by_name, kvm, qemu

LOOP = """
  br label %loop
loop:
  %i = phi i64 [ 0, %0 ], [ %next, %loop ]
  call void asm sideeffect "nop", ""()
  %next = add i64 %i, 1
  %more = icmp ult i64 %next, COUNT
  br i1 %more, label %loop, label %done
done:
"""


def count(iterations, tmp_path):
    image = build(LOOP.replace("COUNT", str(iterations)), by_name("qemu"), tmp_path / "image")
    return icount.count_instructions(tmp_path / "image"), image


def test_the_count_grows_by_the_loop(tmp_path):
    less, _ = count(1000, tmp_path)
    more, image = count(3000, tmp_path)
    # add, compare, branch and the nop; LLVM may count down and spare one.
    assert 3 * 2000 <= more.image - less.image <= 4 * 2000
    assert more.by_function(image.functions)["unic_start"] >= 3 * 3000


def test_booting_takes_few_instructions(tmp_path):
    measured, _ = count(1, tmp_path)
    assert measured.image < 12_000
    assert measured.total < 20_000


def test_an_image_that_hangs_is_not_counted(tmp_path):
    build("br label %loop\nloop:\nbr label %loop\nafter:", by_name("qemu"), tmp_path / "image")
    with pytest.raises(TargetError, match="did not end in time"):
        icount.count_instructions(tmp_path / "image", RunOptions(timeout=1))


def test_every_instruction_counts_where_it_ran(tmp_path):
    measured, _ = count(1000, tmp_path)
    assert sum(measured.by_address.values()) == measured.image


def test_without_a_c_compiler_counting_says_what_to_install(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(TargetError, match="apt install gcc"):
        instructions.plugin()


def test_a_compiler_that_fails_is_reported(monkeypatch, tmp_path):
    (tmp_path / "cc").write_text("#!/bin/sh\necho no linker here >&2; exit 1\n")
    (tmp_path / "cc").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    with pytest.raises(TargetError, match="could not compile instructions.c: no linker here"):
        instructions.plugin()


def test_the_probe_image_runs_in_ring_3(tmp_path):
    (tmp_path / "probe").write_bytes(kvm.probe_image())
    assert qemu.run(tmp_path / "probe", RunOptions(timeout=60)) == kvm.PROBE_STATUS


def test_the_probe_gives_a_verdict_or_a_reason():
    assert isinstance(kvm.probe_kvm(), str)


def test_a_missing_qemu_says_what_to_install(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(TargetError, match="apt install qemu-system-x86"):
        qemu.run(tmp_path / "image", RunOptions())


def test_what_qemu_refuses_is_reported(tmp_path):
    (tmp_path / "image").write_bytes(b"no kernel")
    with pytest.raises(TargetError, match="QEMU could not run"):
        qemu.run(tmp_path / "image", RunOptions(timeout=10))
