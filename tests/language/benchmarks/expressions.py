"""A small language: tokens, recursive descent to a tree, evaluation with scopes; SIZE is the bound of its loop."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Callable, Final, Iterator

SIZE: Final = 50

SOURCE: Final = """
def gcd(a, b) { if b == 0 { a } else { gcd(b, a % b) } }
def collatz(n) { let steps = 0; while n != 1 { if n % 2 == 0 { n = n / 2 } else { n = 3 * n + 1 }; steps = steps + 1 }; steps }
let i = 1; let total = 0;
while i < limit { total = total + collatz(i) * gcd(i, 12); i = i + 1 };
total
"""
BINARY: Final[dict[str, tuple[int, Callable[[int, int], int]]]] = {
    "==": (1, lambda a, b: int(a == b)), "!=": (1, lambda a, b: int(a != b)), "<": (1, lambda a, b: int(a < b)),
    "+": (2, lambda a, b: a + b), "-": (2, lambda a, b: a - b),
    "*": (3, lambda a, b: a * b), "/": (3, lambda a, b: a // b), "%": (3, lambda a, b: a % b),
}


@dataclass(frozen=True)
class Token:
    kind: str
    text: str
    line: int


def tokens(source: str) -> Iterator[Token]:
    at, line = 0, 1
    while at < len(source):
        c = source[at]
        start = at
        if c == "\n":
            line += 1
        if c.isspace():
            at += 1
        elif c.isdigit():
            while at < len(source) and source[at].isdigit():
                at += 1
            yield Token("number", source[start:at], line)
        elif c.isalpha():
            while at < len(source) and source[at].isalnum():
                at += 1
            yield Token("name", source[start:at], line)
        elif source[at:at + 2] in ("==", "!="):
            at += 2
            yield Token("operator", source[start:at], line)
        elif c in "+-*/%<=(){},;":
            at += 1
            yield Token("operator", c, line)
        else:
            raise SyntaxError(f"line {line}: unexpected {c!r}")
    yield Token("end", "", line)


class Scope:
    def __init__(self, parent: Scope | None = None) -> None:
        self.parent = parent
        self.values: dict[str, int] = {}
        self.functions: dict[str, Function] = {}

    def lookup(self, name: str) -> int:
        scope: Scope | None = self
        while scope is not None:
            if name in scope.values:
                return scope.values[name]
            scope = scope.parent
        raise NameError(f"name {name!r} is not defined")

    def assign(self, name: str, value: int) -> None:
        scope: Scope | None = self
        while scope is not None:
            if name in scope.values:
                scope.values[name] = value
                return
            scope = scope.parent
        raise NameError(f"assignment to undeclared {name!r}")

    def function(self, name: str) -> Function:
        scope: Scope | None = self
        while scope is not None:
            if name in scope.functions:
                return scope.functions[name]
            scope = scope.parent
        raise NameError(f"no function {name!r}")


class Node:
    def evaluate(self, scope: Scope) -> int:
        raise NotImplementedError


@dataclass
class Number(Node):
    value: int

    def evaluate(self, scope: Scope) -> int:
        return self.value


@dataclass
class Name(Node):
    name: str

    def evaluate(self, scope: Scope) -> int:
        return scope.lookup(self.name)


@dataclass
class Binary(Node):
    operator: str
    left: Node
    right: Node

    def evaluate(self, scope: Scope) -> int:
        return BINARY[self.operator][1](self.left.evaluate(scope), self.right.evaluate(scope))


@dataclass
class Assign(Node):
    name: str
    value: Node
    declares: bool

    def evaluate(self, scope: Scope) -> int:
        value = self.value.evaluate(scope)
        if self.declares:
            scope.values[self.name] = value
        else:
            scope.assign(self.name, value)
        return value


@dataclass
class If(Node):
    condition: Node
    then: Node
    otherwise: Node | None

    def evaluate(self, scope: Scope) -> int:
        if self.condition.evaluate(scope):
            return self.then.evaluate(scope)
        return self.otherwise.evaluate(scope) if self.otherwise is not None else 0


@dataclass
class While(Node):
    condition: Node
    body: Node

    def evaluate(self, scope: Scope) -> int:
        value = 0
        while self.condition.evaluate(scope):
            value = self.body.evaluate(scope)
        return value


@dataclass
class Block(Node):
    nodes: list[Node]

    def evaluate(self, scope: Scope) -> int:
        value = 0
        for node in self.nodes:
            value = node.evaluate(scope)
        return value


@dataclass
class Function(Node):
    name: str
    params: list[str]
    body: Node

    def evaluate(self, scope: Scope) -> int:
        scope.functions[self.name] = self
        return 0


@dataclass
class Call(Node):
    name: str
    args: list[Node]

    def evaluate(self, scope: Scope) -> int:
        function = scope.function(self.name)
        if len(function.params) != len(self.args):
            raise TypeError(f"{self.name}() takes {len(function.params)} arguments, {len(self.args)} given")
        local = Scope(scope)
        for param, arg in zip(function.params, self.args):
            local.values[param] = arg.evaluate(scope)
        return function.body.evaluate(local)


class Parser:
    def __init__(self, source: str) -> None:
        self.tokens = list(tokens(source))
        self.at = 0

    @property
    def current(self) -> Token:
        return self.tokens[self.at]

    def accept(self, text: str) -> bool:
        if self.current.kind != "end" and self.current.text == text:
            self.at += 1
            return True
        return False

    def expect(self, text: str) -> None:
        if not self.accept(text):
            raise SyntaxError(f"line {self.current.line}: expected {text!r}, found {self.current.text!r}")

    def name(self) -> str:
        token = self.current
        if token.kind != "name":
            raise SyntaxError(f"line {token.line}: expected a name, found {token.text!r}")
        self.at += 1
        return token.text

    def sequence(self, end: str) -> Block:
        nodes: list[Node] = []
        while self.current.text != end:
            nodes.append(self.statement())
            self.accept(";")
        return Block(nodes)

    def block(self) -> Block:
        self.expect("{")
        found = self.sequence("}")
        self.expect("}")
        return found

    def statement(self) -> Node:
        if self.accept("def"):
            name = self.name()
            self.expect("(")
            params = [self.name()]
            while self.accept(","):
                params.append(self.name())
            self.expect(")")
            return Function(name, params, self.block())
        if self.accept("if"):
            condition = self.expression()
            then = self.block()
            return If(condition, then, self.block() if self.accept("else") else None)
        if self.accept("while"):
            return While(self.expression(), self.block())
        if self.accept("let"):
            name = self.name()
            self.expect("=")
            return Assign(name, self.expression(), True)
        if self.current.kind == "name" and self.tokens[self.at + 1].text == "=":
            name = self.name()
            self.expect("=")
            return Assign(name, self.expression(), False)
        return self.expression()

    def expression(self, least: int = 1) -> Node:
        left = self.primary()
        while self.current.text in BINARY and BINARY[self.current.text][0] >= least:
            operator = self.current.text
            self.at += 1
            left = Binary(operator, left, self.expression(BINARY[operator][0] + 1))
        return left

    def primary(self) -> Node:
        token = self.current
        if token.kind == "number":
            self.at += 1
            return Number(int(token.text))
        if self.accept("("):
            inner = self.expression()
            self.expect(")")
            return inner
        name = self.name()
        if not self.accept("("):
            return Name(name)
        args = [self.expression()]
        while self.accept(","):
            args.append(self.expression())
        self.expect(")")
        return Call(name, args)


def run(source: str, limit: int) -> int:
    scope = Scope()
    scope.values["limit"] = limit
    return Parser(source).sequence("").evaluate(scope)


def main() -> None:
    print(run(SOURCE, SIZE))
    print(run("1 + 2 * (3 - 4) * 5 % 7 - 10 / 3", 0), Parser("a + 1 * 2").expression())
    for bad in ("1 + $", "f(1)", "let = 3", "x + 1", "y = 1", "def f(a) { a }; f(1, 2)", "(1", "1 / 0"):
        try:
            print(run(bad, 0))
        except (SyntaxError, NameError, TypeError, ZeroDivisionError) as error:
            print(type(error).__name__, error)


if __name__ == "__main__":
    main()
