"""The first process of the machines: a static program without libc that makes a row of system calls and becomes the server.

A shell of busybox would be 2 MB to load, and some hundred ms of forks in emulation, which nobody needs who wants one server.
"""

from __future__ import annotations

import socket
import struct
from collections.abc import Sequence
from dataclasses import dataclass

from unic.linux.program import assembled

# x86-64: arch/x86/entry/syscalls/syscall_64.tbl
WRITE, OPEN, IOCTL, SOCKET, EXECVE, EXIT, MOUNT, FINIT_MODULE = 1, 2, 16, 41, 59, 60, 165, 313
# What the console shows first.
LINE = b"init\n"
# include/uapi/linux/sockios.h, if.h
SET_FLAGS, SET_ADDRESS, SET_NETMASK = 0x8914, 0x8916, 0x891C
UP_AND_RUNNING = 0x41
ARGUMENTS = ("rdi", "rsi", "rdx", "r10", "r8")

Argument = int | bytes | str


@dataclass(frozen=True)
class Call:
    """A system call. Arguments: numbers, bytes of which the address is given, "result" for what the latest open or socket gave,
    "command" and "environment" for the tables of the program to execute. `what` it does, for a message. `keeps_result`: see "result"."""

    number: int
    arguments: tuple[Argument, ...]
    what: str
    keeps_result: bool = False


def calls(modules: Sequence[str], address: str, prefix: int, program: str) -> list[Call]:
    """Writes LINE, loads `modules` (paths, in their order), gives eth0 `address`/`prefix` ("" for no network), and executes `program`."""
    steps = [
        Call(WRITE, (1, LINE, len(LINE)), "write"),
        Call(MOUNT, (text("dev"), text("/dev"), text("devtmpfs"), 0, 0), "mount /dev"),
        Call(MOUNT, (text("proc"), text("/proc"), text("proc"), 0, 0), "mount /proc"),
    ]
    for module in modules:
        steps.append(Call(OPEN, (text(module), 0, 0), f"open {module}", keeps_result=True))
        steps.append(Call(FINIT_MODULE, ("result", text(""), 0), f"load {module}"))
    if address:
        steps.append(Call(SOCKET, (socket.AF_INET, socket.SOCK_DGRAM, 0), "open a socket", keeps_result=True))
        netmask = socket.inet_ntoa(struct.pack(">I", 0xFFFFFFFF << (32 - prefix) & 0xFFFFFFFF))
        for interface, request, value in (
            ("lo", SET_FLAGS, struct.pack("<H", UP_AND_RUNNING)), ("eth0", SET_ADDRESS, socket_address(address)),
            ("eth0", SET_NETMASK, socket_address(netmask)), ("eth0", SET_FLAGS, struct.pack("<H", UP_AND_RUNNING)),
        ):  # fmt: skip
            # struct ifreq: the name, then a union of 24 bytes
            steps.append(Call(IOCTL, ("result", request, interface.encode().ljust(16, b"\0") + value.ljust(24, b"\0")), f"set up {interface}"))
    steps.append(Call(EXECVE, (text(program), "command", "environment"), f"execute {program}"))
    return steps


def text(value: str) -> bytes:
    return value.encode() + b"\0"


def socket_address(address: str) -> bytes:
    """A struct sockaddr_in without a port."""
    return struct.pack("<HH", socket.AF_INET, 0) + socket.inet_aton(address) + bytes(8)


def assembly(steps: Sequence[Call], command: Sequence[str], environment: Sequence[str]) -> str:
    """The program. A call that fails is named on the console, and ends it, which Linux answers with a panic."""
    code = ['.section .text.start,"ax",@progbits', ".globl start", "start:"]
    data: list[str] = []

    def address_of(content: bytes) -> str:
        label = f"data_{len(data)}"
        data.append(f".balign 8\n{label}: .byte {', '.join(str(byte) for byte in content)}")
        return label

    def table_of(texts: Sequence[str]) -> list[str]:
        """Pushes the addresses of `texts` and a null pointer, so that the table is at %rsp."""
        lines = ["push $0"]
        for item in reversed(texts):
            lines += [f"lea {address_of(text(item))}(%rip),%rax", "push %rax"]
        return lines

    code += [*table_of(environment), "mov %rsp,%r13", *table_of(command), "mov %rsp,%r14"]
    registers = {"result": "%r12", "environment": "%r13", "command": "%r14"}
    for step in steps:
        message = f"init: cannot {step.what}\n".encode()
        code += [f"lea {address_of(message)}(%rip),%r15", f"mov ${len(message)},%ebx"]
        for register, argument in zip(ARGUMENTS, step.arguments):
            if isinstance(argument, bytes):
                code.append(f"lea {address_of(argument)}(%rip),%{register}")
            elif isinstance(argument, str):
                code.append(f"mov {registers[argument]},%{register}")
            else:
                code.append(f"mov ${argument},%{register}")
        code += [f"mov ${step.number},%eax", "syscall", "test %rax,%rax", "js failed"]
        if step.keeps_result:
            code.append("mov %rax,%r12")
    code += [
        "failed:", "mov %r15,%rsi", "mov %rbx,%rdx", "mov $2,%edi", f"mov ${WRITE},%eax", "syscall",
        "mov $1,%edi", f"mov ${EXIT},%eax", "syscall",
    ]  # fmt: skip
    return "\n".join([*code, *data]) + "\n"


def program(modules: Sequence[str], address: str, prefix: int, command: Sequence[str], environment: Sequence[str] = ()) -> bytes:
    """The ELF file of /init. See `calls`."""
    return assembled(assembly(calls(modules, address, prefix, command[0]), command, environment))
