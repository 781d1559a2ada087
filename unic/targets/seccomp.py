"""The system calls that an image of the jail target may make after its seal: those its program reaches, as a seccomp filter.

The filter is classic BPF over struct seccomp_data (linux/seccomp.h, linux/bpf_common.h). A call that it does not let through, or whose
arguments it does not, raises SIGSYS, which ends in a named panic (runtime/jail/entry.s).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from unic.ir import ir
from unic.ir.after import primitives_after

# BPF_LD | BPF_W | BPF_ABS; BPF_JMP | BPF_K with BPF_JEQ or BPF_JGE; BPF_RET | BPF_K.
LOAD, JUMP_EQUAL, JUMP_AT_LEAST, RETURN = 0x20, 0x15, 0x35, 0x06
ALLOW, TRAP = 0x7FFF0000, 0x00030000
AUDIT_ARCH_X86_64 = 0xC000003E
# Places in struct seccomp_data; of an argument the lower half.
NUMBER, ARCHITECTURE, ARGUMENTS = 0, 4, 16


@dataclass(frozen=True)
class Check:
    """What one argument must be: one of `values`, or for `at_least` no less than the only one. `says`: the same in words."""

    argument: int
    values: tuple[int, ...]
    says: str
    at_least: bool = False


@dataclass(frozen=True)
class SystemCall:
    """A system call, what an image makes it for, and what its arguments are held to."""

    number: int
    name: str
    purpose: str
    checks: tuple[Check, ...] = ()


AF_INET = 2
NONBLOCKING_STREAM, NONBLOCKING_DATAGRAM = 0x80801, 0x80802
IPPROTO_TCP, TCP_NODELAY = 6, 1

# All that may be called after a seal at all. What changes mappings, opens files or starts processes is not among them.
CALLS = {
    call.number: call
    for call in (
        SystemCall(0, "read", "reads from the console", (Check(0, (0,), "descriptor 0"),)),
        SystemCall(3, "close", "ends a connection"),
        SystemCall(41, "socket", "makes a socket for a connection to another host, or for datagrams",
                   (Check(0, (AF_INET,), "AF_INET"),
                    Check(1, (NONBLOCKING_STREAM, NONBLOCKING_DATAGRAM), "SOCK_STREAM or SOCK_DGRAM, with SOCK_NONBLOCK and SOCK_CLOEXEC"))),
        SystemCall(42, "connect", "connects to another host"),
        SystemCall(44, "sendto", "sends a datagram"),
        SystemCall(45, "recvfrom", "receives a datagram"),
        SystemCall(48, "shutdown", "ends the sending side of a connection"),
        SystemCall(51, "getsockname", "the own address of a connection"),
        SystemCall(54, "setsockopt", "small writes go out at once on a connection to another host",
                   (Check(1, (IPPROTO_TCP,), "IPPROTO_TCP"), Check(2, (TCP_NODELAY,), "TCP_NODELAY"))),
        SystemCall(75, "fdatasync", "makes durable what was written to a block device"),
        SystemCall(228, "clock_gettime", "the clocks"),
        SystemCall(231, "exit_group", "ends the image"),
        SystemCall(271, "ppoll", "waits for a time, and for what happens at sockets and the tap device"),
        SystemCall(288, "accept4", "takes a client's connection"),
        SystemCall(318, "getrandom", "random bytes"),
        SystemCall(327, "preadv2", "reads from block devices, connections and the tap device",
                   (Check(0, (3,), "descriptor 3 or above", at_least=True),)),
        SystemCall(328, "pwritev2", "writes to the console, block devices, connections and the tap device",
                   (Check(0, (1,), "descriptor 1 or above", at_least=True),)),
    )
}


def allowed_calls(module: ir.Module) -> list[SystemCall]:
    """The calls of an image, by number: those of CALLS that something reaches after the seal with the number as a constant."""
    numbers = {primitive.args[0].number for primitive in primitives_after(module, "unic_start", "runtime.jail.seal.seal", "syscall")}
    return [CALLS[number] for number in sorted(number for number in numbers if number is not None) if number in CALLS]


def program(calls: Iterable[SystemCall]) -> list[int]:
    """The filter: each instruction as the 64-bit word that a struct sock_filter is."""
    words = [_word(LOAD, ARCHITECTURE), _word(JUMP_EQUAL, AUDIT_ARCH_X86_64, 1, 0), _word(RETURN, TRAP), _word(LOAD, NUMBER)]
    for call in calls:
        steps = []
        for check in call.checks:
            steps.append(_word(LOAD, ARGUMENTS + 8 * check.argument))
            comparison = JUMP_AT_LEAST if check.at_least else JUMP_EQUAL
            for index, value in enumerate(check.values):
                # Over the comparisons that are left, and the return behind them.
                steps.append(_word(comparison, value, len(check.values) - index, 0))
            steps.append(_word(RETURN, TRAP))
        steps.append(_word(RETURN, ALLOW))
        words += [_word(JUMP_EQUAL, call.number, 0, len(steps)), *steps]
    return [*words, _word(RETURN, TRAP)]


def assembly(calls: Iterable[SystemCall]) -> str:
    """`filter_program`, the struct sock_fprog that runtime/jail/entry.s installs."""
    words = program(calls)
    listed = "".join(f"    .quad {word:#018x}\n" for word in words)
    return f"""
    .section .rodata.jail_filter,"a",@progbits
    .p2align 3
    .globl filter_program
filter_program: .quad {len(words)}, filter
filter:
{listed}"""


def _word(code: int, operand: int, if_true: int = 0, if_false: int = 0) -> int:
    return code | if_true << 16 | if_false << 24 | operand << 32
