"""The LALR(1) parser: drives `builder.Builder` by the tables of `grammar.lark`.

It keeps its own stack, so no input makes it recurse. Most reductions of an expression grammar only pass
one value up a level of precedence; these are skipped, and what to skip is remembered across files.
"""

from __future__ import annotations

import codecs
import gc
import pickle
import re
import sys
from collections.abc import Iterable
from functools import lru_cache

from unic import cache
from unic.diagnostics import CompileError, Diagnostic, Span
from unic.syntax import ast, tables, validate
from unic.syntax.builder import Builder
from unic.syntax.errors import explain
from unic.syntax.lexer import Lexer, Token

CODING = re.compile(rb"[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)")


class Automaton:
    """The tables, made ready for one quick loop."""

    def __init__(self, loaded: tables.Tables):
        self.start = loaded.start
        self.end = loaded.end
        self.actions = loaded.actions
        self.gotos = loaded.gotos
        self.rules = loaded.rules
        # Per state below: (symbol reduced to, next terminal) -> state after all reductions that only
        # pass the value on. Filled as programs need it.
        self.after: list[dict[tuple[str, str], int]] = [{} for _ in self.actions]

    def settle(self, below: int, symbol: str, terminal: str) -> int:
        """The state to be in after reducing to `symbol` on top of state `below`, before `terminal`."""
        start = symbol
        while True:
            state = self.gotos[below][symbol]
            action = self.actions[state].get(terminal, 0)
            if action >= 0 or self.rules[~action][2]:
                break
            symbol = self.rules[~action][0]
        self.after[below][start, terminal] = state
        return state

    def accepts(self, states: list[int], terminal: str) -> bool:
        """Whether `terminal` may come next when the stack of states is `states`."""
        states = list(states)
        while True:
            action = self.actions[states[-1]].get(terminal)
            if action is None:
                return False
            if action >= 0:
                return True
            symbol, size, _ = self.rules[~action]
            if size:
                del states[-size:]
            states.append(self.gotos[states[-1]][symbol])
            if states[-1] == self.end:
                return True


@lru_cache(maxsize=None)
def automaton() -> Automaton:
    return Automaton(tables.load())


class SyntaxFailure(Exception):
    """`tokens[index]` cannot follow what stands before it; `states` is the stack at that point."""

    def __init__(self, index: int, states: list[int]):
        self.index = index
        self.states = states


def run(machine: Automaton, tokens: list[Token], builder: Builder) -> ast.Module:
    """Parse `tokens`. Raises SyntaxFailure at a token that cannot stand where it stands."""
    actions = machine.actions
    after = machine.after
    settle = machine.settle
    rules = [(symbol, size, getattr(builder, method, None)) for symbol, size, method in machine.rules]
    state = machine.start
    end = machine.end
    states = [state]
    values: list = []
    # The first token of each value, for positions.
    firsts: list[Token] = []
    last = tokens[0]
    for index, token in enumerate(tokens):
        kind = token[0]
        while True:
            action = actions[state].get(kind)
            if action is None:
                raise SyntaxFailure(index, states)
            if action >= 0:
                state = action
                states.append(state)
                values.append(token)
                firsts.append(token)
                # Tokens of layout have no text, and a statement does not end with them.
                if token[1]:
                    last = token
                break
            symbol, size, reduce = rules[~action]
            if size == 1:
                del states[-1]
                values[-1] = reduce(values[-1:], firsts[-1], last)
            elif size:
                first = firsts[-size]
                value = reduce(values[-size:], first, last)
                del states[-size:]
                del values[-size:]
                del firsts[-size:]
                values.append(value)
                firsts.append(first)
            else:
                values.append(reduce((), token, token))
                firsts.append(token)
            below = states[-1]
            state = after[below].get((symbol, kind))
            if state is None:
                state = settle(below, symbol, kind)
            if state == end:
                return values[-1]
            states.append(state)
    raise SyntaxFailure(len(tokens) - 1, states)


def parse(source: str, path: str) -> ast.Module:
    """The AST of `source`, checked as CPython's compiler checks it. `path` is for messages only.

    Raises CompileError.
    """
    source = source.replace("\r\n", "\n").replace("\r", "\n")
    if source.startswith("\ufeff"):
        source = source[1:]
    if "\0" in source:
        line = source.count("\n", 0, source.index("\0")) + 1
        column = source.index("\0") - (source.rfind("\n", 0, source.index("\0")) + 1)
        raise CompileError([Diagnostic("the source has a null character", Span(path, line, column, line, column + 1))])
    lexer = Lexer(source, path)
    failure = None
    try:
        lexer.run()
    except CompileError as error:
        # What stands before may be wrong already, and then is the better message.
        failure = error
        lexer.tokens.append(("ERROR", "", lexer.line, 0, lexer.line, 0))
    machine = automaton()
    builder = Builder(source, path)
    try:
        module = run(machine, lexer.tokens, builder)
    except SyntaxFailure as stop:
        token = lexer.tokens[stop.index]
        if failure is not None:
            span = failure.diagnostics[0].span
            if token[0] == "ERROR" or (span.line, span.column) <= (token[2], token[3]):
                raise failure from None
        diagnostic = explain(machine, lexer.tokens, stop.index, stop.states, path)
        raise CompileError([diagnostic]) from None
    builder.finish()
    validate.check(module, path)
    return module


def decode(data: bytes, path: str) -> str:
    """The text of a source file, by its coding declaration (PEP 263). Raises CompileError."""
    marked = data.startswith(codecs.BOM_UTF8)
    data = data.removeprefix(codecs.BOM_UTF8)
    encoding = "utf-8"
    for line in data.split(b"\n", 2)[:2]:
        declared = CODING.match(line)
        if declared is not None:
            encoding = declared[1].decode("ascii")
            break
        if line.strip() and not line.lstrip().startswith(b"#"):
            break
    try:
        if marked and encoding.lower().replace("_", "-") != "utf-8":
            message = f"the file starts with the mark of UTF-8, but is declared as '{encoding}'"
            raise CompileError([Diagnostic(message, Span(path, 1, 0, 1, 0), "write `utf-8`, or nothing")])
        return data.decode(encoding)
    except LookupError:
        raise CompileError([Diagnostic(f"unknown encoding '{encoding}'", Span(path, 1, 0, 1, 0))]) from None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"this is not {encoding} text: byte 0x{data[error.start]:02x}"
        raise CompileError([Diagnostic(message, Span(path, line, 0, line, 0), "save the file as UTF-8")]) from None


def load(path: str) -> tuple[str, ast.Module]:
    """Text and AST of the file `path`, the AST from the cache when this text was parsed before.

    Raises CompileError; OSError when the file cannot be read.
    """
    with open(path, "rb") as file:
        data = file.read()
    source = decode(data, path)
    key = cache.key(cache.version_of("syntax"), data)
    if key in _kept:
        return source, _kept[key]
    stored = cache.read("ast", key)
    module = None if stored is None else thaw(stored)
    if module is None:
        module = parse(source, path)
        cache.write("ast", key, freeze(module))
    return source, module


_kept: dict[str, ast.Module] = {}


def keep(paths: Iterable[str]) -> None:
    """Load these files, and keep their ASTs for the rest of the process and those that fork from it."""
    for path in paths:
        with open(path, "rb") as file:
            key = cache.key(cache.version_of("syntax"), file.read())
        _kept[key] = load(path)[1]


def freeze(module: ast.Module) -> bytes:
    """`module` as bytes."""
    limit = sys.getrecursionlimit()
    # The pickler recurses a few levels a node, and validation bounds the depth of the tree.
    sys.setrecursionlimit(max(limit, 20 * validate.MAX_DEPTH))
    try:
        return pickle.dumps(module, protocol=5)
    finally:
        sys.setrecursionlimit(limit)


def thaw(data: bytes) -> ast.Module | None:
    """The reverse of `freeze`; None when the data is not such a module's."""
    # Tens of thousands of new objects, none of them garbage.
    collecting = gc.isenabled()
    gc.disable()
    try:
        module = pickle.loads(data)
    except (pickle.UnpicklingError, EOFError, AttributeError, ImportError, IndexError, TypeError, ValueError):
        return None
    finally:
        if collecting:
            gc.enable()
    return module if isinstance(module, ast.Module) else None
