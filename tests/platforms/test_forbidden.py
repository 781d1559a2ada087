"""What a sealed image must not do ends in a panic that names it, with status 101."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.platforms.platforms import Platform
from tests.support.images import built, write_program
from unic.diagnostics import CompileError

FORBIDDEN = Path(__file__).parent / "programs" / "forbidden.py"
NAMES = {
    "write_to_code": r"write to read-only memory \(code\) at 0x[0-9a-f]+",
    "write_to_constants": r"write to read-only memory \(constants\) at 0x[0-9a-f]+",
    "execute_data": r"execution of non-executable memory at 0x[0-9a-f]+",
    "execute_the_stack": r"execution of non-executable memory at 0x[0-9a-f]+",
    "read_the_zero_page": r"null pointer \(zero page\) access at 0x8",
    "overrun_the_stack": r"stack overflow at 0x[0-9a-f]+",
    "change_a_mapping": r"(forbidden system call \d+ \()?change of a mapping after the seal\)?",
}


# What only some platforms have.
NAMES_UNDER_XEN = {
    "ask_the_supervisor_for_a_mapping": r"change of a mapping after the seal",
    # Xen takes hypercalls from the supervisor's ring, or under PV its mode, alone.
    "ask_the_hypervisor_for_a_mapping": r"illegal instruction",
}
VIRTUAL = ["qemu-microvm", "qemu-q35", "xen-pvh", "xen-pv"]


def panics(platform: Platform, action: str, named: str) -> None:
    ended = platform.run(platform.build(FORBIDDEN), action)
    assert re.fullmatch(rf"before\npanic: {named}, instruction 0x[0-9a-f]+\n", ended.output), ended
    assert ended.status == 101


@pytest.mark.parametrize("action", NAMES)
def test_ends_in_a_panic(action: str, platform: Platform) -> None:
    panics(platform, action, NAMES[action])


@pytest.mark.parametrize("platform", VIRTUAL, indirect=True)
def test_the_supervisor_cannot_be_read(platform: Platform) -> None:
    panics(platform, "read_the_supervisor", r"read of (protected|unmapped) memory at 0x[0-9a-f]+")


@pytest.mark.parametrize("platform", ["xen-pvh", "xen-pv"], indirect=True)
@pytest.mark.parametrize("action", NAMES_UNDER_XEN)
def test_mappings_of_a_domain_cannot_be_changed(action: str, platform: Platform) -> None:
    panics(platform, action, NAMES_UNDER_XEN[action])


def test_an_app_cannot_import_unsafe() -> None:
    program = write_program("import unsafe\n\nunsafe.in8(0)\n")
    with pytest.raises(CompileError, match="only be imported by the runtime"):
        built(program, "jail")
