"""Calls into the modules `unsafe` and `image`: operations the compiler provides."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis.annotations import Special
from unic.analysis.arguments import Argument

if TYPE_CHECKING:
    from unic.analysis.checker import Checker

U = ty.U64
# name: (parameter types, result); None as a parameter means any value as it is.
PLAIN: dict[str, tuple[list[ty.Type | None], ty.Type]] = {
    "fence": ([], ty.NONE), "compiler_fence": ([], ty.NONE), "pause": ([], ty.NONE), "prefetch": ([U], ty.NONE),
    "out_bytes": ([ty.U16, U, U], ty.NONE),
    # Of memory shared with other processors; the value that was there.
    "atomic_exchange64": ([U, U], U), "atomic_and64": ([U, U], U), "atomic_or64": ([U, U], U),
    "compare_exchange16": ([U, ty.U16, ty.U16], ty.U16), "compare_exchange32": ([U, ty.U32, ty.U32], ty.U32),
    "copy": ([U, U, U], ty.NONE), "fill": ([U, ty.U8, U], ty.NONE), "compare": ([U, U, U], ty.I32),
    "count_trailing_zeros": ([U], U), "count_leading_zeros": ([U], U), "popcount": ([U], U),
    "swap16": ([ty.U16], ty.U16), "swap32": ([ty.U32], ty.U32), "swap64": ([U], U),
    "multiply_high": ([U, U], U), "divide_wide": ([U, U, U], U),
    "float_bits": ([ty.FLOAT], U), "bits_float": ([U], ty.FLOAT),
    "sqrt": ([ty.FLOAT], ty.FLOAT), "fabs": ([ty.FLOAT], ty.FLOAT), "floor": ([ty.FLOAT], ty.FLOAT),
    "ceil": ([ty.FLOAT], ty.FLOAT), "trunc": ([ty.FLOAT], ty.FLOAT),
    "add_wrapping": ([ty.INT, ty.INT], ty.INT), "sub_wrapping": ([ty.INT, ty.INT], ty.INT), "mul_wrapping": ([ty.INT, ty.INT], ty.INT),
    "int_of": ([U], ty.INT), "u64_of": ([ty.INT], U),
    "stack_pointer": ([], U), "rdtsc": ([], U),
    "resume": ([ty.FRAME], ty.NONE),
    "site_line": ([ty.U32], ty.INT),
    "raise_current": ([], ty.NEVER),
    "float_to_int": ([ty.FLOAT], ty.INT), "trunc_to_int": ([ty.FLOAT], ty.INT),
}
for _bits, _type in ((8, ty.U8), (16, ty.U16), (32, ty.U32), (64, ty.U64)):
    for _prefix in ("", "volatile_"):
        PLAIN[f"{_prefix}load{_bits}"] = ([U], _type)
        PLAIN[f"{_prefix}store{_bits}"] = ([U, _type], ty.NONE)
    if _bits < 64:
        PLAIN[f"in{_bits}"] = ([ty.U16], _type)
        PLAIN[f"out{_bits}"] = ([ty.U16, _type], ty.NONE)


class Intrinsics:
    """Mixin: operations of `unsafe` and `image`."""

    def intrinsic_call(self: "Checker", symbol: Special, positional: list[Argument], keywords: dict[str, Argument], node: Any,
                       expected: ty.Type | None) -> t.Expr:
        if keywords:
            self.fail(node, "these operations take positional arguments only")
        name = symbol.name
        if name in PLAIN:
            wanted, result = PLAIN[name]
            if len(positional) != len(wanted):
                self.fail(node, f"{name}() takes {len(wanted)} argument(s)")
            args = [self.convert(self.argument(a, w), w, a.node, name) if w is not None else self.argument(a, None)
                    for a, w in zip(positional, wanted)]
            return t.Intrinsic(result, self.span(node), "unsafe." + name, args)
        method = getattr(self, "intrinsic_" + name, None)
        if method is None:
            self.fail(node, f"'{symbol.module}.{name}' is not known")
        made: t.Expr = method(positional, node)
        return made

    def type_argument(self: "Checker", argument: Argument) -> ty.Type:
        return self.annotation(argument.node)

    def number(self: "Checker", argument: Argument, type_: ty.Type) -> t.Expr:
        return self.convert(self.argument(argument, type_), type_, argument.node)

    def reference(self: "Checker", argument: Argument) -> t.Expr:
        value = self.argument(argument, None)
        if value.type.is_value and value.type is not ty.NEVER:
            self.fail(argument.node, f"{value.type} is no heap object", about=(value,))
        return value

    def intrinsic_address(self: "Checker", positional: list[Argument], node: Any) -> t.Expr:
        return t.Intrinsic(ty.U64, self.span(node), "unsafe.address", [self.reference(positional[0])])

    def intrinsic_object_at(self: "Checker", positional: list[Argument], node: Any) -> t.Expr:
        type_ = self.type_argument(positional[0])
        return t.Intrinsic(type_, self.span(node), "unsafe.object_at", [self.number(positional[1], ty.U64)], [type_])

    def intrinsic_size_of(self: "Checker", positional: list[Argument], node: Any) -> t.Expr:
        return t.Intrinsic(ty.U64, self.span(node), "unsafe.size_of", [], [self.type_argument(positional[0])])

    def intrinsic_descriptor(self: "Checker", positional: list[Argument], node: Any) -> t.Expr:
        type_ = self.type_argument(positional[0])
        if isinstance(type_, ty.ClassType):
            self.analyzer.reach_descriptor(type_)
        elif type_.is_value:
            self.analyzer.need_box(type_)
        return t.Intrinsic(ty.U64, self.span(node), "unsafe.descriptor", [], [type_])

    def intrinsic_new_with_tail(self: "Checker", positional: list[Argument], node: Any) -> t.Expr:
        type_ = self.type_argument(positional[0])
        if not isinstance(type_, ty.ClassType):
            self.fail(node, "new_with_tail() makes instances of classes")
        self.analyzer.reach_class(type_)
        return t.Intrinsic(type_, self.span(node), "unsafe.allocate_class", [self.number(positional[1], ty.U64)], [type_])

    def intrinsic_tail(self: "Checker", positional: list[Argument], node: Any) -> t.Expr:
        return t.Intrinsic(ty.U64, self.span(node), "unsafe.tail", [self.reference(positional[0])])

    def intrinsic_new_array(self: "Checker", positional: list[Argument], node: Any) -> t.Expr:
        element = self.type_argument(positional[0])
        return t.Intrinsic(ty.array_of(element), self.span(node), "unsafe.new_array", [self.number(positional[1], ty.INT)], [element])

    def intrinsic_array_data(self: "Checker", positional: list[Argument], node: Any) -> t.Expr:
        return t.Intrinsic(ty.U64, self.span(node), "unsafe.array_data", [self.reference(positional[0])])

    def intrinsic_is_same(self: "Checker", positional: list[Argument], node: Any) -> t.Expr:
        left, right = self.argument(positional[0], None), self.argument(positional[1], None)
        if ty.NEVER in (left.type, right.type):
            return self.bottom(node)
        span = self.span(node)
        if not left.type.is_value and not right.type.is_value:
            return t.Intrinsic(ty.BOOL, span, "is_same", [left, right])
        if left.type is not right.type:
            return self.after(left, self.after(right, self.const(False, node), node), node)
        if left.type is ty.FLOAT:
            bits = [t.Intrinsic(ty.U64, span, "unsafe.float_bits", [v]) for v in (left, right)]
            return t.Intrinsic(ty.BOOL, span, "m.eq", bits)
        if left.type in (ty.INT, ty.BOOL, ty.NONE) or isinstance(left.type, ty.MachineInt):
            return self.relation("eq", left, right, node)
        return self.after(left, self.after(right, self.const(False, node), node), node)

    def intrinsic_cpuid(self: "Checker", positional: list[Argument], node: Any) -> t.Expr:
        args = [self.number(a, ty.U32) for a in positional]
        return t.Intrinsic(ty.tuple_of(ty.U32, ty.U32, ty.U32, ty.U32), self.span(node), "unsafe.cpuid", args)

    def intrinsic_rdrand(self: "Checker", positional: list[Argument], node: Any) -> t.Expr:
        return t.Intrinsic(ty.tuple_of(ty.BOOL, ty.U64), self.span(node), "unsafe.rdrand", [])

    def symbol_name(self: "Checker", argument: Argument) -> t.Expr:
        if type(argument.node).__name__ != "Constant" or not isinstance(argument.node.value, str):
            self.fail(argument.node, "a symbol name must be a string literal")
        return self.const(argument.node.value, argument.node)

    def intrinsic_symbol(self: "Checker", positional: list[Argument], node: Any) -> t.Expr:
        return t.Intrinsic(ty.U64, self.span(node), "unsafe.symbol", [self.symbol_name(positional[0])])

    def intrinsic_call_asm(self: "Checker", positional: list[Argument], node: Any) -> t.Expr:
        args = [self.symbol_name(positional[0])] + [self.number(a, ty.U64) for a in positional[1:]]
        return t.Intrinsic(ty.U64, self.span(node), "unsafe.call_asm", args)

    def intrinsic_syscall(self: "Checker", positional: list[Argument], node: Any) -> t.Expr:
        return t.Intrinsic(ty.I64, self.span(node), "unsafe.syscall", [self.number(a, ty.U64) for a in positional])

    def intrinsic_current_exception(self: "Checker", positional: list[Argument], node: Any) -> t.Expr:
        return t.Intrinsic(ty.optional(self.analyzer.builtin_class("BaseException")), self.span(node), "unsafe.current_exception", [])

    def intrinsic_handled_exception(self: "Checker", positional: list[Argument], node: Any) -> t.Expr:
        return t.Intrinsic(ty.optional(self.analyzer.builtin_class("BaseException")), self.span(node), "unsafe.handled_exception", [])

    def intrinsic_set_current_exception(self: "Checker", positional: list[Argument], node: Any) -> t.Expr:
        base = ty.optional(self.analyzer.builtin_class("BaseException"))
        value = self.convert(self.argument(positional[0], base), base, node)
        return t.Intrinsic(ty.NONE, self.span(node), "unsafe.set_current_exception", [value])

    def site_text(self: "Checker", name: str, positional: list[Argument], node: Any) -> t.Expr:
        """The address of a text: a 16-bit length, then UTF-8."""
        return t.Intrinsic(ty.U64, self.span(node), "unsafe." + name, [self.number(positional[0], ty.U32)])

    def intrinsic_site_file(self: "Checker", positional: list[Argument], node: Any) -> t.Expr:
        return self.site_text("site_file", positional, node)

    def intrinsic_site_function(self: "Checker", positional: list[Argument], node: Any) -> t.Expr:
        return self.site_text("site_function", positional, node)

    def intrinsic_site_source(self: "Checker", positional: list[Argument], node: Any) -> t.Expr:
        return self.site_text("site_source", positional, node)

    def intrinsic_run_main(self: "Checker", positional: list[Argument], node: Any) -> t.Expr:
        return t.Call(ty.INT, self.span(node), self.analyzer.main_function(), [])

    def intrinsic_initialize_runtime(self: "Checker", positional: list[Argument], node: Any) -> t.Expr:
        return t.Call(ty.INT, self.span(node), self.analyzer.runtime_start, [])

    # --- image ------------------------------------------------------------------------

    def intrinsic_baked_count(self: "Checker", positional: list[Argument], node: Any) -> t.Expr:
        return self.const(len(self.analyzer.baked), node)

    def intrinsic_baked_name(self: "Checker", positional: list[Argument], node: Any) -> t.Expr:
        return self.baked(0, self.str_type(), "", positional, node)

    def intrinsic_baked_data(self: "Checker", positional: list[Argument], node: Any) -> t.Expr:
        return self.baked(1, self.analyzer.builtin_class("bytes"), b"", positional, node)

    def baked(self: "Checker", part: int, type_: ty.Type, default: Any, positional: list[Argument], node: Any) -> t.Expr:
        """The name or content of the i-th baked file: a chain of comparisons the optimiser turns into a table."""
        values = [b[part] for b in self.analyzer.baked]
        function = self.analyzer.synthesized(("baked", part), f"image.baked_{'data' if part else 'name'}", ty.INT, type_,
                                             lambda checker, index: baked_choice(checker, index, values, 0, type_, default))
        return t.Call(type_, self.span(node), function, [self.number(positional[0], ty.INT)])


def baked_choice(checker: "Checker", index: t.Expr, values: list[Any], start: int, type_: ty.Type, default: Any) -> t.Expr:
    """values[index - start] by halving the range."""
    if not values:
        return t.Const(type_, None, default)
    if len(values) == 1:
        return t.Const(type_, None, values[0])
    half = len(values) // 2
    test = t.Intrinsic(ty.BOOL, None, "int.lt", [index, t.Const(ty.INT, None, start + half)])
    return t.Cond(type_, None, test, baked_choice(checker, index, values[:half], start, type_, default),
                  baked_choice(checker, index, values[half:], start + half, type_, default))
