"""Standard input reaches a program through the console of every platform, byte by byte."""

from __future__ import annotations

import hashlib
import random
import re
from pathlib import Path

from tests.platforms.platforms import Ended, Platform

READER = Path(__file__).parent / "programs" / "reader.py"


def run(platform: Platform, action: str, stdin: bytes, timeout: float = 60) -> Ended:
    return platform.run(platform.build(READER), action, stdin=stdin, timeout=timeout)


def test_a_program_asks_and_reads_lines_until_the_end(platform: Platform) -> None:
    given = "Zoë\nlonger line\r\n\nlone\rreturn €\nend of it all".encode()
    assert run(platform, "lines", given) == Ended(
        0, "name? hello Zoë\n'\\n'\n'longer line\\r\\n'\n'end of it all'\n'lone\\rreturn €\\n'\n''\n"
    )


def test_all_bytes_arrive_as_they_are(platform: Platform) -> None:
    source = random.Random(4)
    data = bytes(range(256)) + bytes(source.choice((0, 4, 10, 13, 22, source.randrange(256))) for _ in range(20_000))
    assert run(platform, "digest", data) == Ended(0, f"{len(data)} {hashlib.sha256(data).hexdigest()}\n")


def test_input_that_nobody_reads_holds_nothing_up(platform: Platform) -> None:
    assert run(platform, "echo", b"one\nend\n" + b"unread\n" * 20_000) == Ended(0, "ONE\nEND\n")


def test_an_empty_input_is_at_its_end(platform: Platform) -> None:
    ended = run(platform, "lines", b"")
    assert ended.status == 1
    assert re.fullmatch(r"name\? Traceback \(most recent call last\):\n(  .*\n)+EOFError: EOF when reading a line\n", ended.output), ended
