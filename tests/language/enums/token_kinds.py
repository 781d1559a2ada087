"""A lexer whose token kinds are enum members that hold their patterns."""
import re
from enum import Enum
from typing import Iterator, NamedTuple


class Kind(Enum):
    NUMBER = r"\d+(?:\.\d+)?"
    NAME = r"[A-Za-z_]\w*"
    OPERATOR = r"[-+*/=<>!]=?"
    PAREN = r"[()]"
    SPACE = r"\s+"

    @property
    def pattern(self) -> str:
        return f"(?P<{self.name}>{self.value})"

    @property
    def skipped(self) -> bool:
        return self is Kind.SPACE


class Token(NamedTuple):
    kind: Kind
    text: str
    column: int

    def __str__(self) -> str:
        return f"{self.kind.name.lower()}:{self.text}@{self.column}"


KEYWORDS = frozenset({"if", "else", "while"})
TOKENS = re.compile("|".join(kind.pattern for kind in Kind))


def tokenize(source: str) -> Iterator[Token]:
    position = 0
    while position < len(source):
        found = TOKENS.match(source, position)
        if found is None or found.lastgroup is None:
            raise SyntaxError(f"unexpected {source[position]!r} at {position}")
        kind = Kind[found.lastgroup]
        if not kind.skipped:
            yield Token(kind, found.group(), position)
        position = found.end()


for source in ("x1 = 3.14*(y - 2)", "while a<=b", "a ? b", "", "1.2.3"):
    try:
        print([str(token) for token in tokenize(source)])
    except SyntaxError as error:
        print("SyntaxError:", error)
tokens = list(tokenize("if x == 10 else"))
print([t.text for t in tokens if t.kind is Kind.NAME and t.text not in KEYWORDS], tokens[2])
print({kind.name: sum(t.kind == kind for t in tokens) for kind in Kind if not kind.skipped}, Kind.PAREN.pattern)
