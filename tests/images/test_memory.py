"""Memory: collection while allocating far more than there is."""

from __future__ import annotations

from pathlib import Path

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
