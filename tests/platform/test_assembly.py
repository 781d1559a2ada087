"""runtime/x86: the memory functions against Python's own, in this process."""

import ctypes
import random

import llvmlite.binding as llvm
import pytest

from unic.codegen.machine import initialize, module_assembly
from unic.targets.target import RUNTIME

SIZES = [*range(0, 70), 95, 96, 97, 127, 128, 129, 1000, 4096]


@pytest.fixture(scope="module")
def functions():
    initialize()
    text = (RUNTIME / "x86" / "memory.s").read_text() + (RUNTIME / "x86" / "spill.s").read_text()
    # Under other names: this process has a libc of its own.
    for name in ("memcpy", "memmove", "memset", "memcmp", "bcmp"):
        text = text.replace(name, f"unic_{name}")
    # Functions of the module that jump to the assembly give the engine addresses to look up.
    names = ["unic_memcpy", "unic_memmove", "unic_memset", "unic_memcmp", "spill_registers_and_call"]
    ir = "".join(
        f"declare i64 @{name}(i64, i64, i64)\n"
        f"define i64 @call_{name}(i64 %a, i64 %b, i64 %c) "
        f"{{ %r = tail call i64 @{name}(i64 %a, i64 %b, i64 %c)\n ret i64 %r }}\n"
        for name in names
    )
    module = llvm.parse_assembly(module_assembly(text) + "\n" + ir)
    machine = llvm.Target.from_default_triple().create_target_machine(jit=True)
    engine = llvm.create_mcjit_compiler(module, machine)
    engine.finalize_object()
    signature = ctypes.CFUNCTYPE(ctypes.c_int64, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_size_t)
    found = {name.removeprefix("unic_"): signature(engine.get_function_address(f"call_{name}")) for name in names}
    found["engine"] = engine
    return found


def test_memcpy_copies_and_touches_nothing_else(functions):
    source = random.Random(1).randbytes(5000)
    for size in SIZES:
        for shift in (0, 1, 7):
            target = ctypes.create_string_buffer(b"\xee" * 5000, 5000)
            start = ctypes.addressof(target) + 16 + shift
            assert functions["memcpy"](start, source, size) == start
            assert target.raw[16 + shift : 16 + shift + size] == source[:size]
            assert target.raw[: 16 + shift] == b"\xee" * (16 + shift)
            assert target.raw[16 + shift + size :] == b"\xee" * (4984 - shift - size)


def test_memmove_survives_every_overlap(functions):
    source = random.Random(2).randbytes(5000)
    for size in SIZES:
        for distance in (-100, -33, -32, -31, -17, -16, -8, -3, -1, 0, 1, 2, 8, 15, 16, 17, 31, 32, 33, 100):
            buffer = ctypes.create_string_buffer(source, 5000)
            start = ctypes.addressof(buffer)
            functions["memmove"](start + 200 + distance, start + 200, size)
            expected = bytearray(source)
            expected[200 + distance : 200 + distance + size] = source[200 : 200 + size]
            assert buffer.raw == expected, (size, distance)


def test_memset_fills_and_touches_nothing_else(functions):
    for size in SIZES:
        for value in (0, 0xA5, 0x1FF):
            buffer = ctypes.create_string_buffer(b"\xee" * 5000, 5000)
            start = ctypes.addressof(buffer) + 33
            assert functions["memset"](start, value, size) == start
            expected = b"\xee" * 33 + bytes([value & 255]) * size + b"\xee" * (4967 - size)
            assert buffer.raw == expected, size


def test_memcmp_orders_like_bytes(functions):
    draw = random.Random(3)
    for size in SIZES:
        left = draw.randbytes(size)
        assert ctypes.c_int(functions["memcmp"](left, left, size)).value == 0
        for _ in range(10):
            right = bytearray(left)
            if size:
                right[draw.randrange(size)] = draw.randrange(256)
            answer = ctypes.c_int(functions["memcmp"](left, bytes(right), size)).value
            assert (answer > 0) - (answer < 0) == (left > right) - (left < right)


def test_spilled_registers_lie_above_the_stack_pointer_that_is_passed(functions):
    seen = []
    callback = ctypes.CFUNCTYPE(ctypes.c_int64, ctypes.c_int64, ctypes.c_int64)

    @callback
    def collect(argument, stack_pointer):
        seen.append((argument, stack_pointer))
        return 99

    assert functions["spill_registers_and_call"](ctypes.cast(collect, ctypes.c_void_p).value, 1234, 0) == 99
    assert seen[0][0] == 1234
    assert seen[0][1] % 16 == 0
