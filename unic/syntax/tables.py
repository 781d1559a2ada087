"""LALR(1) tables of `grammar.lark`: made by Lark, reduced to plain dicts and lists, kept in the cache.

Making them takes seconds, loading them milliseconds, and only the making imports Lark.
"""

from __future__ import annotations

import marshal
from pathlib import Path
from typing import NamedTuple

from unic import cache

GRAMMAR = Path(__file__).with_name("grammar.lark")
FORMAT = "lalr tables 1"


class Tables(NamedTuple):
    """Parse tables.

    actions[state][terminal] is n >= 0 for "shift and go to state n", or ~r < 0 for "reduce by rule r".
    gotos[state][symbol] is the state after reducing to `symbol` on top of `state`.
    rules[r] is (symbol reduced to, number of symbols on the right, name of the builder's method, or ""
    where the one symbol's value passes through).
    An operator or keyword terminal is named by its text, any other by its name in the grammar.
    """

    start: int
    end: int
    actions: list[dict[str, int]]
    gotos: list[dict[str, int]]
    rules: list[tuple[str, int, str]]


def generate(grammar: str) -> Tables:
    """The tables of `grammar`. Raises GrammarError when it is not LALR(1)."""
    from lark import Lark
    from lark.exceptions import GrammarError
    from lark.lexer import Lexer
    from lark.parsers.lalr_analysis import LALR_Analyzer, Shift

    class NoLexer(Lexer):
        def __init__(self, conf):
            pass

        def lex(self, lexer_state, parser_state):
            raise GrammarError("the tables are made without a lexer")

    lark = Lark(grammar, parser="lalr", lexer=NoLexer, maybe_placeholders=False, keep_all_tokens=True)
    texts = {terminal.name: terminal.pattern.value for terminal in lark.terminals if terminal.pattern is not None}
    # Strict: a shift/reduce conflict is an error, not silently a shift.
    analysis = LALR_Analyzer(lark.parser.parser_conf, strict=True)
    analysis.compute_lalr()
    table = analysis.parse_table
    numbers: dict = {}
    rules: list[tuple[str, int, str]] = []
    actions: list[dict[str, int]] = [{} for _ in table.states]
    gotos: list[dict[str, int]] = [{} for _ in table.states]
    nonterminals = {rule.origin.name for rule in lark.rules}
    for state, row in table.states.items():
        for symbol, (action, argument) in row.items():
            if action is Shift:
                if symbol in nonterminals:
                    gotos[state][str(symbol)] = argument
                else:
                    actions[state][texts.get(symbol, str(symbol))] = argument
                continue
            if argument not in numbers:
                numbers[argument] = len(rules)
                size = len(argument.expansion)
                passes = size == 1 and argument.alias is None
                method = "" if passes else argument.alias or argument.origin.name
                rules.append((str(argument.origin.name), size, str(method)))
            actions[state][texts.get(symbol, str(symbol))] = ~numbers[argument]
    return Tables(table.start_states["start"], table.end_states["start"], actions, gotos, rules)


def load() -> Tables:
    """The tables of the grammar, from the cache when they are there."""
    grammar = GRAMMAR.read_text(encoding="utf-8")
    key = cache.key(FORMAT, grammar)
    stored = cache.read("tables", key)
    if stored is not None:
        try:
            return Tables(*marshal.loads(stored))
        except (ValueError, EOFError, TypeError):
            pass
    tables = generate(grammar)
    cache.write("tables", key, marshal.dumps(tuple(tables)))
    return tables
