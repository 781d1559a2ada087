"""Source text to tokens: indentation, implicit line joining, soft keywords, f-string pieces.

Python Language Reference 3.12, chapter 2; f-strings as PEP 701. A token is a plain tuple
`(kind, text, line, column, end_line, end_column)`: lines from 1, columns from 0 in characters, end
exclusive. `kind` is the name of a terminal of `grammar.lark`; for operators and keywords, their text.
"""

from __future__ import annotations

import re
import unicodedata

from unic.diagnostics import CompileError, Diagnostic, Span

Token = tuple[str, str, int, int, int, int]

KEYWORDS = {
    word: word
    for word in (
        "False None True and as assert async await break class continue def del elif else except finally for from"
        " global if import in is lambda nonlocal not or pass raise return try while with yield"
    ).split()
}
MAX_BRACKETS = 200
MAX_INDENTS = 100
MAX_FSTRINGS = 150

# Every character beyond ASCII counts as part of a name here; `identifier` then refuses what is not.
# Alternatives in order of frequency in real code; a name directly before a quote may be a string's prefix. No possessive
# quantifiers: before Python 3.11.5 they are wrong around what can backtrack.
TOKEN = re.compile(
    r"""[ \t\f]*(?:
      ((?>[A-Za-z_\x80-\U0010ffff][\w\x80-\U0010ffff]*)(?!["']))                                # 1 name
    | (\n)                                                                                      # 2
    | ([()\[\]{}]|:=?)                                                                          # 3 brackets, colon
    | (\*\*=?|//=?|>>=?|<<=?|->|\.\.\.|[-+*/%@&|^]=|[<>=!]=|<>|[-+*/%@&|^<>=~,;!]|\.(?![0-9]))  # 4 operator
    | ((?:[bBuUrR]|[bB][rR]|[rR][bB])?(?:
        '{3}(?>[^'\\]*(?:(?:\\.|'(?!''))[^'\\]*)*)'{3} | "{3}(?>[^"\\]*(?:(?:\\.|"(?!""))[^"\\]*)*)"{3}
      | (?!'{3})'[^'\\\n]*(?:\\.[^'\\\n]*)*'       | (?!"{3})"[^"\\\n]*(?:\\.[^"\\\n]*)*"))        # 5 string
    | ( 0[xX](?:_?[0-9a-fA-F])+ | 0[bB](?:_?[01])+ | 0[oO](?:_?[0-7])+
      | (?:[0-9](?:_?[0-9])*\.(?:[0-9](?:_?[0-9])*)?|\.[0-9](?:_?[0-9])*)(?:[eE][-+]?[0-9](?:_?[0-9])*)?[jJ]?
      | [0-9](?:_?[0-9])*(?:[eE][-+]?[0-9](?:_?[0-9])*)?[jJ]? )                                 # 6 number
    | (\#[^\n]*)                                                                                # 7 comment
    | (\\\n)                                                                                    # 8 continuation
    | ((?:[fF][rR]?|[rR][fF])(?:'{3}|"{3}|'|"))                                                 # 9 f-string
    | ([A-Za-z_\x80-\U0010ffff][\w\x80-\U0010ffff]*)                                           # 10 name, quote
    )""",
    re.VERBOSE | re.DOTALL,
)
(NAME, NEWLINE, BRACKET, OPERATOR, STRING, NUMBER, COMMENT, CONTINUATION, FSTRING, NAME_BEFORE_QUOTE) = range(1, 11)

# Blank and comment lines before a line, then its indentation.
BLANK_LINES = re.compile(r"(?:[ \t\f]*(?:\#[^\n]*)?\n)*([ \t\f]*)")
SPACE = re.compile(r"[ \t\f]*")
TYPE_STATEMENT = re.compile(r"[ \t\f]+([^\W\d]\w*)(?![\"'])")
KEYWORD_AFTER_NUMBER = re.compile(r"(?:and|else|for|if|in|is|not|or)\b")
QUOTE = re.compile(r"(?:[bBuUrR]{0,2})('{3}|\"{3}|'|\")")


def _fstring_text(quote: str, raw: bool) -> re.Pattern:
    """Literal text of an f-string up to a brace, its end, or a line's end if it has single quotes."""
    mark, triple = quote[0], len(quote) == 3
    alternatives = [
        rf"[^\\{{}}{mark}]+" if triple else rf"[^\\{{}}\n{mark}]+",
        r"\\[^{}]",
        r"\\(?=[{}])",
    ]
    if triple:
        alternatives.append(rf"{mark}(?!{mark}{mark})")
    if not raw:
        alternatives.insert(1, r"\\N\{[^{}]*\}")
    return re.compile("(?:" + "|".join(alternatives) + ")+", re.DOTALL)


FSTRING_TEXT = {
    (quote, raw): _fstring_text(quote, raw) for quote in ("'", '"', "'''", '"""') for raw in (False, True)
}
CLOSING = {"(": ")", "[": "]", "{": "}"}
STATEMENT_START = {"NEWLINE", "INDENT", "DEDENT", ";", ":"}
INVALID_HINTS = {
    "$": "a name has letters, digits and '_' only",
    "?": "the conditional expression is `a if condition else b`",
    "`": 'quotes are \' or "; `repr(x)` gives a printable form',
    "\u201c": 'write a straight quote: "',
    "\u201d": 'write a straight quote: "',
    "\u2018": "write a straight quote: '",
    "\u2019": "write a straight quote: '",
    "\u00a0": "this is a no-break space: write an ordinary one",
}


class FString:
    """An f-string that is being read, or one of its replacement fields: what to go on with at its end."""

    __slots__ = ("quote", "raw", "start", "depth", "in_field", "spec_depth")

    def __init__(self, quote: str, raw: bool, start: Token, depth: int):
        self.quote = quote
        self.raw = raw
        self.start = start
        self.depth = depth
        # Number of replacement fields open in this f-string (a format specification may nest them).
        self.in_field = 0
        self.spec_depth: list[int] = []


class Lexer:
    """Reads one source text. `tokens` is the result so far, also after an error."""

    def __init__(self, source: str, path: str):
        # CPython too reads a last line without an end as if it had one.
        self.text = source if source.endswith("\n") else source + "\n"
        self.path = path
        self.tokens: list[Token] = []
        self.brackets: list[Token] = []
        self.indents: list[tuple[int, int]] = [(0, 0)]
        # For each open indentation, whether it is a match statement's block.
        self.match_blocks: list[bool] = [False]
        self.fstrings: list[FString] = []
        self.line = 1
        self.line_start = 0
        self.logical_start = 0

    def error(self, message: str, start: int, end: int, hint: str = "", labels=()) -> CompileError:
        """An error at characters start to end (offsets into the text) of the current line."""
        column = start - self.line_start
        span = Span(self.path, self.line, column, self.line, end - self.line_start)
        return CompileError([Diagnostic(message, span, hint, list(labels))])

    def span(self, token: Token) -> Span:
        return Span(self.path, *token[2:])

    def run(self) -> None:
        """Read the whole text. Raises CompileError; then `tokens` holds what comes before the error."""
        position = self.indentation(0)
        text = self.text
        append = self.tokens.append
        match = TOKEN.match
        keyword = KEYWORDS.get
        brackets = self.brackets
        length = len(text)
        while position < length:
            found = match(text, position)
            if found is None:
                position = SPACE.match(text, position).end()
                if position == length:
                    break
                raise self.unreadable(position)
            group = found.lastindex
            start, position = found.span(group)
            word = found[group]
            column = start - self.line_start
            line = self.line
            if group == NAME:
                kind = keyword(word)
                if kind is None:
                    kind = "NAME"
                    if word == "type":
                        kind = self.soft_type(position)
                    elif not word.isascii():
                        word = self.identifier(word, start)
                append((kind, word, line, column, line, column + position - start))
            elif group == OPERATOR:
                kind = word
                if word[-1] == "=" and len(word) > 1 and word not in ("==", "!=", "<=", ">="):
                    kind = "AUGASSIGN"
                elif word == "!" and self.fstrings:
                    kind = "FSTRING_BANG"
                elif word == "<>":
                    raise self.error("invalid operator '<>'", start, position, "write `!=`")
                append((kind, word, line, column, line, column + len(word)))
            elif group == BRACKET:
                position = self.bracket(word, start)
            elif group == NEWLINE:
                self.line += 1
                if brackets:
                    self.line_start = position
                    continue
                append(("NEWLINE", "", line, column, line, column))
                self.soft_match()
                self.line_start = position
                position = self.indentation(position)
            elif group == STRING:
                if "\n" in word:
                    self.line += word.count("\n")
                    self.line_start = start + word.rindex("\n") + 1
                append(("STRING", word, line, column, self.line, position - self.line_start))
            elif group == NUMBER:
                self.check_number(word, start, position)
                append(("NUMBER", word, line, column, line, column + len(word)))
            elif group == CONTINUATION:
                self.line += 1
                self.line_start = position
                if position == length:
                    raise self.error("unexpected end of file after '\\'", position, position)
            elif group == FSTRING:
                position = self.open_fstring(word, start, position)
            elif group == NAME_BEFORE_QUOTE:
                kind = keyword(word)
                if kind is None:
                    kind = "NAME"
                    self.check_prefix(word, start, position)
                append((kind, word, line, column, line, column + len(word)))
        self.finish()

    def finish(self) -> None:
        """The tokens at the end of the file."""
        if self.fstrings:
            raise self.unterminated_fstring(self.fstrings[-1])
        if self.brackets:
            raise self.never_closed()
        while len(self.indents) > 1:
            self.close_block()
        self.tokens.append(("$END", "", self.line, 0, self.line, 0))

    def never_closed(self) -> CompileError:
        bracket = self.brackets[-1]
        return CompileError(
            [
                Diagnostic(
                    f"'{bracket[1]}' was never closed",
                    self.span(bracket),
                    f"add the missing '{CLOSING[bracket[1]]}'",
                )
            ]
        )

    # ---- lines

    def indentation(self, position: int) -> int:
        """Skip blank lines; INDENT or DEDENT tokens for the line after them. Gives its first character."""
        text = self.text
        found = BLANK_LINES.match(text, position)
        first = found.start(1)
        if first != position:
            self.line += text.count("\n", position, first)
            self.line_start = first
        end = found.end(1)
        if end == len(text):
            return end
        space = found[1]
        if "\t" in space or "\f" in space:
            space = space[space.rfind("\f") + 1 :]
            wide = len(space.expandtabs(8))
        else:
            wide = len(space)
        narrow = len(space)
        current, current_narrow = self.indents[-1]
        if wide == current:
            if narrow != current_narrow:
                raise self.mixed_tabs(end)
        elif wide > current:
            if narrow <= current_narrow:
                raise self.mixed_tabs(end)
            if len(self.indents) >= MAX_INDENTS:
                raise self.error("blocks are nested too deeply", self.line_start, end, "move inner code to functions")
            self.indents.append((wide, narrow))
            self.match_blocks.append(self.header() == "match")
            column = end - self.line_start
            self.tokens.append(("INDENT", "", self.line, 0, self.line, column))
        else:
            while wide < self.indents[-1][0]:
                self.close_block()
            if wide != self.indents[-1][0]:
                raise self.error(
                    "this line's indentation matches no enclosing block",
                    self.line_start,
                    end,
                    "align it with the block that it belongs to",
                )
            if narrow != self.indents[-1][1]:
                raise self.mixed_tabs(end)
        self.logical_start = len(self.tokens)
        return end

    def close_block(self) -> None:
        self.indents.pop()
        self.match_blocks.pop()
        self.tokens.append(("DEDENT", "", self.line, 0, self.line, 0))

    def mixed_tabs(self, end: int) -> CompileError:
        return self.error(
            "inconsistent use of tabs and spaces in indentation", self.line_start, end, "indent with spaces only"
        )

    def header(self) -> str:
        """The kind of the first token of the logical line that was read last."""
        return self.tokens[self.logical_start][0] if self.logical_start < len(self.tokens) else ""

    # ---- soft keywords

    def soft_match(self) -> None:
        """Make `match` or `case` at the start of the logical line that just ended a keyword if it is one.

        No other statement starts with the name `match` and has its last token be a colon; a match block
        holds nothing but `case` clauses.
        """
        start = self.logical_start
        if start >= len(self.tokens):
            return
        token = self.tokens[start]
        if token[0] != "NAME":
            return
        if token[1] == "match":
            if self.tokens[-2][0] == ":" and len(self.tokens) - start > 3:
                self.tokens[start] = ("match",) + token[1:]
        elif token[1] == "case" and self.match_blocks[-1]:
            self.tokens[start] = ("case",) + token[1:]

    def soft_type(self, end: int) -> str:
        """The kind of a word `type` that ends at `end`: a keyword if a name follows at a statement's start."""
        following = TYPE_STATEMENT.match(self.text, end)
        if following is None or following[1] in KEYWORDS:
            return "NAME"
        if self.tokens and self.tokens[-1][0] not in STATEMENT_START:
            return "NAME"
        return "type"

    # ---- names and numbers

    def identifier(self, word: str, start: int) -> str:
        """A name with characters beyond ASCII, in normal form NFKC."""
        normal = unicodedata.normalize("NFKC", word)
        if normal.isidentifier():
            return normal
        length = 0
        while unicodedata.normalize("NFKC", word[: length + 1]).isidentifier():
            length += 1
        raise self.invalid_character(start + length)

    def check_number(self, word: str, start: int, end: int) -> None:
        text = self.text
        following = text[end : end + 1]
        if following == "_" or following.isalnum():
            if not KEYWORD_AFTER_NUMBER.match(text, end) or word == "0" and following in "oO":
                stop = re.compile(r"\w*").match(text, end).end()
                literal = text[start:stop]
                if literal[:2].lower() in ("0x", "0o", "0b"):
                    base = {"x": "hexadecimal", "o": "octal", "b": "binary"}[literal[1].lower()]
                    raise self.error(f"invalid {base} literal", start, stop)
                if literal.endswith("_") or "__" in literal:
                    raise self.error("invalid decimal literal", start, stop, "'_' stands between two digits")
                raise self.error("invalid decimal literal", start, stop, "a name cannot start with a digit")
        if word[0] == "0" and len(word) > 1 and word.replace("_", "").isdigit() and word.strip("0_"):
            raise self.error(
                "a decimal integer cannot start with 0",
                start,
                end,
                f"write `0o{word.lstrip('0_')}` for an octal number, `{word.lstrip('0_')}` for a decimal one",
            )

    def check_prefix(self, word: str, start: int, end: int) -> None:
        """A name directly before a quote must be something else than a string's prefix."""
        if self.fstrings:
            if self.text.startswith(self.fstrings[-1].quote, end):
                raise self.unterminated_fstring(self.fstrings[-1])
        elif word.lower() in ("b", "u", "r", "br", "rb"):
            raise self.unreadable(start)
        elif word != "print":
            raise self.error(
                f"'{word}' is not a string prefix", start, end, "the prefixes are r, b, u, f, and br, fr"
            )

    # ---- brackets

    def bracket(self, word: str, start: int) -> int:
        """A token that starts with a bracket or colon; gives where to read on."""
        column = start - self.line_start
        line = self.line
        character = word[0]
        field = self.fstrings[-1] if self.fstrings else None
        token = (character, character, line, column, line, column + 1)
        if character == ":":
            if field is not None and len(self.brackets) == field.depth + field.in_field:
                self.tokens.append(("FSTRING_COLON",) + token[1:])
                field.spec_depth.append(field.in_field)
                return self.fstring_text(start + 1)
            if len(word) == 2:
                self.tokens.append((":=", ":=", line, column, line, column + 2))
                return start + 2
            self.tokens.append(token)
        elif character in CLOSING:
            if len(self.brackets) >= MAX_BRACKETS:
                raise self.error("brackets are nested too deeply", start, start + 1, "name the inner parts")
            self.brackets.append(token)
            self.tokens.append(token)
        else:
            self.close_bracket(token, start)
            self.tokens.append(token)
            if field is not None and len(self.brackets) < field.depth + field.in_field:
                field.in_field -= 1
                return self.fstring_text(start + 1)
        return start + 1

    def close_bracket(self, token: Token, start: int) -> None:
        if not self.brackets:
            hint = "remove it, or add the bracket that it closes"
            raise self.error(f"unmatched '{token[1]}'", start, start + 1, hint)
        opening = self.brackets[-1]
        if CLOSING[opening[1]] != token[1]:
            message = f"closing '{token[1]}' does not match opening '{opening[1]}'"
            labels = [(self.span(opening), f"closed by '{CLOSING[opening[1]]}'")]
            raise self.error(message, start, start + 1, labels=labels)
        self.brackets.pop()

    # ---- f-strings

    def open_fstring(self, word: str, start: int, end: int) -> int:
        if len(self.fstrings) >= MAX_FSTRINGS:
            raise self.error("f-strings are nested too deeply", start, end, "name the inner parts")
        column = start - self.line_start
        token = ("FSTRING_START", word, self.line, column, self.line, column + len(word))
        self.tokens.append(token)
        prefix = word.rstrip("'\"")
        raw = "r" in prefix.lower()
        self.fstrings.append(FString(word[len(prefix) :], raw, token, len(self.brackets)))
        return self.fstring_text(end)

    def fstring_text(self, position: int) -> int:
        """Read literal text of the innermost f-string up to its next field's expression, or past its end."""
        string = self.fstrings[-1]
        text = self.text
        pattern = FSTRING_TEXT[string.quote, string.raw]
        in_spec = bool(string.spec_depth) and string.spec_depth[-1] == string.in_field
        if not in_spec:
            while string.spec_depth and string.spec_depth[-1] > string.in_field:
                string.spec_depth.pop()
            in_spec = bool(string.spec_depth) and string.spec_depth[-1] == string.in_field
        begin, line, column = position, self.line, position - self.line_start
        pieces: list[str] = []

        def emit(end: int) -> None:
            if pieces or end > begin:
                pieces.append(text[begin:end])
                literal = "".join(pieces)
                if string.raw:
                    # So that the builder decodes the text of all f-strings alike.
                    literal = literal.replace("\\", "\\\\")
                self.tokens.append(
                    ("FSTRING_MIDDLE", literal, line, column, self.line, end - self.line_start)
                )

        while True:
            found = pattern.match(text, position)
            if found is not None:
                piece = found[0]
                if "\n" in piece:
                    self.line += piece.count("\n")
                    self.line_start = position + piece.rindex("\n") + 1
                position = found.end()
            if text.startswith(string.quote, position):
                emit(position)
                end = position + len(string.quote)
                if in_spec:
                    raise self.error("f-string: expecting '}'", position, end, "close the replacement field")
                place = (self.line, position - self.line_start, self.line, end - self.line_start)
                self.tokens.append(("FSTRING_END", string.quote) + place)
                self.fstrings.pop()
                return end
            character = text[position : position + 1]
            if character == "{":
                if not in_spec and text.startswith("{{", position):
                    pieces.append(text[begin : position + 1])
                    begin = position = position + 2
                    continue
                emit(position)
                string.in_field += 1
                return self.bracket("{", position)
            if character == "}":
                if in_spec:
                    emit(position)
                    return self.bracket("}", position)
                if not text.startswith("}}", position):
                    hint = "write `}}` for a brace in the text"
                    raise self.error("f-string: single '}' is not allowed", position, position + 1, hint)
                pieces.append(text[begin : position + 1])
                begin = position = position + 2
                continue
            raise self.unterminated_fstring(string)

    def unterminated_fstring(self, string: FString) -> CompileError:
        kind = "triple-quoted f-string" if len(string.quote) == 3 else "f-string"
        hint = f"close it with {string.quote}"
        if string.in_field and self.brackets:
            hint = "close the replacement field with '}', then the string with " + string.quote
        return CompileError([Diagnostic(f"unterminated {kind}", self.span(string.start), hint)])

    # ---- what cannot be read

    def unreadable(self, position: int) -> CompileError:
        text = self.text
        quote = QUOTE.match(text, position)
        if quote is not None and self.fstrings and quote[1] == self.fstrings[-1].quote:
            return self.unterminated_fstring(self.fstrings[-1])
        if quote is not None:
            if len(quote[1]) == 3:
                message, hint = "unterminated triple-quoted string", f"close it with {quote[1]}"
                end = quote.end()
            else:
                message = "unterminated string"
                end = text.find("\n", position)
                end = len(text) if end < 0 else end
                hint = f"close it with {quote[1]}; a string over several lines has three quotes"
            return self.error(message, position, end, hint)
        if text[position] == "\\":
            return self.error(
                "unexpected character after '\\'", position, position + 1, "a line continuation '\\' ends its line"
            )
        return self.invalid_character(position)

    def invalid_character(self, position: int) -> CompileError:
        character = self.text[position]
        shown = f"'{character}' (U+{ord(character):04X})" if character.isprintable() else f"U+{ord(character):04X}"
        return self.error(
            f"invalid character {shown}", position, position + 1, INVALID_HINTS.get(character, "")
        )
