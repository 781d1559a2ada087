"""A process of the jail under ptrace(2): when it passes its marks, and how many instructions it executes, counted one by one.

Counting takes some microseconds an instruction, and needs nothing of the processor that a virtual machine might lack. The kernel's
own instructions do not count: they are the host's. A string instruction with a repeat prefix stops after each repetition, and is one.
"""

from __future__ import annotations

import ctypes
import os
import re
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from types import TracebackType

from unic.linux.program import assembled
from unic.targets.target import TargetError

# sys/ptrace.h; offsets in struct user of sys/user.h.
TRACEME, PEEKTEXT, PEEKUSER, POKETEXT, CONT, SINGLESTEP = 0, 1, 3, 4, 7, 9
RDI, RIP = 14 * 8, 16 * 8
INT3 = 0xCC
# INS, OUTS, MOVS, CMPS, STOS, LODS or SCAS with a repeat prefix, the least significant byte first (Intel 64 and IA-32 manual, volume 2, 2.1.1).
REPEATED = re.compile(rb"[\x26\x2e\x36\x3e\x64-\x67]*[\xf2\xf3][\x26\x2e\x36\x3e\x64-\x67\xf2\xf3]*[\x40-\x4f]?[\x6c-\x6f\xa4-\xa7\xaa-\xaf]", re.DOTALL)
_libc = ctypes.CDLL(None, use_errno=True)
_libc.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]
_libc.ptrace.restype = ctypes.c_long


# Asks to be traced and becomes the program that its arguments name: forking the large process that measures, for ptrace to be called
# between fork and exec, would take most of the time that a start takes.
LAUNCHER = f"""
    .section .text.start,"ax",@progbits
    .globl start
start:
    mov $101,%eax                   # ptrace
    mov ${TRACEME},%edi
    syscall
    mov (%rsp),%rax
    lea 16(%rsp),%rsi               # the arguments from the second on
    lea 16(%rsp,%rax,8),%rdx        # the environment
    mov (%rsi),%rdi
    mov $59,%eax                    # execve
    syscall
    mov $127,%edi
    mov $60,%eax                    # exit
    syscall
"""


@cache
def _launcher() -> bytes:
    return assembled(LAUNCHER)


class Tracer:
    """Runs `command` from `with` to its end there at the latest.

    `mark`: the address of the NOP of `phase_mark` (runtime/x86/phases.s), 0 for none; the phase is its argument.
    `counts`: instructions are counted; `instructions` may be read at any time.
    `times`, `passed`: by phase, when it was first passed in seconds since the start, and the instructions before, if they are counted.
    `entered`: when the first instruction was about to run, in seconds since the start.
    """

    def __init__(self, command: Sequence[str], environment: Mapping[str, str] | None, mark: int = 0, counts: bool = False) -> None:
        self._command, self._environment, self._mark, self._counts = command, environment, mark, counts
        self.instructions = 0
        self.times: dict[int, float] = {}
        self.passed: dict[int, int] = {}
        self.started = self.entered = 0.0
        self.status: int | None = None
        self._repeated: dict[int, bool] = {}
        self._pid = 0
        self._failure: BaseException | None = None
        self._is_running = threading.Event()
        self._passed = threading.Condition()
        # The thread that forks is the only one that may trace.
        self._thread = threading.Thread(target=self._trace, daemon=True)

    def __enter__(self) -> Tracer:
        self._thread.start()
        try:
            self._is_running.wait()
        except BaseException:
            # A signal: the thread is starting the process, or has.
            self._is_running.wait()
            self.__exit__(None, None, None)
            raise
        if self._failure is not None:
            raise TargetError(f"{self._command[0]} cannot be traced: {self._failure}")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._pid and self.status is None:
            os.kill(self._pid, signal.SIGKILL)
        self._thread.join()

    @property
    def is_running(self) -> bool:
        return self.status is None

    def wait(self, phase: int, timeout: float) -> bool:
        """Until `phase` is passed; False when the process has ended or `timeout` seconds have passed without."""
        with self._passed:
            self._passed.wait_for(lambda: phase in self.times or self.status is not None, timeout)
            return phase in self.times

    def _trace(self) -> None:
        # On one processor with its tracer a process steps several times as fast.
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
        with tempfile.TemporaryDirectory(prefix="unic-trace-") as folder:
            launcher = Path(folder) / "launcher"
            launcher.write_bytes(_launcher())
            launcher.chmod(0o755)
            self.started = time.monotonic()
            try:
                process = subprocess.Popen(
                    [str(launcher), *self._command], env=dict(self._environment) if self._environment is not None else None,
                    stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                )  # fmt: skip
            except OSError as error:
                self._failure = error
                self._is_running.set()
                return
            self._pid = process.pid
            _, state = os.waitpid(self._pid, 0)
            self.entered = time.monotonic() - self.started
        if not os.WIFSTOPPED(state):
            self._failure = OSError("it cannot be executed, or ptrace is not allowed here")
            self._end(process, state)
            self._is_running.set()
            return
        if self._mark and not self._counts:
            self._set_breakpoint()
        self._is_running.set()
        step = SINGLESTEP if self._counts else CONT
        deliver = 0
        before = 0
        while True:
            _libc.ptrace(step, self._pid, None, deliver)
            _, state = os.waitpid(self._pid, 0)
            if not os.WIFSTOPPED(state):
                self._end(process, state)
                return
            deliver = os.WSTOPSIG(state)
            if deliver == signal.SIGTRAP:
                deliver = 0
                place = self._register(RIP)
                if self._counts:
                    self.instructions += place != before or not self._is_repeated(place)
                    before = place
                # A breakpoint stops behind itself, a step before the instruction.
                if place == self._mark + (not self._counts):
                    self._note(self._register(RDI))

    def _note(self, phase: int) -> None:
        with self._passed:
            self.times.setdefault(phase, time.monotonic() - self.started)
            self.passed.setdefault(phase, self.instructions)
            self._passed.notify_all()

    def _end(self, process: subprocess.Popen[bytes], state: int) -> None:
        with self._passed:
            # Nobody else may ask for the state of a process that is gone.
            self.status = process.returncode = os.waitstatus_to_exitcode(state)
            self._passed.notify_all()

    def _register(self, offset: int) -> int:
        return int(_libc.ptrace(PEEKUSER, self._pid, offset, None)) & 0xFFFFFFFFFFFFFFFF

    def _word(self, address: int) -> int:
        return int(_libc.ptrace(PEEKTEXT, self._pid, address, None)) & 0xFFFFFFFFFFFFFFFF

    def _is_repeated(self, address: int) -> bool:
        """Whether the instruction there has repetitions: others that stop where they began are jumps."""
        found = self._repeated.get(address)
        if found is None:
            found = self._repeated[address] = REPEATED.match(self._word(address).to_bytes(8, "little")) is not None
        return found

    def _set_breakpoint(self) -> None:
        word = self._word(self._mark)
        _libc.ptrace(POKETEXT, self._pid, self._mark, word & ~0xFF | INT3)
