"""A search-query language: tokens, recursive descent, evaluation over records, and errors with a caret."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

Record = dict[str, str | int]
Test = Callable[[Record], bool]
TOKEN = re.compile(r"\s*(?:(?P<op>[()]|[<>]=?|!?=|~)|(?P<num>\d+)|\"(?P<text>[^\"]*)\"|(?P<word>\w+))")


class QueryError(Exception):
    def __init__(self, message: str, query: str, at: int) -> None:
        super().__init__(f"{message}\n  {query}\n  {' ' * at}^")


@dataclass(frozen=True)
class Token:
    kind: str
    text: str
    at: int


def tokenize(query: str) -> list[Token]:
    tokens: list[Token] = []
    at = 0
    while query[at:].strip():
        m = TOKEN.match(query, at)
        if m is None:
            raise QueryError("unexpected character", query, at + len(query[at:]) - len(query[at:].lstrip()))
        kind = m.lastgroup or ""
        tokens.append(Token(kind, m.group(kind), m.start(kind)))
        at = m.end()
    return tokens + [Token("end", "end of query", len(query))]


class Parser:
    def __init__(self, query: str) -> None:
        self.query = query
        self.tokens = tokenize(query)
        self.position = 0

    @property
    def current(self) -> Token:
        return self.tokens[self.position]

    def take(self, *texts: str) -> bool:
        if self.current.kind in ("op", "word") and self.current.text in texts:
            self.position += 1
            return True
        return False

    def fail(self, expected: str) -> QueryError:
        return QueryError(f"expected {expected}, found {self.current.text}", self.query, self.current.at)

    def parse(self) -> Test:
        test = self.alternatives()
        if self.current.kind != "end":
            raise self.fail("and, or")
        return test

    def alternatives(self) -> Test:
        left = self.conjunction()
        while self.take("or"):
            left = either(left, self.conjunction())
        return left

    def conjunction(self) -> Test:
        left = self.term()
        while self.take("and"):
            left = both(left, self.term())
        return left

    def term(self) -> Test:
        if self.take("not"):
            inner = self.term()
            return lambda record: not inner(record)
        if self.take("("):
            grouped = self.alternatives()
            if not self.take(")"):
                raise self.fail(")")
            return grouped
        return self.comparison()

    def comparison(self) -> Test:
        if self.current.kind != "word":
            raise self.fail("a field")
        name = self.current.text
        self.position += 1
        op = self.current
        if op.kind != "op" or op.text in "()":
            raise self.fail("an operator")
        self.position += 1
        value = self.current
        if value.kind not in ("num", "text", "word"):
            raise self.fail("a value")
        self.position += 1
        return compare(name, op.text, int(value.text) if value.kind == "num" else value.text)


def either(a: Test, b: Test) -> Test:
    return lambda record: a(record) or b(record)


def both(a: Test, b: Test) -> Test:
    return lambda record: a(record) and b(record)


def compare(name: str, op: str, wanted: str | int) -> Test:
    limit = wanted if isinstance(wanted, int) else 0

    def test(record: Record) -> bool:
        value = record.get(name)
        if op == "~":
            return str(wanted).lower() in str(value).lower()
        if op in ("=", "!="):
            return (value == wanted) == (op == "=")
        if not isinstance(value, int):
            return False
        return {"<": value < limit, ">": value > limit, "<=": value <= limit, ">=": value >= limit}[op]

    return test


RECORDS: list[Record] = [{"name": "Ann", "age": 31, "city": "Oslo"}, {"name": "Bob", "age": 17}, {"name": "Hannah", "age": 45, "city": "Rome"}]
for query in (
    "age > 18", "name ~ ann and age >= 45", 'city = Oslo or city="Rome"', "not (age<18 or city != Oslo)", "city != Oslo", "not not age = 17",
    "age >", "age 5", "(age = 5", "age = 5 5", "", "name = $x", "age = 5 and or",
):
    try:
        test = Parser(query).parse()
        print(f"{query:32}", [str(r["name"]) for r in RECORDS if test(r)])
    except QueryError as error:
        print("QueryError:", error)
