"""The abstract syntax tree: classes and fields named exactly as in CPython 3.12's `ast`.

Unlike CPython's, nodes have slots, and `col_offset`/`end_col_offset` count characters, not UTF-8
bytes. Contexts and operators (`Load()`, `Add()`, ...) are singletons.
Grammar: https://docs.python.org/3.12/library/ast.html#abstract-grammar
"""

from __future__ import annotations

from collections.abc import Iterator

POSITION = ("lineno", "col_offset", "end_lineno", "end_col_offset")


class NodeType(type):
    """Makes a class's annotations its fields and slots, and writes its constructor.

    Fields are the leading parameters, the four positions the last, by position or by name. `_memos` names slots for what
    later stages find out about a node; these are not part of the tree.
    """

    def __new__(cls, name, bases, namespace):
        fields = tuple(namespace.get("__annotations__", ()))
        namespace["__slots__"] = fields + namespace.pop("_memos", ())
        if fields and fields != POSITION:
            namespace["_fields"] = fields
        node = super().__new__(cls, name, bases, namespace)
        node._backwards = node._fields[::-1]
        slots = node._fields + node._attributes
        if slots and name != "Positioned":
            parameters = list(node._fields) + [f"{slot}=0" for slot in node._attributes]
            body = "".join(f"    self.{slot} = {slot}\n" for slot in slots)
            values = "".join(f"self.{slot}, " for slot in slots)
            scope: dict = {"node": node}
            # One generated constructor is several times faster than a loop over setattr, and a
            # parse makes ten nodes a line.
            exec(
                f"def __init__(self, {', '.join(parameters)}):\n{body}"
                f"def __reduce__(self):\n    return node, ({values})\n",
                scope,
            )
            node.__init__ = scope["__init__"]
            node.__reduce__ = scope["__reduce__"]
        return node


class AST(metaclass=NodeType):
    """A node. `_fields` names its children and values, `_attributes` its position."""

    _fields: tuple[str, ...] = ()
    _attributes: tuple[str, ...] = ()
    # The fields, last first, as a stack takes them.
    _backwards: tuple[str, ...] = ()
    del __annotations__

    def __repr__(self) -> str:
        place = f" at {self.lineno}:{self.col_offset}" if self._attributes else ""
        return f"<{type(self).__name__}{place}>"


class Positioned(AST):
    _attributes = POSITION
    lineno: int
    col_offset: int
    end_lineno: int
    end_col_offset: int


class Singleton(AST):
    """A node without fields, of which there is one instance."""

    def __new__(cls):
        instance = cls.__dict__.get("_instance")
        if instance is None:
            instance = cls._instance = object.__new__(cls)
        return instance

    def __reduce__(self):
        return type(self), ()


class mod(AST): ...
class stmt(Positioned): ...
class expr(Positioned): ...
class pattern(Positioned): ...
class type_param(Positioned): ...
class expr_context(Singleton): ...
class boolop(Singleton): ...
class operator(Singleton): ...
class unaryop(Singleton): ...
class cmpop(Singleton): ...


class Load(expr_context): ...
class Store(expr_context): ...
class Del(expr_context): ...
class And(boolop): ...
class Or(boolop): ...
class Add(operator): ...
class Sub(operator): ...
class Mult(operator): ...
class MatMult(operator): ...
class Div(operator): ...
class Mod(operator): ...
class Pow(operator): ...
class LShift(operator): ...
class RShift(operator): ...
class BitOr(operator): ...
class BitXor(operator): ...
class BitAnd(operator): ...
class FloorDiv(operator): ...
class Invert(unaryop): ...
class Not(unaryop): ...
class UAdd(unaryop): ...
class USub(unaryop): ...
class Eq(cmpop): ...
class NotEq(cmpop): ...
class Lt(cmpop): ...
class LtE(cmpop): ...
class Gt(cmpop): ...
class GtE(cmpop): ...
class Is(cmpop): ...
class IsNot(cmpop): ...
class In(cmpop): ...
class NotIn(cmpop): ...


class Module(mod):
    body: list[stmt]
    type_ignores: list


class FunctionDef(stmt):
    _memos = ("own_nodes", "bound_names")
    name: str
    args: arguments
    body: list[stmt]
    decorator_list: list[expr]
    returns: expr | None
    type_comment: None
    type_params: list[type_param]


class AsyncFunctionDef(stmt):
    _memos = ("own_nodes", "bound_names")
    name: str
    args: arguments
    body: list[stmt]
    decorator_list: list[expr]
    returns: expr | None
    type_comment: None
    type_params: list[type_param]


class ClassDef(stmt):
    _memos = ("own_nodes",)
    name: str
    bases: list[expr]
    keywords: list[keyword]
    body: list[stmt]
    decorator_list: list[expr]
    type_params: list[type_param]


class Return(stmt):
    value: expr | None


class Delete(stmt):
    targets: list[expr]


class Assign(stmt):
    targets: list[expr]
    value: expr
    type_comment: None


class TypeAlias(stmt):
    name: Name
    type_params: list[type_param]
    value: expr


class AugAssign(stmt):
    target: expr
    op: operator
    value: expr


class AnnAssign(stmt):
    target: expr
    annotation: expr
    value: expr | None
    simple: int


class For(stmt):
    target: expr
    iter: expr
    body: list[stmt]
    orelse: list[stmt]
    type_comment: None


class AsyncFor(stmt):
    target: expr
    iter: expr
    body: list[stmt]
    orelse: list[stmt]
    type_comment: None


class While(stmt):
    test: expr
    body: list[stmt]
    orelse: list[stmt]


class If(stmt):
    test: expr
    body: list[stmt]
    orelse: list[stmt]


class With(stmt):
    items: list[withitem]
    body: list[stmt]
    type_comment: None


class AsyncWith(stmt):
    items: list[withitem]
    body: list[stmt]
    type_comment: None


class Match(stmt):
    subject: expr
    cases: list[match_case]


class Raise(stmt):
    exc: expr | None
    cause: expr | None


class Try(stmt):
    body: list[stmt]
    handlers: list[ExceptHandler]
    orelse: list[stmt]
    finalbody: list[stmt]


class TryStar(stmt):
    body: list[stmt]
    handlers: list[ExceptHandler]
    orelse: list[stmt]
    finalbody: list[stmt]


class Assert(stmt):
    test: expr
    msg: expr | None


class Import(stmt):
    names: list[alias]


class ImportFrom(stmt):
    module: str | None
    names: list[alias]
    level: int


class Global(stmt):
    names: list[str]


class Nonlocal(stmt):
    names: list[str]


class Expr(stmt):
    value: expr


class Pass(stmt): ...
class Break(stmt): ...
class Continue(stmt): ...


class BoolOp(expr):
    op: boolop
    values: list[expr]


class NamedExpr(expr):
    target: expr
    value: expr


class BinOp(expr):
    left: expr
    op: operator
    right: expr


class UnaryOp(expr):
    op: unaryop
    operand: expr


class Lambda(expr):
    args: arguments
    body: expr


class IfExp(expr):
    test: expr
    body: expr
    orelse: expr


class Dict(expr):
    keys: list[expr | None]
    values: list[expr]


class Set(expr):
    elts: list[expr]


class ListComp(expr):
    elt: expr
    generators: list[comprehension]


class SetComp(expr):
    elt: expr
    generators: list[comprehension]


class DictComp(expr):
    key: expr
    value: expr
    generators: list[comprehension]


class GeneratorExp(expr):
    elt: expr
    generators: list[comprehension]


class Await(expr):
    value: expr


class Yield(expr):
    value: expr | None


class YieldFrom(expr):
    value: expr


class Compare(expr):
    left: expr
    ops: list[cmpop]
    comparators: list[expr]


class Call(expr):
    func: expr
    args: list[expr]
    keywords: list[keyword]


class FormattedValue(expr):
    value: expr
    conversion: int
    format_spec: JoinedStr | None


class JoinedStr(expr):
    values: list[expr]


class Constant(expr):
    value: object
    kind: str | None


class Attribute(expr):
    value: expr
    attr: str
    ctx: expr_context


class Subscript(expr):
    value: expr
    slice: expr
    ctx: expr_context


class Starred(expr):
    value: expr
    ctx: expr_context


class Name(expr):
    id: str
    ctx: expr_context


class List(expr):
    elts: list[expr]
    ctx: expr_context


class Tuple(expr):
    elts: list[expr]
    ctx: expr_context


class Slice(expr):
    lower: expr | None
    upper: expr | None
    step: expr | None


class comprehension(AST):
    target: expr
    iter: expr
    ifs: list[expr]
    is_async: int


class excepthandler(Positioned): ...


class ExceptHandler(excepthandler):
    type: expr | None
    name: str | None
    body: list[stmt]


class arguments(AST):
    posonlyargs: list[arg]
    args: list[arg]
    vararg: arg | None
    kwonlyargs: list[arg]
    kw_defaults: list[expr | None]
    kwarg: arg | None
    defaults: list[expr]


class arg(Positioned):
    arg: str
    annotation: expr | None
    type_comment: None


class keyword(Positioned):
    arg: str | None
    value: expr


class alias(Positioned):
    name: str
    asname: str | None


class withitem(AST):
    context_expr: expr
    optional_vars: expr | None


class match_case(AST):
    pattern: pattern
    guard: expr | None
    body: list[stmt]


class MatchValue(pattern):
    value: expr


class MatchSingleton(pattern):
    value: bool | None


class MatchSequence(pattern):
    patterns: list[pattern]


class MatchMapping(pattern):
    keys: list[expr]
    patterns: list[pattern]
    rest: str | None


class MatchClass(pattern):
    cls: expr
    patterns: list[pattern]
    kwd_attrs: list[str]
    kwd_patterns: list[pattern]


class MatchStar(pattern):
    name: str | None


class MatchAs(pattern):
    pattern: pattern | None
    name: str | None


class MatchOr(pattern):
    patterns: list[pattern]


class TypeVar(type_param):
    name: str
    bound: expr | None


class ParamSpec(type_param):
    name: str


class TypeVarTuple(type_param):
    name: str


def iter_child_nodes(node: AST) -> Iterator[AST]:
    """The direct children of `node` in field order."""
    for name in node._fields:
        value = getattr(node, name)
        if isinstance(value, AST):
            yield value
        elif isinstance(value, list):
            for item in value:
                if isinstance(item, AST):
                    yield item


def walk(node: AST) -> Iterator[AST]:
    """`node` and everything below it, parents before their children, in source order."""
    stack = [node]
    while stack:
        node = stack.pop()
        yield node
        stack.extend(reversed(list(iter_child_nodes(node))))


def dump(node: AST, indent: int | None = None, positions: bool = False) -> str:
    """`node` as text. Fields that are None or an empty list are left out.

    `indent` gives one field a line; `positions` adds `@line:col-line:col` to the class name.
    """

    def line_break(depth: int) -> str:
        return "" if indent is None else "\n" + " " * (indent * depth)

    def show(value: object, depth: int) -> str:
        if isinstance(value, list):
            if not value:
                return "[]"
            separator = ", " if indent is None else "," + line_break(depth + 1)
            items = separator.join(show(item, depth + 1) for item in value)
            return f"[{line_break(depth + 1)}{items}]"
        if not isinstance(value, AST):
            return repr(value)
        name = type(value).__name__
        if positions and value._attributes:
            name += f"@{value.lineno}:{value.col_offset}-{value.end_lineno}:{value.end_col_offset}"
        parts = []
        for field in value._fields:
            child = getattr(value, field)
            # The constant None is a value, and no absent field.
            constant = field == "value" and isinstance(value, (Constant, MatchSingleton))
            if child == [] or child is None and not constant:
                continue
            parts.append(f"{field}={show(child, depth + 1)}")
        if not parts:
            return f"{name}()"
        nested = indent is not None and any("(" in part for part in parts)
        separator = "," + line_break(depth + 1) if nested else ", "
        return f"{name}({line_break(depth + 1) if nested else ''}{separator.join(parts)})"

    return show(node, 0)
