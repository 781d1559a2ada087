"""AST of statements, and all of the builder: one method a grammar alternative.

See `expressions` for what the methods take.
"""

from __future__ import annotations

from typing import NamedTuple

from unic.syntax import ast
from unic.syntax.expressions import OPERATORS, BareGenerator
from unic.syntax.lexer import Token
from unic.syntax.patterns import Patterns
from unic.syntax.targets import STORE, delete, noun, store


class Parameter(NamedTuple):
    """An item of a parameter list: `kind` is "" for an ordinary one, or its mark `/`, `*`, `**`."""

    kind: str
    arg: ast.arg | None
    default: ast.expr | None
    first: Token
    last: Token


class Builder(Patterns):
    """Builds the AST of one source text."""

    def finish(self) -> None:
        """Refuse what the grammar let through. Raises CompileError."""
        for _, opening in self.with_lists.values():
            hint = "for an assignment write `name := value`"
            raise self.error("`as` in parentheses is for `with` statements", opening, opening, hint)

    def empty_module(self, v, first, last):
        return ast.Module([], [])

    def module(self, v, first, last):
        return ast.Module(v[0], [])

    def more_lines(self, v, first, last):
        v[0].extend(v[1])
        return v[0]

    def block(self, v, first, last):
        return v[2]

    # ---- simple statements

    def expression_statement(self, v, first, last):
        return ast.Expr(v[0], first[2], first[3], last[4], last[5])

    def last_assigned(self, v, first, last):
        return [v[0]]

    def more_assigned(self, v, first, last):
        v[2].append(v[0])
        return v[2]

    def assign(self, v, first, last):
        value, *rest = v[2]
        targets = [store(self.path, target, equals=True) for target in [v[0], *reversed(rest)]]
        return ast.Assign(targets, value, None, first[2], first[3], last[4], last[5])

    def augmented_assign(self, v, first, last):
        target, operator, value = v
        if not isinstance(target, (ast.Name, ast.Attribute, ast.Subscript)):
            raise self.error_at(f"{noun(target)} cannot be the target of '{operator[1]}'", target)
        target.ctx = STORE
        return ast.AugAssign(target, OPERATORS[operator[1][:-1]], value, first[2], first[3], last[4], last[5])

    def annotated_assign(self, v, first, last):
        target = v[0]
        if not isinstance(target, (ast.Name, ast.Attribute, ast.Subscript)):
            if isinstance(target, (ast.Tuple, ast.List)):
                message = f"a {noun(target)} of targets cannot be annotated"
                raise self.error_at(message, target, "annotate each name in a line of its own")
            raise self.error_at(f"{noun(target)} cannot be annotated", target)
        target.ctx = STORE
        simple = int(isinstance(target, ast.Name) and not self.is_group(target))
        value = v[4] if len(v) == 5 else None
        return ast.AnnAssign(target, v[2], value, simple, first[2], first[3], last[4], last[5])

    def pass_statement(self, v, first, last):
        return ast.Pass(first[2], first[3], last[4], last[5])

    def break_statement(self, v, first, last):
        return ast.Break(first[2], first[3], last[4], last[5])

    def continue_statement(self, v, first, last):
        return ast.Continue(first[2], first[3], last[4], last[5])

    def return_statement(self, v, first, last):
        return ast.Return(v[1] if len(v) == 2 else None, first[2], first[3], last[4], last[5])

    def raise_statement(self, v, first, last):
        exc = v[1] if len(v) > 1 else None
        cause = v[3] if len(v) > 2 else None
        return ast.Raise(exc, cause, first[2], first[3], last[4], last[5])

    def assert_statement(self, v, first, last):
        return ast.Assert(v[1], v[3] if len(v) == 4 else None, first[2], first[3], last[4], last[5])

    def delete_statement(self, v, first, last):
        targets = [delete(self.path, target) for target in v[1]]
        return ast.Delete(targets, first[2], first[3], last[4], last[5])

    def one_name(self, v, first, last):
        return [first[1]]

    def more_names(self, v, first, last):
        v[0].append(v[2][1])
        return v[0]

    def global_statement(self, v, first, last):
        return ast.Global(v[1], first[2], first[3], last[4], last[5])

    def nonlocal_statement(self, v, first, last):
        return ast.Nonlocal(v[1], first[2], first[3], last[4], last[5])

    def type_alias(self, v, first, last):
        name = v[1]
        target = ast.Name(name[1], STORE, name[2], name[3], name[4], name[5])
        return ast.TypeAlias(target, v[2], v[4], first[2], first[3], last[4], last[5])

    # ---- imports

    def dotted_one(self, v, first, last):
        return first[1]

    def dotted_more(self, v, first, last):
        return f"{v[0]}.{v[2][1]}"

    def dots_one(self, v, first, last):
        return len(first[1])

    def dots_more(self, v, first, last):
        return v[0] + len(v[1][1])

    def alias(self, v, first, last):
        return ast.alias(v[0], v[2][1] if len(v) == 3 else None, first[2], first[3], last[4], last[5])

    def alias_name(self, v, first, last):
        return ast.alias(first[1], v[2][1] if len(v) == 3 else None, first[2], first[3], last[4], last[5])

    def import_star(self, v, first, last):
        return [ast.alias("*", None, first[2], first[3], last[4], last[5])]

    def import_statement(self, v, first, last):
        return ast.Import(v[1], first[2], first[3], last[4], last[5])

    def import_from(self, v, first, last):
        return ast.ImportFrom(v[1], v[3], 0, first[2], first[3], last[4], last[5])

    def import_relative(self, v, first, last):
        module = v[2] if len(v) == 5 else None
        return ast.ImportFrom(module, v[-1], v[1], first[2], first[3], last[4], last[5])

    # ---- compound statements

    def if_statement(self, v, first, last):
        _, test, _, body, orelse = v
        return ast.If(test, body, orelse, first[2], first[3], last[4], last[5])

    def elif_branch(self, v, first, last):
        return [self.if_statement(v, first, last)]

    def else_block(self, v, first, last):
        return v[2]

    def while_statement(self, v, first, last):
        _, test, _, body, orelse = v
        return ast.While(test, body, orelse, first[2], first[3], last[4], last[5])

    def for_statement(self, v, first, last, kind=ast.For):
        _, target, _, iterable, _, body, orelse = v
        target = store(self.path, target)
        return kind(target, iterable, body, orelse, None, first[2], first[3], last[4], last[5])

    def async_for_statement(self, v, first, last):
        return self.for_statement(v[1:], first, last, ast.AsyncFor)

    def with_item(self, v, first, last):
        return ast.withitem(v[0], store(self.path, v[2]) if len(v) == 3 else None)

    def with_statement(self, v, first, last, kind=ast.With):
        _, items, _, body = v
        if len(items) == 1 and items[0].optional_vars is None:
            items = self.unfold(items[0])
        return kind(items, body, None, first[2], first[3], last[4], last[5])

    def async_with_statement(self, v, first, last):
        return self.with_statement(v[1:], first, last, ast.AsyncWith)

    def unfold(self, item: ast.withitem) -> list[ast.withitem]:
        """The items of `with (a, b as c):`; the item itself where the parentheses are a tuple's."""
        node = item.context_expr
        if not isinstance(node, ast.Tuple) or not node.elts or self.is_group(node):
            return [item]
        for element in node.elts:
            named = isinstance(element, ast.NamedExpr) and not self.is_group(element)
            if named or isinstance(element, ast.Starred):
                return [item]
        self.with_lists.pop(id(node), None)
        return [
            element if isinstance(element, ast.withitem) else ast.withitem(element, None) for element in node.elts
        ]

    def try_statement(self, v, first, last):
        _, _, body, handlers, orelse, *final = v
        finalbody = final[0] if final else []
        starred = handlers[0][0]
        for star, handler in handlers:
            if star != starred:
                raise self.error_at("cannot have both 'except' and 'except*' on the same 'try'", handler)
        clauses = [handler for _, handler in handlers]
        for clause in clauses[:-1]:
            if clause.type is None:
                raise self.error_at("the `except:` without a type must be last", clause)
        kind = ast.TryStar if starred else ast.Try
        return kind(
            body, clauses, orelse, finalbody, first[2], first[3], last[4], last[5]
        )

    def try_finally(self, v, first, last):
        return ast.Try(v[2], [], [], v[3], first[2], first[3], last[4], last[5])

    def handler_all(self, v, first, last):
        return False, ast.ExceptHandler(None, None, v[2], first[2], first[3], last[4], last[5])

    def handler(self, v, first, last):
        name = v[3][1] if len(v) == 6 else None
        return False, ast.ExceptHandler(v[1], name, v[-1], first[2], first[3], last[4], last[5])

    def handler_star(self, v, first, last):
        _, handler = self.handler(v[1:], first, last)
        return True, handler

    # ---- definitions

    def decorated(self, v, first, last):
        v[1].decorator_list = v[0]
        return v[1]

    def function(self, v, first, last, kind=ast.FunctionDef):
        _, name, type_params, _, parameters, _, returns, _, body = v
        return kind(
            name[1], parameters, body, [], returns, None, type_params,
            first[2], first[3], last[4], last[5],
        )  # fmt: skip

    def async_function(self, v, first, last):
        return self.function(v[1:], first, last, ast.AsyncFunctionDef)

    def class_definition(self, v, first, last):
        return ast.ClassDef(
            v[1][1], [], [], v[4], [], v[2], first[2], first[3], last[4], last[5]
        )

    def class_with_bases(self, v, first, last):
        _, name, type_params, opening, items, closing, _, body = v
        if any(isinstance(item, BareGenerator) for item in items):
            raise self.error("a class cannot have a generator expression as base", opening, closing)
        bases: list[ast.expr] = []
        keywords: list[ast.keyword] = []
        self.split_arguments(items, opening, closing, bases, keywords)
        return ast.ClassDef(
            name[1], bases, keywords, body, [], type_params,
            first[2], first[3], last[4], last[5],
        )  # fmt: skip

    def type_variable(self, v, first, last):
        return ast.TypeVar(first[1], v[2] if len(v) == 3 else None, first[2], first[3], last[4], last[5])

    def type_variable_tuple(self, v, first, last):
        return ast.TypeVarTuple(v[1][1], first[2], first[3], last[4], last[5])

    def parameter_specification(self, v, first, last):
        return ast.ParamSpec(v[1][1], first[2], first[3], last[4], last[5])

    # ---- parameters

    def argument_node(self, v, at: int, last: Token) -> ast.arg:
        """The parameter whose name is symbol `at`, with the annotation that may follow it."""
        name = v[at]
        annotated = len(v) > at + 2 and v[at + 1][0] == ":"
        annotation = v[at + 2] if annotated else None
        if annotation is None:
            return ast.arg(name[1], None, None, name[2], name[3], name[4], name[5])
        return ast.arg(name[1], annotation, None, name[2], name[3], last[4], last[5])

    def annotated(self, v, first, last):
        return self.argument_node(v, 0, last)

    def parameter(self, v, first, last):
        return Parameter("", v[0], None, first, last)

    def parameter_default(self, v, first, last):
        return Parameter("", v[0], v[2], first, last)

    def parameter_slash(self, v, first, last):
        return Parameter("/", None, None, first, last)

    def parameter_star(self, v, first, last):
        return Parameter("*", None, None, first, last)

    def parameter_vararg(self, v, first, last):
        return Parameter("*", self.argument_node(v, 1, last), None, first, last)

    def parameter_kwarg(self, v, first, last):
        return Parameter("**", self.argument_node(v, 1, last), None, first, last)

    def no_parameters(self, v, first, last):
        return ast.arguments([], [], None, [], [], None, [])

    def parameters(self, v, first, last):
        result = ast.arguments([], [], None, [], [], None, [])
        starred = None
        bare = None
        for item in v[0]:
            kind, arg, default, start, end = item
            if result.kwarg is not None:
                raise self.error("parameters cannot follow `**` parameter", start, end, "put it before")
            if kind == "":
                if starred is not None:
                    result.kwonlyargs.append(arg)
                    result.kw_defaults.append(default)
                    continue
                if default is not None:
                    result.defaults.append(default)
                elif result.defaults:
                    message = "parameter without a default follows parameter with a default"
                    raise self.error(message, start, end, "give it a default, or move it before the others")
                result.args.append(arg)
            elif kind == "/":
                if result.posonlyargs:
                    raise self.error("`/` may appear only once", start, end)
                if starred is not None:
                    raise self.error("`/` must be ahead of `*`", start, end)
                if not result.args:
                    raise self.error("at least one parameter must precede `/`", start, end)
                result.posonlyargs, result.args = result.args, []
            elif kind == "*":
                if starred is not None:
                    raise self.error("`*` may appear only once", start, end)
                starred = item
                result.vararg = arg
                bare = item if arg is None else None
            else:
                result.kwarg = arg
        if bare is not None and not result.kwonlyargs:
            raise self.error("named parameters must follow bare `*`", bare.first, bare.last)
        return result
