"""What a sealed image must not do ends in a panic that names it, with status 101, on both targets."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.images import built, run_image, write_program
from unic.diagnostics import CompileError
from unic.targets import RunOptions

STACK = """from runtime.selftest.forbidden import overrun_the_stack

print("before")
overrun_the_stack()
print("FAILURE: still alive")
"""


@pytest.mark.parametrize("target", ["qemu", "jail"])
@pytest.mark.parametrize(
    ("action", "named"),
    [
        ("write_to_code", r"write to read-only memory \(code\) at 0x[0-9a-f]+"),
        ("write_to_constants", r"write to read-only memory \(constants\) at 0x[0-9a-f]+"),
        ("execute_data", r"execution of non-executable memory at 0x[0-9a-f]+"),
        ("execute_the_stack", r"execution of non-executable memory at 0x[0-9a-f]+"),
        ("read_the_zero_page", r"null pointer \(zero page\) access at 0x8"),
        ("change_a_mapping", r"(forbidden system call \d+ \()?change of a mapping after the seal\)?"),
    ],
)
def test_ends_in_a_panic(target: str, action: str, named: str, tmp_path: Path) -> None:
    program = write_program(f"from runtime.selftest.forbidden import {action}\n\nprint('before')\n{action}()\nprint('FAILURE: still alive')\n")
    output, status = run_image(built(program, target), target, tmp_path, RunOptions(timeout=30))
    assert re.fullmatch(rf"before\npanic: {named}, instruction 0x[0-9a-f]+\n", output), output
    assert status == 101


@pytest.mark.parametrize("target", ["qemu", "jail"])
def test_overrunning_the_stack(target: str, tmp_path: Path) -> None:
    program = write_program(STACK)
    output, status = run_image(built(program, target), target, tmp_path, RunOptions(timeout=30))
    assert re.fullmatch(r"before\npanic: stack overflow at 0x[0-9a-f]+, instruction 0x[0-9a-f]+\n", output), output
    assert status == 101


def test_an_app_cannot_import_unsafe(tmp_path: Path) -> None:
    program = write_program("import unsafe\n\nunsafe.in8(0)\n")
    with pytest.raises(CompileError, match="only be imported by the runtime"):
        built(program, "jail")
