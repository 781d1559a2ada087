"""Reads JSON (RFC 8259) by recursive descent, with what CPython takes beyond it: NaN and the infinities.

Faults have the texts and positions of CPython's `_json`.
"""

from __future__ import annotations

from json.decoder import JSONDecodeError
from json.values import JSON

_PLAIN_DIGITS = 18      # as many digits always fit into 64 bits


class Scanner:
    """One reading of `text`. strict: control characters inside of strings are refused."""

    def __init__(self, text: str, strict: bool) -> None:
        self.text = text
        self.size = len(text)
        self.strict = strict
        self.at = 0

    def skip_space(self) -> None:
        """Go on to what is not a space, tab, line feed or carriage return."""
        text = self.text
        at = self.at
        while at < self.size:
            c = ord(text[at])
            if c > 0x20 or not (c == 0x20 or c == 0x0A or c == 0x0D or c == 0x09):
                break
            at += 1
        self.at = at

    def peek(self) -> int:
        """The code point at hand, or -1 at the end."""
        return ord(self.text[self.at]) if self.at < self.size else -1

    def fault(self, message: str) -> JSONDecodeError:
        return JSONDecodeError(message, self.text, self.at)

    def value(self) -> JSON:
        c = self.peek()
        if c == 0x22:
            return self.string()
        if c == 0x7B:
            return self.members()
        if c == 0x5B:
            return self.elements()
        if 0x30 <= c <= 0x39 or c == 0x2D:
            return self.number()
        if c == 0x6E and self.word("null"):
            return None
        if c == 0x74 and self.word("true"):
            return True
        if c == 0x66 and self.word("false"):
            return False
        if c == 0x4E and self.word("NaN"):
            return float("nan")
        if c == 0x49 and self.word("Infinity"):
            return float("inf")
        raise self.fault("Expecting value")

    def word(self, expected: str) -> bool:
        if self.text.startswith(expected, self.at):
            self.at += len(expected)
            return True
        return False

    def members(self) -> dict[str, JSON]:
        """An object; of equal names the last one counts."""
        found: dict[str, JSON] = {}
        self.at += 1
        self.skip_space()
        if self.peek() == 0x7D:
            self.at += 1
            return found
        while True:
            if self.peek() != 0x22:
                raise self.fault("Expecting property name enclosed in double quotes")
            name = self.string()
            self.skip_space()
            if self.peek() != 0x3A:
                raise self.fault("Expecting ':' delimiter")
            self.at += 1
            self.skip_space()
            found[name] = self.value()
            if self.ends(0x7D):
                return found

    def elements(self) -> list[JSON]:
        found: list[JSON] = []
        self.at += 1
        self.skip_space()
        if self.peek() == 0x5D:
            self.at += 1
            return found
        while True:
            found.append(self.value())
            if self.ends(0x5D):
                return found

    def ends(self, closing: int) -> bool:
        """Behind an item: whether `closing` comes; otherwise a comma must, and the next item is gone to."""
        self.skip_space()
        c = self.peek()
        if c == closing:
            self.at += 1
            return True
        if c != 0x2C:
            raise self.fault("Expecting ',' delimiter")
        self.at += 1
        self.skip_space()
        return False

    def string(self) -> str:
        text = self.text
        begin = self.at
        start = begin + 1
        at = start
        size = self.size
        parts: list[str] = []
        while at < size:
            c = ord(text[at])
            if c == 0x22:
                self.at = at + 1
                if len(parts) == 0:
                    return text[start:at]
                parts.append(text[start:at])
                return "".join(parts)
            if c == 0x5C:
                parts.append(text[start:at])
                self.at = at
                parts.append(self.escape(begin))
                start = at = self.at
                continue
            if c < 0x20 and self.strict:
                self.at = at
                raise self.fault("Invalid control character at")
            at += 1
        self.at = begin
        raise self.fault("Unterminated string starting at")

    def escape(self, begin: int) -> str:
        """What the backslash at hand and the characters behind it stand for; `begin`: where the string starts."""
        self.at += 1
        c = self.peek()
        if c < 0:
            self.at = begin
            raise self.fault("Unterminated string starting at")
        self.at += 1
        if c == 0x75:
            return self.code_point()
        if c == 0x22 or c == 0x5C or c == 0x2F:
            return chr(c)
        if c == 0x6E:
            return "\n"
        if c == 0x74:
            return "\t"
        if c == 0x72:
            return "\r"
        if c == 0x62:
            return "\b"
        if c == 0x66:
            return "\f"
        self.at -= 2
        raise self.fault("Invalid \\escape")

    def code_point(self) -> str:
        """Behind `\\u`: four digits, or a surrogate pair in two such escapes."""
        first = self.four_digits(self.at)
        if first < 0 or self.at + 4 >= self.size:
            self.at -= 1
            raise self.fault("Invalid \\uXXXX escape")
        self.at += 4
        if 0xD800 <= first <= 0xDBFF and self.at + 6 < self.size and self.text.startswith("\\u", self.at):
            second = self.four_digits(self.at + 2)
            if second < 0:
                self.at += 1
                raise self.fault("Invalid \\uXXXX escape")
            if 0xDC00 <= second <= 0xDFFF:
                self.at += 6
                return chr(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
        return chr(first)

    def four_digits(self, at: int) -> int:
        """The number in the four hexadecimal digits at `at`, or -1."""
        if at + 4 > self.size:
            return -1
        number = 0
        for place in range(at, at + 4):
            c = ord(self.text[place])
            if 0x30 <= c <= 0x39:
                digit = c - 0x30
            elif 0x61 <= c | 0x20 <= 0x66:
                digit = (c | 0x20) - 0x57
            else:
                return -1
            number = number << 4 | digit
        return number

    def number(self) -> JSON:
        start = self.at
        at = start
        if self.peek() == 0x2D:
            if self.text.startswith("Infinity", start + 1):
                self.at += 9
                return float("-inf")
            at += 1
        first = at
        at = self.digits(at)
        if at == first:
            raise self.fault("Expecting value")
        if ord(self.text[first]) == 0x30:
            at = first + 1          # nothing may follow a leading zero
        whole = at
        if self.is_at(at, 0x2E):
            end = self.digits(at + 1)
            if end > at + 1:
                at = end
        if self.is_at(at, 0x65) or self.is_at(at, 0x45):
            sign = at + 1
            if self.is_at(sign, 0x2B) or self.is_at(sign, 0x2D):
                sign += 1
            end = self.digits(sign)
            if end > sign:
                at = end
        self.at = at
        if at > whole:
            return float(self.text[start:at])
        if at - first > _PLAIN_DIGITS:
            return int(self.text[start:at])
        number = 0
        for place in range(first, at):
            number = number * 10 + (ord(self.text[place]) - 0x30)
        return -number if first > start else number

    def digits(self, at: int) -> int:
        """Where the decimal digits from `at` on end."""
        while at < self.size and 0x30 <= ord(self.text[at]) <= 0x39:
            at += 1
        return at

    def is_at(self, at: int, c: int) -> bool:
        return at < self.size and ord(self.text[at]) == c
