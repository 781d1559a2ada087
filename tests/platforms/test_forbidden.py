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


@pytest.mark.parametrize("action", NAMES)
def test_ends_in_a_panic(action: str, platform: Platform) -> None:
    ended = platform.run(platform.build(FORBIDDEN), action)
    assert re.fullmatch(rf"before\npanic: {NAMES[action]}, instruction 0x[0-9a-f]+\n", ended.output), ended
    assert ended.status == 101


def test_an_app_cannot_import_unsafe() -> None:
    program = write_program("import unsafe\n\nunsafe.in8(0)\n")
    with pytest.raises(CompileError, match="only be imported by the runtime"):
        built(program, "jail")
