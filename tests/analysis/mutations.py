"""Damaged programs: a valid source text and a seed give a source text that is wrong in one to three places.

Lines, tokens and the syntax tree are damaged; the tree by way of CPython's `ast`, so that what is
inserted stands where the grammar allows it and reaches the type checker.
"""
from __future__ import annotations

import ast
import copy
import io
import random
import tokenize
from collections.abc import Callable

ANNOTATIONS = ("int", "str", "bytes", "float", "bool", "None", "object", "list[int]", "list[str]", "dict[str, int]", "dict[int, list[str]]",
               "set[int]", "tuple[int, str]", "tuple[int, ...]", "int | None", "str | int", "Optional[int]", "Callable[[int], int]", "list",
               "dict[int]", "Iterator[int]", "Missing", "'str'", "[int]", "5", "type[int]", "bytearray", "list[list[int]]", "Exception")

# Constructs outside the language, or in odd places. Each is parsed by CPython's `ast` on its own.
STATEMENTS = (
    "eval('1')", "exec('x = 1')", "getattr(x, 'a')", "setattr(x, 'a', 1)", "del x.a", "del x", "x = print", "x = 3j", "x = 2 ** 100",
    "x = 99999999999999999999999", "from os import *", "global x", "nonlocal x", "class Inner:\n    y = 1", "class M(type): pass",
    "class N(metaclass=type): pass", "@property\ndef inner(self): return 1", "try:\n    pass\nexcept* ValueError as e:\n    x = e",
    "try:\n    x\nexcept* (int, x):\n    raise\nexcept* ExceptionGroup: pass\nfinally: del x",
    "class S:\n    __slots__ = ('a',)\n    def __init__(self) -> None: self.b = 1", "class D(int, str): pass", "T = type('T', (), {})",
    "open('f')", "x = input()", "import threading", "import nowhere.at_all", "yield 1", "x = yield", "await x", "return 1", "return", "break", "continue",
    "x = lambda: 1", "x = lambda a, *b, **c: a", "x = [lambda: i for i in range(3)]", "async def g():\n    yield 1", "async with x: pass",
    "async for a in x: pass", "x = [i async for i in x]", "x: int", "x: int = 'a'", "x: list", "x = []", "x = {}", "x = None", "x = ...",
    "x = int", "x = list[int]", "x = int | None", "x = __name__", "x = __file__", "x = __doc__", "x = self", "x = super()", "x = super().y()",
    "x = f'{x!r:>{x}}'", "x = x.y.z", "x()()", "x[0][1] = 2", "x.y = 1", "*x, y = 1, 2",
    "x, y = 1", "(x, (y, *z)) = [1, (2, 3)]", "for x in 5: pass", "for x, y in [1]: pass", "for x.y in [1]: pass", "while x: pass", "while True: pass",
    "with x as y: pass", "with open('f') as y: pass", "raise 5", "raise", "raise x from y", "assert x, x", "assert (x, 'a')", "del (x, y)",
    "match x:\n    case int(y): pass\n    case {'a': 1, **rest}: pass\n    case [1, *_]: pass\n    case Missing(a=1): pass",
    "try:\n    pass\nexcept 5:\n    pass", "try:\n    pass\nexcept (ValueError, x):\n    pass\nfinally:\n    return",
    "import sys as x", "from sys import argv as x, nothing", "x += 1", "x @= 1", "x **= -1", "x = x if x else x",
    "x = not x", "x = -x", "x = ~x", "x = 1 if x else 'a'", "x = (y := 5)", "print(x, end=1)", "print(*x)", "print(**x)", "x = (*x,)", "x = [*x, *x]",
    "x = {**x}", "x = {'a': 1, 2: 'b'}", "x = {[]: 1}", "x = {*x}", "x = x[1:2:3]", "x = x[::0]", "x = 'a' % x", "x = 'a' * 10 ** 9", "x = 1 << 100",
    "x = 1 << 64 >> 2", "x = 1 / 0", "x = [1] + ['a']", "x = [1] * 'a'", "x = 'a' + 1", "x = 1 + None", "x = 1 < 'a'", "x = 1 < 2 < 'a'", "x = 1 in 5",
    "x = isinstance(x, int)", "x = isinstance(x, (int, list[int]))", "x = issubclass(int, x)", "x = callable(x)", "x = hasattr(x, 'a')", "x = vars(x)",
    "x = dir()", "x = locals()", "x = globals()", "x = __import__('os')", "x = id(x)", "x = hash(x)", "x = type(x)", "x = type(x)()", "x = x.__class__",
    "x = x.__dict__", "x = int.__add__", "x = str.upper", "x = [].append", "x = sorted(x, key=len)", "x = max()", "x = max(1)", "x = sum(['a'])",
    "x = map(str, x)", "x = list(zip(x, x, x))", "x = dict(a=1)", "x = dict(x)", "x = set(5)", "x = int('a', b=2)", "x = int(1, 2, 3)", "x = str(1, 2, 3, 4)",
    "x = range('a')", "x = enumerate(5)", "x = reversed(5)", "x = iter(x)", "x = next(x)", "x = iter(x, 1)", "x = zip()", "x = print(print(1))",
    "def x(a, b=1, *c, d, **e): pass", "def x(a: int = 'b') -> int: pass", "def x() -> None: return x", "def x() -> int: yield 1",
    "async def x() -> int: return x", "def x(a: int, a2: int = [], *, k: int) -> int:\n    return a\nx(1, 2, 3)", "@x\ndef y() -> None: pass",
    "@staticmethod\ndef y() -> None: pass", "import x.y.z as w", "from . import x", "from .. import x", "from .x import y", "if x: import sys",
    "if __name__ == '__main__': x()", "x.y: int = 1", "x[0]: int = 1", "x = y = z = 1", "x = lambda: (yield)", "x = (i for i in x)", "x = [i for i in x if x for j in i]",
    "x = {i: i for i in x}", "x = [x := 1 for i in x]", "import machine", "from machine import u8\nx = u8(300) + 1", "from machine import u8\nx = u8(1) + 'a'",
    "from typing import Generic, TypeVar\nT = TypeVar('T')\nclass G(Generic[T]):\n    v: T\nx = G()",
    "from dataclasses import dataclass\n@dataclass\nclass DC:\n    a: int = 'x'\n    b: str\nx = DC()", "from enum import Enum\nclass E(Enum):\n    A = []\n    B = A\nx = E.C",
    "import asyncio\nasyncio.run(x)", "import asyncio\nasyncio.create_task(5)", "def x(self) -> 'Missing': ...", "def x(*a: int, **k: int) -> None: ...",
    "class C1(C1): pass", "class C2:\n    def __init__(self) -> int: return 1\nC2().q", "class C3:\n    x: int\n    def x(self) -> int: return 1\nC3()",
    "class C4:\n    def f(self) -> int: return self.g\n    def g(self) -> str: return self.f\nC4().f()", "def rec(a: int):\n    return rec(a)\nrec(1)",
    "class C5(Exception):\n    def __init__(self, a: int) -> None: pass\nraise C5", "def f1(a: int, /, b: int, *, c: int) -> None: ...\nf1(a=1, b=2)",
)
EXPRESSIONS = tuple(ast.unparse(a.value) for a in (ast.parse(s).body[0] for s in STATEMENTS if "yield" not in s) if isinstance(a, ast.Assign))


def _placed(snippet: str, name: str) -> list[ast.stmt]:
    """The statements of a snippet with its `x` spelled `name`."""
    body = ast.parse(snippet).body
    for node in ast.walk(ast.Module(body, [])):
        if isinstance(node, ast.Name) and node.id == "x":
            node.id = name
    return body


class _Tree:
    """A parsed program with the lists of things that can be damaged."""

    def __init__(self, text: str) -> None:
        self.tree = ast.parse(text)
        self.bodies: list[list[ast.stmt]] = []
        self.annotations: list[tuple[ast.AST, str]] = []
        self.expressions: list[tuple[ast.AST, str, int | None]] = []
        self.calls: list[ast.Call] = []
        self.names: list[str] = []
        for node in ast.walk(self.tree):
            for field, value in ast.iter_fields(node):
                if field in ("annotation", "returns") and value is not None:
                    self.annotations.append((node, field))
                elif isinstance(value, list) and value and isinstance(value[0], ast.stmt):
                    self.bodies.append(value)
                elif isinstance(value, ast.expr) and not isinstance(getattr(value, "ctx", None), (ast.Store, ast.Del)):
                    self.expressions.append((node, field, None))
                elif isinstance(value, list):
                    self.expressions += [(node, field, i) for i, v in enumerate(value)
                                         if isinstance(v, ast.expr) and not isinstance(getattr(v, "ctx", None), (ast.Store, ast.Del))]
            if isinstance(node, ast.Call):
                self.calls.append(node)
            if isinstance(node, ast.Name):
                self.names.append(node.id)

    def expression(self, place: tuple[ast.AST, str, int | None]) -> ast.expr:
        owner, field, index = place
        value = getattr(owner, field)
        return value if index is None else value[index]  # type: ignore[no-any-return]

    def put(self, place: tuple[ast.AST, str, int | None], value: ast.expr) -> None:
        owner, field, index = place
        if index is None:
            setattr(owner, field, value)
        else:
            getattr(owner, field)[index] = value


def _insert_statement(tree: _Tree, choose: random.Random) -> None:
    body = choose.choice(tree.bodies)
    name = choose.choice(tree.names) if tree.names and choose.random() < 0.7 else "x"
    position = choose.randrange(len(body) + 1)
    body[position:position] = _placed(choose.choice(STATEMENTS), name)


def _insert_expression(tree: _Tree, choose: random.Random) -> None:
    name = choose.choice(tree.names) if tree.names else "x"
    statement = _placed(choose.choice(EXPRESSIONS), name)[0]
    assert isinstance(statement, ast.Expr)
    tree.put(choose.choice(tree.expressions), statement.value)


def _change_annotation(tree: _Tree, choose: random.Random) -> None:
    node, field = choose.choice(tree.annotations)
    choice = choose.randrange(len(ANNOTATIONS) + 2)
    removable = not isinstance(node, ast.AnnAssign)
    if choice >= len(ANNOTATIONS) and removable:
        setattr(node, field, None)
    else:
        setattr(node, field, ast.parse(ANNOTATIONS[choice % len(ANNOTATIONS)], mode="eval").body)


def _swap_expressions(tree: _Tree, choose: random.Random) -> None:
    source, target = choose.choice(tree.expressions), choose.choice(tree.expressions)
    tree.put(target, copy.deepcopy(tree.expression(source)))


def _remove_statement(tree: _Tree, choose: random.Random) -> None:
    body = choose.choice(tree.bodies)
    del body[choose.randrange(len(body))]
    if not body:
        body.append(ast.Pass())


def _move_statement(tree: _Tree, choose: random.Random) -> None:
    source, target = choose.choice(tree.bodies), choose.choice(tree.bodies)
    target.insert(choose.randrange(len(target) + 1), copy.deepcopy(choose.choice(source)))


def _remove_returns(tree: _Tree, choose: random.Random) -> None:
    functions = [n for n in ast.walk(tree.tree) if isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef))]
    if not functions:
        return
    for node in ast.walk(choose.choice(functions)):
        for value in vars(node).values():
            if isinstance(value, list) and any(isinstance(v, ast.Return) for v in value):
                value[:] = [ast.Pass() if isinstance(v, ast.Return) else v for v in value]


def _rename(tree: _Tree, choose: random.Random) -> None:
    """Rename one use, or every use, of a name or an attribute to another one of the file."""
    nodes = [n for n in ast.walk(tree.tree) if isinstance(n, (ast.Name, ast.Attribute, ast.FunctionDef, ast.ClassDef, ast.arg))]
    field = {ast.Name: "id", ast.Attribute: "attr", ast.FunctionDef: "name", ast.ClassDef: "name", ast.arg: "arg"}
    node = choose.choice(nodes)
    setattr(node, field[type(node)], choose.choice(tree.names + ["missing", "self", "None_", "len", "list", "int", "__init__"]))


def _change_call(tree: _Tree, choose: random.Random) -> None:
    if not tree.calls:
        return
    call = choose.choice(tree.calls)
    action = choose.randrange(5)
    if action == 0 and call.args:
        del call.args[choose.randrange(len(call.args))]
    elif action == 1:
        call.args.append(copy.deepcopy(tree.expression(choose.choice(tree.expressions))))
    elif action == 2:
        call.keywords.append(ast.keyword(choose.choice(["key", "x", "missing", "end"]), ast.Constant(1)))
    elif action == 3 and call.args:
        call.args[0] = ast.Starred(call.args[0], ast.Load())
    elif call.args:
        call.keywords.append(ast.keyword(choose.choice(tree.names), call.args.pop()))


def _remove_default_or_parameter(tree: _Tree, choose: random.Random) -> None:
    arguments = [n for n in ast.walk(tree.tree) if isinstance(n, ast.arguments) and n.args]
    if arguments:
        chosen = choose.choice(arguments)
        del chosen.args[choose.randrange(len(chosen.args))]
        chosen.defaults = chosen.defaults[:len(chosen.args)]


_TREE: tuple[Callable[[_Tree, random.Random], None], ...] = (
    _insert_statement, _insert_statement, _insert_expression, _insert_expression, _change_annotation, _change_annotation, _swap_expressions,
    _swap_expressions, _remove_statement, _move_statement, _remove_returns, _rename, _rename, _change_call, _change_call, _remove_default_or_parameter)


def mutate_tree(text: str, choose: random.Random) -> str:
    """`text` with one to three nodes of its syntax tree changed."""
    tree = _Tree(text)
    for _ in range(choose.choice((1, 1, 2, 3))):
        change = choose.choice(_TREE)
        if change is _change_annotation and not tree.annotations:
            continue
        change(tree, choose)
    try:
        return ast.unparse(ast.fix_missing_locations(tree.tree)) + "\n"
    except (ValueError, AttributeError, TypeError, KeyError):  # e.g. a call where only a constant can be written
        return text


def mutate_tokens(text: str, choose: random.Random) -> str:
    """`text` with one to three tokens deleted, doubled, swapped or replaced by another of the file."""
    tokens = [t for t in tokenize.generate_tokens(io.StringIO(text).readline) if t.string.strip()]
    lines = text.splitlines(keepends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    for _ in range(choose.randrange(1, 4)):
        token, other = choose.choice(tokens), choose.choice(tokens)
        start, end = starts[token.start[0] - 1] + token.start[1], starts[token.end[0] - 1] + token.end[1]
        replacement = choose.choice(("", token.string * 2, token.string + " " + token.string, other.string, "(", ")", "\n", ":", "\t", "\\", "'"))
        text = text[:start] + replacement + text[end:]
    return text


def mutate_lines(text: str, choose: random.Random) -> str:
    """`text` with one to three lines deleted, doubled, swapped or indented differently."""
    lines = text.splitlines(keepends=True)
    for _ in range(choose.randrange(1, 4)):
        index, other = choose.randrange(len(lines)), choose.randrange(len(lines))
        action = choose.randrange(5)
        if action == 0 and len(lines) > 1:
            del lines[index]
        elif action == 1:
            lines.insert(other, lines[index])
        elif action == 2:
            lines[index], lines[other] = lines[other], lines[index]
        elif action == 3:
            lines[index] = "    " + lines[index]
        else:
            lines[index] = lines[index].removeprefix("    ")
    return "".join(lines)


def mutate(text: str, seed: str) -> str:
    """The damaged program of this seed."""
    choose = random.Random(seed)
    way = choose.choice((mutate_tree, mutate_tree, mutate_tree, mutate_tree, mutate_tree, mutate_tree, mutate_tokens, mutate_lines))
    try:
        return way(text, choose)
    except (SyntaxError, tokenize.TokenError):  # syntax newer than the Python that runs this
        return mutate_lines(text, choose)
