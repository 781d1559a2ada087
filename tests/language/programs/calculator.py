"""A tokenizer, a recursive-descent parser and an evaluator."""

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    NUMBER = "number"
    OPERATOR = "operator"
    END = "end"


@dataclass(frozen=True)
class Token:
    kind: Kind
    text: str


def tokenize(text: str) -> list[Token]:
    tokens = []
    i = 0
    while i < len(text):
        if text[i].isspace():
            i += 1
        elif text[i].isdigit():
            start = i
            while i < len(text) and text[i].isdigit():
                i += 1
            tokens.append(Token(Kind.NUMBER, text[start:i]))
        elif text[i] in "+-*/()":
            tokens.append(Token(Kind.OPERATOR, text[i]))
            i += 1
        else:
            raise ValueError(f"unexpected character {text[i]!r}")
    tokens.append(Token(Kind.END, ""))
    return tokens


class Parser:
    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.position = 0

    def accept(self, *texts: str) -> str | None:
        token = self.tokens[self.position]
        if token.kind is Kind.OPERATOR and token.text in texts:
            self.position += 1
            return token.text
        return None

    def expression(self) -> int:
        value = self.term()
        while (operator := self.accept("+", "-")) is not None:
            right = self.term()
            value = value + right if operator == "+" else value - right
        return value

    def term(self) -> int:
        value = self.factor()
        while (operator := self.accept("*", "/")) is not None:
            right = self.factor()
            value = value * right if operator == "*" else value // right
        return value

    def factor(self) -> int:
        if self.accept("-") is not None:
            return -self.factor()
        if self.accept("(") is not None:
            value = self.expression()
            if self.accept(")") is None:
                raise ValueError("missing )")
            return value
        token = self.tokens[self.position]
        if token.kind is not Kind.NUMBER:
            raise ValueError(f"expected a number, found {token.kind.value} {token.text!r}")
        self.position += 1
        return int(token.text)


for text in ("1 + 2 * 3", "(1 + 2) * 3", "-4 * -(2 - 5)", "100 / 7 / 2", "2 +", "(1", "1 / 0", "2 $ 3"):
    try:
        print(text, "=", Parser(tokenize(text)).expression())
    except (ValueError, ZeroDivisionError) as error:
        print(text, "->", error)
