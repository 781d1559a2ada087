"""Images of ordinary programs under QEMU: console, exit status, traceback, arguments, memory."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.images import ROOT, built, run_image, write_program
from unic.targets import RunOptions

MACHINES = pytest.mark.parametrize("machine", ["microvm", "q35"])


def run(program: Path, folder: Path, machine: str = "microvm", memory: int = 0, arguments: tuple[str, ...] = ()) -> tuple[str, int]:
    options = RunOptions(machine=machine, timeout=60, memory=memory, arguments=arguments)
    return run_image(built(program, "qemu"), "qemu", folder, options)


@MACHINES
def test_hello(machine: str, tmp_path: Path) -> None:
    assert run(ROOT / "apps" / "hello", tmp_path, machine) == ("Hello, world!\n", 0)


@MACHINES
@pytest.mark.parametrize("status", [0, 3, 101, 255])
def test_the_exit_status_is_the_program_s(machine: str, status: int, tmp_path: Path) -> None:
    program = write_program(f"import sys\n\nprint('leaving')\nsys.exit({status})\n")
    assert run(program, tmp_path, machine) == ("leaving\n", status)


@MACHINES
def test_an_uncaught_exception_prints_its_traceback(machine: str, tmp_path: Path) -> None:
    program = write_program("def half(n: int) -> int:\n    return n // 0\n\n\nprint(half(4))\n")
    output, status = run(program, tmp_path, machine)
    assert status == 1
    assert output == (
        "Traceback (most recent call last):\n"
        '  File "program.py", line 5, in <module>\n    print(half(4))\n'
        '  File "program.py", line 2, in half\n    return n // 0\n'
        "ZeroDivisionError: integer division or modulo by zero\n"
    )


def test_arguments_reach_the_program_as_they_are(tmp_path: Path) -> None:
    program = write_program("import sys\n\nfor argument in sys.argv[1:]:\n    print(repr(argument))\n")
    given = ("plain", "two words", "100%", "", "ü", "'\"\\")
    output, status = run(program, tmp_path, arguments=tuple(a for a in given if a))
    assert (output, status) == ("".join(f"{a!r}\n" for a in given if a), 0)


def test_endless_programs_end_at_the_timeout(tmp_path: Path) -> None:
    program = write_program("print('on and on', flush=True)\nwhile True:\n    pass\n")
    options = RunOptions(timeout=2)
    assert run_image(built(program, "qemu"), "qemu", tmp_path, options) == ("on and on\n", 124)
    assert run_image(built(program, "jail"), "jail", tmp_path, options) == ("on and on\n", 124)


def test_clocks_and_timers_run(tmp_path: Path) -> None:
    program = write_program("""import asyncio
import time


async def main() -> None:
    start = time.monotonic()
    await asyncio.sleep(0.2)
    elapsed = time.monotonic() - start
    print(0.2 <= elapsed < 2.0, time.time() > 1_600_000_000)


asyncio.run(main())
""")
    for machine in ("microvm", "q35"):
        assert run(program, tmp_path, machine) == ("True True\n", 0)
