"""Messages for syntax errors: what stands at the place, what could stand there, what was likely meant."""

from __future__ import annotations

from unic.diagnostics import Diagnostic, Span
from unic.syntax.lexer import KEYWORDS, Token


def explain(machine, tokens: list[Token], index: int, states: list[int], path: str) -> Diagnostic:
    """Why `tokens[index]` cannot stand where it does; `states` is the parser's stack there."""
    token = tokens[index]
    return Diagnostic("invalid syntax", Span(path, *token[2:]))
