"""Machine operations of module `unsafe`."""
import math
import struct

import pytest
from typed_programs import call, const, function, get, op, ret, set_

from unic.analysis import typed
from unic.analysis import types as t


def bits(value):
    return struct.unpack("<q", struct.pack("<d", value))[0]


@pytest.mark.parametrize("value", [0.5, -0.5, 2.0, -2.5, 1e300, -0.0, float("inf"), 4503599627370497.0, -1.0000001])
@pytest.mark.parametrize("name", ["floor", "ceil", "trunc"])
def test_rounding(result_of, name, value):
    x = typed.Local("x", t.FLOAT)
    f = function("f", [x], t.FLOAT, [ret(op(f"unsafe.{name}", get(x), type=t.FLOAT))], inline="never")
    result = op("unsafe.int_of", op("unsafe.float_bits", call(f, const(value, t.FLOAT)), type=t.U64))
    expected = value if math.isinf(value) else math.copysign(float(getattr(math, name)(value)), value)
    assert result_of(function("main", [], t.INT, [ret(result)]), f) == bits(expected)


@pytest.mark.parametrize("name, args, expected", [
    ("multiply_high", (2**63, 6), 3), ("divide_wide", (3, 0, 6), 2**63), ("count_trailing_zeros", (8,), 3),
    ("count_leading_zeros", (1,), 63), ("count_leading_zeros", (0,), 64), ("popcount", (255,), 8),
    ("swap64", (1,), 2**56)])
def test_word_operations(result_of, name, args, expected):
    locals_ = [typed.Local(f"a{i}", t.U64) for i in range(len(args))]
    f = function("f", locals_, t.U64, [ret(op(f"unsafe.{name}", *map(get, locals_), type=t.U64))], inline="never")
    main = function("main", [], t.INT, [ret(op("unsafe.int_of", call(f, *(const(a, t.U64) for a in args))))])
    assert result_of(main, f) % 2**64 == expected


def test_system_instructions_compile(result_of):
    """Each is run once; what it gives depends on the machine."""
    four = t.tuple_of(t.U32, t.U32, t.U32, t.U32)
    x = typed.Local("x", t.U64)
    main = function("main", [], t.INT, [
        typed.Eval(None, op("unsafe.cpuid", const(0, t.U32), const(0, t.U32), type=four)),
        typed.Eval(None, op("unsafe.rdtsc", type=t.U64)),
        *(typed.Eval(None, op(f"unsafe.{name}", type=t.NONE)) for name in ("fence", "compiler_fence", "pause")),
        set_(x, op("unsafe.stack_pointer", type=t.U64)),
        ret(op("unsafe.int_of", op("unsafe.syscall", const(39, t.U64), type=t.I64)))])
    assert result_of(main) > 0


def test_port_and_random_instructions_assemble(runtime):
    """Not run: they need privileges or a newer processor."""
    from typed_programs import lowered

    from unic.codegen import Options, compile
    port = const(0x3F8, t.U16)
    body = []
    for width in (8, 16, 32):
        machine = t.MACHINE_INTS[f"u{width}"]
        body.append(typed.Eval(None, op(f"unsafe.in{width}", port, type=machine)))
        body.append(typed.Eval(None, op(f"unsafe.out{width}", port, const(1, machine), type=t.NONE)))
    body.append(typed.Eval(None, op("unsafe.out_bytes", port, const(0, t.U64), const(3, t.U64), type=t.NONE)))
    body.append(typed.Eval(None, op("unsafe.rdrand", type=t.tuple_of(t.BOOL, t.U64))))
    asm = compile(lowered(runtime.program(function("main", [], t.INT, [*body, ret(const(0))]), [])), Options()).asm()
    assert [asm.count(f"\t{i}") for i in ("inb", "inw", "inl", "outb", "outw", "outl", "rep", "rdrand")] == [1] * 8


def test_memory_operations(result_of):
    a, b = typed.Local("a", t.U64), typed.Local("b", t.U64)

    def array():
        return op("unsafe.array_data", op("unsafe.new_array", const(40), type=t.array_of(t.U8), types=(t.U8,)), type=t.U64)
    n = const(40, t.U64)
    main = function("main", [], t.INT, [
        set_(a, array()), set_(b, array()),
        typed.Eval(None, op("unsafe.fill", get(a), const(3, t.U8), n, type=t.NONE)),
        typed.Eval(None, op("unsafe.copy", get(b), get(a), n, type=t.NONE)),
        ret(op("machine_to_int", op("unsafe.load16", op("m.add", get(b), const(38, t.U64), type=t.U64), type=t.U16)))])
    assert result_of(main) == 0x303
