"""What an image can ask of the world outside, as its compiled program and its assembly say.

In the program that is its operations that reach out (system calls, port instructions, the gate to the supervisor) with their constant
operands; in the assembly of ring 0, its port instructions and hypercalls, in LLVM's listing of it. What can only happen before the seal is told apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from unic.codegen.machine import listing
from unic.ir import ir
from unic.ir.after import instructions_after
from unic.measure.results import Surface
from unic.pipeline import Pipeline
from unic.syntax import ast, parser
from unic.targets.seccomp import allowed_calls
from unic.targets.target import RUNTIME

START: Final = "unic_start"
GATE: Final = "supervisor_call"
PV_HYPERCALL: Final = "pv_hypercall"
PORT_OPERATIONS: Final = ("in8", "in16", "in32", "out8", "out16", "out32", "out_bytes")
# In LLVM's listing: what reads or writes a port, the register (`a` or `d`) that an instruction changes, a constant for one.
PORT_INSTRUCTION: Final = re.compile(r"(?:in|out)s?[bwl]")
REGISTER: Final = re.compile(r"%[er]?([ad])[lx]$")
LOADED: Final = re.compile(r"\$([0-9]+), %\w+")
SYSTEM_CALLS, HYPERCALLS, PORTS = "system calls", "hypercalls", "ports and devices"
# virtio 1.2 §5.
VIRTIO_DEVICES: Final = {1: "network", 2: "block"}
# What answers at the ports of a PC, by the first and the last.
PORTS_OF_A_PC: Final = (
    (0x20, 0x21, "interrupt controller"), (0x40, 0x43, "timer"), (0x70, 0x71, "clock"), (0x80, 0x80, "delay"), (0xA0, 0xA1, "interrupt controller"),
    (0xE9, 0xE9, "exit status"), (0xF4, 0xF4, "exit"), (0x3F8, 0x3FF, "console"), (0xCF8, 0xCFF, "PCI configuration"),
)  # fmt: skip
# Of xen/include/public/xen.h, where runtime/xen/pv_paging.py and the assembly have no names of their own for them.
XEN_CALLS: Final = {
    0: "set_trap_table", 1: "mmu_update", 3: "stack_switch", 12: "memory_op", 14: "update_va_mapping", 20: "grant_table_op", 23: "iret",
    24: "vcpu_op", 26: "mmuext_op", 29: "sched_op", 32: "event_channel_op", 34: "hvm_op",
}  # fmt: skip


def surface_of(pipeline: Pipeline) -> Surface:
    """The surface of the image of this compilation."""
    module, target = pipeline.lowered[0], pipeline.target
    if target.name == "jail":
        calls = allowed_calls(module)
        return Surface(SYSTEM_CALLS, len(calls), tuple(call.name for call in calls))
    seal = f"{target.package}.supervisor.seal"
    everything = [(function, item) for function in module.functions for block in function.blocks for item in (*block.instructions, block.terminator)]
    after = list(instructions_after(module, START, seal))
    if target.name == "xen":
        kind, ours, theirs = HYPERCALLS, _hypercalls, set(_assembled_hypercalls(listing(pipeline.assembly)))
    else:
        kind, ours, theirs = PORTS, _ports_and_devices, set(_assembled_ports(listing(pipeline.assembly)))
    # What ring 0 does can happen at any time.
    lasting = sorted({*ours(after), *theirs})
    before = sorted(set(ours(everything)) - set(lasting))
    return Surface(kind, len(lasting), tuple(lasting), tuple(before))


# QEMU's machines


def _ports_and_devices(instructions: Iterable[tuple[ir.Function, object]]) -> Iterator[str]:
    services = _constants_of("qemu/supervisor.py")
    for _, item in instructions:
        if isinstance(item, ir.Primitive) and item.name in PORT_OPERATIONS:
            yield _port(item.args[0].number)
        elif isinstance(item, ir.Primitive) and item.symbol == GATE:
            number = item.args[0].number
            yield f"gate {services.get(number, number)}"
        elif isinstance(item, ir.Call) and item.callee.symbol == "runtime.qemu.devices.find_devices":
            number = item.args[0].number
            yield f"virtio {VIRTIO_DEVICES.get(number or 0, number)}"


def _port(number: int | None) -> str:
    if number is None:
        return "any port"
    device = next((name for first, last, name in PORTS_OF_A_PC if first <= number <= last), "")
    return f"port {number:#05x}" + (f" ({device})" if device else "")


def _assembled_ports(text: str) -> Iterator[str]:
    for mnemonic, operands, constants in _instructions(text):
        if PORT_INSTRUCTION.fullmatch(mnemonic):
            immediate = re.search(r"\$([0-9]+)", operands)
            yield _port(int(immediate[1]) if immediate else constants.get("d"))


# Xen


def _hypercalls(instructions: Iterable[tuple[ir.Function, object]]) -> Iterator[str]:
    for function, item in instructions:
        if isinstance(item, ir.Call) and item.callee.symbol == "runtime.xen.supervisor.hypercall":
            # By the function of runtime/xen/hypercalls.py that makes it, which is called as the operation.
            yield f"{_xen_call(item.args[0].number)} {function.symbol.rpartition('.')[2]}"
        elif isinstance(item, ir.Primitive) and item.symbol == PV_HYPERCALL:
            yield _xen_call(item.args[0].number)


def _xen_call(number: int | None) -> str:
    return "any hypercall" if number is None else XEN_CALLS.get(number, f"hypercall {number}")


def _assembled_hypercalls(text: str) -> Iterator[str]:
    for mnemonic, operands, constants in _instructions(text):
        # What has no constant number is passed on for the program, where it is counted.
        if (mnemonic == "syscall" or operands == "hypercall" and mnemonic == "callq") and "a" in constants:
            yield _xen_call(constants["a"])


# Assembly


def _instructions(text: str) -> Iterator[tuple[str, str, dict[str, int]]]:
    """The instructions of LLVM's listing: name, operands, and the constants in registers `a` and `d` before it, as far as these are
    set since the last label or call."""
    constants: dict[str, int] = {}
    for line in text.splitlines():
        words = line.partition("#")[0].split(None, 1)
        if len(words) == 2 and words[0] == "rep":
            words = words[1].split(None, 1)
        if not words or words[0].startswith(".") and not words[0].endswith(":"):
            continue
        if words[0].endswith(":"):
            constants.clear()
            continue
        mnemonic, operands = words[0], words[1].strip() if len(words) == 2 else ""
        yield mnemonic, operands, constants
        changed = REGISTER.search(operands)
        if mnemonic.startswith("call"):
            constants.clear()
        elif changed:
            constants.pop(changed[1], None)
            loaded = LOADED.fullmatch(operands)
            if loaded and mnemonic.startswith("mov"):
                constants[changed[1]] = int(loaded[1])


# Names and their values


def _constants_of(path: str) -> dict[int | None, str]:
    """The constants NAME: Final = u64(N) of a module of the runtime: their names in small letters, by value."""
    result: dict[int | None, str] = {}
    for node in parser.load(str(RUNTIME / path))[1].body:
        call = node.value if isinstance(node, ast.AnnAssign) else None
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and isinstance(call, ast.Call):
            number = getattr(call.args[0], "value", None)
            if isinstance(number, int):
                result[number] = node.target.id.lower()
    return result
