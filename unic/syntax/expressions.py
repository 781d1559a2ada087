"""AST of expressions: the builder's methods for their grammar rules.

A method takes the values of the rule's symbols, and the first and last token of the whole, which give
the position; tokens are tuples (see `lexer`).
"""

from __future__ import annotations

from unic.diagnostics import CompileError, Diagnostic, Span, span_of
from unic.syntax import ast, literals
from unic.syntax.lexer import Token
from unic.syntax.targets import LOAD, STORE, store

OPERATORS = {
    "+": ast.Add(),
    "-": ast.Sub(),
    "*": ast.Mult(),
    "@": ast.MatMult(),
    "/": ast.Div(),
    "%": ast.Mod(),
    "**": ast.Pow(),
    "<<": ast.LShift(),
    ">>": ast.RShift(),
    "|": ast.BitOr(),
    "^": ast.BitXor(),
    "&": ast.BitAnd(),
    "//": ast.FloorDiv(),
}
UNARY = {"+": ast.UAdd(), "-": ast.USub(), "~": ast.Invert(), "not": ast.Not()}
COMPARISONS = {
    "<": ast.Lt(),
    ">": ast.Gt(),
    "==": ast.Eq(),
    ">=": ast.GtE(),
    "<=": ast.LtE(),
    "!=": ast.NotEq(),
    "in": ast.In(),
    "is": ast.Is(),
}
NOT_IN, IS_NOT = ast.NotIn(), ast.IsNot()
AND, OR = ast.And(), ast.Or()
CONVERSIONS = ("s", "r", "a")


class BareGenerator:
    """An argument `x for x in y` without parentheses of its own."""

    __slots__ = ("elt", "generators", "first", "last")

    def __init__(self, elt: ast.expr, generators: list, first: Token, last: Token):
        self.elt = elt
        self.generators = generators
        self.first = first
        self.last = last


class Expressions:
    """Methods for expressions. `groups` holds the expressions that stand in parentheses of their own."""

    def __init__(self, source: str, path: str):
        self.lines = source.split("\n")
        self.path = path
        self.groups: dict[int, ast.expr] = {}
        # Parenthesised lists with `as` that no `with` statement has taken yet.
        self.with_lists: dict[int, tuple[ast.Tuple, Token]] = {}

    def error(self, message: str, first: Token, last: Token, hint: str = "") -> CompileError:
        return CompileError([Diagnostic(message, Span(self.path, first[2], first[3], last[4], last[5]), hint)])

    def error_at(self, message: str, node, hint: str = "") -> CompileError:
        return CompileError([Diagnostic(message, span_of(self.path, node), hint)])

    def is_group(self, node: ast.expr) -> bool:
        return id(node) in self.groups

    # ---- lists and values that pass on

    def one(self, v, first, last):
        return [v[0]]

    def pair(self, v, first, last):
        return [v[0], v[2]]

    def more(self, v, first, last):
        v[0].append(v[2])
        return v[0]

    def more_adjacent(self, v, first, last):
        v[0].append(v[1])
        return v[0]

    def nothing(self, v, first, last):
        return []

    def absent(self, v, first, last):
        return None

    def first(self, v, first, last):
        return v[0]

    def second(self, v, first, last):
        return v[1]

    def token(self, v, first, last):
        return first

    # ---- atoms

    def name(self, v, first, last):
        return ast.Name(first[1], LOAD, first[2], first[3], first[4], first[5])

    def number(self, v, first, last):
        try:
            value = literals.number(first[1])
        except literals.LiteralError as error:
            raise self.error(str(error), first, last) from None
        return ast.Constant(value, None, first[2], first[3], first[4], first[5])

    def none(self, v, first, last):
        return ast.Constant(None, None, first[2], first[3], last[4], last[5])

    def true(self, v, first, last):
        return ast.Constant(True, None, first[2], first[3], last[4], last[5])

    def false(self, v, first, last):
        return ast.Constant(False, None, first[2], first[3], last[4], last[5])

    def ellipsis(self, v, first, last):
        return ast.Constant(..., None, first[2], first[3], last[4], last[5])

    def tuple_empty(self, v, first, last):
        return ast.Tuple([], LOAD, first[2], first[3], last[4], last[5])

    def parenthesised(self, v, first, last):
        items = v[1]
        if len(items) == 1 and len(v) == 3:
            item = items[0]
            if isinstance(item, ast.Starred):
                raise self.error_at("cannot use starred expression here", item, "for a tuple write `(*items,)`")
            if not isinstance(item, ast.withitem):
                self.groups[id(item)] = item
                return item
        node = ast.Tuple(items, LOAD, first[2], first[3], last[4], last[5])
        if any(isinstance(item, ast.withitem) for item in items):
            self.with_lists[id(node)] = (node, first)
        return node

    def group(self, v, first, last):
        self.groups[id(v[1])] = v[1]
        return v[1]

    def paren_with_item(self, v, first, last):
        return ast.withitem(v[0], store(self.path, v[2]))

    def tuple_one(self, v, first, last):
        return ast.Tuple([v[0]], LOAD, first[2], first[3], last[4], last[5])

    def tuple_bare(self, v, first, last):
        return ast.Tuple(v[0], LOAD, first[2], first[3], last[4], last[5])

    def list_empty(self, v, first, last):
        return ast.List([], LOAD, first[2], first[3], last[4], last[5])

    def list(self, v, first, last):
        return ast.List(v[1], LOAD, first[2], first[3], last[4], last[5])

    def set(self, v, first, last):
        return ast.Set(v[1], first[2], first[3], last[4], last[5])

    def dict_empty(self, v, first, last):
        return ast.Dict([], [], first[2], first[3], last[4], last[5])

    def dict(self, v, first, last):
        keys = [key for key, _ in v[1]]
        values = [value for _, value in v[1]]
        return ast.Dict(keys, values, first[2], first[3], last[4], last[5])

    def dict_item(self, v, first, last):
        return v[0], v[2]

    def dict_unpacking(self, v, first, last):
        return None, v[1]

    # ---- comprehensions

    def generator(self, v, first, last):
        return ast.GeneratorExp(v[1], v[2], first[2], first[3], last[4], last[5])

    def list_comprehension(self, v, first, last):
        return ast.ListComp(v[1], v[2], first[2], first[3], last[4], last[5])

    def set_comprehension(self, v, first, last):
        return ast.SetComp(v[1], v[2], first[2], first[3], last[4], last[5])

    def dict_comprehension(self, v, first, last):
        return ast.DictComp(v[1], v[3], v[4], first[2], first[3], last[4], last[5])

    def comprehension(self, v, first, last):
        return ast.comprehension(store(self.path, v[1]), v[3], v[4], 0)

    def async_comprehension(self, v, first, last):
        return ast.comprehension(store(self.path, v[2]), v[4], v[5], 1)

    # ---- primaries

    def attribute(self, v, first, last):
        return ast.Attribute(v[0], v[2][1], LOAD, first[2], first[3], last[4], last[5])

    def call(self, v, first, last):
        func, opening, items, _ = v
        if not items:
            return ast.Call(func, [], [], first[2], first[3], last[4], last[5])
        args: list[ast.expr] = []
        keywords: list[ast.keyword] = []
        self.split_arguments(items, opening, last, args, keywords)
        return ast.Call(func, args, keywords, first[2], first[3], last[4], last[5])

    def split_arguments(self, items: list, opening: Token, closing: Token, args: list, keywords: list) -> None:
        """Sort the arguments of a call or class into positional and keyword ones, and check their order."""
        unpacked = False
        for item in items:
            if isinstance(item, ast.keyword):
                unpacked = unpacked or item.arg is None
                keywords.append(item)
                continue
            if isinstance(item, BareGenerator):
                # The call's parentheses serve the generator too when it is the only argument.
                if len(items) > 1 or item.last[2:4] > closing[2:4]:
                    raise self.error(
                        "a generator expression that is not the only argument must be in parentheses",
                        item.first,
                        item.last,
                    )
                item = ast.GeneratorExp(
                    item.elt, item.generators, opening[2], opening[3], closing[4], closing[5]
                )
            elif keywords and not isinstance(item, ast.Starred):
                kind = "keyword argument unpacking" if unpacked else "keyword argument"
                raise self.error_at(f"positional argument follows {kind}", item, "put it before, or give its name")
            elif unpacked:
                raise self.error_at("iterable argument unpacking follows keyword argument unpacking", item)
            args.append(item)

    def argument_comma(self, v, first, last):
        if isinstance(v[0][-1], BareGenerator):
            item = v[0][-1]
            raise self.error(
                "a generator expression before a comma must be in parentheses", item.first, item.last
            )
        return v[0]

    def keyword(self, v, first, last):
        return ast.keyword(first[1], v[2], first[2], first[3], last[4], last[5])

    def keyword_unpacking(self, v, first, last):
        return ast.keyword(None, v[1], first[2], first[3], last[4], last[5])

    def bare_generator(self, v, first, last):
        return BareGenerator(v[0], v[1], first, last)

    def starred(self, v, first, last):
        return ast.Starred(v[1], LOAD, first[2], first[3], last[4], last[5])

    def subscript(self, v, first, last):
        index = v[2]
        if type(index) is ast.Starred:
            index = ast.Tuple(
                [index], LOAD, index.lineno, index.col_offset, index.end_lineno, index.end_col_offset
            )
        return ast.Subscript(v[0], index, LOAD, first[2], first[3], last[4], last[5])

    def slice(self, v, first, last):
        step = v[4] if len(v) == 5 else None
        return ast.Slice(v[0], v[2], step, first[2], first[3], last[4], last[5])

    def await_expression(self, v, first, last):
        return ast.Await(v[1], first[2], first[3], last[4], last[5])

    # ---- operators

    def binary(self, v, first, last):
        left, operator, right = v
        return ast.BinOp(left, OPERATORS[operator[1]], right, first[2], first[3], last[4], last[5])

    def unary(self, v, first, last):
        return ast.UnaryOp(UNARY[first[1]], v[1], first[2], first[3], last[4], last[5])

    def boolean_and(self, v, first, last):
        return ast.BoolOp(AND, v[0], first[2], first[3], last[4], last[5])

    def boolean_or(self, v, first, last):
        return ast.BoolOp(OR, v[0], first[2], first[3], last[4], last[5])

    def operator(self, v, first, last):
        return COMPARISONS[first[1]]

    def operator_not_in(self, v, first, last):
        return NOT_IN

    def operator_is_not(self, v, first, last):
        return IS_NOT

    def first_comparison(self, v, first, last):
        return v[0], [v[1]], [v[2]]

    def more_comparisons(self, v, first, last):
        v[0][1].append(v[1])
        v[0][2].append(v[2])
        return v[0]

    def compare(self, v, first, last):
        left, operators, comparators = v[0]
        return ast.Compare(left, operators, comparators, first[2], first[3], last[4], last[5])

    def conditional(self, v, first, last):
        return ast.IfExp(v[2], v[0], v[4], first[2], first[3], last[4], last[5])

    def lambda_expression(self, v, first, last):
        return ast.Lambda(v[1], v[3], first[2], first[3], last[4], last[5])

    def named_expression(self, v, first, last):
        name = first
        target = ast.Name(name[1], STORE, name[2], name[3], name[4], name[5])
        return ast.NamedExpr(target, v[2], first[2], first[3], last[4], last[5])

    def yield_value(self, v, first, last):
        return ast.Yield(v[1] if len(v) == 2 else None, first[2], first[3], last[4], last[5])

    def yield_from(self, v, first, last):
        return ast.YieldFrom(v[2], first[2], first[3], last[4], last[5])

    # ---- strings

    def string(self, v, first, last):
        try:
            value = literals.string(first[1])
        except literals.LiteralError as error:
            raise self.error(str(error), first, last) from None
        kind = "u" if first[1][0] in "uU" else None
        return ast.Constant(value, kind, first[2], first[3], last[4], last[5])

    def strings(self, v, first, last):
        parts = v[0]
        if len(parts) == 1 and type(parts[0]) is ast.Constant:
            return parts[0]
        of_bytes = [isinstance(part, ast.Constant) and isinstance(part.value, bytes) for part in parts]
        if any(of_bytes) and not all(of_bytes):
            raise self.error("cannot mix bytes and nonbytes literals", first, last)
        if all(isinstance(part, ast.Constant) for part in parts):
            value = (b"" if of_bytes[0] else "").join(part.value for part in parts)
            return ast.Constant(value, parts[0].kind, first[2], first[3], last[4], last[5])
        values: list[ast.expr] = []
        for part in parts:
            values += [part] if isinstance(part, ast.Constant) else part.values
        return ast.JoinedStr(self.merge(values), first[2], first[3], last[4], last[5])

    def merge(self, values: list[ast.expr]) -> list[ast.expr]:
        """Neighbouring constants become one; empty ones go."""
        merged: list[ast.expr] = []
        run: list[ast.Constant] = []

        def close() -> None:
            text = "".join(part.value for part in run)
            if text:
                head, tail = run[0], run[-1]
                merged.append(
                    ast.Constant(
                        text, head.kind, head.lineno, head.col_offset, tail.end_lineno, tail.end_col_offset
                    )
                )
            run.clear()

        for value in values:
            if type(value) is ast.Constant:
                run.append(value)
            else:
                close()
                merged.append(value)
        close()
        return merged

    def fstring(self, v, first, last):
        return ast.JoinedStr(v[1], first[2], first[3], last[4], last[5])

    def fstring_text(self, v, first, last):
        token = v[1]
        try:
            value = literals.decode(token[1])
        except literals.LiteralError as error:
            raise self.error(str(error), token, token) from None
        v[0].append(ast.Constant(value, None, token[2], token[3], token[4], token[5]))
        return v[0]

    def fstring_field(self, v, first, last):
        v[0].extend(v[1])
        return v[0]

    def replacement(self, v, first, last):
        """A replacement field's values: the text before `=` if it has one, and the value."""
        _, value, equals, conversion, spec, _ = v
        values: list[ast.expr] = []
        code = -1
        if conversion is not None:
            bang, conversion = conversion
            if conversion[2:4] != bang[4:6]:
                raise self.error("f-string: the conversion must come right after '!'", bang, conversion)
            if conversion[1] not in CONVERSIONS:
                raise self.error(
                    f"invalid conversion '!{conversion[1]}' in f-string", conversion, conversion, "use !s, !r or !a"
                )
            code = ord(conversion[1])
        if equals is not None:
            line, column = self.after_space(equals[4], equals[5])
            text = self.text_between(first[4], first[5], line, column)
            values.append(ast.Constant(text, None, first[4], first[5], line, column))
            if conversion is None and spec is None:
                code = ord("r")
        values.append(ast.FormattedValue(value, code, spec, first[2], first[3], last[4], last[5]))
        return values

    def fstring_conversion(self, v, first, last):
        return v

    def format_spec(self, v, first, last):
        return ast.JoinedStr(self.merge(v[1]), first[2], first[3], last[4], last[5])

    def after_space(self, line: int, column: int) -> tuple[int, int]:
        """The position of the first character that is not white space, from the given one on."""
        while True:
            text = self.lines[line - 1]
            while column < len(text) and text[column] in " \t\f":
                column += 1
            if column < len(text):
                return line, column
            line, column = line + 1, 0

    def text_between(self, line: int, column: int, end_line: int, end_column: int) -> str:
        if line == end_line:
            return self.lines[line - 1][column:end_column]
        parts = [self.lines[line - 1][column:], *self.lines[line : end_line - 1], self.lines[end_line - 1][:end_column]]
        return "\n".join(parts)
