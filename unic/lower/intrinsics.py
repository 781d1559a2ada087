"""Lowers the primitive operations (`typed.Intrinsic`)."""
from __future__ import annotations

from collections.abc import Callable

from unic.analysis import typed
from unic.analysis import types as t
from unic.ir import ir
from unic.lower import layout as l
from unic.lower.functions import FunctionLowering

Lowering = Callable[[FunctionLowering, typed.Intrinsic, list[ir.Value]], ir.Value]


def lower_intrinsic(fn: FunctionLowering, expr: typed.Intrinsic, lower_expression) -> ir.Value:
    """The value of `expr`; operands that are names (of symbols) are not evaluated."""
    name = expr.name
    if name in ("unsafe.symbol", "unsafe.call_asm"):
        args = [lower_expression(fn, arg) for arg in expr.args[1:]]
        return fn.primitive(name.removeprefix("unsafe."), args, "i64", expr.args[0].value)
    args = [lower_expression(fn, arg) for arg in expr.args]
    fn.stand_at(expr.span)
    found = _LOWERINGS.get(name)
    if found is not None:
        return found(fn, expr, args)
    family, _, operation = name.partition(".")
    if family == "unsafe":
        return fn.primitive(operation, args, fn.layout.result_type(expr.type))
    raise ValueError(f"unknown intrinsic {name}")


def _signed(type: t.Type) -> bool:
    return type is t.INT or isinstance(type, t.MachineInt) and type.signed


# --- int --------------------------------------------------------------------------------


_OPERATIONS = {"add": "addition", "sub": "subtraction", "mul": "multiplication"}


def _checked(op: str) -> Lowering:
    def lower(fn: FunctionLowering, expr: typed.Intrinsic, args: list[ir.Value]) -> ir.Value:
        result = fn.function.register("i64")
        fn.emit(ir.Checked(op, args[0], args[1], result, fn.overflow_edge(_OPERATIONS[op], expr.span)))
        return result
    return lower


def _negate_int(fn: FunctionLowering, expr: typed.Intrinsic, args: list[ir.Value]) -> ir.Value:
    result = fn.function.register("i64")
    fn.emit(ir.Checked("sub", ir.integer("i64", 0), args[0], result, fn.overflow_edge("negation", expr.span)))
    return result


def _multiply_checked(fn: FunctionLowering, value: ir.Value, factor: ir.Value, operation: str, expr: typed.Intrinsic) -> ir.Value:
    result = fn.function.register("i64")
    fn.emit(ir.Checked("mul", value, factor, result, fn.overflow_edge(operation, expr.span)))
    return result


def _guard_shift_count(fn: FunctionLowering, expr: typed.Intrinsic, count: ir.Value) -> None:
    if count.number is None or count.number < 0:
        negative = fn.compare("slt", count, ir.integer("i64", 0))
        fn.guard(negative, fn.failure_edge("raise_value_error", "negative shift count", expr.span))


def _shift_left(fn: FunctionLowering, expr: typed.Intrinsic, args: list[ir.Value]) -> ir.Value:
    """Overflows unless shifting back gives the operand; a zero may be shifted by any count."""
    value, count = args
    if count.number is not None and 0 <= count.number < 63:
        return _multiply_checked(fn, value, ir.integer("i64", 1 << count.number), "left shift", expr)
    _guard_shift_count(fn, expr, count)
    small = count.number is not None and 0 <= count.number < 64
    bits = count if small else fn.binary("and", count, ir.integer("i64", 63))
    result = fn.binary("shl", value, bits)
    lost = fn.compare("ne", fn.binary("ashr", result, bits), value)
    if not small:
        far = fn.compare("ugt", count, ir.integer("i64", 63))
        lost = fn.binary("and", fn.binary("or", lost, far), fn.compare("ne", value, ir.integer("i64", 0)))
    fn.guard(lost, fn.overflow_edge("left shift", expr.span))
    return result


def _shift_right(fn: FunctionLowering, expr: typed.Intrinsic, args: list[ir.Value]) -> ir.Value:
    value, count = args
    _guard_shift_count(fn, expr, count)
    if count.number is None or not 0 <= count.number < 64:
        far = fn.compare("ugt", count, ir.integer("i64", 63))
        count = fn.select(far, ir.integer("i64", 63), count)
    return fn.binary("ashr", value, count)


def _floor_divide(fn: FunctionLowering, expr: typed.Intrinsic, args: list[ir.Value]) -> ir.Value:
    """By a positive constant; a power of two is a shift."""
    value, divisor = args
    if divisor.number & (divisor.number - 1) == 0:
        return fn.binary("ashr", value, ir.integer("i64", divisor.number.bit_length() - 1))
    below = fn.binary("ashr", fn.binary("srem", value, divisor), ir.integer("i64", 63))
    return fn.binary("add", fn.binary("sdiv", value, divisor), below)


def _floor_modulo(fn: FunctionLowering, expr: typed.Intrinsic, args: list[ir.Value]) -> ir.Value:
    """By a positive constant, so the result is not negative."""
    value, divisor = args
    if divisor.number & (divisor.number - 1) == 0:
        return fn.binary("and", value, ir.integer("i64", divisor.number - 1))
    rest = fn.binary("srem", value, divisor)
    return fn.select(fn.compare("slt", rest, ir.integer("i64", 0)), fn.binary("add", rest, divisor), rest)


# --- plain operations -------------------------------------------------------------------


def _plain(op: str) -> Lowering:
    return lambda fn, expr, args: fn.binary(op, args[0], args[1])


def _by_sign(signed: str, unsigned: str) -> Lowering:
    return lambda fn, expr, args: fn.binary(signed if _signed(expr.args[0].type) else unsigned, args[0], args[1])


def _invert(fn: FunctionLowering, expr: typed.Intrinsic, args: list[ir.Value]) -> ir.Value:
    ones = ir.TRUE if args[0].type == "i1" else ir.integer(args[0].type, -1)
    return fn.binary("xor", args[0], ones)


def _negate_machine(fn: FunctionLowering, expr: typed.Intrinsic, args: list[ir.Value]) -> ir.Value:
    return fn.binary("sub", ir.integer(args[0].type, 0), args[0])


def _negate_float(fn: FunctionLowering, expr: typed.Intrinsic, args: list[ir.Value]) -> ir.Value:
    return fn.binary("fsub", ir.Value("double", "-0.0"), args[0])


def _compare_integers(op: str) -> Lowering:
    def lower(fn: FunctionLowering, expr: typed.Intrinsic, args: list[ir.Value]) -> ir.Value:
        sign = "" if op in ("eq", "ne") else "s" if _signed(expr.args[0].type) else "u"
        return fn.compare(sign + op, args[0], args[1])
    return lower


def _compare_floats(op: str) -> Lowering:
    # Only != is true of a NaN.
    predicate = "une" if op == "ne" else f"o{op}"
    return lambda fn, expr, args: fn.compare(predicate, args[0], args[1])


# --- conversions ------------------------------------------------------------------------


def _resize(fn: FunctionLowering, value: ir.Value, source: t.Type, type: str) -> ir.Value:
    """Truncates, or extends by the source's signedness."""
    from_bits, to_bits = int(value.type[1:]), int(type[1:])
    if from_bits == to_bits:
        return value
    if to_bits < from_bits:
        return fn.cast("trunc", value, type)
    return fn.cast("sext" if _signed(source) else "zext", value, type)


def _to_machine(fn: FunctionLowering, expr: typed.Intrinsic, args: list[ir.Value]) -> ir.Value:
    return _resize(fn, args[0], expr.args[0].type, fn.layout.ir_type(expr.type))


def _machine_to_int(fn: FunctionLowering, expr: typed.Intrinsic, args: list[ir.Value]) -> ir.Value:
    if expr.args[0].type is t.U64:
        fn.guard(fn.compare("slt", args[0], ir.integer("i64", 0)), fn.overflow_edge("int() of a u64", expr.span))
    return _resize(fn, args[0], expr.args[0].type, "i64")


def _int_to_float(fn: FunctionLowering, expr: typed.Intrinsic, args: list[ir.Value]) -> ir.Value:
    return fn.cast("sitofp" if _signed(expr.args[0].type) else "uitofp", args[0], "double")


def _cast(op: str, type: str) -> Lowering:
    return lambda fn, expr, args: fn.cast(op, args[0], type)


def _same_bits(fn: FunctionLowering, expr: typed.Intrinsic, args: list[ir.Value]) -> ir.Value:
    return args[0]


# --- references -------------------------------------------------------------------------


def _is_same(fn: FunctionLowering, expr: typed.Intrinsic, args: list[ir.Value]) -> ir.Value:
    return fn.compare("eq", args[0], args[1])


def _is_none(fn: FunctionLowering, expr: typed.Intrinsic, args: list[ir.Value]) -> ir.Value:
    type_ = expr.args[0].type
    if not type_.is_value:
        return fn.compare("eq", args[0], ir.NULL)
    if isinstance(type_, t.UnionType):
        return fn.binary("xor", fn.extract(args[0], 0, "i1"), ir.TRUE)
    return ir.TRUE if type_ is t.NONE else ir.FALSE


def _raise_current(fn: FunctionLowering, expr: typed.Intrinsic, args: list[ir.Value]) -> ir.Value:
    fn.jump(fn.landing())
    return ir.UNIT


def _current_exception(fn: FunctionLowering, expr: typed.Intrinsic, args: list[ir.Value]) -> ir.Value:
    return fn.current_exception()


def _set_current_exception(fn: FunctionLowering, expr: typed.Intrinsic, args: list[ir.Value]) -> ir.Value:
    fn.set_current_exception(args[0])
    return ir.UNIT


# --- memory -----------------------------------------------------------------------------


def _pointer(fn: FunctionLowering, address: ir.Value) -> ir.Value:
    return address if address.type == "ptr" else fn.cast("inttoptr", address, "ptr")


def _start_and_offset(fn: FunctionLowering, address: ir.Value) -> tuple[ir.Value, int]:
    """The address of an object and the constant that was just added to it: LLVM sees a constant object at such an address only."""
    match fn.block.instructions[-1:]:
        case [ir.Binary("add", left, ir.Value(number=int() as offset), result)] if result is address and 0 < offset < 64:
            return left, offset
    return address, 0


def _load(bits: int, volatile: bool) -> Lowering:
    def lower(fn: FunctionLowering, expr: typed.Intrinsic, args: list[ir.Value]) -> ir.Value:
        result = fn.function.register(f"i{bits}")
        start, offset = (args[0], 0) if volatile else _start_and_offset(fn, args[0])
        fn.emit(ir.Load(_pointer(fn, start), offset, result, volatile, 1))
        return result
    return lower


def _store(volatile: bool) -> Lowering:
    def lower(fn: FunctionLowering, expr: typed.Intrinsic, args: list[ir.Value]) -> ir.Value:
        fn.emit(ir.Store(_pointer(fn, args[0]), 0, args[1], volatile, 1))
        return ir.UNIT
    return lower


def _address(fn: FunctionLowering, expr: typed.Intrinsic, args: list[ir.Value]) -> ir.Value:
    return fn.cast("ptrtoint", args[0], "i64")


def _object_at(fn: FunctionLowering, expr: typed.Intrinsic, args: list[ir.Value]) -> ir.Value:
    # What an allocator has just returned is a pointer already.
    return args[-1] if args[-1].type == "ptr" else fn.cast("inttoptr", args[-1], "ptr")


def _size_of(fn: FunctionLowering, expr: typed.Intrinsic, args: list[ir.Value]) -> ir.Value:
    return ir.integer("i64", fn.layout.size_of(expr.types[0]))


def _tail(fn: FunctionLowering, expr: typed.Intrinsic, args: list[ir.Value]) -> ir.Value:
    return fn.cast("ptrtoint", fn.address(args[0], None, 0, fn.layout.size_of(expr.args[0].type)), "i64")


def _descriptor(fn: FunctionLowering, expr: typed.Intrinsic, args: list[ir.Value]) -> ir.Value:
    type_ = expr.types[0]
    if isinstance(type_, t.ClassType):
        found = fn.constants.class_descriptor(type_)
    elif isinstance(type_, t.ArrayType):
        found = fn.constants.array_descriptor(type_.element)
    elif type_ is t.FRAME:
        found = fn.constants.frame_descriptor()
    else:
        found = fn.constants.box_descriptor(type_)
    return fn.cast("ptrtoint", fn.constants.named(found), "i64")


def _class_descriptor(fn: FunctionLowering, expr: typed.Intrinsic, args: list[ir.Value]) -> ir.Value:
    return fn.cast("ptrtoint", fn.constants.class_descriptor(expr.types[0]), "i64")


def _allocate_class(fn: FunctionLowering, expr: typed.Intrinsic, args: list[ir.Value]) -> ir.Value:
    cls = expr.types[0]
    size = fn.layout.class_size(cls)
    descriptor = fn.constants.class_descriptor(cls)
    if not args or args[-1].number == 0:
        return fn.allocate_fixed(descriptor, size, expr.span)
    return fn.allocate(descriptor, fn.binary("add", args[-1], ir.integer("i64", size)), expr.span)


def _new_array(fn: FunctionLowering, expr: typed.Intrinsic, args: list[ir.Value]) -> ir.Value:
    element = expr.types[0]
    stride, count = fn.layout.stored_size(element), args[-1].number
    if count == 0:
        return fn.constants.empty_array(element)
    if count is not None and count >= 0:
        size = ir.integer("i64", count * stride + l.ARRAY_ELEMENTS)
    else:
        size = fn.binary("add", fn.binary("mul", args[-1], ir.integer("i64", stride)), ir.integer("i64", l.ARRAY_ELEMENTS))
    array = fn.allocate(fn.constants.array_descriptor(element), size, expr.span)
    fn.store(args[-1], array, l.ARRAY_LENGTH)
    return array


def _element(fn: FunctionLowering, array: typed.Expr, args: list[ir.Value]) -> ir.Value:
    return fn.address(args[0], args[1], fn.layout.stored_size(array.type.element), l.ARRAY_ELEMENTS)


def _array_get(fn: FunctionLowering, expr: typed.Intrinsic, args: list[ir.Value]) -> ir.Value:
    return fn.load(fn.layout.ir_type(expr.args[0].type.element), _element(fn, expr.args[0], args))


def _array_set(fn: FunctionLowering, expr: typed.Intrinsic, args: list[ir.Value]) -> ir.Value:
    fn.store(args[2], _element(fn, expr.args[0], args))
    return ir.UNIT


def _array_len(fn: FunctionLowering, expr: typed.Intrinsic, args: list[ir.Value]) -> ir.Value:
    return fn.load_count(args[0], l.ARRAY_LENGTH)


def _array_data(fn: FunctionLowering, expr: typed.Intrinsic, args: list[ir.Value]) -> ir.Value:
    return fn.cast("ptrtoint", fn.address(args[0], None, 0, l.ARRAY_ELEMENTS), "i64")


def _resume(fn: FunctionLowering, expr: typed.Intrinsic, args: list[ir.Value]) -> ir.Value:
    return fn.primitive("coroutine.resume", [_pointer(fn, args[0])], ir.VOID)


def _run_main(fn: FunctionLowering, expr: typed.Intrinsic, args: list[ir.Value]) -> ir.Value:
    return fn.call(fn.program.function(fn.program.program.main), [], expr.span)


_COMPARISONS = ("eq", "ne", "lt", "le", "gt", "ge")

_LOWERINGS: dict[str, Lowering] = {
    "int.add": _checked("add"), "int.sub": _checked("sub"), "int.mul": _checked("mul"), "int.neg": _negate_int,
    "int.shl": _shift_left, "int.shr": _shift_right, "int.floordiv": _floor_divide, "int.mod": _floor_modulo,
    "int.and": _plain("and"), "int.or": _plain("or"), "int.xor": _plain("xor"), "int.not": _invert,
    "m.add": _plain("add"), "m.sub": _plain("sub"), "m.mul": _plain("mul"), "m.neg": _negate_machine,
    "m.and": _plain("and"), "m.or": _plain("or"), "m.xor": _plain("xor"), "m.not": _invert,
    "m.shl": _plain("shl"), "m.shr": _by_sign("ashr", "lshr"),
    "m.div": _by_sign("sdiv", "udiv"), "m.rem": _by_sign("srem", "urem"),
    "float.add": _plain("fadd"), "float.sub": _plain("fsub"), "float.mul": _plain("fmul"), "float.div": _plain("fdiv"),
    "float.neg": _negate_float,
    "bool.not": _invert, "bool.and": _plain("and"), "bool.or": _plain("or"), "bool.xor": _plain("xor"),
    **{f"{family}.{op}": _compare_integers(op) for family in ("int", "m", "bool") for op in _COMPARISONS},
    **{f"float.{op}": _compare_floats(op) for op in _COMPARISONS},
    "to_machine": _to_machine, "machine_to_int": _machine_to_int, "int_to_float": _int_to_float,
    "bool_to_int": _cast("zext", "i64"), "bool_to_float": _cast("uitofp", "double"), "float_to_int": _cast("fptosi", "i64"),
    "is_same": _is_same, "is_none": _is_none, "unsafe.is_same": _is_same,
    **{f"unsafe.load{bits}": _load(bits, False) for bits in (8, 16, 32, 64)},
    **{f"unsafe.store{bits}": _store(False) for bits in (8, 16, 32, 64)},
    **{f"unsafe.volatile_load{bits}": _load(bits, True) for bits in (8, 16, 32, 64)},
    **{f"unsafe.volatile_store{bits}": _store(True) for bits in (8, 16, 32, 64)},
    "unsafe.address": _address, "unsafe.object_at": _object_at, "unsafe.size_of": _size_of, "unsafe.tail": _tail,
    "unsafe.descriptor": _descriptor, "class_descriptor": _class_descriptor, "unsafe.allocate_class": _allocate_class, "unsafe.new_with_tail": _allocate_class,
    "unsafe.new_array": _new_array, "unsafe.array_get": _array_get, "unsafe.array_set": _array_set,
    "unsafe.array_len": _array_len, "unsafe.array_data": _array_data,
    "unsafe.float_bits": _cast("bitcast", "i64"), "unsafe.bits_float": _cast("bitcast", "double"),
    "unsafe.add_wrapping": _plain("add"), "unsafe.sub_wrapping": _plain("sub"), "unsafe.mul_wrapping": _plain("mul"),
    "unsafe.int_of": _same_bits, "unsafe.u64_of": _same_bits,
    "unsafe.int_to_float": _int_to_float, "unsafe.float_to_int": _cast("fptosi", "i64"),
    "unsafe.resume": _resume, "unsafe.run_main": _run_main,
    "unsafe.current_exception": _current_exception, "unsafe.set_current_exception": _set_current_exception,
    "unsafe.raise_current": _raise_current,
}
