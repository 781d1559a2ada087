"""A tokenizer, a recursive descent parser and a tree-walking interpreter for a small language."""
from __future__ import annotations

import sys
from dataclasses import dataclass
from enum import Enum, auto
from typing import Dict, List, Optional, Union


class TokenType(Enum):
    NUMBER = auto()
    NAME = auto()
    OP = auto()
    KEYWORD = auto()
    END = auto()


@dataclass(frozen=True)
class Token:
    type: TokenType
    text: str
    line: int


KEYWORDS = {"let", "while", "if", "else", "print", "fn", "return", "end"}


class SyntaxProblem(Exception):
    def __init__(self, message: str, token: Token) -> None:
        super().__init__(f"line {token.line}: {message}, got {token.text!r}")
        self.token = token


def tokenize(source: str) -> List[Token]:
    tokens: List[Token] = []
    line = 1
    i = 0
    while i < len(source):
        ch = source[i]
        if ch == "\n":
            line += 1
            i += 1
        elif ch.isspace():
            i += 1
        elif ch.isdigit():
            start = i
            while i < len(source) and (source[i].isdigit() or source[i] == "."):
                i += 1
            tokens.append(Token(TokenType.NUMBER, source[start:i], line))
        elif ch.isalpha() or ch == "_":
            start = i
            while i < len(source) and (source[i].isalnum() or source[i] == "_"):
                i += 1
            word = source[start:i]
            tokens.append(Token(TokenType.KEYWORD if word in KEYWORDS else TokenType.NAME, word, line))
        else:
            two = source[i:i + 2]
            if two in ("==", "!=", "<=", ">="):
                tokens.append(Token(TokenType.OP, two, line))
                i += 2
            elif ch in "+-*/%()<>=,{}":
                tokens.append(Token(TokenType.OP, ch, line))
                i += 1
            else:
                raise SyntaxProblem("unexpected character", Token(TokenType.OP, ch, line))
    tokens.append(Token(TokenType.END, "", line))
    return tokens


class Expr:
    def eval(self, env: Env) -> float:
        raise NotImplementedError


class Num(Expr):
    def __init__(self, value: float) -> None:
        self.value = value

    def eval(self, env: Env) -> float:
        return self.value


class Var(Expr):
    def __init__(self, name: str) -> None:
        self.name = name

    def eval(self, env: Env) -> float:
        return env.get(self.name)


class Binary(Expr):
    def __init__(self, op: str, left: Expr, right: Expr) -> None:
        self.op = op
        self.left = left
        self.right = right

    def eval(self, env: Env) -> float:
        a = self.left.eval(env)
        b = self.right.eval(env)
        if self.op == "+":
            return a + b
        if self.op == "-":
            return a - b
        if self.op == "*":
            return a * b
        if self.op == "/":
            return a / b
        if self.op == "%":
            return a % b
        result = {"<": a < b, ">": a > b, "==": a == b, "!=": a != b, "<=": a <= b, ">=": a >= b}[self.op]
        return 1.0 if result else 0.0


class Call(Expr):
    def __init__(self, name: str, args: List[Expr]) -> None:
        self.name = name
        self.args = args

    def eval(self, env: Env) -> float:
        fn = env.function(self.name)
        if len(fn.params) != len(self.args):
            raise RuntimeError(f"{self.name} takes {len(fn.params)} arguments")
        local = Env(env.root())
        for name, arg in zip(fn.params, self.args):
            local.vars[name] = arg.eval(env)
        for stmt in fn.body:
            result = stmt.run(local)
            if result is not None:
                return result
        return 0.0


class Stmt:
    def run(self, env: Env) -> Optional[float]:
        raise NotImplementedError


@dataclass
class Let(Stmt):
    name: str
    value: Expr

    def run(self, env: Env) -> Optional[float]:
        env.assign(self.name, self.value.eval(env))
        return None


@dataclass
class Print(Stmt):
    values: List[Expr]

    def run(self, env: Env) -> Optional[float]:
        print(*[format_number(v.eval(env)) for v in self.values])
        return None


@dataclass
class While(Stmt):
    test: Expr
    body: List[Stmt]

    def run(self, env: Env) -> Optional[float]:
        while self.test.eval(env):
            for s in self.body:
                r = s.run(env)
                if r is not None:
                    return r
        return None


@dataclass
class If(Stmt):
    test: Expr
    body: List[Stmt]
    orelse: List[Stmt]

    def run(self, env: Env) -> Optional[float]:
        for s in self.body if self.test.eval(env) else self.orelse:
            r = s.run(env)
            if r is not None:
                return r
        return None


@dataclass
class Return(Stmt):
    value: Expr

    def run(self, env: Env) -> Optional[float]:
        return self.value.eval(env)


@dataclass
class Fn(Stmt):
    name: str
    params: List[str]
    body: List[Stmt]

    def run(self, env: Env) -> Optional[float]:
        env.root().functions[self.name] = self
        return None


class Env:
    def __init__(self, parent: Optional[Env] = None) -> None:
        self.vars: Dict[str, float] = {}
        self.functions: Dict[str, Fn] = {}
        self.parent = parent

    def root(self) -> Env:
        return self.parent.root() if self.parent else self

    def get(self, name: str) -> float:
        if name in self.vars:
            return self.vars[name]
        if self.parent is not None:
            return self.parent.get(name)
        raise NameError(f"undefined variable {name}")

    def assign(self, name: str, value: float) -> None:
        self.vars[name] = value

    def function(self, name: str) -> Fn:
        try:
            return self.root().functions[name]
        except KeyError:
            raise NameError(f"undefined function {name}") from None


def format_number(v: float) -> str:
    return str(int(v)) if v == int(v) else f"{v:.4g}"


PRECEDENCE = {"==": 1, "!=": 1, "<": 2, ">": 2, "<=": 2, ">=": 2, "+": 3, "-": 3, "*": 4, "/": 4, "%": 4}


class Parser:
    def __init__(self, tokens: List[Token]) -> None:
        self.tokens = tokens
        self.pos = 0

    @property
    def current(self) -> Token:
        return self.tokens[self.pos]

    def accept(self, *texts: str) -> Optional[Token]:
        if self.current.text in texts and self.current.type != TokenType.END:
            self.pos += 1
            return self.tokens[self.pos - 1]
        return None

    def expect(self, text: str) -> Token:
        token = self.accept(text)
        if token is None:
            raise SyntaxProblem(f"expected {text!r}", self.current)
        return token

    def name(self) -> str:
        token = self.current
        if token.type is not TokenType.NAME:
            raise SyntaxProblem("expected a name", token)
        self.pos += 1
        return token.text

    def program(self) -> List[Stmt]:
        body: List[Stmt] = []
        while self.current.type is not TokenType.END:
            body.append(self.statement())
        return body

    def block(self) -> List[Stmt]:
        self.expect("{")
        body: List[Stmt] = []
        while not self.accept("}"):
            body.append(self.statement())
        return body

    def statement(self) -> Stmt:
        if self.accept("let"):
            name = self.name()
            self.expect("=")
            return Let(name, self.expression())
        if self.accept("print"):
            values = [self.expression()]
            while self.accept(","):
                values.append(self.expression())
            return Print(values)
        if self.accept("while"):
            return While(self.expression(), self.block())
        if self.accept("if"):
            test = self.expression()
            body = self.block()
            return If(test, body, self.block() if self.accept("else") else [])
        if self.accept("return"):
            return Return(self.expression())
        if self.accept("fn"):
            name = self.name()
            self.expect("(")
            params: List[str] = []
            while not self.accept(")"):
                params.append(self.name())
                self.accept(",")
            return Fn(name, params, self.block())
        raise SyntaxProblem("expected a statement", self.current)

    def expression(self, level: int = 0) -> Expr:
        left = self.primary()
        while (op := self.current.text) in PRECEDENCE and PRECEDENCE[op] > level:
            self.pos += 1
            left = Binary(op, left, self.expression(PRECEDENCE[op]))
        return left

    def primary(self) -> Expr:
        token = self.current
        self.pos += 1
        if token.type is TokenType.NUMBER:
            return Num(float(token.text))
        if token.type is TokenType.NAME:
            if self.accept("("):
                args: List[Expr] = []
                while not self.accept(")"):
                    args.append(self.expression())
                    self.accept(",")
                return Call(token.text, args)
            return Var(token.text)
        if token.text == "(":
            inner = self.expression()
            self.expect(")")
            return inner
        if token.text == "-":
            return Binary("-", Num(0.0), self.primary())
        raise SyntaxProblem("expected an expression", token)


PROGRAM = """
fn fact(n) { if n < 2 { return 1 } return n * fact(n - 1) }
fn fib(n) { if n < 2 { return n } else { return fib(n - 1) + fib(n - 2) } }
let i = 1
while i <= 5 { print i, fact(i), fib(i) let i = i + 1 }
print (1 + 2) * 3 - 4 / 8, 7 % 3, -2 * 3
"""


def run(source: str) -> int:
    try:
        env = Env()
        for stmt in Parser(tokenize(source)).program():
            stmt.run(env)
    except SyntaxProblem as e:
        print("syntax error:", e)
        return 2
    except (NameError, RuntimeError, ZeroDivisionError) as e:
        print(f"{type(e).__name__}: {e}")
        return 3
    return 0


status: Union[int, None] = None
for text in (PROGRAM, "let = 5", "print x", "print 1 / 0", "print f(1)", "let a = $"):
    status = run(text)
    print("->", status)
sys.exit(status)
