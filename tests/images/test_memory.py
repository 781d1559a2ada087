"""Memory: collection while allocating far more than there is, and what happens when there is no more."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.images import built, run_image, write_program
from unic.targets import RunOptions

CHURN = '''"""Allocates about TOTAL MiB in all, keeps little of it, and checks that what it keeps stays as it was."""


class Record:
    def __init__(self, number: int, text: str, before: "Record | None") -> None:
        self.number = number
        self.text = text
        self.before = before


def main() -> None:
    kept: dict[int, Record] = {}
    allocated = 0
    number = 0
    while allocated < TOTAL << 20:
        block = bytearray(1000 + number * 7919 % 9000)
        block[0] = number & 255
        record = Record(number, f"record {number}", kept.get(number % 500))
        record.before = None if number % 3 else record.before
        if number % 11 == 0:
            kept[number % 500] = record
        allocated += len(block) + 100
        number += 1
    for slot, record in kept.items():
        assert record.number % 500 == slot and record.text == f"record {record.number}"
        other = record.before
        while other is not None:
            assert other.text == f"record {other.number}"
            other = other.before
            break
    print("allocated", allocated >> 20, "MiB, kept", len(kept))


main()
'''


def churn(total: int, target: str, folder: Path, timeout: int) -> None:
    program = write_program(CHURN.replace("TOTAL", str(total)))
    output, status = run_image(built(program, target), target, folder, RunOptions(memory=32, timeout=timeout))
    assert (output, status) == (f"allocated {total} MiB, kept 500\n", 0)


def test_10_gb_of_allocations_in_32_mb(tmp_path: Path) -> None:
    churn(10_000, "jail", tmp_path, 300)


def test_500_mb_of_allocations_in_32_mb_under_qemu(tmp_path: Path) -> None:
    churn(500, "qemu", tmp_path, 120)


@pytest.mark.parametrize("target", ["jail", "qemu"])
def test_running_out_of_memory_is_a_memory_error_that_can_be_handled(target: str, tmp_path: Path) -> None:
    program = write_program("""def fill() -> int:
    blocks: list[bytearray] = []
    try:
        while True:
            blocks.append(bytearray(1 << 20))
    except MemoryError:
        return len(blocks)


count = fill()
print(1 < count < 32)
print(1 < fill() < 32)
""")
    assert run_image(built(program, target), target, tmp_path, RunOptions(memory=16, timeout=60)) == ("True\nTrue\n", 0)


@pytest.mark.parametrize("target", ["jail", "qemu"])
def test_an_unhandled_memory_error_is_reported(target: str, tmp_path: Path) -> None:
    program = write_program("blocks: list[bytearray] = []\nwhile True:\n    blocks.append(bytearray(1 << 20))\n")
    output, status = run_image(built(program, target), target, tmp_path, RunOptions(memory=16, timeout=60))
    assert "MemoryError" in output or output.startswith("panic: ")
    assert status in (1, 101)
