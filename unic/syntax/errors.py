"""Messages for syntax errors: what stands at the place, what could stand there, what was likely meant."""

from __future__ import annotations

from unic.diagnostics import Diagnostic, Span
from unic.syntax.lexer import CLOSING, KEYWORDS, Token

LAYOUT = ("NEWLINE", "INDENT", "DEDENT")
OPERANDS = ("NAME", "NUMBER", "STRING", "FSTRING_START", "None", "True", "False", "...")
OPERAND_ENDS = ("NAME", "NUMBER", "STRING", "FSTRING_END", "None", "True", "False", ")", "]", "}")
HEADERS = (
    "if", "elif", "else", "while", "for", "with", "try", "except", "finally", "def", "class", "async", "case", "match",
)  # fmt: skip
CONDITIONS = ("if", "elif", "while", "assert", "return", "match", "case")
CLAUSES = {
    "else": "if", "elif": "if", "except": "try", "finally": "try",
}  # fmt: skip
NAMED_BY = ("def", "class", "as", "import", "global", "nonlocal", ".", "for", "type")
NAMES = {
    "NAME": "a name",
    "NUMBER": "a number",
    "STRING": "a string",
    "FSTRING_START": "a string",
    "NEWLINE": "the end of the line",
    "INDENT": "an indented block",
    "DEDENT": "the end of the block",
    "AUGASSIGN": "an assignment",
    "FSTRING_COLON": "':'",
    "FSTRING_BANG": "'!'",
    "$END": "the end of the file",
}


class Place:
    """The neighbourhood of the token that does not fit."""

    def __init__(self, machine, tokens: list[Token], index: int, states: list[int]):
        self.tokens = tokens
        self.index = index
        self.token = tokens[index]
        self.kind = self.token[0]
        self.previous = tokens[index - 1] if index else None
        self.before = self.previous[0] if self.previous else ""
        self.following = tokens[index + 1][0] if index + 1 < len(tokens) else ""
        terminals = sorted(machine.actions[states[-1]])
        self.expected = [terminal for terminal in terminals if machine.accepts(states, terminal)]
        start = index if self.kind not in LAYOUT else index - 1
        while start > 0 and tokens[start - 1][0] not in LAYOUT:
            start -= 1
        self.line_start = max(start, 0)
        self.head = tokens[self.line_start]
        self.opening = self.enclosing_bracket()

    def enclosing_bracket(self) -> Token | None:
        depth = 0
        for index in range(self.index - 1, self.line_start - 1, -1):
            kind = self.tokens[index][0]
            if kind in (")", "]", "}"):
                depth += 1
            elif kind in CLOSING:
                if depth == 0:
                    return self.tokens[index]
                depth -= 1
        return None

    def starts_with_star(self) -> bool:
        """Whether the enclosing bracket's first item is an unpacking."""
        after = self.tokens[self.tokens.index(self.opening) + 1]
        return after[0] in ("*", "**")

    def in_fstring(self) -> bool:
        kinds = [token[0] for token in self.tokens[self.line_start : self.index]]
        return kinds.count("FSTRING_START") > kinds.count("FSTRING_END")


def shown(token: Token) -> str:
    """`token` as a message names it."""
    kind, text = token[0], token[1]
    if kind in ("NEWLINE", "INDENT", "DEDENT", "$END"):
        return NAMES[kind]
    if kind == "NAME":
        return f"name '{text}'"
    if kind in KEYWORDS:
        return f"keyword '{text}'"
    if kind in ("STRING", "FSTRING_START"):
        return "string"
    return f"'{text}'"


def explain(machine, tokens: list[Token], index: int, states: list[int], path: str) -> Diagnostic:
    """Why `tokens[index]` cannot stand where it does; `states` is the parser's stack there."""
    place = Place(machine, tokens, index, states)
    for rule in (layout, fstrings, assignment, clauses, operators, names, neighbours):
        found = rule(place)
        if found is not None:
            message, hint, *at = found
            token = at[0] if at else place.token
            return Diagnostic(message, Span(path, *token[2:]), hint, labels(place, path, message))
    return Diagnostic(f"unexpected {shown(place.token)}", Span(path, *place.token[2:]), expectation(place))


def labels(place: Place, path: str, message: str) -> list[tuple[Span, str]]:
    if message.startswith("expected an indented block"):
        header = header_before(place)
        return [(Span(path, *header[2:]), "starts here")]
    return []


def expectation(place: Place) -> str:
    """A hint with the few things that could stand here, or none when they are many."""
    if 0 < len(place.expected) <= 4:
        options = [NAMES.get(terminal, f"'{terminal}'") for terminal in place.expected]
        return "expected " + (options[0] if len(options) == 1 else ", ".join(options[:-1]) + " or " + options[-1])
    return ""


def header_before(place: Place) -> Token:
    """The first token of the logical line before the token."""
    start = place.index - 1
    while start > 0 and place.tokens[start - 1][0] not in LAYOUT:
        start -= 1
    return place.tokens[start]


def layout(place: Place):
    if place.kind == "INDENT":
        hint = "align this line with the one before; only a line that ends with ':' opens a block"
        return "unexpected indentation", hint
    if place.before == "NEWLINE" and "INDENT" in place.expected:
        header = header_before(place)
        return (
            f"expected an indented block after '{header[1]}' on line {header[2]}",
            "indent the block by four spaces; `pass` does nothing",
        )
    if "except" in place.expected and "finally" in place.expected and place.before in LAYOUT:
        return "expected an 'except' or 'finally' block", "a `try` block needs at least one of them"
    if place.kind == "NEWLINE" and place.opening is None and ":" in place.expected:
        if place.head[0] in HEADERS:
            return "expected ':'", f"a line that starts with '{place.head[1]}' ends with ':'"
    if place.kind == "NEWLINE" and place.before == ":" and place.opening is None and "NAME" in place.expected:
        return "expected an expression after ':'", "only `if`, `def`, `class` and the like open a block"
    if place.head[1] == "match" and place.index == place.line_start + 1 and place.kind in OPERANDS:
        return "expected ':'", "a `match` line ends with ':'", line_end(place)
    return None


def line_end(place: Place) -> Token:
    return next(token for token in place.tokens[place.index :] if token[0] in ("NEWLINE", "$END", "ERROR"))


def fstrings(place: Place):
    if not place.in_fstring():
        return None
    if place.before == "{" and place.kind in ("}", "FSTRING_BANG", "FSTRING_COLON", "="):
        hint = "write `{{` and `}}` for braces in the text"
        return f"f-string: an expression is required before {shown(place.token)}", hint
    if place.kind == "FSTRING_COLON" and any(
        token[0] == "lambda" for token in place.tokens[place.line_start : place.index]
    ):
        return "f-string: a lambda must be in parentheses", "`:` starts the format specification here"
    return None


def assignment(place: Place):
    if place.kind == ":=" and place.opening is None:
        return "':=' cannot stand here without parentheses", "write `=` for a statement, or parenthesise the expression"
    if place.kind == ":=":
        return "':=' can only assign to a name", "assign attributes and items in a statement of their own"
    if place.kind == "AUGASSIGN" and place.opening is not None:
        return f"'{place.token[1]}' cannot stand in an expression", "make it a statement of its own"
    if place.kind != "=":
        return None
    if place.opening is not None:
        if place.opening[0] == "(":
            return (
                "'=' cannot follow this expression",
                "to compare, write `==`; a keyword argument is `name=value`; to assign to a name, `name := value`",
            )
        return "'=' cannot stand in an expression", "to compare, write `==`; a dict item is `key: value`"
    if place.head[0] in CONDITIONS:
        return "'=' cannot stand in an expression", "to compare, write `==`; to assign to a name, `(name := value)`"
    return None


def clauses(place: Place):
    if place.kind in CLAUSES and place.index == place.line_start:
        return f"'{place.kind}' without '{CLAUSES[place.kind]}'", "check the indentation of the block before"
    if place.kind == "if" and place.before == "else":
        return "expected ':'", "write `elif` for `else if`"
    if place.kind == "," and place.head[0] == "except":
        return "several exception types must be in parentheses", "write `except (A, B):`"
    if place.kind == "for" and place.opening is not None and place.starts_with_star():
        return "iterable unpacking cannot be used in a comprehension", "use two `for` clauses"
    return None


def operators(place: Place):
    pair = (place.before, place.kind)
    if pair == ("&", "&"):
        return "invalid operator '&&'", "write `and`"
    if pair == ("|", "|"):
        return "invalid operator '||'", "write `or`"
    if place.kind in ("!", "FSTRING_BANG"):
        return "invalid operator '!'", "write `not`"
    if place.kind == "NEWLINE" and place.before in ("+", "-") and place.index >= 2:
        sign = place.before
        if place.tokens[place.index - 2][0] == sign:
            return f"invalid operator '{sign * 2}'", f"write `{sign}= 1`", place.previous
    if pair == ("=", "=") or pair == ("=", ">") or pair == (">", "="):
        return f"invalid operator '{place.before} {place.kind}'", "an operator's characters stand together: ==, >="
    return None


def names(place: Place):
    if place.kind in ("=", "AUGASSIGN", ".") and place.before in KEYWORDS and place.index == place.line_start + 1:
        hint = f"choose another name, such as `{place.before}_`"
        return f"'{place.before}' is a keyword and cannot be a name", hint, place.previous
    if place.kind not in KEYWORDS or "NAME" not in place.expected:
        return None
    if place.before in NAMED_BY or place.following == "=" or len(place.expected) == 1:
        return f"'{place.kind}' is a keyword and cannot be a name", f"choose another name, such as `{place.kind}_`"
    return f"expected an expression, found keyword '{place.kind}'", ""


def neighbours(place: Place):
    if place.kind in OPERANDS and place.before in OPERAND_ENDS:
        if place.before == "NAME" and place.previous[1] in ("print", "exec") and place.index == place.line_start + 1:
            name = place.previous[1]
            return f"missing parentheses in the call of '{name}'", f"write `{name}(...)`", place.previous
        if place.head[0] in ("if", "while", "for", "with", "class", "def") and place.opening is None:
            return f"unexpected {shown(place.token)}", "an operator or ':' is missing before it"
        if "," in place.expected and place.opening is not None:
            return f"unexpected {shown(place.token)}", "an operator or ',' is missing before it"
        hint = "an operator is missing before it, or it belongs on a line of its own"
        return f"unexpected {shown(place.token)}", hint
    if "NAME" in place.expected and "NUMBER" in place.expected and place.kind not in OPERANDS:
        return f"expected an expression, found {shown(place.token)}", ""
    if place.expected == ["NAME"]:
        return f"expected a name, found {shown(place.token)}", ""
    return None
