"""Conditions: truth values, isinstance and None tests, and what each branch then knows."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis.declarations import ClassDecl, GlobalDecl
from unic.analysis.enums import members
from unic.analysis.modules import NOT_CONSTANT
from unic.analysis.open_types import parts_of
from unic.analysis.scope import Flow, merge, path_of
from unic.analysis.types import plain_type

if TYPE_CHECKING:
    from unic.analysis.checker import Checker

Branches = tuple[t.Expr, Flow, Flow]


def holds_constants(node: Any) -> bool:
    """Whether an expression is a constant, or a display with such ones in it."""
    kind = type(node).__name__
    if kind == "Dict":
        return bool(node.keys) and all(k is not None and holds_constants(k) for k in node.keys) and all(map(holds_constants, node.values))
    return kind == "Constant" or kind in ("List", "Set", "Tuple") and bool(node.elts) and all(map(holds_constants, node.elts))


def holds_machine_int(type_: ty.Type) -> bool:
    if isinstance(type_, ty.UnionType) and type_.alias:
        # Recursive.
        return False
    return isinstance(type_, ty.MachineInt) or any(map(holds_machine_int, parts_of(type_)))


class Conditions:
    """Mixin: `branch_condition` gives a bool expression and the flow facts of both outcomes."""

    def fold_condition(self: "Checker", node: Any) -> Any:
        """The constant truth of a condition, or NOT_CONSTANT."""
        value = self.fold(node)
        return value if value is NOT_CONSTANT else bool(value)

    def note_decision(self: "Checker", test: Any, outcome: Any, removed: list[Any]) -> None:
        """The constant `test` is `outcome`, so that the nodes `removed` are not looked into."""
        self.analyzer.decisions.note(self.module, test, outcome, removed, self.all_hidden())

    def negate(self: "Checker", test: t.Expr) -> t.Expr:
        if isinstance(test, t.Const) and test.type is ty.BOOL:
            return t.Const(ty.BOOL, test.span, not test.value)
        if isinstance(test, t.Intrinsic) and test.name == "bool.not":
            return test.args[0]
        return t.Intrinsic(ty.BOOL, test.span, "bool.not", [test])

    def truth(self: "Checker", value: t.Expr, node: Any) -> t.Expr:
        """`bool(value)`."""
        if isinstance(value.type, ty.ClassType) and self.analyzer.find_method(value.type, "__bool__") is None:
            value = self.mixed_in(value)
        type_, span = value.type, self.span(node)
        if type_ is ty.BOOL:
            return value
        if type_ is ty.NEVER:
            return self.pretend(ty.BOOL, node) if isinstance(value, t.Const) else value
        if isinstance(value, t.Const) and not isinstance(type_, ty.ClassObject):
            return self.const(bool(value.value), node)
        if type_ is ty.NONE:
            return self.after(value, self.const(False, node), node)
        if type_ is ty.INT:
            return t.Intrinsic(ty.BOOL, span, "int.ne", [value, t.Const(ty.INT, span, 0)])
        if type_ is ty.FLOAT:
            return t.Intrinsic(ty.BOOL, span, "float.ne", [value, t.Const(ty.FLOAT, span, 0.0)])
        if isinstance(type_, ty.MachineInt):
            return t.Intrinsic(ty.BOOL, span, "m.ne", [value, t.Const(type_, span, 0)])
        if isinstance(type_, ty.TupleType):
            return self.after(value, self.const(bool(type_.items), node), node)
        if isinstance(type_, ty.UnionType):
            return self.each_member(value, node, lambda v: self.truth(v, node), self.const(False, node))
        if isinstance(type_, (ty.CallableType, ty.ArrayType, ty.ClassObject)):
            return self.after(value, self.const(True, node), node)
        if type_.open:
            return self.pretend(ty.BOOL, node)
        if self.conversions.is_object(type_):
            return self.object_truth(value, node)
        if self.analyzer.find_method(type_, "__bool__") is not None:
            return self.truth(self.call_method(value, "__bool__", [], {}, node), node)
        if self.analyzer.find_method(type_, "__len__") is not None:
            return self.truth(self.length(value, node), node)
        if isinstance(type_, ty.ClassType) and self.subclass_has(type_, ("__bool__", "__len__")):
            self.fail(node, f"a subclass of {type_} defines its own truth", f"define __bool__ in {type_} as well")
        return self.after(value, self.const(True, node), node)

    def object_truth(self: "Checker", value: t.Expr, node: Any) -> t.Expr:
        """Truth of a value only known as object: dispatched over all classes."""
        decl = self.analyzer.library_function("object_truth")
        signature = self.analyzer.signatures.of(decl, None, {})
        assert signature is not None
        return self.emit_virtual(value, "__truth__", decl, value.type, {}, signature, [value], node)

    def subclass_has(self: "Checker", cls: ty.ClassType, names: tuple[str, ...]) -> bool:
        return any(s.decl is not None and any(n in s.decl.methods for n in names) for s in cls.below())

    # --- branches ---------------------------------------------------------------------

    def branch_condition(self: "Checker", node: Any) -> Branches:
        """(test, flow when true, flow when false); starts from self.flow, which the caller then replaces."""
        kind = type(node).__name__
        folded = self.fold(node)
        if folded is not NOT_CONSTANT:
            return self.certain(bool(folded), node)
        if kind == "BoolOp":
            return self.branch_bool(node)
        if kind == "UnaryOp" and type(node.op).__name__ == "Not":
            test, on_true, on_false = self.branch_condition(node.operand)
            return self.negate(test), on_false, on_true
        if kind == "Compare":
            return self.branch_compare(node)
        if kind == "Call" and type(node.func).__name__ == "Name" and node.func.id == "isinstance" and self.find_variable("isinstance") is None:
            return self.branch_isinstance(node)
        if kind == "Call" and getattr(node.func, "id", "") == "hasattr" and len(node.args) == 2 and not node.keywords \
                and self.find_variable("hasattr") is None and "hasattr" not in self.module.symbols and isinstance(self.fold(node.args[1]), str):
            return self.branch_hasattr(node)
        if kind == "NamedExpr":
            return self.branch_named(node)
        if kind == "Call" and getattr(node.func, "id", "") == "callable" and len(node.args) == 1 and self.find_variable("callable") is None:
            value = self.expr(node.args[0])
            if isinstance(value.type, ty.UnionType):
                return self.branch_callable(value, path_of(node.args[0]), node)
        guarded = self.guarded_type(node) if kind == "Call" else None
        if guarded is not None:
            return self.branch_guard(node, guarded)
        value = self.value(node)
        return self.branch_truth(value, path_of(node), node)

    def certain(self: "Checker", outcome: bool, node: Any) -> Branches:
        on_true, on_false = self.flow.copy(), self.flow.copy()
        if outcome:
            on_false.dead = True
        else:
            on_true.dead = True
        return self.const(outcome, node), on_true, on_false

    def branch_truth(self: "Checker", value: t.Expr, path: str | None, node: Any) -> Branches:
        test = self.truth(value, node)
        if isinstance(test, t.Const) and test.type is ty.BOOL and value.type is not ty.NEVER:
            return self.certain(test.value, node)
        on_true, on_false = self.flow.copy(), self.flow.copy()
        if path is not None and isinstance(value.type, ty.UnionType) and value.type.has_none:
            on_true.narrowed[path] = ty.union_of(*value.type.others)
            if all(self.always_true(m) for m in value.type.others):
                on_false.narrowed[path] = ty.NONE
        return test, on_true, on_false

    def always_true(self: "Checker", type_: ty.Type) -> bool:
        return isinstance(type_, ty.ClassType) and not self.conversions.is_object(type_) and self.analyzer.find_method(type_, "__bool__") is None \
            and self.analyzer.find_method(type_, "__len__") is None

    def branch_named(self: "Checker", node: Any) -> Branches:
        value = self.expr(node)
        return self.branch_truth(value, node.target.id, node)

    def branch_bool(self: "Checker", node: Any) -> Branches:
        is_and = type(node.op).__name__ == "And"
        test, on_true, on_false = self.branch_condition(node.values[0])
        others: list[Flow] = [on_false if is_and else on_true]
        going = on_true if is_and else on_false
        for operand in node.values[1:]:
            if isinstance(test, t.Const) and test.type is ty.BOOL and bool(test.value) != is_and:
                break
            self.flow = going
            next_test, next_true, next_false = self.branch_condition(operand)
            if is_and:
                test = self.choose(test, next_test, self.const(False, node), node)
                going = next_true
                others.append(next_false)
            else:
                test = self.choose(test, self.const(True, node), next_test, node)
                going = next_false
                others.append(next_true)
        rest = merge(*others)
        return (test, going, rest) if is_and else (test, rest, going)

    def expr_BoolOp(self: "Checker", node: Any, expected: ty.Type | None) -> t.Expr:
        """`a and b` as a value: the operand that decides, in the common type."""
        is_and = type(node.op).__name__ == "And"
        start = self.flow.copy()
        result = self.bool_value(node.values, is_and, node, expected)
        self.flow = Flow(start.narrowed, start.assigned, start.dead)
        return result

    def bool_value(self: "Checker", operands: list[Any], is_and: bool, node: Any, expected: ty.Type | None) -> t.Expr:
        first = operands[0]
        if len(operands) == 1:
            return self.value(first, expected)
        folded = self.fold_condition(first)
        if folded is not NOT_CONSTANT:
            if folded == is_and:
                return self.bool_value(operands[1:], is_and, node, expected)
            return self.value(first, expected)
        value = self.value(first, expected)
        if value.type is ty.BOOL:
            test, on_true, on_false = self.branch_condition(first)
            self.flow = on_true if is_and else on_false
            if isinstance(test, t.Const) and test.type is ty.BOOL and bool(test.value) != is_and:
                return test
            rest = self.bool_value(operands[1:], is_and, node, expected)
            if rest.type is ty.BOOL:
                stop = self.const(not is_and, node)
                return self.choose(test, rest, stop, node) if is_and else self.choose(test, stop, rest, node)
            body: list[t.Stmt] = []
            kept = self.keep(test, body)
            choice = self.choose(kept, rest, kept, node) if is_and else self.choose(kept, kept, rest, node)
            return self.block(body, choice)
        body = []
        kept = self.keep(value, body)
        test, on_true, on_false = self.branch_truth(kept, path_of(first), first)
        self.flow = on_true if is_and else on_false
        rest = self.bool_value(operands[1:], is_and, node, expected or value.type)
        deciding = kept
        if not is_and and isinstance(kept.type, ty.UnionType) and kept.type.has_none:
            # `x or y`: when x decides it is not None.
            narrowed = self.conversions.narrow(kept, ty.union_of(*kept.type.others))
            deciding = narrowed if narrowed is not None else kept
        if isinstance(test, t.Const):
            chosen = rest if bool(test.value) == is_and else kept
            return self.block(body, chosen)
        return self.block(body, self.choose(test, rest, deciding, node, expected) if is_and else self.choose(test, deciding, rest, node, expected))

    def branch_compare(self: "Checker", node: Any) -> Branches:
        if len(node.ops) > 1:
            return self.branch_chain(node)
        op = type(node.ops[0]).__name__
        right_node = node.comparators[0]
        left = self.value(node.left) if not self.is_type_call(node) else None
        if left is None:
            return self.branch_type_identity(node)
        right = self.value(right_node, left.type if left.type not in (ty.NONE, ty.NEVER) and op not in ("In", "NotIn") and not self.tells_own_type(right_node, left.type) else None)
        if op not in ("In", "NotIn", "Is", "IsNot") and isinstance(right.type, ty.MachineInt) and isinstance(left, t.Const):
            left = self.convert(left, right.type, node)
        test = self.compare(op, left, right, node)
        if isinstance(test, t.Const) and test.type is ty.BOOL and left.type is not ty.NEVER and right.type is not ty.NEVER:
            return self.certain(test.value, node)
        on_true, on_false = self.flow.copy(), self.flow.copy()
        self.narrow_by_values(op, node, left, right, on_true, on_false)
        for value_node, value, other in ((node.left, left, right), (right_node, right, left)):
            path = path_of(value_node.target) if type(value_node).__name__ == "NamedExpr" else path_of(value_node)
            if path is not None and other.type is ty.NONE and isinstance(value.type, ty.UnionType) and value.type.has_none:
                if op in ("Is", "IsNot", "Eq", "NotEq"):
                    same, differs = (on_true, on_false) if op in ("Is", "Eq") else (on_false, on_true)
                    differs.narrowed[path] = ty.union_of(*value.type.others)
                    if op in ("Is", "IsNot") or not self.may_equal_none(value, other):
                        same.narrowed[path] = ty.NONE
            elif path is not None and op in ("Is", "IsNot") and isinstance(value.type, ty.UnionType) and self.is_only_member(other.type) and other.type in value.type.members:
                rest = ty.union_of(*(m for m in value.type.members if m is not other.type))
                on_true.narrowed[path], on_false.narrowed[path] = (other.type, rest) if op == "Is" else (rest, other.type)
            elif path is not None and op in ("Is", "IsNot") and isinstance(other, t.Const) and other.type is ty.BOOL and isinstance(value.type, ty.UnionType) \
                    and ty.BOOL in value.type.members:
                (on_true if op == "Is" else on_false).narrowed[path] = ty.BOOL
            elif path is not None and op == "Eq" and isinstance(value.type, ty.UnionType) and value.type.has_none \
                    and other.type in value.type.others:
                on_true.narrowed[path] = ty.union_of(*value.type.others)
        return self.truth(test, node), on_true, on_false

    def tells_own_type(self: "Checker", node: Any, beside: ty.Type) -> bool:
        """Whether an operand is a call or display whose parts tell its type, which need not be that of the operand beside it."""
        if type(node).__name__ in ("List", "Set", "Tuple", "Dict"):
            return not holds_machine_int(beside) and holds_constants(node)
        return type(node).__name__ == "Call" and bool(node.args) and not any(type(a).__name__ == "Starred" or self.is_late(a) for a in node.args)

    def is_only_member(self: "Checker", type_: ty.Type) -> bool:
        """Whether values of this type are all one object: the only member of an enum."""
        return isinstance(type_, ty.ClassType) and type_.decl is not None and type_.decl.is_enum and not type_.decl.is_flag \
            and len(members(self.analyzer, type_.decl)) == 1

    def is_type_call(self: "Checker", node: Any) -> bool:
        """`type(x) is C` and `type(x) == C`."""
        left = node.left
        return type(left).__name__ == "Call" and type(left.func).__name__ == "Name" and left.func.id == "type" and len(left.args) == 1 \
            and type(node.ops[0]).__name__ in ("Is", "IsNot", "Eq", "NotEq")

    def branch_type_identity(self: "Checker", node: Any) -> Branches:
        subject = self.value(node.left.args[0])
        tested = self.value_class(node.comparators[0])
        negated = type(node.ops[0]).__name__ in ("IsNot", "NotEq")
        if tested is None:
            left = self.value(node.left)
            test = self.truth(self.relation("eq", left, self.value(node.comparators[0]), node), node)
            return self.negate(test) if negated else test, self.flow.copy(), self.flow.copy()
        if subject.type is tested and (not isinstance(tested, ty.ClassType) or not tested.below()):
            return self.certain(not negated, node)
        if subject.type.is_value and not isinstance(subject.type, ty.UnionType):
            return self.certain(negated, node)
        test = self.builtin_call("has_type", [subject, t.Intrinsic(ty.U64, self.span(node), "unsafe.descriptor", [], [tested])], node)
        on_true, on_false = self.flow.copy(), self.flow.copy()
        path = path_of(node.left.args[0])
        if path is not None:
            (on_false if negated else on_true).narrowed[path] = tested
        return self.negate(test) if negated else test, on_true, on_false

    def value_class(self: "Checker", node: Any) -> ty.Type | None:
        """The class an expression names, or None when it names none."""
        if type(node).__name__ in ("Name", "Attribute") and not (type(node).__name__ == "Name" and self.find_variable(node.id) is not None):
            symbol = self.analyzer.lookup_path(node, self.module)
            if isinstance(symbol, (ClassDecl, ty.MachineInt)):
                return self.analyzer.annotations.class_meant(node, self.type_scope)
        return None

    def branch_chain(self: "Checker", node: Any) -> Branches:
        body: list[t.Stmt] = []
        left = self.value(node.left)
        start = self.flow
        test: t.Expr | None = None
        parts: list[tuple[list[t.Stmt], t.Expr]] = []
        for op, comparator in zip(node.ops, node.comparators):
            steps: list[t.Stmt] = []
            left = self.keep(left, steps)
            right = self.keep(self.value(comparator, left.type), steps)
            parts.append((steps, self.truth(self.compare(type(op).__name__, left, right, node), node)))
            left = right
        for steps, part in reversed(parts):
            test = part if test is None else self.choose(part, test, self.const(False, node), node)
            test = self.block(steps, test)
        assert test is not None
        return self.block(body, test), start.copy(), start.copy()

    # --- isinstance -------------------------------------------------------------------

    def isinstance_types(self: "Checker", node: Any) -> list[Any]:
        """The tested classes: types, or ClassDecl for a generic class without arguments."""
        kind = type(node).__name__
        if kind == "Tuple":
            return [c for e in node.elts for c in self.isinstance_types(e)]
        if kind == "BinOp":
            return self.isinstance_types(node.left) + self.isinstance_types(node.right)
        if kind == "Constant" and node.value is None:
            return [ty.NONE]
        symbol = self.analyzer.lookup_path(node, self.module) if kind in ("Name", "Attribute") else None
        if isinstance(symbol, GlobalDecl) and symbol.value is not None and type(symbol.value).__name__ == "Tuple":
            return [c for e in symbol.value.elts for c in self.isinstance_types(e)]
        if isinstance(symbol, ClassDecl) and (symbol.type_params or symbol.is_protocol):
            return [symbol]
        if kind == "Name" and node.id in self.type_scope.bindings:
            return [self.type_scope.bindings[node.id]]
        if kind == "Call" and type(node.func).__name__ == "Name" and node.func.id == "type":
            return [ty.NONE]
        return [self.analyzer.annotations.class_meant(node, self.type_scope)]

    def split(self: "Checker", source: ty.Type, tested: list[Any], node: Any) -> tuple[list[ty.Type], list[ty.Type], list[ty.Type]]:
        """How isinstance splits `source`: (types when true, types when false, classes to test at run time)."""
        yes: list[ty.Type] = []
        no: list[ty.Type] = []
        tests: list[ty.Type] = []
        for member in source.members if isinstance(source, ty.UnionType) else (source,):
            covered = False
            for c in tested:
                if self.covers(c, member):
                    covered = True
                    break
                for below in self.below(c, member, node):
                    yes.append(below)
                    tests.append(below)
            if covered:
                yes.append(member)
                tests.append(member)
            else:
                no.append(member)
        return yes, no, tests

    def covers(self: "Checker", tested: Any, member: ty.Type) -> bool:
        """Whether every `member` is an instance of `tested`."""
        if isinstance(tested, ClassDecl):
            if isinstance(member, ty.TupleType):
                return tested.name == "tuple" and self.analyzer.is_builtin(tested)
            if tested.name == "tuple" and self.analyzer.is_builtin(tested) and isinstance(member, ty.ClassType) and member.decl is not None and member.decl.is_named_tuple:
                return True
            if tested.is_protocol:
                return member is not ty.NONE and self.analyzer.protocol_arguments(tested, member) is not None
            return isinstance(member, ty.ClassType) and any(c.decl is tested for c in member.ancestors())
        if tested is member:
            return True
        if tested is ty.INT and member is ty.BOOL or self.counts_as(member, tested):
            return True
        if isinstance(tested, ty.UnionType):
            return any(self.covers(m, member) for m in tested.members)
        if isinstance(tested, ty.ClassType):
            if self.conversions.is_object(tested):
                return True
            return isinstance(member, ty.ClassType) and member.is_subclass_of(tested)
        return False

    def below(self: "Checker", tested: Any, member: ty.Type, node: Any) -> list[ty.Type]:
        """The types below `member` (object, a base class, a protocol) that `tested` covers."""
        is_object = self.conversions.is_object(member)
        if isinstance(tested, ClassDecl):
            if is_object and tested.is_protocol:
                self.fail(node, f"isinstance() of an object against protocol '{tested.name}': what an object has is not known at run time",
                          "keep the value in a union of the classes that may come, or make the protocol an abstract base class")
            if isinstance(member, ty.ClassType) and tested.is_protocol:
                return self.classes_with_protocol(tested, member)
            if isinstance(member, ty.ClassType):
                return self.generic_below(tested, member, node)
            return []
        if isinstance(tested, ty.UnionType):
            return [b for m in tested.members for b in self.below(m, member, node)]
        if isinstance(member, ty.ProtocolType):
            return [tested] if isinstance(tested, ty.ClassType) and self.analyzer.conforms(tested, member) else []
        if is_object:
            counting = [c for c in map(self.analyzer.class_type, self.analyzer.counting_enums) if self.counts_as(c, tested)]
            return [tested, ty.BOOL, *counting] if tested is ty.INT else [tested, *counting] if tested is not ty.NONE else []
        if isinstance(member, ty.ClassType) and (tested is ty.INT or tested is self.str_type()):
            return [c for c in map(self.analyzer.class_type, self.analyzer.counting_enums) if self.counts_as(c, tested) and c.is_subclass_of(member)]
        if isinstance(tested, ty.ClassType) and isinstance(member, ty.ClassType):
            return [tested] if tested.is_subclass_of(member) else self.analyzer.classes_of_both(tested, member)
        return []

    def branch_isinstance(self: "Checker", node: Any) -> Branches:
        if len(node.args) != 2:
            self.fail(node, "isinstance() takes two arguments")
        value = self.value(node.args[0])
        if self.is_class_variable(node.args[1]):
            return self.branch_class_variable(value, node.args[1], node.args[0])
        tested = self.isinstance_types(node.args[1])
        path = path_of(node.args[0]) if type(node.args[0]).__name__ != "NamedExpr" else path_of(node.args[0].target)
        return self.branch_type(value, tested, path, node)

    def branch_type(self: "Checker", value: t.Expr, tested: list[Any], path: str | None, node: Any) -> Branches:
        if value.type is ty.NEVER:
            return t.Const(ty.BOOL, self.span(node), False), self.flow.copy(), self.flow.copy()
        if self.is_protocol_test(value.type, tested):
            return self.branch_protocol(value, tested, path, node)
        yes, no, tests = self.split(value.type, tested, node)
        if not yes:
            return self.certain(False, node)
        if not no:
            return self.certain(True, node)
        body: list[t.Stmt] = []
        kept = self.keep(value, body) if not isinstance(value, (t.LocalGet, t.Const)) else value
        test = self.block(body, self.type_test(kept, tests, node))
        on_true, on_false = self.flow.copy(), self.flow.copy()
        if path is not None:
            on_true.narrowed[path] = self.without_bool(yes)
            on_false.narrowed[path] = ty.union_of(*no)
        return test, on_true, on_false

    def without_bool(self: "Checker", types: list[ty.Type]) -> ty.Type:
        return ty.union_of(*types)

    def type_test(self: "Checker", value: t.Expr, tested: list[ty.Type], node: Any) -> t.Expr:
        """Run-time test that a (re-usable) value is one of these types; None is not."""
        span, source = self.span(node), value.type
        protocols = [c for c in tested if isinstance(c, ty.ProtocolType)] if self.conversions.is_object(source) or isinstance(source, ty.ProtocolType) else []
        if protocols:
            others = [c for c in tested if c not in protocols]
            return self.choose(self.has_protocol(value, protocols[0].decl, node), self.const(True, node),
                               self.type_test(value, others, node) if others else self.const(False, node), node)
        classes = [c for c in tested if c is not ty.NONE]
        if isinstance(source, ty.UnionType) and source.is_value:
            present = self.negate(t.Intrinsic(ty.BOOL, span, "is_none", [value]))
            return present if classes else self.negate(present)
        test: t.Expr
        if not classes:
            return t.Intrinsic(ty.BOOL, span, "is_none", [value])
        for c in classes:
            if c.is_value:
                self.analyzer.need_box(c)
        others = source.others if isinstance(source, ty.UnionType) else [source]
        if all(any(o is c for c in classes) for o in others):
            test = t.Const(ty.BOOL, span, True)
        else:
            if sum(isinstance(o, ty.CallableType) for o in others) > 1:
                for function in [o for o in others if isinstance(o, ty.CallableType)]:
                    self.analyzer.request("told apart", function)
            test = t.TypeTest(ty.BOOL, span, value, [plain_type(c) for c in classes])
        if isinstance(source, ty.UnionType) and source.has_none or self.conversions.is_object(source):
            null = t.Intrinsic(ty.BOOL, span, "is_none", [value])
            test = self.negate(null) if isinstance(test, t.Const) else t.Cond(ty.BOOL, span, null, t.Const(ty.BOOL, span, False), test)
        if ty.NONE in tested:
            test = t.Cond(ty.BOOL, span, t.Intrinsic(ty.BOOL, span, "is_none", [value]), t.Const(ty.BOOL, span, True), test)
        return test
