"""The system calls of an image of the jail: what `unic syscalls` prints is what the filter in the image lets through."""

from __future__ import annotations

import re
from contextlib import redirect_stdout
from functools import cache
from io import StringIO
from pathlib import Path

import pytest

from tests.support.bpf import ALLOW, TRAP, installed_filter, verdict
from tests.support.images import ROOT, WEBSERVER, built, run_image, write_program
from unic.cli.main import main
from unic.targets import RunOptions

EVERYTHING = range(600)
X32 = 0x40000000
AUDIT_ARCH_I386 = 0x40000003
# Arguments that pass every check of unic/targets/seccomp.py: for descriptors, socket() and setsockopt().
PASSING = ((0,), (3, 6, 1), (2, 0x80801, 0), (2, 0x80802, 0))

INPUT = write_program("print(input())\n")

# Servers, with all kinds of devices that there are, against the figure of docs/measuring.md.
SERVERS = {
    "from its image": (WEBSERVER,),
    "from a block device": (WEBSERVER, "content=block"),
    "through a tap device from a block device": (WEBSERVER, "network.jail=tap", "content=block"),
}  # fmt: skip
OTHERS = {
    "hello": (ROOT / "apps" / "hello",),
    "block devices": (ROOT / "tests" / "images" / "block_app",),
    "console input": (INPUT,),
    "clients": (ROOT / "tests" / "language" / "asyncio" / "http_server_and_client.py",),
}
APPS = [pytest.param(app, id=name) for name, app in {**SERVERS, **OTHERS}.items()]


def allowed(program: list[tuple[int, int, int, int]]) -> set[int]:
    return {number for number in EVERYTHING if any(verdict(program, number, *arguments) == ALLOW for arguments in PASSING)}


@cache
def printed(app: tuple[Path, ...]) -> tuple[set[int], str]:
    path, *definitions = app
    with redirect_stdout(StringIO()) as shown:
        assert main(["syscalls", str(path), *(f"-D{definition}" for definition in definitions)]) == 0
    output = shown.getvalue()
    numbers = [int(number) for number in re.findall(r"^ *(\d+)  \w", output, re.MULTILINE)]
    assert re.search(rf": {len(numbers)} system calls are allowed", output.split("\n")[0])
    assert numbers == sorted(set(numbers))
    return set(numbers), output


@pytest.mark.parametrize("app", APPS)
def test_what_is_printed_is_what_is_let_through(app: tuple[Path, ...]) -> None:
    path, *definitions = app
    program = installed_filter(built(path, "jail", *map(str, definitions), opt_level=0))
    numbers, output = printed(app)
    assert allowed(program) == numbers
    for number in numbers:
        assert all(verdict(program, number, *arguments, architecture=AUDIT_ARCH_I386) == TRAP for arguments in PASSING)
        assert all(verdict(program, X32 | number, *arguments) == TRAP for arguments in PASSING)
    # The restrictions, as far as these have one.
    for name, number, right, wrong in (
        ("read", 0, (0,), ((1,), (3,))),
        ("preadv2", 327, (3,), ((0,), (1,), (2,))),
        ("pwritev2", 328, (1,), ((0,),)),
        ("socket", 41, (2, 0x80801), ((1, 0x80801), (16, 0x80803), (2, 0x80803), (2, 1), (17, 0x80802))),
        ("setsockopt", 54, (5, 6, 1), ((5, 1, 2), (5, 6, 31), (5, 0, 1))),
    ):
        shown = re.search(rf"^ *{number}  {name} .*\n +argument \d: ", output, re.MULTILINE)
        assert (shown is not None) == (number in numbers)
        if number in numbers:
            assert verdict(program, number, *right) == ALLOW
            assert all(verdict(program, number, *arguments) == TRAP for arguments in wrong)


@pytest.mark.parametrize("app", [pytest.param(app, id=name) for name, app in SERVERS.items()])
def test_a_server_needs_10_or_fewer(app: tuple[Path, ...]) -> None:
    assert len(printed(app)[0]) <= 10


def test_a_program_that_only_prints_may_do_nothing_else() -> None:
    assert printed(OTHERS["hello"])[0] == {231, 328}


@pytest.mark.parametrize("number", [0, 1, 2, 3, 41, 56, 59, 101, 228, 271, 288, 327])
def test_the_kernel_refuses_what_is_not_printed(number: int, tmp_path: Path) -> None:
    program = write_program(
        "import sys\n\nfrom runtime.selftest.forbidden import make_system_call\n\n"
        "print('before')\nmake_system_call(int(sys.argv[1]))\nprint('FAILURE: still alive')\n"
    )
    output, status = run_image(built(program, "jail", opt_level=0), "jail", tmp_path, RunOptions(arguments=(str(number),), timeout=30))
    assert re.fullmatch(rf"before\npanic: forbidden system call {number}, instruction 0x[0-9a-f]+\n", output), output
    assert status == 101


def test_a_call_that_is_never_allowed_is_not_for_being_made(tmp_path: Path) -> None:
    program = write_program("from runtime.selftest.forbidden import change_a_mapping\n\nchange_a_mapping()\n")
    assert 10 not in printed((program,))[0]
    _, status = run_image(built(program, "jail", opt_level=0), "jail", tmp_path, RunOptions(timeout=30))
    assert status == 101
