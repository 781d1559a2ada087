"""A small stack machine with an assembler, and a tokenizer + recursive-descent compiler for it."""
from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, IntEnum, auto
from typing import Callable, Final, NamedTuple


class Op(IntEnum):
    PUSH = 0
    ADD = 1
    SUB = 2
    MUL = 3
    DIV = 4
    LOAD = 5
    STORE = 6
    JUMP = 7
    JZ = 8
    PRINT = 9
    HALT = 10
    LT = 11


class Instruction(NamedTuple):
    op: Op
    arg: int = 0


class ParseError(ValueError):
    pass


class VMError(Exception):
    def __init__(self, message: str, pc: int) -> None:
        super().__init__(message)
        self.pc = pc


class Machine:
    LIMIT: Final = 10_000

    def __init__(self, code: list[Instruction]) -> None:
        self.code = code
        self.stack: list[int] = []
        self.memory: dict[int, int] = {}
        self.output: list[str] = []
        self.binary: dict[Op, Callable[[int, int], int]] = {
            Op.ADD: lambda a, b: a + b,
            Op.SUB: lambda a, b: a - b,
            Op.MUL: lambda a, b: a * b,
            Op.LT: lambda a, b: int(a < b),
        }

    def run(self) -> int:
        pc = steps = 0
        while True:
            steps += 1
            if steps > self.LIMIT:
                raise VMError("too many steps", pc)
            op, arg = self.code[pc]
            pc += 1
            if op in self.binary:
                b, a = self.stack.pop(), self.stack.pop()
                self.stack.append(self.binary[op](a, b))
            elif op is Op.PUSH:
                self.stack.append(arg)
            elif op == Op.DIV:
                b, a = self.stack.pop(), self.stack.pop()
                try:
                    self.stack.append(a // b)
                except ZeroDivisionError as error:
                    raise VMError(str(error), pc - 1) from error
            elif op == Op.LOAD:
                self.stack.append(self.memory.get(arg, 0))
            elif op == Op.STORE:
                self.memory[arg] = self.stack.pop()
            elif op == Op.JUMP:
                pc = arg
            elif op == Op.JZ:
                if not self.stack.pop():
                    pc = arg
            elif op == Op.PRINT:
                self.output.append(str(self.stack.pop()))
            else:
                return steps


class TokenKind(Enum):
    NUMBER = auto()
    NAME = auto()
    SYMBOL = auto()
    END = auto()


@dataclass(frozen=True)
class Token:
    kind: TokenKind
    text: str


def tokenize(source: str) -> list[Token]:
    tokens: list[Token] = []
    i = 0
    while i < len(source):
        ch = source[i]
        if ch.isspace():
            i += 1
        elif ch.isdigit():
            start = i
            while i < len(source) and source[i].isdigit():
                i += 1
            tokens.append(Token(TokenKind.NUMBER, source[start:i]))
        elif ch.isalpha():
            start = i
            while i < len(source) and source[i].isalnum():
                i += 1
            tokens.append(Token(TokenKind.NAME, source[start:i]))
        elif ch in "+-*/()=;<{}":
            tokens.append(Token(TokenKind.SYMBOL, ch))
            i += 1
        else:
            raise ParseError(f"bad character {ch!r} at {i}")
    tokens.append(Token(TokenKind.END, ""))
    return tokens


class Compiler:
    def __init__(self, source: str) -> None:
        self.tokens = tokenize(source)
        self.at = 0
        self.code: list[Instruction] = []
        self.names: dict[str, int] = {}

    @property
    def token(self) -> Token:
        return self.tokens[self.at]

    def accept(self, text: str) -> bool:
        if self.token.text == text:
            self.at += 1
            return True
        return False

    def expect(self, text: str) -> None:
        if not self.accept(text):
            raise ParseError(f"expected {text!r}, found {self.token.text!r}")

    def emit(self, op: Op, arg: int = 0) -> int:
        self.code.append(Instruction(op, arg))
        return len(self.code) - 1

    def program(self) -> list[Instruction]:
        while self.token.kind is not TokenKind.END:
            self.statement()
        self.emit(Op.HALT)
        return self.code

    def statement(self) -> None:
        if self.accept("{"):
            while not self.accept("}"):
                self.statement()
        elif self.accept("while"):
            top = len(self.code)
            self.expression()
            jump = self.emit(Op.JZ)
            self.statement()
            self.emit(Op.JUMP, top)
            self.code[jump] = self.code[jump]._replace(arg=len(self.code))
        elif self.accept("print"):
            self.expression()
            self.expect(";")
            self.emit(Op.PRINT)
        else:
            name = self.token.text
            if self.token.kind != TokenKind.NAME:
                raise ParseError(f"unexpected {name!r}")
            self.at += 1
            self.expect("=")
            self.expression()
            self.expect(";")
            self.emit(Op.STORE, self.names.setdefault(name, len(self.names)))

    def expression(self) -> None:
        self.sum()
        while self.accept("<"):
            self.sum()
            self.emit(Op.LT)

    def sum(self) -> None:
        self.term()
        while self.token.text in ("+", "-"):
            op = Op.ADD if self.token.text == "+" else Op.SUB
            self.at += 1
            self.term()
            self.emit(op)

    def term(self) -> None:
        self.factor()
        while self.token.text in {"*", "/"}:
            op = {"*": Op.MUL, "/": Op.DIV}[self.token.text]
            self.at += 1
            self.factor()
            self.emit(op)

    def factor(self) -> None:
        token = self.token
        self.at += 1
        if token.kind is TokenKind.NUMBER:
            self.emit(Op.PUSH, int(token.text))
        elif token.kind is TokenKind.NAME:
            if token.text not in self.names:
                raise NameError(token.text)
            self.emit(Op.LOAD, self.names[token.text])
        elif token.text == "(":
            self.expression()
            self.expect(")")
        else:
            raise ParseError(f"unexpected {token.text!r}")


def execute(source: str) -> None:
    try:
        machine = Machine(Compiler(source).program())
        steps = machine.run()
        print(steps, " ".join(machine.output))
    except (ParseError, NameError) as error:
        print(type(error).__name__, error)
    except VMError as error:
        print("VMError", error, error.pc, repr(error.__cause__))


execute("a = 0; b = 1; n = 0; while n < 10 { print a; t = a + b; a = b; b = t; n = n + 1; }")
execute("print (1 + 2) * 3 - 8 / 2;")
execute("print 1 / 0;")
execute("print x;")
execute("x = ;")
execute("a = 1; while 1 { a = a + 1; }")
execute("a = 3 $ 4;")
print(Compiler("x = 1 + 2;").program()[:3], Op.ADD, Op(3).name, int(Op.HALT), Op.ADD < Op.SUB)
