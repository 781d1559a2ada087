"""Unary, binary and comparison operators."""
from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis.types import is_type_class
from unic.analysis.convert import adapt_constant
from unic.analysis.modules import NOT_CONSTANT
from unic.analysis.operator_names import COMPARE, METHODS, REFLECTED, RELATIONS, SYMBOLS
from unic.analysis.percent_templates import spelled_out

if TYPE_CHECKING:
    from unic.analysis.checker import Checker

_INT_OPS = {"Add": "int.add", "Sub": "int.sub", "Mult": "int.mul", "BitOr": "int.or", "BitXor": "int.xor", "BitAnd": "int.and",
            "LShift": "int.shl", "RShift": "int.shr"}
_MACHINE_OPS = {"Add": "m.add", "Sub": "m.sub", "Mult": "m.mul", "BitOr": "m.or", "BitXor": "m.xor", "BitAnd": "m.and",
                "LShift": "m.shl", "RShift": "m.shr"}
_FLOAT_OPS = {"Add": "float.add", "Sub": "float.sub", "Mult": "float.mul"}

# A percent sign doubled, or with the key of a mapping behind it, or by itself.
_PERCENT = re.compile(r"(%%|%(\([^)]*\))?)")


class Operators:
    """Mixin: operators on every type."""

    def operator_name(self: "Checker", op: str) -> str:
        return METHODS[op]

    def operand_hint(self: "Checker", op: str, left: ty.Type) -> ty.Type | None:
        """What the right operand is expected to be (guides literals and displays)."""
        if isinstance(left, ty.MachineInt) and op not in ("LShift", "RShift"):
            return left
        function = self.function_operand(op, left)
        if function is not None:
            return function
        if isinstance(left, ty.ClassType) and op in ("Add", "BitOr") or isinstance(left, ty.UnionType) and left.operations is not None:
            return left
        return None

    def function_operand(self: "Checker", op: str, left: ty.Type) -> ty.Type | None:
        """The parameter of an app's own operator method that takes a function (`pipeline | step`)."""
        if not isinstance(left, ty.ClassType) or left.decl is None or not left.decl.module.is_app:
            return None
        found = self.analyzer.find_method(left, f"__{METHODS[op]}__")
        if found is None or not found[1].module.is_app or self.analyzer.signatures.type_parameters(found[1]):
            return None
        signature = self.analyzer.signatures.of(found[1], found[0] if found[0] is not None else left, {}, partial=True)
        wanted = signature.params[1][1] if signature is not None and len(signature.params) == 2 else None
        return wanted if self.callable_in(wanted) is not None else None

    # --- unary ------------------------------------------------------------------------

    def expr_UnaryOp(self: "Checker", node: Any, expected: ty.Type | None) -> t.Expr:
        op = type(node.op).__name__
        if op == "Not":
            folded = self.fold_condition(node)
            if folded is not NOT_CONSTANT:
                return self.const(bool(folded), node)
            return self.negate(self.truth(self.value(node.operand), node.operand))
        folded = self.fold(node)
        if folded is not NOT_CONSTANT and not isinstance(folded, bool):
            return self.constant(folded, node, expected)
        value = self.value(node.operand, expected if isinstance(expected, ty.MachineInt) else None)
        return self.unary(op, value, node)

    def unary(self: "Checker", op: str, value: t.Expr, node: Any) -> t.Expr:
        inverted = self.flag_inverted(value, node) if op == "Invert" else None
        if inverted is not None:
            return inverted
        value = self.mixed_in(value)
        span, type_ = self.span(node), value.type
        if type_ is ty.NEVER:
            return value
        if type_ is ty.BOOL:
            value, type_ = t.Intrinsic(ty.INT, span, "bool_to_int", [value]), ty.INT
        if type_ is ty.INT:
            self.check_int_range(value, node)
            if op == "UAdd":
                return value
            return t.Intrinsic(ty.INT, span, "int.neg" if op == "USub" else "int.not", [value])
        if isinstance(type_, ty.MachineInt):
            return value if op == "UAdd" else t.Intrinsic(type_, span, "m.neg" if op == "USub" else "m.not", [value])
        if type_ is ty.FLOAT and op != "Invert":
            return value if op == "UAdd" else t.Intrinsic(ty.FLOAT, span, "float.neg", [value])
        if ty.by_cases(type_):
            return self.distribute(value, node, lambda v: self.unary(op, v, node))
        method = {"USub": "__neg__", "UAdd": "__pos__", "Invert": "__invert__"}[op]
        if self.analyzer.find_method(type_, method) is None:
            self.fail(node, f"bad operand type for unary {'-' if op == 'USub' else '+' if op == 'UAdd' else '~'}: {type_}", about=(value,))
        return self.call_method(value, method, [], {}, node)

    # --- binary -----------------------------------------------------------------------

    def expr_BinOp(self: "Checker", node: Any, expected: ty.Type | None) -> t.Expr:
        folded = self.fold(node)
        if folded is not NOT_CONSTANT and not isinstance(folded, str):
            return self.constant(folded, node, expected)
        op = type(node.op).__name__
        hint = expected if isinstance(expected, ty.MachineInt) or op in ("Add", "BitOr", "Mult") and isinstance(expected, ty.ClassType) else None
        left = self.value(node.left, hint)
        right = self.value(node.right, self.operand_hint(op, left.type))
        # Helper statements of the right operand must not run before the left is evaluated: blocks keep the order.
        return self.binary(op, left, right, node)

    def binary(self: "Checker", op: str, left: t.Expr, right: t.Expr, node: Any) -> t.Expr:
        if left.type is ty.NEVER or right.type is ty.NEVER:
            return self.bottom(node)
        combined = self.flag_binary(op, left, right, node)
        if combined is not None:
            return combined
        left, right = self.mixed_in(left), self.mixed_in(right)
        if op == "Add" and left.type.open != right.type.open and isinstance(left.type, ty.ClassType) and isinstance(right.type, ty.ClassType):
            self.fit(left.type, right.type) if left.type.open else self.fit(right.type, left.type)
        if ty.by_cases(left.type):
            return self.distribute(left, node, lambda v: self.binary(op, v, right, node))
        formatted = op == "Mod" and left.type is self.str_type() and ty.is_lenient(right.type)
        if ty.by_cases(right.type) and not formatted and not self.accepts_union(left.type, "__" + METHODS[op] + "__", right.type):
            body: list[t.Stmt] = []
            kept = self.keep(left, body)
            return self.block(body, self.distribute(right, node, lambda v: self.binary(op, kept, v, node)))
        number = self.numeric_binary(op, left, right, node)
        if number is not None:
            return number
        if op in ("Add", "Mult") and self.analyzer.find_method(left.type, f"__{METHODS[op]}__") is None:
            left, right = self.as_tuple(left), self.as_tuple(right)
        if isinstance(left.type, ty.TupleType):
            combined = self.tuple_binary(op, left, right, node)
            if combined is not None:
                return combined
        return self.method_binary(op, left, right, node)

    def accepts_union(self: "Checker", left: ty.Type, method: str, right: ty.Type) -> bool:
        found = self.analyzer.find_method(left, method)
        if found is None:
            return False
        signature = self.analyzer.signatures.of(found[1], found[0] if found[0] is not None else left, {}, partial=True)
        return signature is not None and len(signature.params) > 1 and self.conversions.assignable(right, signature.params[1][1])

    def numeric_binary(self: "Checker", op: str, left: t.Expr, right: t.Expr, node: Any) -> t.Expr | None:
        """Arithmetic on numbers; None when an operand is not one."""
        span = self.span(node)
        if isinstance(left.type, ty.MachineInt) or isinstance(right.type, ty.MachineInt):
            return self.machine_binary(op, left, right, node)
        numbers = (ty.INT, ty.BOOL, ty.FLOAT)
        if left.type not in numbers or right.type not in numbers:
            return None
        self.check_int_range(left, node)
        self.check_int_range(right, node)
        if ty.FLOAT in (left.type, right.type):
            a, b = self.to_float(left), self.to_float(right)
            if op in _FLOAT_OPS:
                return t.Intrinsic(ty.FLOAT, span, _FLOAT_OPS[op], [a, b])
            if op == "Div":
                return self.float_division(a, b, node)
            if op in ("FloorDiv", "Mod", "Pow"):
                return self.call_method(a, f"__{METHODS[op]}__", [(b, node)], {}, node)
            self.fail(node, f"unsupported operand types for {SYMBOLS[op]}: {left.type} and {right.type}", about=(left, right))
        if left.type is ty.BOOL and right.type is ty.BOOL and op in ("BitAnd", "BitOr", "BitXor"):
            return t.Intrinsic(ty.BOOL, span, {"BitAnd": "bool.and", "BitOr": "bool.or", "BitXor": "bool.xor"}[op], [left, right])
        a, b = self.to_int(left), self.to_int(right)
        if op in _INT_OPS:
            return t.Intrinsic(ty.INT, span, _INT_OPS[op], [a, b])
        if op == "MatMult":
            return None
        if op == "Pow" and isinstance(b, t.Const) and b.value < 0:
            return self.call_method(self.to_float(a), "__pow__", [(self.to_float(b), node)], {}, node)
        if op in ("FloorDiv", "Mod") and isinstance(b, t.Const) and b.value > 0:
            return t.Intrinsic(ty.INT, span, "int.floordiv" if op == "FloorDiv" else "int.mod", [a, b])
        return self.call_method(a, f"__{METHODS[op]}__", [(b, node)], {}, node)

    def float_division(self: "Checker", a: t.Expr, b: t.Expr, node: Any) -> t.Expr:
        span = self.span(node)
        if isinstance(b, t.Const) and b.value != 0:
            return t.Intrinsic(ty.FLOAT, span, "float.div", [a, b])
        body: list[t.Stmt] = []
        x, y = self.keep(a, body), self.keep(b, body)
        zero = t.Intrinsic(ty.BOOL, span, "float.eq", [y, t.Const(ty.FLOAT, span, 0.0)])
        failure = self.builtin_call("raise_zero_division", [self.const("float division by zero", node)], node)
        body.append(t.If(span, zero, [t.Eval(span, failure)], []))
        return self.block(body, t.Intrinsic(ty.FLOAT, span, "float.div", [x, y]))

    def to_int(self: "Checker", value: t.Expr) -> t.Expr:
        if value.type is ty.BOOL:
            if isinstance(value, t.Const):
                return t.Const(ty.INT, value.span, int(value.value))
            return t.Intrinsic(ty.INT, value.span, "bool_to_int", [value])
        return value

    def to_float(self: "Checker", value: t.Expr) -> t.Expr:
        if value.type is ty.FLOAT:
            return value
        if isinstance(value, t.Const):
            return t.Const(ty.FLOAT, value.span, float(value.value))
        return t.Intrinsic(ty.FLOAT, value.span, "int_to_float" if value.type is ty.INT else "bool_to_float", [value])

    def machine_binary(self: "Checker", op: str, left: t.Expr, right: t.Expr, node: Any) -> t.Expr | None:
        span = self.span(node)
        if op in ("LShift", "RShift") and isinstance(left.type, ty.MachineInt):
            count = adapt_constant(right, left.type)
            if count is None:
                if right.type is ty.INT or isinstance(right.type, ty.MachineInt):
                    count = right if right.type is left.type else t.Intrinsic(left.type, span, "to_machine", [right])
                else:
                    return None
            return t.Intrinsic(left.type, span, _MACHINE_OPS[op], [left, count])
        if isinstance(left.type, ty.MachineInt):
            adapted = adapt_constant(right, left.type)
            right = adapted if adapted is not None else right
        elif isinstance(right.type, ty.MachineInt):
            adapted = adapt_constant(left, right.type)
            left = adapted if adapted is not None else left
        if left.type is not right.type:
            self.fail(node, f"{SYMBOLS[op]} mixes {left.type} and {right.type}", "convert one of them explicitly", about=(left, right))
        if op in _MACHINE_OPS:
            return t.Intrinsic(left.type, span, _MACHINE_OPS[op], [left, right])
        if op in ("FloorDiv", "Mod"):
            assert isinstance(left.type, ty.MachineInt)
            name = "m.div" if op == "FloorDiv" else "m.rem"
            if isinstance(right, t.Const) and right.value != 0:
                return t.Intrinsic(left.type, span, name, [left, right])
            body: list[t.Stmt] = []
            a, b = self.keep(left, body), self.keep(right, body)
            zero = t.Intrinsic(ty.BOOL, span, "m.eq", [b, t.Const(left.type, span, 0)])
            failure = self.builtin_call("raise_zero_division", [self.const("integer division or modulo by zero", node)], node)
            body.append(t.If(span, zero, [t.Eval(span, failure)], []))
            return self.block(body, t.Intrinsic(left.type, span, name, [a, b]))
        self.fail(node, f"{SYMBOLS[op]} is not defined for {left.type}", "convert to int first", about=(left,))

    def tuple_binary(self: "Checker", op: str, left: t.Expr, right: t.Expr, node: Any) -> t.Expr | None:
        assert isinstance(left.type, ty.TupleType)
        span = self.span(node)
        if op == "Add" and isinstance(right.type, ty.TupleType):
            body: list[t.Stmt] = []
            a, b = self.keep(left, body), self.keep(right, body)
            items: list[t.Expr] = [t.TupleGet(i, span, a, n) for n, i in enumerate(left.type.items)]
            items += [t.TupleGet(i, span, b, n) for n, i in enumerate(right.type.items)]
            return self.block(body, t.MakeTuple(ty.tuple_of(*(i.type for i in items)), span, items))
        if op == "Mult" and isinstance(right, t.Const) and right.type is ty.INT and 0 <= right.value * len(left.type.items) <= 64:
            body = []
            a = self.keep(left, body)
            items = [t.TupleGet(i, span, a, n) for _ in range(right.value) for n, i in enumerate(left.type.items)]
            return self.block(body, t.MakeTuple(ty.tuple_of(*(i.type for i in items)), span, items))
        return self.binary(op, self.variadic(left, node), right, node) if left.type.items else None

    def variadic(self: "Checker", value: t.Expr, node: Any) -> t.Expr:
        """A fixed tuple as tuple[T, ...]."""
        assert isinstance(value.type, ty.TupleType)
        element = ty.union_of(*value.type.items)
        return self.convert(value, self.analyzer.builtin_class("tuple", element), node)

    def method_binary(self: "Checker", op: str, left: t.Expr, right: t.Expr, node: Any) -> t.Expr:
        name = METHODS[op]
        body: list[t.Stmt]
        if op == "Mod" and left.type is self.str_type() and isinstance(right.type, ty.UnionType) and right.type.operations is not None:
            # A mapping gives what a template names; of other values the run says how many they are.
            if isinstance(left, t.Const) and "%(" in left.value:
                return self.percent_format(left, right, node)
            body = []
            template = left if isinstance(left, t.Const) else self.keep(left, body)
            return self.block(body, self.each_member(right, node, lambda v: self.percent_format(template, v, node)))
        if op == "Mult" and ty.BOOL in (left.type, right.type):
            # A bool counts as 0 or 1, as in "s" * (n != 1).
            left, right = self.to_int(left), self.to_int(right)
        asked = self.ask_both(left, right, f"__{name}__", f"__r{name}__", self.shown_operator(op), node)
        if asked is not None:
            return asked
        if self.method_accepts(left.type, f"__{name}__", right):
            return self.call_method(left, f"__{name}__", [(right, node)], {}, node)
        if self.method_accepts(right.type, f"__r{name}__", left):
            body = []
            kept = self.keep(left, body)
            return self.block(body, self.call_method(right, f"__r{name}__", [(kept, node)], {}, node))
        if op == "Mod" and (left.type is self.str_type() or str(left.type) in ("bytes", "bytearray")):
            return self.percent_format(left, right, node)
        if isinstance(right.type, ty.TupleType) and isinstance(left.type, ty.ClassType) and self.conversions.is_tuple_class(left.type):
            return self.binary(op, left, self.variadic(right, node), node)
        unawaited = self.is_coroutine(left.type) or self.is_coroutine(right.type)
        self.fail(node, f"unsupported operand types for {SYMBOLS[op]}: {left.type} and {right.type}",
                  "write `await` before the coroutine" if unawaited else self.operand_remedy(op, left, right), about=(left, right))

    def operand_remedy(self: "Checker", op: str, left: t.Expr, right: t.Expr) -> str:
        numbers = [v.type for v in (left, right) if v.type in (ty.INT, ty.FLOAT, ty.BOOL)]
        if op == "Add" and numbers and self.str_type() in (left.type, right.type):
            return f"write str(...) around the {numbers[0]}, or an f-string"
        return self.remedy(right, left.type)

    def shown_operator(self: "Checker", op: str) -> str:
        return "** or pow()" if op == "Pow" and not self.in_place else SYMBOLS[op] + self.in_place

    def percent_format(self: "Checker", template: t.Expr, right: t.Expr, node: Any) -> t.Expr:
        """`template % values`: a tuple gives several values, anything else is the only one."""
        body: list[t.Stmt] = []
        kept = self.keep(template, body)
        if isinstance(template, t.Const) and isinstance(template.value, str) and "%(" in template.value and self.analyzer.find_method(right.type, "__getitem__") is not None:
            return self.percent_mapping(template.value, right, node)
        if kept.type is self.str_type() and not isinstance(template, t.Const) and self.dict_below(right.type) is not None:
            return self.block(body, self.builtin_call("percent_mapping", [kept, right], node, {"M": right.type}))
        right = self.as_tuple(right)
        if kept.type is not self.str_type():
            return self.block(body, self.percent_bytes(template, kept, right, node))
        if isinstance(right.type, ty.ClassType) and self.conversions.is_tuple_class(right.type):
            return self.block(body, self.builtin_call("percent_format_tuple", [kept, right], node, {"T": right.type.args[0]}))
        items = self.percent_items(right, body)
        if isinstance(template, t.Const) and (isinstance(right.type, ty.TupleType) or not self.conversions.is_object(right.type)):
            plain = spelled_out(self, template.value, items, node)
            if plain is not None:
                return self.block(body, plain)
        array = self.array_of(items, self.analyzer.builtin_class("object"), node, body)
        return self.block(body, self.builtin_call("percent_format", [kept, array], node))

    def percent_items(self: "Checker", right: t.Expr, body: list[t.Stmt]) -> list[t.Expr]:
        """The values behind %."""
        if not isinstance(right.type, ty.TupleType):
            return [right]
        source = right if isinstance(right, t.MakeTuple) else self.keep(right, body)
        return list(source.items) if isinstance(source, t.MakeTuple) else [
            t.TupleGet(item, right.span, source, i) for i, item in enumerate(right.type.items)]

    def percent_bytes(self: "Checker", template: t.Expr, kept: t.Expr, right: t.Expr, node: Any) -> t.Expr:
        """`template % values` of bytes."""
        if str(kept.type) != "bytes":
            self.fail(node, "% of a bytearray is not supported", "write bytearray(bytes(template) % values)")
        if self.dict_below(right.type) is not None or isinstance(right.type, ty.ClassType) and self.conversions.is_tuple_class(right.type):
            self.fail(node, f"% of bytes does not take a {right.type}", "write the values out: template % (a, b)")
        body: list[t.Stmt] = []
        array = self.array_of(self.percent_items(right, body), self.analyzer.builtin_class("object"), node, body)
        return self.block(body, self.builtin_call("percent_bytes", [kept, array], node))

    def percent_mapping(self: "Checker", template: str, mapping: t.Expr, node: Any) -> t.Expr:
        """`"%(name)s" % mapping` of a constant template: its keys looked up one after another."""
        pieces = _PERCENT.findall(template)
        if any(not key and piece != "%%" for piece, key in pieces):
            self.fail(node, "a template with %(name)s may not have conversions without a name", "name them all")
        body: list[t.Stmt] = []
        saved, self.out = self.out, body
        try:
            source = self.keep(mapping, body)
            values = [self.call_method(source, "__getitem__", [(self.const(key[1:-1], node), node)], {}, node) for _, key in pieces if key]
            plain = _PERCENT.sub(lambda found: "%%" if found.group(0) == "%%" else "%", template)
            array = self.array_of(values, self.analyzer.builtin_class("object"), node, body)
            made = self.builtin_call("percent_format", [self.const(plain, node), array], node)
        finally:
            self.out = saved
        return self.block(body, made)

    def method_accepts(self: "Checker", type_: ty.Type, method: str, other: t.Expr) -> bool:
        """Whether `type_` has this operator method for an operand like `other`."""
        found = self.analyzer.find_method(type_, method)
        if found is None:
            return False
        owner, decl = found
        if decl.type_params or any(self.analyzer.signatures.is_protocol(p.annotation, decl) for p in decl.params[1:]):
            return True
        signature = self.analyzer.signatures.of(decl, owner if owner is not None else type_, {}, partial=True)
        if signature is None or len(signature.params) < 2:
            return True
        wanted = signature.params[1][1]
        return self.conversions.assignable(other.type, wanted) or adapt_constant(other, wanted) is not None or other.type.open

    def distribute(self: "Checker", value: t.Expr, node: Any, operation: Any) -> t.Expr:
        """Apply an operation to a union by cases of its members; None is refused."""
        assert isinstance(value.type, ty.UnionType)
        if value.type.lenient:
            return operation(self.present(value, node))  # type: ignore[no-any-return]
        if value.type.has_none:
            self.fail(node, f"the value may be None here (it is {value.type})", "test `is not None` first", about=(value,))
        return self.each_member(value, node, operation)

    # --- comparison -------------------------------------------------------------------

    def expr_Compare(self: "Checker", node: Any, expected: ty.Type | None) -> t.Expr:
        folded = self.fold(node)
        if folded is not NOT_CONSTANT:
            return self.const(bool(folded), node)
        test, _, _ = self.branch_condition(node)
        return test

    def compare(self: "Checker", op: str, left: t.Expr, right: t.Expr, node: Any) -> t.Expr:
        """One comparison, of type bool (or what a user's operator method gives)."""
        if left.type is ty.NEVER or right.type is ty.NEVER:
            return self.pretend(ty.BOOL, node) if op in ("Is", "IsNot") else self.bottom(node)
        if op in ("Is", "IsNot"):
            return self.identity(op, left, right, node)
        if op in ("In", "NotIn"):
            found = self.contains(right, left, node)
            return self.negate(found) if op == "NotIn" else found
        return self.relation(COMPARE[op], left, right, node)

    def identity(self: "Checker", op: str, left: t.Expr, right: t.Expr, node: Any) -> t.Expr:
        span = self.span(node)
        if right.type is ty.NONE or left.type is ty.NONE:
            value = left if right.type is ty.NONE else right
            result = self.none_test(value, node)
        elif isinstance(right, t.Const) and right.type is ty.BOOL and left.type is not ty.BOOL:
            result = self.truth_value_test(left, right, node)
        elif left.type.is_value and right.type.is_value:
            result = self.relation("eq", left, right, node) if left.type in (ty.BOOL,) else self.fail(
                node, f"`is` on {left.type} compares objects, which values are not", "compare with ==")
        elif left.type.is_value or right.type.is_value:
            result = self.relation("eq", left, right, node)
        elif isinstance(left.type, ty.CallableType) and isinstance(right.type, ty.CallableType):
            result = self.ask_functions("is_function", [left, right], node)
        else:
            # Class values are made anew each time. Of two sides the one that is a class for certain says what it is equal to.
            if is_type_class(right.type) and not is_type_class(left.type):
                left, right = right, self.keep(left, self.out)
            classes = is_type_class(left.type) and self.may_be_class(right.type)
            result = self.relation("eq", left, right, node) if classes else self.same_object(left, right, node)
        return self.negate(result) if op == "IsNot" else result

    def same_object(self: "Checker", left: t.Expr, right: t.Expr, node: Any) -> t.Expr:
        """`left is right` of what are not both classes for certain."""
        span = self.span(node)
        if not self.may_be_class(left.type) or not self.may_be_class(right.type):
            return t.Intrinsic(ty.BOOL, span, "is_same", [left, right])
        body: list[t.Stmt] = []
        a, b = self.keep(left, body), self.keep(right, body)
        kind = self.analyzer.builtin_class("type")
        as_classes = [self.conversions.narrow(side, kind) for side in (a, b)]
        assert as_classes[0] is not None and as_classes[1] is not None
        both = self.both(self.type_test(a, [kind], node), self.type_test(b, [kind], node), node)
        equal = self.choose(both, self.relation("eq", as_classes[0], as_classes[1], node), self.const(False, node), node)
        return self.block(body, self.choose(t.Intrinsic(ty.BOOL, span, "is_same", [a, b]), self.const(True, node), equal, node))

    def may_be_class(self: "Checker", type_: ty.Type) -> bool:
        """Whether a value may be a class."""
        members = type_.members if isinstance(type_, ty.UnionType) else [type_]
        return any(is_type_class(member) or self.conversions.is_object(member) for member in members)

    def truth_value_test(self: "Checker", value: t.Expr, constant: t.Const, node: Any) -> t.Expr:
        """`value is True`: a number that equals it is another object."""
        members = value.type.members if isinstance(value.type, ty.UnionType) else (value.type,)
        if ty.BOOL not in members and not self.conversions.is_object(value.type):
            return self.after(value, self.const(False, node), node)
        body: list[t.Stmt] = []
        kept = self.keep(value, body)
        narrowed = self.conversions.narrow(kept, ty.BOOL)
        assert narrowed is not None
        same = t.Intrinsic(ty.BOOL, self.span(node), "bool.eq", [narrowed, constant])
        return self.block(body, self.choose(self.type_test(kept, [ty.BOOL], node), same, self.const(False, node), node))

    def none_test(self: "Checker", value: t.Expr, node: Any) -> t.Expr:
        span = self.span(node)
        if value.type is ty.NONE:
            return self.after(value, t.Const(ty.BOOL, span, True), node)
        can_be = isinstance(value.type, ty.UnionType) and value.type.has_none or self.conversions.is_object(value.type)
        if not can_be and not isinstance(value.type, ty.FrameType):
            return self.after(value, t.Const(ty.BOOL, span, False), node)
        return t.Intrinsic(ty.BOOL, span, "is_none", [value])

    def after(self: "Checker", value: t.Expr, result: t.Expr, node: Any) -> t.Expr:
        """`result`, with `value` evaluated before for its effects."""
        if isinstance(value, (t.Const, t.LocalGet, t.GlobalGet)):
            return result
        return t.Block(result.type, self.span(node), [t.Eval(self.span(node), value)], result)

    def relation(self: "Checker", name: str, left: t.Expr, right: t.Expr, node: Any) -> t.Expr:
        span = self.span(node)
        if left.type.open or right.type.open:
            # `xs == []`: the other side tells the type.
            self.fit(left.type, right.type) if left.type.open else self.fit(right.type, left.type)
            return self.pretend(ty.BOOL, node)
        left, right = self.mixed_in(left), self.mixed_in(right)
        number = self.numeric_relation(name, left, right, node)
        if number is not None:
            return number
        if left.type is ty.BOOL and right.type is ty.BOOL:
            if name in ("eq", "ne"):
                return t.Intrinsic(ty.BOOL, span, "bool." + name, [left, right])
            return self.relation(name, self.to_int(left), self.to_int(right), node)
        if (left.type is ty.NONE or right.type is ty.NONE) and name in ("eq", "ne"):
            none, value = (left, right) if left.type is ty.NONE else (right, left)
            if not self.may_equal_none(value, none):
                self.refuse_unasked_equality(value, none, node)
                result = self.none_test(value, node)
                return self.negate(result) if name == "ne" else result
        if isinstance(left.type, ty.CallableType) and isinstance(right.type, ty.CallableType) and name in ("eq", "ne"):
            return self.function_relation(name, left, right, node)
        if name in ("eq", "ne") and isinstance(left.type, ty.CallableType) != isinstance(right.type, ty.CallableType):
            left, right = self.function_beside(left, right.type, node), self.function_beside(right, left.type, node)
            by_protocol = self.callback_relation(name, left, right, node)
            if by_protocol is not None:
                return by_protocol
            if isinstance(left.type, ty.CallableType) and isinstance(right.type, ty.CallableType):
                return self.function_relation(name, left, right, node)
        if name not in ("eq", "ne"):
            for side, other, method in ((left, right, name), (right, left, REFLECTED[name])):
                if isinstance(side.type, ty.UnionType) and self.method_accepts(side.type, f"__{method}__", other):
                    return self.call_method(side, f"__{method}__", [(other, node)], {}, node)
        if isinstance(left.type, ty.UnionType) or isinstance(right.type, ty.UnionType):
            return self.union_relation(name, left, right, node)
        if isinstance(left.type, ty.TupleType) != isinstance(right.type, ty.TupleType) \
                or left.type is not right.type and self.is_plain_named_tuple(left.type, name) and self.is_plain_named_tuple(right.type, name):
            left, right = self.as_tuple(left), self.as_tuple(right)
        if isinstance(left.type, ty.TupleType):
            return self.tuple_relation(name, left, right, node)
        return self.method_relation(name, left, right, node)

    def numeric_relation(self: "Checker", name: str, left: t.Expr, right: t.Expr, node: Any) -> t.Expr | None:
        span = self.span(node)
        if isinstance(left.type, ty.MachineInt) or isinstance(right.type, ty.MachineInt):
            if isinstance(left.type, ty.MachineInt):
                adapted = adapt_constant(right, left.type)
                right = adapted if adapted is not None else right
            else:
                adapted = adapt_constant(left, right.type)
                left = adapted if adapted is not None else left
            if left.type is right.type:
                return t.Intrinsic(ty.BOOL, span, "m." + name, [left, right])
            if isinstance(left.type, ty.MachineInt) and (isinstance(right.type, ty.MachineInt) or right.type is ty.INT) or left.type is ty.INT:
                self.fail(node, f"comparison mixes {left.type} and {right.type}", "convert one of them explicitly", about=(left, right))
            return None
        numbers = (ty.INT, ty.BOOL, ty.FLOAT)
        if left.type not in numbers or right.type not in numbers or left.type is ty.BOOL and right.type is ty.BOOL:
            return None
        self.check_int_range(left, node)
        self.check_int_range(right, node)
        if left.type is ty.FLOAT and right.type is ty.FLOAT:
            return t.Intrinsic(ty.BOOL, span, "float." + name, [left, right])
        if ty.FLOAT in (left.type, right.type):
            return self.mixed_relation(name, left, right, node)
        return t.Intrinsic(ty.BOOL, span, "int." + name, [self.to_int(left), self.to_int(right)])

    def mixed_relation(self: "Checker", name: str, left: t.Expr, right: t.Expr, node: Any) -> t.Expr:
        """int against float: exact as in CPython, where the int is not rounded."""
        integer, real = (left, right) if right.type is ty.FLOAT else (right, left)
        if isinstance(integer, t.Const) and abs(integer.value) <= 1 << 53 or integer.type is ty.BOOL:
            pair = [self.to_float(left), self.to_float(right)]
            return t.Intrinsic(ty.BOOL, self.span(node), "float." + name, pair)
        relation = name if integer is left else REFLECTED[name]
        body: list[t.Stmt] = []
        a = self.keep(left, body)
        b = self.keep(right, body)
        x, y = (a, b) if integer is left else (b, a)
        sign = self.builtin_call("compare_int_float", [x, y], node)
        local = self.keep(sign, body)
        # 2 means unordered: only != holds.
        if relation == "ne":
            return self.block(body, t.Intrinsic(ty.BOOL, self.span(node), "int.ne", [local, t.Const(ty.INT, None, 0)]))
        ordered = t.Intrinsic(ty.BOOL, self.span(node), "int.ne", [local, t.Const(ty.INT, None, 2)])
        holds = t.Intrinsic(ty.BOOL, self.span(node), "int." + relation, [local, t.Const(ty.INT, None, 0)])
        return self.block(body, t.Intrinsic(ty.BOOL, self.span(node), "bool.and", [ordered, holds]))

    def union_relation(self: "Checker", name: str, left: t.Expr, right: t.Expr, node: Any) -> t.Expr:
        """Comparison with a union on a side: by cases; for == different kinds are simply unequal."""
        span = self.span(node)
        body: list[t.Stmt] = []
        a, b = self.keep(left, body), self.keep(right, body)
        if name not in ("eq", "ne"):
            a, b = self.keep(self.present(a, node), body), self.keep(self.present(b, node), body)
            if not isinstance(a.type, ty.UnionType) and not isinstance(b.type, ty.UnionType):
                return self.block(body, self.relation(name, a, b, node))
            for side in (a, b):
                if isinstance(side.type, ty.UnionType) and side.type.has_none and not self.ordered_at_run:
                    self.fail(node, f"the value may be None here (it is {side.type})", "test `is not None` first",
                              about=(side,) if side.type.operations is None else (a, b))

        def cases(value: t.Expr) -> list[tuple[t.Expr | None, t.Expr]]:
            if not isinstance(value.type, ty.UnionType):
                return [(None, value)]
            found: list[tuple[t.Expr | None, t.Expr]] = []
            if value.type.has_none:
                found.append((t.Intrinsic(ty.BOOL, span, "is_none", [value]), t.Const(ty.NONE, span, None)))
            for member in value.type.others:
                narrowed = self.conversions.narrow(value, member)
                assert narrowed is not None
                found.append((self.type_test(value, [member], node), narrowed))
            return found

        result: t.Expr | None = None
        for test_a, value_a in reversed(cases(a)):
            inner: t.Expr | None = None
            for test_b, value_b in reversed(cases(b)):
                part = self.truth(self.relation(name, value_a, value_b, node), node)
                inner = part if inner is None or test_b is None else self.choose(test_b, part, inner, node)
            assert inner is not None
            result = inner if result is None or test_a is None else self.choose(test_a, inner, result, node)
        assert result is not None
        return self.block(body, result)

    def tuple_relation(self: "Checker", name: str, left: t.Expr, right: t.Expr, node: Any) -> t.Expr:
        assert isinstance(left.type, ty.TupleType)
        span = self.span(node)
        if isinstance(right.type, ty.ClassType) and self.conversions.is_tuple_class(right.type) and left.type.items:
            wanted = right.type if self.conversions.assignable(left.type, right.type) else self.analyzer.variadic_class(left.type)
            return self.relation(name, self.convert(left, wanted, node), right, node)
        if not isinstance(right.type, ty.TupleType):
            if name in ("eq", "ne") and not self.conversions.is_object(right.type) and self.may_be_equal(left.type, right.type):
                # A class of the app or the library that says what its objects are equal to: the right operand answers.
                return self.method_relation(name, left, right, node)
            return self.unrelated(name, left, right, node)
        if len(left.type.items) != len(right.type.items) and name in ("eq", "ne"):
            return self.after(left, self.after(right, self.const(name == "ne", node), node), node)
        body: list[t.Stmt] = []
        a, b = self.keep(left, body), self.keep(right, body)
        pairs = [(t.TupleGet(x, span, a, i), t.TupleGet(y, span, b, i))
                 for i, (x, y) in enumerate(zip(left.type.items, right.type.items))]
        if name in ("eq", "ne"):
            result: t.Expr = self.const(True, node)
            for x, y in reversed(pairs):
                same = self.same_items(x, y, node)
                result = same if isinstance(result, t.Const) and result.value is True else self.choose(same, result, self.const(False, node), node)
            return self.block(body, self.negate(result) if name == "ne" else result)
        sizes = {"lt": len(left.type.items) < len(right.type.items), "le": len(left.type.items) <= len(right.type.items),
                 "gt": len(left.type.items) > len(right.type.items), "ge": len(left.type.items) >= len(right.type.items)}
        result = self.const(sizes[name], node)
        behind, self.behind_equal = self.behind_equal, False
        for place, (x, y) in reversed(list(enumerate(pairs))):
            same = self.same_items(x, y, node)
            # Items behind the first are only asked where all before them are equal, which may never be.
            self.behind_equal = behind or place > 0
            result = self.choose(same, result, self.truth(self.relation(name, x, y, node), node), node)
            self.behind_equal = False
        self.behind_equal = behind
        return self.block(body, result)

    def same_items(self: "Checker", x: t.Expr, y: t.Expr, node: Any) -> t.Expr:
        """What tuples mean by equal items: the same object, or `==`, which is not asked of one and the same."""
        equal = self.truth(self.relation("eq", x, y, node), node)
        if x.type is not y.type or x.type.is_value or x.type is self.str_type() or isinstance(x.type, (ty.TupleType, ty.CallableType)) or x.type.open:
            return equal
        return self.choose(t.Intrinsic(ty.BOOL, self.span(node), "is_same", [x, y]), self.const(True, node), equal, node)

    @property
    def ordered_at_run(self: "Checker") -> bool:
        """Whether values that have no order are an error of the run: they may never be compared. So in what a NamedTuple or dataclass has for `<`."""
        return self.behind_equal or self.decl is not None and self.decl.is_synthesized

    def unrelated(self: "Checker", name: str, left: t.Expr, right: t.Expr, node: Any) -> t.Expr:
        """Values of kinds that have nothing to do with each other: unequal; no order."""
        if name in ("eq", "ne"):
            return self.after(left, self.after(right, self.const(name == "ne", node), node), node)
        if self.ordered_at_run:
            body: list[t.Stmt] = []
            names = [self.class_name_at_run(self.keep(side, body), node) for side in (left, right)]
            body.append(t.Eval(self.span(node), self.builtin_call("raise_unordered", [self.const(RELATIONS[name], node), *names], node)))
            return self.block(body, self.const(False, node))
        self.fail(node, f"'{left.type}' and '{right.type}' cannot be ordered", "compare values of one type, or give sorted(), min() and max() a key", about=(left, right))

    def method_relation(self: "Checker", name: str, left: t.Expr, right: t.Expr, node: Any) -> t.Expr:
        if self.conversions.is_object(right.type) and not self.conversions.is_object(left.type) and name in ("eq", "ne") \
                and not self.method_accepts(left.type, f"__{name}__", right):
            return self.object_relation(name, left, right, node)
        method = f"__{name}__"
        if name == "ne" and self.negates_equality(left.type) and self.negates_equality(right.type):
            asked = self.ask_both(left, right, "__eq__", "__eq__", "==", node)
            if asked is not None:
                return self.negate(self.truth(asked, node))
        else:
            asked = self.ask_both(left, right, method, f"__{REFLECTED[name]}__", RELATIONS[name], node)
            if asked is not None:
                return asked
        if self.method_accepts(left.type, method, right):
            found = self.analyzer.find_method(left.type, method)
            if name == "ne" and found is not None and self.is_default_ne(found):
                return self.negate(self.truth(self.relation("eq", left, right, node), node))
            return self.call_method(left, method, [(right, node)], {}, node)
        reflected = f"__{REFLECTED[name]}__"
        if self.method_accepts(right.type, reflected, left):
            body: list[t.Stmt] = []
            kept = self.keep(left, body)
            return self.block(body, self.call_method(right, reflected, [(kept, node)], {}, node))
        if name == "ne" and self.method_accepts(left.type, "__eq__", right):
            return self.negate(self.truth(self.relation("eq", left, right, node), node))
        mixed = self.container_equality(left, right, node) if name in ("eq", "ne") else None
        if mixed is not None:
            return self.negate(mixed) if name == "ne" else mixed
        if name in ("eq", "ne"):
            self.refuse_unasked_equality(left, right, node)
            self.refuse_unasked_equality(right, left, node)
        return self.unrelated(name, left, right, node)

    def negates_equality(self: "Checker", type_: ty.Type) -> bool:
        """Whether `!=` of this type is always the contrary of its `==`."""
        found = self.analyzer.find_method(type_, "__ne__")
        return found is None or self.is_default_ne(found) and (not isinstance(type_, ty.ClassType) or self.default_operator(type_, "__ne__") or type_.base is None)

    def is_default_ne(self: "Checker", found: Any) -> bool:
        return bool(found[1].cls is not None and found[1].cls.name == "object")

    def object_relation(self: "Checker", name: str, left: t.Expr, right: t.Expr, node: Any) -> t.Expr:
        """`x == y` where y is only known as object: equal when it is of x's kind, or a number of another kind, and equal as such."""
        body: list[t.Stmt] = []
        a, b = self.keep(left, body), self.keep(right, body)
        if isinstance(a.type, ty.CallableType):
            # Function values are objects of one class, whatever their types.
            equal = self.choose(self.type_test(b, [a.type], node), self.ask_functions("same_function", [a, b], node), self.const(False, node), node)
            return self.block(body, self.negate(equal) if name == "ne" else equal)
        # Numbers of different kinds may be equal.
        numbers = (ty.FLOAT, ty.BOOL, ty.INT)
        same: t.Expr = self.object_container_equality(a, b, node) or self.const(False, node)
        for kind in [k for k in numbers if k is not a.type] + [a.type] if a.type in numbers else [a.type]:
            narrowed = self.conversions.narrow(b, kind)
            if narrowed is None:
                return self.unrelated(name, left, right, node)
            same = self.choose(self.type_test(b, [kind], node), self.truth(self.relation("eq", a, narrowed, node), node), same, node)
        return self.block(body, self.negate(same) if name == "ne" else same)

    def contains(self: "Checker", container: t.Expr, item: t.Expr, node: Any) -> t.Expr:
        if container.type.open:
            return self.pretend(ty.BOOL, node)
        container = self.looked_into(self.as_tuple(self.present(container, node, missing="__contains__")))
        if isinstance(container.type, ty.TupleType):
            body: list[t.Stmt] = []
            value = self.keep(item, body)
            kept = self.keep(container, body)
            result: t.Expr = self.const(False, node)
            for index, element in enumerate(container.type.items):
                part = kept if not isinstance(container, t.MakeTuple) else None
                get = container.items[index] if part is None and isinstance(container.items[index], t.Const) else t.TupleGet(element, self.span(node), kept, index)  # type: ignore[union-attr]
                same = self.truth(self.relation("eq", value, get, node), node)
                result = same if isinstance(result, t.Const) and result.value is False else self.choose(result, self.const(True, node), same, node)
            return self.block(body, result)
        found = self.analyzer.find_method(container.type, "__contains__")
        if found is None and ty.by_cases(container.type) and not container.type.has_none:
            body = []
            value = self.keep(item, body)
            return self.block(body, self.distribute(container, node, lambda v: self.contains(v, value, node)))
        if found is not None:
            body = []
            kept = self.keep(item, body)
            return self.block(body, self.contains_call(container, kept, found, node))
        if self.analyzer.element_type(container.type) is None:
            self.fail(node, f"'in' needs a container, not {container.type}", about=(container,))
        return self.contains_by_iteration(container, item, node)

    def contains_call(self: "Checker", container: t.Expr, item: t.Expr, found: Any, node: Any) -> t.Expr:
        """`item in container`; an item that cannot be in it (another type) is just not in it."""
        owner, decl = found
        signature = self.analyzer.signatures.of(decl, owner if owner is not None else container.type, {}, partial=True)
        if signature is not None and len(signature.params) > 1:
            wanted = signature.params[1][1]
            item = self.function_beside(item, wanted, node)
            protocol = self.callback_protocol(wanted) if isinstance(item.type, ty.CallableType) else None
            if protocol is not None:
                item = self.as_callback(item, wanted, protocol, node) or item
            if not self.conversions.assignable(item.type, wanted) and adapt_constant(item, wanted) is None:
                counted = self.mixed_in(item)
                if counted is not item:
                    return self.contains_call(container, counted, found, node)
                if isinstance(wanted, ty.ClassType) and wanted.decl is not None and wanted.decl.enum_mixin:
                    self.fail(node, f"'in' on {container.type} needs a {wanted}, not {item.type}", f"write {wanted}(...)", about=(container, item))
                if isinstance(item.type, ty.UnionType):
                    members = [m for m in item.type.members if self.conversions.assignable(m, wanted)]
                    if members:
                        narrowed = self.conversions.narrow(item, ty.union_of(*members))
                        if narrowed is not None:
                            test = self.type_test(item, [m for m in members if m is not ty.NONE], node)
                            return self.choose(test, self.contains_call(container, narrowed, found, node), self.const(False, node), node)
                        self.fail(node, f"'in' on {container.type} needs a {wanted}, not {item.type}", about=(container, item))
                kinds = wanted.members if isinstance(wanted, ty.UnionType) else (wanted,)
                number = next((kind for kind in (ty.INT, ty.FLOAT) if kind in kinds), None)
                if number is not None and item.type in (ty.INT, ty.BOOL, ty.FLOAT):
                    return self.contains_number(container, item, number, node)
                if self.conversions.is_object(item.type) or isinstance(item.type, ty.ClassType) and isinstance(wanted, ty.ClassType) and wanted.is_subclass_of(item.type):
                    return self.contains_object(container, item, wanted, found, node)
                if (self.may_be_equal(item.type, wanted) or self.same_kind(item.type, wanted)) and self.analyzer.find_method(container.type, "__getitem__") is not None \
                        and self.analyzer.find_method(container.type, "keys") is None:
                    return self.contains_by_iteration(container, item, node)
                if str(container.type) in ("str", "bytes"):
                    self.fail(node, f"'in' on {container.type} needs a {wanted}, not {item.type}", about=(container, item))
                return self.after(item, self.after(container, self.const(False, node), node), node)
        return self.truth(self.call_method(container, "__contains__", [(item, node)], {}, node), node)

    def contains_number(self: "Checker", container: t.Expr, item: t.Expr, wanted: ty.Type, node: Any) -> t.Expr:
        """`1 in [1.0]`: a number of another kind is in it when converting it changes nothing."""
        if item.type is ty.FLOAT:
            self.fail(node, f"'in' on {container.type} needs an int, not a float", "write int(...), or round(...)", about=(container,))
        integer = self.to_int(item)
        if wanted is ty.INT:
            return self.truth(self.call_method(container, "__contains__", [(integer, node)], {}, node), node)
        body: list[t.Stmt] = []
        kept = self.keep(integer, body)
        real = self.keep(self.to_float(kept), body)
        there = self.truth(self.call_method(container, "__contains__", [(real, node)], {}, node), node)
        exact = self.truth(self.relation("eq", kept, real, node), node)
        return self.block(body, self.choose(there, exact, self.const(False, node), node))

    def contains_by_iteration(self: "Checker", container: t.Expr, item: t.Expr, node: Any) -> t.Expr:
        """Membership by walking over an iterable without __contains__."""
        span = self.span(node)
        body: list[t.Stmt] = []
        wanted = self.keep(item, body)
        found = self.temp(ty.BOOL)
        body.append(t.SetLocal(span, found, t.Const(ty.BOOL, span, False)))
        saved, self.out = self.out, body

        def check(element: t.Expr) -> list[t.Stmt]:
            same = self.truth(self.relation("eq", element, wanted, node), node)
            return [t.If(span, same, [t.SetLocal(span, found, t.Const(ty.BOOL, span, True)), t.Break(span)], [])]

        self.iterate(container, check, node, [])
        self.out = saved
        return self.block(body, self.get(found))
