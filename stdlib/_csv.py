"""Readers and writers of module csv (where CPython has them, so that their exceptions are named alike)."""

from __future__ import annotations

from typing import Final, Generic, Iterable, TypeVar

T = TypeVar("T")
W = TypeVar("W")

QUOTE_MINIMAL: Final = 0
QUOTE_ALL: Final = 1
QUOTE_NONNUMERIC: Final = 2
QUOTE_NONE: Final = 3

# The states of a reader. After a line's end there is either the next record or, inside of quotes or behind an
# escape, more of the same one.
_START_RECORD: Final = 0
_START_FIELD: Final = 1
_IN_FIELD: Final = 2
_ESCAPED: Final = 3
_AFTER_ESCAPED_END: Final = 4
_QUOTED: Final = 5
_ESCAPED_IN_QUOTED: Final = 6
_QUOTE_IN_QUOTED: Final = 7
_ROW_ENDED: Final = 8


class Error(Exception):
    """A row that cannot be read or written."""


class Dialect:
    """How rows are written. quotechar, escapechar: None for none."""

    def __init__(
        self, delimiter: str, quotechar: str | None, escapechar: str | None, doublequote: bool, skipinitialspace: bool,
        lineterminator: str, quoting: int, strict: bool,
    ) -> None:
        self.delimiter = delimiter
        self.quotechar = quotechar
        self.escapechar = escapechar
        self.doublequote = doublequote
        self.skipinitialspace = skipinitialspace
        self.lineterminator = lineterminator
        self.quoting = quoting
        self.strict = strict


class _Limit:
    """The longest field that readers take."""

    size = 128 * 1024


def field_size_limit(new_limit: int | None = None) -> int:
    """The limit so far; a new one may be set."""
    before = _Limit.size
    if new_limit is not None:
        _Limit.size = new_limit
    return before


class Reader:
    """The rows of `lines`. line_num: lines read, which may be more than rows."""

    def __init__(self, lines: Iterable[str], dialect: Dialect) -> None:
        if dialect.quoting == QUOTE_NONNUMERIC:
            raise NotImplementedError("reading with QUOTE_NONNUMERIC: fields are text")
        self.dialect = dialect
        self.line_num = 0
        self._lines = iter(lines)
        self._row: list[str] = []
        self._field = ""
        self._state = _START_RECORD
        self._delimiter = ord(dialect.delimiter)
        self._escape = -1 if dialect.escapechar is None else ord(dialect.escapechar)
        quotes = dialect.quotechar is not None and dialect.quoting != QUOTE_NONE
        self._quote = ord(dialect.quotechar) if dialect.quotechar is not None and quotes else -1

    def __iter__(self) -> Reader:
        return self

    def __next__(self) -> list[str]:
        self._row = []
        self._field = ""
        self._state = _START_RECORD
        while True:
            try:
                line = next(self._lines)
            except StopIteration:
                if self._field == "" and self._state != _QUOTED:
                    raise
                if self.dialect.strict:
                    raise Error("unexpected end of data") from None
                self._save()
                return self._row
            self.line_num += 1
            self._read(line)
            if self._state == _START_RECORD:
                return self._row

    def _save(self) -> None:
        self._row.append(self._field)
        self._field = ""
        self._state = _START_FIELD

    def _add(self, text: str, state: int) -> None:
        if len(self._field) + len(text) > _Limit.size:
            raise Error(f"field larger than field limit ({_Limit.size})")
        self._field += text
        self._state = state

    def _read(self, line: str) -> None:
        at = 0
        while at < len(line):
            if self._state == _IN_FIELD or self._state == _QUOTED:
                end = self._plain_end(line, at)
                if end > at:
                    self._add(line[at:end], self._state)
                    at = end
                    continue
            self._take(line[at], ord(line[at]))
            at += 1
        self._take("", -2)

    def _plain_end(self, line: str, at: int) -> int:
        """Where the characters from `at` on end that stand for themselves."""
        quoted = self._state == _QUOTED
        stop = self._quote if quoted else self._delimiter
        while at < len(line):
            c = ord(line[at])
            if c == stop or c == self._escape or (not quoted and (c == 0x0A or c == 0x0D)):
                break
            at += 1
        return at

    def _take(self, text: str, c: int) -> None:
        """One character and its code point; "" and -2 at a line's end."""
        state = self._state
        ends = c == -2 or c == 0x0A or c == 0x0D
        if state == _START_RECORD:
            if c == -2:
                return
            state = _ROW_ENDED if ends else _START_FIELD
            self._state = state
            if ends:
                return
        if state == _START_FIELD:
            if ends:
                self._end_row(c)
            elif c == self._quote:
                self._state = _QUOTED
            elif c == self._escape:
                self._state = _ESCAPED
            elif c == self._delimiter:
                self._save()
            elif c != 0x20 or not self.dialect.skipinitialspace:
                self._add(text, _IN_FIELD)
        elif state == _IN_FIELD or (state == _AFTER_ESCAPED_END and c != -2):
            if ends:
                self._end_row(c)
            elif c == self._escape:
                self._state = _ESCAPED
            elif c == self._delimiter:
                self._save()
            else:
                self._add(text, _IN_FIELD)
        elif state == _ESCAPED:
            self._add("\n" if c == -2 else text, _AFTER_ESCAPED_END if ends and c != -2 else _IN_FIELD)
        elif state == _QUOTED:
            if c == self._escape:
                self._state = _ESCAPED_IN_QUOTED
            elif c == self._quote:
                self._state = _QUOTE_IN_QUOTED if self.dialect.doublequote else _IN_FIELD
            else:
                self._add(text, _QUOTED)
        elif state == _ESCAPED_IN_QUOTED:
            self._add("\n" if c == -2 else text, _QUOTED)
        elif state == _QUOTE_IN_QUOTED:
            self._behind_quote(text, c)
        elif state == _ROW_ENDED:
            if c == -2:
                self._state = _START_RECORD
            elif not ends:
                raise Error("new-line character seen in unquoted field - do you need to open the file in "
                            "universal-newline mode?")

    def _end_row(self, c: int) -> None:
        self._save()
        self._state = _START_RECORD if c == -2 else _ROW_ENDED

    def _behind_quote(self, text: str, c: int) -> None:
        """A quote inside of quotes was the last one, or the first of two that stand for one."""
        if c == self._quote:
            self._add(text, _QUOTED)
        elif c == self._delimiter:
            self._save()
        elif c == -2 or c == 0x0A or c == 0x0D:
            self._end_row(c)
        elif self.dialect.strict:
            raise Error(f"'{self.dialect.delimiter}' expected after '{self.dialect.quotechar}'")
        else:
            self._add(text, _IN_FIELD)


class Writer(Generic[W]):
    """Writes rows to `csvfile`."""

    def __init__(self, csvfile: W, dialect: Dialect) -> None:
        self.dialect = dialect
        self._file = csvfile

    def writerow(self, row: Iterable[T]) -> int:
        """Numbers are written as str() has them, None as nothing. What the file's write() gives."""
        fields: list[str] = []
        for value in row:
            if value is None:
                fields.append(self._written("", True))
            elif isinstance(value, str):
                fields.append(self._written(value, True))
            elif isinstance(value, (int, float)):
                fields.append(self._written(str(value), False))
            else:
                fields.append(self._written(str(value), True))
        if len(fields) == 1 and fields[0] == "":
            # An empty line would be read as a row without fields.
            if self.dialect.quoting == QUOTE_NONE:
                raise Error("single empty field record must be quoted")
            quote = self.dialect.quotechar
            fields[0] = "" if quote is None else quote + quote
        return self._file.write(self.dialect.delimiter.join(fields) + self.dialect.lineterminator)

    def writerows(self, rows: Iterable[Iterable[T]]) -> None:
        """writerow() for each of them."""
        for row in rows:
            self.writerow(row)

    def _written(self, text: str, quotable: bool) -> str:
        """A field. quotable: it is no number."""
        dialect = self.dialect
        quoted = dialect.quoting == QUOTE_ALL or dialect.quoting == QUOTE_NONNUMERIC and quotable
        parts: list[str] = []
        start = 0
        for at in range(len(text)):
            c = text[at]
            is_quote = dialect.quotechar is not None and c == dialect.quotechar
            is_escape = dialect.escapechar is not None and c == dialect.escapechar
            if not (is_quote or is_escape or c == dialect.delimiter or c in dialect.lineterminator):
                continue
            parts.append(text[start:at])
            start = at
            if dialect.quoting == QUOTE_NONE or is_escape or (is_quote and not dialect.doublequote):
                if dialect.escapechar is None:
                    raise Error("need to escape, but no escapechar set")
                parts.append(dialect.escapechar)
            else:
                quoted = True
                if is_quote:
                    parts.append(c)
        if len(parts) > 0:
            parts.append(text[start:])
            text = "".join(parts)
        if quoted and dialect.quotechar is not None:
            return dialect.quotechar + text + dialect.quotechar
        return text
