"""The text of a pattern or of a replacement template while it is read."""

from . import error
from .nodes import UNLIMITED


class Source:
    """`at` is the index of the next character.

    A backslash that ends the text is an error as soon as all before it has been read, whatever that was: CPython's
    tokenizer is one token ahead.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def failure(self, message: str, position: int) -> error:
        return error(message, self.text, position)

    def wrong(self, message: str) -> error:
        """An error that belongs to no place."""
        return error(message)

    def at_end(self) -> bool:
        return self.at >= len(self.text)

    def peek(self) -> str:
        """The next character; "" at the end."""
        return self.text[self.at] if self.at < len(self.text) else ""

    def next(self) -> str:
        """Reads a character; a backslash together with the one behind it."""
        self.check_rest()
        char = self.text[self.at]
        if char == "\\":
            char = self.text[self.at:self.at + 2]
        self.at += len(char)
        self.check_rest()
        return char

    def check_rest(self) -> None:
        if self.at == len(self.text) - 1 and self.text[self.at] == "\\":
            raise self.failure("bad escape (end of pattern)", self.at)

    def take(self, char: str) -> bool:
        if self.peek() != char:
            return False
        self.at += 1
        self.check_rest()
        return True

    def digits(self, allowed: str, most: int) -> str:
        """Reads up to `most` characters out of `allowed`."""
        start = self.at
        while self.at < len(self.text) and self.at - start < most and self.text[self.at] in allowed:
            self.at += 1
            self.check_rest()
        return self.text[start:self.at]

    def skip_line(self) -> None:
        end = self.text.find("\n", self.at)
        self.at = len(self.text) if end < 0 else end + 1

    def skip_comment(self, start: int) -> None:
        while True:
            if self.at_end():
                raise self.failure("missing ), unterminated comment", start)
            if self.next() == ")":
                return

    # --- {m,n} ----------------------------------------------------------------------------

    def at_repeat(self) -> bool:
        """Whether `m}`, `m,}`, `,n}` or `m,n}` comes next."""
        at = self.at
        text = self.text
        if text.startswith("}", at):
            return False
        while at < len(text) and text[at] in "0123456789":
            at += 1
        if text.startswith(",", at):
            at += 1
            while at < len(text) and text[at] in "0123456789":
                at += 1
        return text.startswith("}", at)

    def bounds(self) -> tuple[int, int]:
        """Reads what at_repeat() has seen: (least, most)."""
        start = self.at
        low = self.digits("0123456789", len(self.text))
        high = low
        if self.take(","):
            high = self.digits("0123456789", len(self.text))
        self.at += 1
        least = self.bound(low, 0)
        most = self.bound(high, UNLIMITED)
        if most < least:
            raise self.failure("min repeat greater than max repeat", start)
        return least, most

    def bound(self, digits: str, default: int) -> int:
        if not digits:
            return default
        if len(digits.lstrip("0")) > 10 or int(digits) >= UNLIMITED:
            raise OverflowError("the repetition number is too large")
        return int(digits)

    # --- names ----------------------------------------------------------------------------

    def name(self, closing: str, what: str) -> str:
        """Reads up to `closing`, which is read too."""
        start = self.at
        while True:
            if self.at_end():
                if self.at == start:
                    raise self.failure(f"missing {what}", self.at)
                raise self.failure(f"missing {closing}, unterminated name", start)
            before = self.at
            if self.next() == closing:
                if before == start:
                    raise self.failure(f"missing {what}", before)
                return self.text[start:before]

    def check_name(self, name: str, behind: int, is_bytes: bool) -> None:
        """`behind`: characters between the name's end and here."""
        if not name.isidentifier() or is_bytes and not name.isascii():
            raise self.failure(f"bad character in group name {name!r}", self.at - len(name) - behind)
