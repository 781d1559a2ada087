"""No child outlives a command that is interrupted, wherever the signal's exception comes."""

import subprocess
import sys
import threading
import time

import pytest

from unic.targets import process as process_module
from unic.targets.process import children_end, run_child

SLEEP = ["sleep", "60"]
# It says a line when it no longer heeds SIGTERM.
STUBBORN = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(flush=True); time.sleep(60)"


def is_left(process: subprocess.Popen[bytes]) -> bool:
    """Whether the kernel still has it, also as a zombie."""
    try:
        with open(f"/proc/{process.pid}/stat"):
            return True
    except FileNotFoundError:
        return False


@pytest.mark.parametrize("interruption", [SystemExit, KeyboardInterrupt])
def test_a_child_that_nobody_has_taken_charge_of_is_ended(interruption: type[BaseException]) -> None:
    earlier = subprocess.Popen(SLEEP)
    try:
        # Times of starts are in hundredths of a second.
        time.sleep(0.02)
        with pytest.raises(interruption), children_end():
            lost = subprocess.Popen(SLEEP)
            raise interruption
        assert not is_left(lost)
        assert is_left(earlier) and earlier.poll() is None
    finally:
        earlier.kill()
        earlier.wait()


def test_a_child_that_does_not_heed_sigterm_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process_module, "GRACE", 0.1)
    with pytest.raises(SystemExit), children_end():
        # The end of a `with` would wait for it.
        lost = subprocess.Popen([sys.executable, "-c", STUBBORN], stdout=subprocess.PIPE)
        said = lost.stdout
        assert said is not None and said.readline()
        raise SystemExit
    said.close()
    assert not is_left(lost)


def test_a_child_that_a_thread_waits_for_is_no_error() -> None:
    with pytest.raises(SystemExit), children_end():
        child = subprocess.Popen(SLEEP)
        waiter = threading.Thread(target=child.wait)
        waiter.start()
        raise SystemExit
    waiter.join(10)
    assert not is_left(child)


def test_other_exceptions_and_a_normal_end_leave_children_to_those_who_started_them() -> None:
    with children_end():
        child = subprocess.Popen(SLEEP)
    with pytest.raises(ValueError), children_end():
        raise ValueError
    assert child.poll() is None
    child.kill()
    child.wait()


def test_a_child_is_ended_when_the_signal_comes_while_it_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[bytes]] = []

    class Interrupted(subprocess.Popen[bytes]):
        def __init__(self, command: list[str], **options: object) -> None:
            started.append(plain(command))
            raise KeyboardInterrupt

    plain = subprocess.Popen
    monkeypatch.setattr(subprocess, "Popen", Interrupted)
    with pytest.raises(KeyboardInterrupt), children_end():
        run_child(SLEEP, None)
    assert not is_left(started[0])
