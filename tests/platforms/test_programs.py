"""What a program sees of its platform, and how it ends: the same on every one."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from tests.platforms.platforms import Ended, Local, Platform, Xen
from tests.support.images import ROOT

CHECKS = Path(__file__).parent / "programs" / "checks.py"


def run(platform: Platform, *arguments: str, memory: int = 32, timeout: float = 60) -> Ended:
    return platform.run(platform.build(CHECKS), *arguments, memory=memory, timeout=timeout)


def test_hello(platform: Platform) -> None:
    assert platform.run(platform.build(ROOT / "apps" / "hello")) == Ended(0, "Hello, world!\n")


@pytest.mark.parametrize("status", [0, 1, 2, 3, 100, 101, 255])
def test_the_exit_status_is_the_program_s(status: int, platform: Platform) -> None:
    assert run(platform, "exit", str(status)) == Ended(status, "leaving\n")


def test_an_exit_with_a_text_shows_it(platform: Platform) -> None:
    assert run(platform, "exit-text", "no configuration") == Ended(1, "leaving\nno configuration\n")


def test_an_uncaught_exception_prints_its_traceback(platform: Platform) -> None:
    lines = CHECKS.read_text().splitlines()

    def place(function: str, code: str) -> str:
        number = 1 + next(i for i, line in enumerate(lines) if line.strip() == code)
        return f'  File "checks.py", line {number}, in {function}\n    {code}\n'

    assert run(platform, "traceback") == Ended(1, (
        "Traceback (most recent call last):\n"
        + place("<module>", "main()") + place("main", "print(half(4))") + place("half", "return number // 0")
        + "ZeroDivisionError: integer division or modulo by zero\n"
    ))  # fmt: skip


def test_arguments_reach_the_program_as_they_are(platform: Platform) -> None:
    given = ("plain", "two words", "100%", "ü", "'\"\\", "-x", "a=b,c", "\t")
    assert run(platform, "arguments", *given) == Ended(0, "".join(f"{argument!r}\n" for argument in given))


def test_output_is_complete_and_in_order(platform: Platform) -> None:
    expected = "".join(f"{number} {'x' * (number % 120)}\n" for number in range(1000)) + "the end"
    assert run(platform, "much-output") == Ended(0, expected)


def test_clocks_tell_the_time_and_sleeps_last(platform: Platform) -> None:
    before = time.time()
    ended = run(platform, "clocks")
    found = re.fullmatch(r"wall (\S+)\nmonotonic True\nasyncio (\S+)\ntime (\S+)\nwall (\S+)\n", ended.output)
    assert found and ended.status == 0, ended
    start, first, second, end = map(float, found.groups())
    # A machine's clock may count whole seconds.
    assert before - 2 <= start <= end <= time.time() + 2
    for slept in (first, second):
        assert 0.25 <= slept < 2.0


def test_endless_programs_end_at_the_timeout(platform: Platform) -> None:
    # From `xl create` on a domain takes a second, on a busy machine more.
    assert run(platform, "spin", timeout=2 if isinstance(platform, Local) else 6) == Ended(124, "on and on\n")


@pytest.mark.thorough
def test_programs_that_write_without_end_end_at_the_timeout(platform: Platform) -> None:
    ended = run(platform, "babble", timeout=2 if isinstance(platform, Local) else 6)
    assert ended.status == 124 and ended.output.startswith("on and on\n" * 10)


def test_memory_errors_can_be_handled(platform: Platform) -> None:
    assert run(platform, "memory-error-handled", memory=16) == Ended(0, "True\n")


def test_an_unhandled_memory_error_is_a_traceback(platform: Platform) -> None:
    ended = run(platform, "memory-error", memory=16)
    assert ended.status == 1
    assert re.fullmatch(r'Traceback \(most recent call last\):\n(  .*\n)+MemoryError\n', ended.output), ended


def test_memory_used_up_by_small_objects_is_a_panic(platform: Platform) -> None:
    assert run(platform, "out-of-memory", memory=16) == Ended(101, "panic: out of memory\n")


@pytest.mark.parametrize("platform", ["xen-pvh", "xen-pv"], indirect=True)
@pytest.mark.parametrize("wish", ["poweroff", "reboot"])
def test_a_request_to_end_is_answered(wish: str, platform: Platform) -> None:
    """Only Xen has such requests: the toolstack writes them to xenstore."""
    assert isinstance(platform, Xen)
    with platform.domain(platform.build(CHECKS), ("wait",)) as domain:
        domain.wait_for(b"waiting\n")
        domain.request(wish)
        assert domain.wait(20).reason == wish
        assert domain.console == b"waiting\n"
