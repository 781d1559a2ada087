"""Parsers as closures that make parsers: sequences, choices, repetition and a recursive grammar."""
from __future__ import annotations
from typing import Callable, Optional, TypeVar

T = TypeVar("T")
U = TypeVar("U")
# What was read and the rest, or None.
Parser = Callable[[str], Optional[tuple[T, str]]]


def literal(wanted: str) -> Parser[str]:
    def parse(text: str) -> Optional[tuple[str, str]]:
        return (wanted, text[len(wanted):]) if text.startswith(wanted) else None
    return parse


def chars(allowed: str) -> Parser[str]:
    def parse(text: str) -> Optional[tuple[str, str]]:
        end = 0
        while end < len(text) and text[end] in allowed:
            end += 1
        return (text[:end], text[end:]) if end else None
    return parse


def mapped(parser: Parser[T], convert: Callable[[T], U]) -> Parser[U]:
    def parse(text: str) -> Optional[tuple[U, str]]:
        result = parser(text)
        if result is None:
            return None
        value, rest = result
        return convert(value), rest
    return parse


def both(first: Parser[T], second: Parser[U]) -> Parser[tuple[T, U]]:
    def parse(text: str) -> Optional[tuple[tuple[T, U], str]]:
        one = first(text)
        two = second(one[1]) if one else None
        return ((one[0], two[0]), two[1]) if one and two else None
    return parse


def either(*parsers: Parser[T]) -> Parser[T]:
    def parse(text: str) -> Optional[tuple[T, str]]:
        for parser in parsers:
            if (result := parser(text)) is not None:
                return result
        return None
    return parse


def many(parser: Parser[T]) -> Parser[list[T]]:
    def parse(text: str) -> Optional[tuple[list[T], str]]:
        items: list[T] = []
        while (result := parser(text)) is not None:
            item, text = result
            items.append(item)
        return items, text
    return parse


def expression(text: str) -> Optional[tuple[int, str]]:
    more = many(both(either(literal("+"), literal("-")), term))
    return mapped(both(term, more), lambda p: p[0] + sum(n if op == "+" else -n for op, n in p[1]))(text)


def term(text: str) -> Optional[tuple[int, str]]:
    def product(parts: tuple[int, list[tuple[str, int]]]) -> int:
        result = parts[0]
        for _, n in parts[1]:
            result *= n
        return result
    return mapped(both(factor, many(both(literal("*"), factor))), product)(text)


def factor(text: str) -> Optional[tuple[int, str]]:
    number = mapped(chars("0123456789"), int)
    bracketed = mapped(both(both(literal("("), expression), literal(")")), lambda p: p[0][1])
    return either(number, bracketed)(text)


for source in ("1+2*3", "(1+2)*3-4*(5-6)", "7", "2*", "x", "((8))", "1-1-1"):
    result = expression(source)
    print(f"{source:16}", result if result is None or result[1] else result[0])
word = chars("abcdefghijklmnopqrstuvwxyz")
pair = mapped(both(word, both(literal("="), either(chars("0123456789"), word))), lambda p: (p[0], p[1][1]))
print(many(mapped(both(pair, literal(";")), lambda p: p[0]))("a=1;bc=xy;d=;"), pair("=1"))
