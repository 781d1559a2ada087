"""LLVM text of the primitive operations: machine instructions and coroutine intrinsics.

Each is a function of the function's text writer, the operands' texts and the result's
name; declarations of the LLVM intrinsics used are collected by the module.
"""
from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from unic.ir import ir

if TYPE_CHECKING:
    from unic.codegen.functions import FunctionText

Emit = Callable[["FunctionText", ir.Primitive, list[str]], None]


def _intrinsic(name: str, result: str, params: tuple[str, ...], extra: tuple[str, ...] = ()) -> Emit:
    """A call of one LLVM intrinsic; `extra` are constant operands behind the given ones."""
    constants = tuple(text.rpartition(" ")[0] for text in extra)
    declaration = f"declare {result} @{name}({', '.join(params + constants)})"

    def emit(fn: "FunctionText", primitive: ir.Primitive, args: list[str]) -> None:
        fn.module.declare(declaration)
        operands = ", ".join([f"{p} {a}" for p, a in zip(params, args)] + list(extra))
        fn.assign(primitive.result, f"call {result} @{name}({operands})")
    return emit


def _asm(text: str, constraints: str, result: str, params: tuple[str, ...] = (), side_effect: bool = True) -> Emit:
    """One inline assembly statement (AT&T syntax)."""
    def emit(fn: "FunctionText", primitive: ir.Primitive, args: list[str]) -> None:
        operands = ", ".join(f"{p} {a}" for p, a in zip(params, args))
        effect = "sideeffect " if side_effect else ""
        fn.assign(primitive.result, f'call {result} asm {effect}"{text}", "{constraints}"({operands})')
    return emit


def _port_in(bits: int, suffix: str) -> Emit:
    return _asm(f"in{suffix} %dx, $0", "={ax},{dx},~{memory}", f"i{bits}", ("i16",))


def _port_out(bits: int, suffix: str, register: str) -> Emit:
    return _asm(f"out{suffix} %{register}, %dx", "{dx},{ax},~{memory}", "void", ("i16", f"i{bits}"))


def _out_bytes(fn: "FunctionText", primitive: ir.Primitive, args: list[str]) -> None:
    fn.line(f'call {{i64, i64}} asm sideeffect "rep outsb", "={{si}},={{cx}},{{dx}},0,1,~{{memory}}"'
            f"(i16 {args[0]}, i64 {args[1]}, i64 {args[2]})")


def _pointer(fn: "FunctionText", address: str) -> str:
    return fn.temporary(f"inttoptr i64 {address} to ptr")


def _copy(fn: "FunctionText", primitive: ir.Primitive, args: list[str]) -> None:
    fn.module.declare("declare void @llvm.memmove.p0.p0.i64(ptr, ptr, i64, i1)")
    target, source = _pointer(fn, args[0]), _pointer(fn, args[1])
    fn.line(f"call void @llvm.memmove.p0.p0.i64(ptr {target}, ptr {source}, i64 {args[2]}, i1 false)")


def _fill(fn: "FunctionText", primitive: ir.Primitive, args: list[str]) -> None:
    fn.module.declare("declare void @llvm.memset.p0.i64(ptr, i8, i64, i1)")
    fn.line(f"call void @llvm.memset.p0.i64(ptr {_pointer(fn, args[0])}, i8 {args[1]}, i64 {args[2]}, i1 false)")


def _atomic(operation: str, bits: int) -> Emit:
    """A read-modify-write that other processors see as one step; the old value."""
    def emit(fn: "FunctionText", primitive: ir.Primitive, args: list[str]) -> None:
        fn.assign(primitive.result, f"atomicrmw {operation} ptr {_pointer(fn, args[0])}, i{bits} {args[1]} seq_cst")
    return emit


def _compare_exchange(bits: int) -> Emit:
    """Store args[2] if the memory holds args[1], as one step; the old value."""
    def emit(fn: "FunctionText", primitive: ir.Primitive, args: list[str]) -> None:
        pair = fn.temporary(f"cmpxchg ptr {_pointer(fn, args[0])}, i{bits} {args[1]}, i{bits} {args[2]} seq_cst seq_cst")
        fn.assign(primitive.result, f"extractvalue {{i{bits}, i1}} {pair}, 0")
    return emit


def _compare(fn: "FunctionText", primitive: ir.Primitive, args: list[str]) -> None:
    fn.module.declare("declare i32 @memcmp(ptr, ptr, i64)")
    left, right = _pointer(fn, args[0]), _pointer(fn, args[1])
    fn.assign(primitive.result, f"call i32 @memcmp(ptr {left}, ptr {right}, i64 {args[2]})")


def _multiply_high(fn: "FunctionText", primitive: ir.Primitive, args: list[str]) -> None:
    wide = [fn.temporary(f"zext i64 {arg} to i128") for arg in args]
    product = fn.temporary(f"mul nuw i128 {wide[0]}, {wide[1]}")
    high = fn.temporary(f"lshr i128 {product}, 64")
    fn.assign(primitive.result, f"trunc i128 {high} to i64")


# From this magnitude on every double is a whole number.
_WHOLE = "4503599627370496.0"


def _round(toward: str) -> Emit:
    """trunc, floor or ceil by conversion to an integer and back: SSE2 has no rounding instruction, and there is no libm."""
    def emit(fn: "FunctionText", primitive: ir.Primitive, args: list[str]) -> None:
        fn.module.declare("declare double @llvm.fabs.f64(double)")
        fn.module.declare("declare double @llvm.copysign.f64(double, double)")
        x = args[0]
        small = fn.temporary(f"fcmp olt double {fn.temporary(f'call double @llvm.fabs.f64(double {x})')}, {_WHOLE}")
        whole = fn.temporary(f"sitofp i64 {fn.temporary(f'fptosi double {x} to i64')} to double")
        if toward != "trunc":
            predicate, step = ("ogt", "-1.0") if toward == "floor" else ("olt", "1.0")
            beyond = fn.temporary(f"fcmp {predicate} double {whole}, {x}")
            whole = fn.temporary(f"select i1 {beyond}, double {fn.temporary(f'fadd double {whole}, {step}')}, double {whole}")
        signed = fn.temporary(f"call double @llvm.copysign.f64(double {whole}, double {x})")
        fn.assign(primitive.result, f"select i1 {small}, double {signed}, double {x}")
    return emit


def _divide_wide(fn: "FunctionText", primitive: ir.Primitive, args: list[str]) -> None:
    pair = fn.temporary(f'call {{i64, i64}} asm "divq $4", "={{ax}},={{dx}},{{ax}},{{dx}},r"'
                        f"(i64 {args[1]}, i64 {args[0]}, i64 {args[2]})")
    fn.assign(primitive.result, f"extractvalue {{i64, i64}} {pair}, 0")


def _rdrand(fn: "FunctionText", primitive: ir.Primitive, args: list[str]) -> None:
    pair = fn.temporary('call {i64, i8} asm sideeffect "rdrand $0; setc $1", "=r,=q"()')
    number = fn.temporary(f"extractvalue {{i64, i8}} {pair}, 0")
    carry = fn.temporary(f"extractvalue {{i64, i8}} {pair}, 1")
    valid = fn.temporary(f"icmp ne i8 {carry}, 0")
    partial = fn.temporary(f"insertvalue {{i1, i64}} poison, i1 {valid}, 0")
    fn.assign(primitive.result, f"insertvalue {{i1, i64}} {partial}, i64 {number}, 1")


def _symbol(fn: "FunctionText", primitive: ir.Primitive, args: list[str]) -> None:
    fn.module.refer(primitive.symbol, None)
    fn.assign(primitive.result, f"ptrtoint ptr {ir.symbol_text(primitive.symbol)} to i64")


def _call_asm(fn: "FunctionText", primitive: ir.Primitive, args: list[str]) -> None:
    fn.module.refer(primitive.symbol, len(args))
    operands = ", ".join(f"i64 {arg}" for arg in args)
    fn.assign(primitive.result, f"call i64 {ir.symbol_text(primitive.symbol)}({operands})")


_SYSCALL_REGISTERS = ("{ax}", "{di}", "{si}", "{dx}", "{r10}", "{r8}", "{r9}")


def _syscall(fn: "FunctionText", primitive: ir.Primitive, args: list[str]) -> None:
    registers = ",".join(_SYSCALL_REGISTERS[:len(args)])
    operands = ", ".join(f"i64 {arg}" for arg in args)
    constraints = f"={{ax}},{registers},~{{rcx}},~{{r11}},~{{memory}}"
    fn.assign(primitive.result, f'call i64 asm sideeffect "syscall", "{constraints}"({operands})')


def _read_site(fn: "FunctionText", primitive: ir.Primitive, args: list[str]) -> None:
    fn.module.site_table_used = True
    fn.module.sites.read(fn, primitive, args)


def _coroutine_begin(fn: "FunctionText", primitive: ir.Primitive, args: list[str]) -> None:
    fn.module.declare("declare ptr @llvm.coro.begin(token, ptr)")
    fn.assign(primitive.result, f"call ptr @llvm.coro.begin(token %coro.id, ptr {args[0]})")
    fn.coroutine_handle = primitive.result.text
    fn.give_slots_away()


def _coroutine_end(fn: "FunctionText", primitive: ir.Primitive, args: list[str]) -> None:
    fn.module.declare("declare void @llvm.coro.end(ptr, i1, token)")
    fn.line(f"call void @llvm.coro.end(ptr {fn.coroutine_handle}, i1 false, token none)")


PRIMITIVES: dict[str, Emit] = {
    "fence": _asm("mfence", "~{memory}", "void"),
    "compiler_fence": _asm("", "~{memory}", "void"),
    "prefetch": _asm("prefetcht0 ($0)", "r", "void", ("i64",)),
    "pause": _asm("pause", "~{memory}", "void"),
    "trap": _intrinsic("llvm.trap", "void", ()),
    "in8": _port_in(8, "b"), "in16": _port_in(16, "w"), "in32": _port_in(32, "l"),
    "out8": _port_out(8, "b", "al"), "out16": _port_out(16, "w", "ax"), "out32": _port_out(32, "l", "eax"),
    "out_bytes": _out_bytes, "copy": _copy, "fill": _fill, "compare": _compare,
    "atomic_exchange64": _atomic("xchg", 64), "atomic_and64": _atomic("and", 64), "atomic_or64": _atomic("or", 64),
    "compare_exchange16": _compare_exchange(16), "compare_exchange32": _compare_exchange(32),
    "count_trailing_zeros": _intrinsic("llvm.cttz.i64", "i64", ("i64",), ("i1 false",)),
    "count_leading_zeros": _intrinsic("llvm.ctlz.i64", "i64", ("i64",), ("i1 false",)),
    "popcount": _intrinsic("llvm.ctpop.i64", "i64", ("i64",)),
    **{f"swap{bits}": _intrinsic(f"llvm.bswap.i{bits}", f"i{bits}", (f"i{bits}",)) for bits in (16, 32, 64)},
    "multiply_high": _multiply_high, "divide_wide": _divide_wide,
    **{name: _intrinsic(f"llvm.{name}.f64", "double", ("double",)) for name in ("sqrt", "fabs")},
    "trunc": _round("trunc"), "floor": _round("floor"), "ceil": _round("ceil"),
    "stack_pointer": _asm("movq %rsp, $0", "=r", "i64"),
    # Where exactly it is read does not matter: LLVM may move it.
    "stack_height": _asm("movq %rsp, $0", "=r", "i64", side_effect=False),
    "rdtsc": _intrinsic("llvm.readcyclecounter", "i64", ()),
    "cpuid": _asm("cpuid", "={ax},={bx},={cx},={dx},{ax},{cx}", "{i32, i32, i32, i32}", ("i32", "i32")),
    "rdrand": _rdrand, "symbol": _symbol, "call_asm": _call_asm, "syscall": _syscall,
    **{name: _read_site for name in ("site_line", "site_file", "site_function", "site_source")},
    "coroutine.size": _intrinsic("llvm.coro.size.i64", "i64", ()),
    "coroutine.resume": _intrinsic("llvm.coro.resume", "void", ("ptr",)),
    "coroutine.begin": _coroutine_begin, "coroutine.end": _coroutine_end,
}
