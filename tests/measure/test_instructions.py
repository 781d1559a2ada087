"""What is counted is what was executed: by the plugin in machines and in processes, and by the tracer."""

import subprocess
from pathlib import Path

import pytest

from unic.linux.program import assembled
from unic.measure.icount import count_instructions
from unic.measure.images import written
from unic.measure.instructions import Counter, user_mode
from unic.measure.tracer import REPEATED, Tracer
from unic.pipeline import Pipeline
from unic.project import load
from unic.targets import RunOptions
from unic.targets.host import qemu_errors
from unic.targets.qemu import QEMU

HELLO = Path(__file__).resolve().parents[2] / "apps" / "hello"
PROGRAM = """
    .section .text.start,"ax",@progbits
    .globl start
start:
    mov $1000,%ecx
1:  dec %ecx
    jnz 1b
    lea -4096(%rsp),%rdi
    mov %rdi,%rsi
    mov $100,%ecx
    rep movsb
    xor %ecx,%ecx
    rep stosl
    mov $7,%ecx
2:  loop 2b
    mov $60,%eax                    # exit
    mov $3,%edi
    syscall
"""
# Of the loops 2,000 and 7; one each of all others, the repeated ones, too.
EXECUTED = 1 + 2_000 + 7 + 7 + 3
STATUS = 3


@pytest.fixture
def program(tmp_path):
    path = tmp_path / "program"
    path.write_bytes(assembled(PROGRAM))
    path.chmod(0o755)
    return path


def test_a_process_is_counted_exactly_by_the_plugin(program):
    with Counter() as counter:
        done = subprocess.run([*user_mode(counter), str(program)], timeout=60)
        assert (done.returncode, counter.everything) == (STATUS, EXECUTED)


def test_a_process_is_counted_exactly_by_the_tracer(program):
    with Tracer([str(program)], {}, counts=True) as tracer:
        assert not tracer.wait(0, 60)
        # The one that ends the process does not stop behind itself.
        assert (tracer.status, tracer.instructions) == (STATUS, EXECUTED - 1)


def test_a_machine_is_counted_as_if_each_instruction_were_a_block_of_its_own(tmp_path):
    """Then nothing can be left half-way: by faults, for devices, or because QEMU ends."""
    image = written(Pipeline(load(HELLO, "qemu").source).image, tmp_path, "hello.elf")
    version = qemu_errors.version(QEMU)
    assert version is not None
    single = ("-singlestep",) if version < (8, 1) else ("-accel", "tcg,one-insn-per-tb=on")
    blocks, singly = count_instructions(image), count_instructions(image, RunOptions(extra=single))
    assert blocks == singly
    assert 5_000 < blocks.image < 10_000 and blocks.image == sum(blocks.by_address.values())


@pytest.mark.parametrize(
    ("code", "expected"),
    [("f3a4", True), ("f348ab", True), ("66f3a7", True), ("f2ae", True), ("f3676e", True), ("f390", False), ("a4", False), ("48ab", False), ("e2fe", False), ("f30fa4", False)],
)  # fmt: skip
def test_repeated_instructions_are_told_by_their_bytes(code, expected):
    assert (REPEATED.match(bytes.fromhex(code)) is not None) == expected
