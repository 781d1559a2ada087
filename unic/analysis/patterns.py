"""`match` statements, as chains of tests and bindings."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis.declarations import ClassDecl
from unic.analysis.enums import canonical, members
from unic.analysis.scope import merge, path_of

if TYPE_CHECKING:
    from unic.analysis.checker import Checker

Binding = tuple[str, t.Expr, Any]


class Patterns:
    """Mixin: patterns. A test is built per pattern; captures are bound once all of it has matched."""

    def match_statement(self: "Checker", node: Any) -> None:
        span = self.span(node)
        subject = self.keep(self.value(node.subject), self.out)
        name = path_of(node.subject)
        done = self.temp(ty.BOOL, ".matched")
        ends = []
        branches: list[tuple[t.Expr, list[t.Stmt]]] = []
        remaining: ty.Type = subject.type
        exhaustive = False
        values: set[Any] = set()
        for case in node.cases:
            if exhaustive or remaining is ty.NEVER and subject.type is not ty.NEVER:
                break
            before = self.flow.copy()
            current = self.conversions.narrow(subject, remaining) if remaining is not subject.type else subject
            current = current if current is not None else subject
            bindings: list[Binding] = []
            test, matched, rest = self.pattern(case.pattern, current, bindings)
            saved, self.out = self.out, []
            if isinstance(test, t.Const) and test.value is False:
                # Never reached: nothing is bound.
                self.out = saved
                continue
            if name is not None and matched is not subject.type and matched is not ty.NEVER:
                self.flow.narrowed[name] = matched
            for bound, value, at in bindings:
                self.assign_name(bound, value, at)
            if case.guard is not None:
                guard, on_true, on_false = self.branch_condition(case.guard)
                head = self.out
                self.out = []
                self.flow = on_true
                self.statements(case.body)
                body = [t.SetLocal(span, done, t.Const(ty.BOOL, span, True))] + self.out
                self.out = saved
                # The guard decides after the captures are bound.
                branches.append((test, head + [t.If(span, guard, body, [])]))
                ends.append(self.flow)
                self.flow = before
                self.flow.assigned = before.assigned
                del on_false
            else:
                self.statements(case.body)
                body = [t.SetLocal(span, done, t.Const(ty.BOOL, span, True))] + self.out
                self.out = saved
                branches.append((test, body))
                ends.append(self.flow)
                self.flow = before
                remaining = rest
                values |= self.member_values(case.pattern, subject.type)
                exhaustive = isinstance(test, t.Const) and test.value is True or self.covers_values(values, subject.type)
        if exhaustive or remaining is ty.NEVER and subject.type is not ty.NEVER:
            self.flow = merge(*ends)
        else:
            if name is not None and remaining is not subject.type:
                self.flow.narrowed[name] = remaining
            self.flow = merge(self.flow, *ends)
        self.out.append(t.SetLocal(span, done, t.Const(ty.BOOL, span, False)))
        chain: list[t.Stmt] = []
        for test, body in reversed(branches):
            missed = t.If(span, self.get(done, span), [], chain) if chain else None
            chain = [t.If(span, test, body, [])] + ([missed] if missed is not None else [])
        self.out.extend(chain)
        if self.flow.dead and branches:
            # Every case leaves; what follows is never reached, and lowering must see that.
            self.out.append(t.While(span, t.Const(ty.BOOL, span, True), []))

    def member_values(self: "Checker", pattern: Any, type_: ty.Type) -> set[Any]:
        """The enum members (by name) or bools that a pattern matches for certain."""
        kind = type(pattern).__name__
        if kind == "MatchOr":
            return set().union(*(self.member_values(p, type_) for p in pattern.patterns))
        if kind == "MatchSingleton" and isinstance(pattern.value, bool):
            return {pattern.value}
        if kind == "MatchValue" and type(pattern.value).__name__ == "Attribute" and isinstance(type_, ty.ClassType) and type_.decl is not None \
                and self.analyzer.lookup_path(pattern.value.value, self.module) is type_.decl and pattern.value.attr in type_.decl.attributes:
            return {canonical(self.analyzer, type_.decl, pattern.value.attr)}
        return set()

    def covers_values(self: "Checker", values: set[Any], type_: ty.Type) -> bool:
        """Whether these are all the values of an enum or of bool."""
        if type_ is ty.BOOL:
            return values >= {True, False}
        return isinstance(type_, ty.ClassType) and type_.decl is not None and type_.decl.is_enum and bool(values) \
            and values >= set(members(self.analyzer, type_.decl))

    def both(self: "Checker", first: t.Expr, second: t.Expr, node: Any) -> t.Expr:
        if isinstance(second, t.Const) and second.value is True:
            return first
        return self.choose(first, second, self.const(False, node), node)

    def pattern(self: "Checker", node: Any, subject: t.Expr, bindings: list[Binding]) -> tuple[t.Expr, ty.Type, ty.Type]:
        """(test, type when matched, type when not)."""
        method = getattr(self, "pattern_" + type(node).__name__, None)
        if method is None:
            self.fail(node, "this pattern is not supported")
        made: tuple[t.Expr, ty.Type, ty.Type] = method(node, subject, bindings)
        return made

    def pattern_MatchValue(self: "Checker", node: Any, subject: t.Expr, bindings: list[Binding]) -> tuple[t.Expr, ty.Type, ty.Type]:
        value = self.value(node.value, subject.type)
        return self.truth(self.compare("Eq", subject, value, node), node), subject.type, subject.type

    def pattern_MatchSingleton(self: "Checker", node: Any, subject: t.Expr, bindings: list[Binding]) -> tuple[t.Expr, ty.Type, ty.Type]:
        if node.value is None:
            rest = ty.union_of(*subject.type.others) if isinstance(subject.type, ty.UnionType) else subject.type
            return self.none_test(subject, node), ty.NONE, rest
        yes, no, tests = self.split(subject.type, [ty.BOOL], node)
        narrowed = self.conversions.narrow(subject, ty.BOOL) if yes else None
        if narrowed is None:
            return self.const(False, node), ty.NEVER, subject.type
        value = narrowed if node.value else self.negate(narrowed)
        return self.both(self.type_test(subject, tests, node), value, node) if no else value, ty.BOOL, subject.type

    def pattern_MatchAs(self: "Checker", node: Any, subject: t.Expr, bindings: list[Binding]) -> tuple[t.Expr, ty.Type, ty.Type]:
        if node.pattern is None:
            if node.name is not None:
                bindings.append((node.name, subject, node))
            return self.const(True, node), subject.type, ty.NEVER
        test, matched, rest = self.pattern(node.pattern, subject, bindings)
        narrowed = self.conversions.narrow(subject, matched)
        bindings.append((node.name, narrowed if narrowed is not None else subject, node))
        return test, matched, rest

    def pattern_MatchOr(self: "Checker", node: Any, subject: t.Expr, bindings: list[Binding]) -> tuple[t.Expr, ty.Type, ty.Type]:
        matched: list[ty.Type] = []
        rest = subject.type
        alternatives: list[tuple[t.Expr, list[Binding]]] = []
        for alternative in node.patterns:
            inner: list[Binding] = []
            test, yes, no = self.pattern(alternative, subject, inner)
            alternatives.append((test, inner))
            matched.append(yes)
            if isinstance(rest, ty.UnionType) and no is not subject.type:
                gone = [m for m in subject.type.members if no is not m and not (isinstance(no, ty.UnionType) and m in no.members)]  # type: ignore[attr-defined]
                rest = ty.union_of(*(m for m in rest.members if m not in gone))
        return self.first_of(alternatives, bindings, node), ty.union_of(*matched), rest

    def first_of(self: "Checker", alternatives: list[tuple[t.Expr, list[Binding]]], bindings: list[Binding], node: Any) -> t.Expr:
        """Whether one of these tests succeeds; what the first such one captures is kept in temporaries until all has matched."""
        span = self.span(node)
        names = list(dict.fromkeys(name for _, captured in alternatives for name, _, _ in captured))
        kept: dict[str, t.Local] = {}
        for name in names:
            types = [value.type for _, captured in alternatives for bound, value, _ in captured if bound == name]
            joined = types[0]
            for type_ in types[1:]:
                joined = self.join_types(joined, type_)
            kept[name] = self.temp(joined)
            bindings.append((name, self.get(kept[name], span), node))
        result: t.Expr | None = None
        for test, captured in reversed(alternatives):
            if {name for name, _, _ in captured} != set(names):
                self.fail(node, "alternatives of a pattern bind different names")
            store: list[t.Stmt] = [t.SetLocal(span, kept[name], self.convert(value, kept[name].type, node)) for name, value, _ in captured]
            yes = self.block(store, self.const(True, node))
            if result is None:
                result = self.both(test, yes, node) if store else test
            else:
                result = self.choose(test, yes, result, node)
        assert result is not None
        return result

    def pattern_MatchClass(self: "Checker", node: Any, subject: t.Expr, bindings: list[Binding]) -> tuple[t.Expr, ty.Type, ty.Type]:
        tested = self.isinstance_types(node.cls)
        if subject.type is ty.NEVER:
            return self.const(False, node), ty.NEVER, ty.NEVER
        yes, no, tests = self.split(subject.type, tested, node)
        if not yes:
            return self.const(False, node), ty.NEVER, subject.type
        matched = ty.union_of(*yes)
        test: t.Expr = self.const(True, node) if not no else self.type_test(subject, tests, node)
        narrowed = self.conversions.narrow(subject, matched)
        assert narrowed is not None
        total = not node.patterns and not node.kwd_patterns
        names = list(node.kwd_attrs)
        patterns = list(node.kwd_patterns)
        if node.patterns:
            if not isinstance(matched, ty.ClassType) or len(node.patterns) == 1 and self.matches_itself(matched):
                inner_test, _, inner_rest = self.pattern(node.patterns[0], narrowed, bindings)
                test = self.both(test, inner_test, node)
                return test, matched, ty.union_of(*no) if inner_rest is ty.NEVER else subject.type
            positional = self.analyzer.match_args(matched)
            if len(node.patterns) > len(positional):
                self.fail(node, f"{matched} accepts {len(positional)} positional sub-pattern(s), {len(node.patterns)} given")
            names = positional[:len(node.patterns)] + names
            patterns = list(node.patterns) + patterns
        irrefutable = True
        for name, pattern in zip(names, patterns):
            attribute = self.attribute_of(narrowed, name, pattern)
            inner_test, _, _ = self.pattern(pattern, self.held(attribute, pattern), bindings)
            irrefutable = irrefutable and isinstance(inner_test, t.Const) and inner_test.value is True
            test = self.both(test, inner_test, node)
        return test, matched, ty.union_of(*no) if total or irrefutable else subject.type

    def matches_itself(self: "Checker", type_: ty.Type) -> bool:
        """Builtin classes whose single positional sub-pattern is the value itself (`str(s)`)."""
        return isinstance(type_, ty.ClassType) and type_.decl is not None and self.analyzer.is_builtin(type_.decl) and type_.name in (
            "str", "bytes", "bytearray", "list", "dict", "set", "frozenset", "tuple")

    def held(self: "Checker", value: t.Expr, node: Any) -> t.Expr:
        """Sub-subjects are read where they are tested; reading has no effect, so they may be read again."""
        return value

    def pattern_MatchSequence(self: "Checker", node: Any, subject: t.Expr, bindings: list[Binding]) -> tuple[t.Expr, ty.Type, ty.Type]:
        span = self.span(node)
        starred = [i for i, p in enumerate(node.patterns) if type(p).__name__ == "MatchStar"]
        if isinstance(subject.type, ty.UnionType):
            return self.pattern_in_union(node, subject, [m for m in subject.type.others if self.is_sequence(m)], bindings)
        if self.conversions.is_object(subject.type):
            return self.pattern_in_union(node, subject, self.below_object(("list", "tuple", "deque", "range"), subject, node), bindings)
        subject = self.as_tuple(subject)
        if isinstance(subject.type, ty.TupleType):
            return self.pattern_tuple(node, subject, bindings, starred)
        if not self.is_sequence(subject.type):
            return self.never_matches(node, subject)
        count = len(node.patterns) - len(starred)
        length = self.call_method(subject, "__len__", [], {}, node)
        test: t.Expr = t.Intrinsic(ty.BOOL, span, "int.ge" if starred else "int.eq", [length, t.Const(ty.INT, span, count)])
        for index, pattern in enumerate(node.patterns):
            if starred and index == starred[0]:
                if pattern.name is not None:
                    after = len(node.patterns) - index - 1
                    stop = t.Intrinsic(ty.INT, span, "int.sub", [length, t.Const(ty.INT, span, after)])
                    whole = self.to_list(subject, node) if isinstance(subject.type, ty.ClassType) and subject.type.name == "deque" else subject
                    piece = self.slice_value(whole, t.Const(ty.INT, span, index), stop, None, node)
                    bindings.append((pattern.name, self.to_list(piece, node), pattern))
                continue
            position = index if not starred or index < starred[0] else index - len(node.patterns)
            item = self.call_method(subject, "__getitem__", [(t.Const(ty.INT, span, position), node)], {}, node)
            inner, _, _ = self.pattern(pattern, item, bindings)
            test = self.both(test, inner, node)
        # Only `[*_]` leaves no sequence out.
        return test, subject.type, ty.NEVER if starred and count == 0 else subject.type

    def never_matches(self: "Checker", node: Any, subject: t.Expr) -> tuple[t.Expr, ty.Type, ty.Type]:
        """A sequence or mapping pattern on another type; of an object only its class at run time would tell."""
        if self.conversions.is_object(subject.type) or isinstance(subject.type, ty.ProtocolType):
            self.fail(node, f"this pattern on {subject.type} does not say its element types",
                      "keep the value in a union that names them, like list[int] | str", about=(subject,))
        return self.const(False, node), ty.NEVER, subject.type

    def pattern_in_union(self: "Checker", node: Any, subject: t.Expr, members: list[ty.Type], bindings: list[Binding]) -> tuple[t.Expr, ty.Type, ty.Type]:
        """A sequence or mapping pattern on those members of a union that can match it."""
        alternatives: list[tuple[t.Expr, list[Binding]]] = []
        matched: list[ty.Type] = []
        rest = subject.type
        for member in members:
            narrowed = self.conversions.narrow(subject, member)
            assert narrowed is not None
            inner: list[Binding] = []
            test, _, missed = self.pattern(node, narrowed, inner)
            if missed is ty.NEVER:
                rest = ty.union_of(*(m for m in (rest.members if isinstance(rest, ty.UnionType) else (rest,)) if m is not member))
            if not (isinstance(test, t.Const) and test.value is False):
                alternatives.append((self.both(self.type_test(subject, [member], node), test, node), inner))
                matched.append(member)
        if not alternatives:
            return self.const(False, node), ty.NEVER, subject.type
        if len(alternatives) == 1:
            bindings += alternatives[0][1]
            return alternatives[0][0], matched[0], rest
        return self.first_of(alternatives, bindings, node), ty.union_of(*matched), rest

    def below_object(self: "Checker", names: tuple[str, ...], subject: t.Expr, node: Any) -> list[ty.Type]:
        """The types that an object can have which are of one of these builtin classes, or below it."""
        assert isinstance(subject.type, ty.ClassType)
        found: list[ty.Type] = []
        for name in names:
            decl = self.analyzer.builtin(name) or self.analyzer.module_attribute("collections", name)
            if isinstance(decl, ClassDecl):
                found += self.generic_below(decl, subject.type, node) if decl.type_params else [self.analyzer.class_type(decl, ())]
        return found

    def is_sequence(self: "Checker", type_: ty.Type) -> bool:
        return isinstance(type_, ty.TupleType) or isinstance(type_, ty.ClassType) and type_.name in ("list", "tuple", "deque", "range")

    def pattern_tuple(self: "Checker", node: Any, subject: t.Expr, bindings: list[Binding], starred: list[int]) -> tuple[t.Expr, ty.Type, ty.Type]:
        assert isinstance(subject.type, ty.TupleType)
        items = subject.type.items
        if not starred and len(items) != len(node.patterns) or len(items) < len(node.patterns) - len(starred):
            return self.const(False, node), ty.NEVER, subject.type
        test: t.Expr = self.const(True, node)
        index = 0
        for position, pattern in enumerate(node.patterns):
            if starred and position == starred[0]:
                count = len(items) - (len(node.patterns) - 1)
                if pattern.name is not None:
                    values = [t.TupleGet(items[index + i], self.span(node), subject, index + i) for i in range(count)]
                    bindings.append((pattern.name, self.list_of(values, node, None), pattern))
                index += count
                continue
            inner, _, _ = self.pattern(pattern, t.TupleGet(items[index], self.span(node), subject, index), bindings)
            test = inner if isinstance(test, t.Const) and test.value is True else self.both(test, inner, node)
            index += 1
        sure = isinstance(test, t.Const) and test.value is True
        return test, subject.type, ty.NEVER if sure else subject.type

    def pattern_MatchMapping(self: "Checker", node: Any, subject: t.Expr, bindings: list[Binding]) -> tuple[t.Expr, ty.Type, ty.Type]:
        if isinstance(subject.type, ty.UnionType):
            return self.pattern_in_union(node, subject, [m for m in subject.type.others if self.is_mapping(m)], bindings)
        if self.conversions.is_object(subject.type):
            return self.pattern_in_union(node, subject, self.below_object(("dict",), subject, node), bindings)
        if not self.is_mapping(subject.type):
            return self.never_matches(node, subject)
        assert isinstance(subject.type, ty.ClassType)
        test: t.Expr = self.const(True, node)
        for key_node, pattern in zip(node.keys, node.patterns):
            key = self.value(key_node, subject.type.args[0])
            present = self.contains(subject, key, node)
            test = present if isinstance(test, t.Const) and test.value is True else self.both(test, present, node)
            item = self.call_method(subject, "__getitem__", [(key, key_node)], {}, node)
            inner, _, _ = self.pattern(pattern, item, bindings)
            test = self.both(test, inner, node)
        if node.rest is not None:
            bindings.append((node.rest, self.mapping_rest(subject, node), node))
        return test, subject.type, subject.type

    def is_mapping(self: "Checker", type_: ty.Type) -> bool:
        return isinstance(type_, ty.ClassType) and len(type_.args) == 2 and self.analyzer.find_method(type_, "__contains__") is not None

    def mapping_rest(self: "Checker", subject: t.Expr, node: Any) -> t.Expr:
        """What `**rest` captures: a new dict without the keys of the pattern."""
        assert isinstance(subject.type, ty.ClassType)
        body: list[t.Stmt] = []
        rest = self.keep(self.construct(self.analyzer.builtin("dict"), [(subject, node)], {}, node, None), body)
        for key_node in node.keys:
            removed = self.call_method(rest, "__delitem__", [(self.value(key_node, subject.type.args[0]), key_node)], {}, node)
            body.append(t.Eval(self.span(node), removed))
        return self.block(body, rest)
