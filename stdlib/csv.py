"""csv: rows of text separated by commas (RFC 4180) or other characters.

Fields are text. DictReader gives dict[str, str]: a row with fewer fields than names needs `restval`, and one with
more is refused. Not here: Sniffer, and dialects given as classes.
"""

from __future__ import annotations

from typing import Final, Generic, Iterable, Sequence, TypeVar

from _csv import (
    QUOTE_ALL, QUOTE_MINIMAL, QUOTE_NONE, QUOTE_NONNUMERIC, Dialect, Error, Reader, Writer, field_size_limit,
)

V = TypeVar("V")
W = TypeVar("W")

# What an option is when it is not given; None means something for some of them.
_NOT_GIVEN: Final = "\ufdd0"

_dialects: dict[str, Dialect] = {}


def _known() -> dict[str, Dialect]:
    if len(_dialects) == 0:
        _dialects["excel"] = Dialect(",", '"', None, True, False, "\r\n", QUOTE_MINIMAL, False)
        _dialects["excel-tab"] = Dialect("\t", '"', None, True, False, "\r\n", QUOTE_MINIMAL, False)
        _dialects["unix"] = Dialect(",", '"', None, True, False, "\n", QUOTE_ALL, False)
    return _dialects


def get_dialect(name: str) -> Dialect:
    """The dialect registered under that name; Error when there is none."""
    found = _known().get(name)
    if found is None:
        raise Error("unknown dialect")
    return found


def list_dialects() -> list[str]:
    """The names of all dialects, the three that are there from the start included."""
    return list(_known())


def register_dialect(
    name: str, dialect: str = "excel", *, delimiter: str = _NOT_GIVEN, quotechar: str | None = _NOT_GIVEN,
    escapechar: str | None = _NOT_GIVEN, doublequote: bool | None = None, skipinitialspace: bool | None = None,
    lineterminator: str = _NOT_GIVEN, quoting: int | None = None, strict: bool | None = None,
) -> None:
    """Names a dialect: another one with changes."""
    _known()[name] = _dialect(
        dialect, delimiter, quotechar, escapechar, doublequote, skipinitialspace, lineterminator, quoting, strict)


def unregister_dialect(name: str) -> None:
    """Forgets a name; Error when it is not known."""
    get_dialect(name)
    del _dialects[name]


def _dialect(
    name: str, delimiter: str, quotechar: str | None, escapechar: str | None, doublequote: bool | None,
    skipinitialspace: bool | None, lineterminator: str, quoting: int | None, strict: bool | None,
) -> Dialect:
    """The dialect of that name, with what is given in place of its own. TypeError for what makes no sense."""
    base = get_dialect(name)
    chosen = Dialect(
        base.delimiter if delimiter == _NOT_GIVEN else delimiter,
        base.quotechar if quotechar == _NOT_GIVEN else quotechar,
        base.escapechar if escapechar == _NOT_GIVEN else escapechar,
        base.doublequote if doublequote is None else doublequote,
        base.skipinitialspace if skipinitialspace is None else skipinitialspace,
        base.lineterminator if lineterminator == _NOT_GIVEN else lineterminator,
        base.quoting if quoting is None else quoting,
        base.strict if strict is None else strict)
    if len(chosen.delimiter) != 1:
        raise TypeError('"delimiter" must be a 1-character string')
    if chosen.escapechar is not None and len(chosen.escapechar) != 1:
        raise TypeError('"escapechar" must be a 1-character string')
    if chosen.quotechar is not None and len(chosen.quotechar) != 1:
        raise TypeError('"quotechar" must be a 1-character string')
    if not QUOTE_MINIMAL <= chosen.quoting <= QUOTE_NONE:
        raise TypeError('bad "quoting" value')
    if chosen.quotechar is None and chosen.quoting != QUOTE_NONE:
        if quoting is not None:
            raise TypeError("quotechar must be set if quoting enabled")
        chosen.quoting = QUOTE_NONE
    return chosen


def reader(
    csvfile: Iterable[str], dialect: str = "excel", *, delimiter: str = _NOT_GIVEN, quotechar: str | None = _NOT_GIVEN,
    escapechar: str | None = _NOT_GIVEN, doublequote: bool | None = None, skipinitialspace: bool | None = None,
    lineterminator: str = _NOT_GIVEN, quoting: int | None = None, strict: bool | None = None,
) -> Reader:
    """The rows of lines of text, as lists of fields."""
    return Reader(csvfile, _dialect(
        dialect, delimiter, quotechar, escapechar, doublequote, skipinitialspace, lineterminator, quoting, strict))


def writer(
    csvfile: W, dialect: str = "excel", *, delimiter: str = _NOT_GIVEN, quotechar: str | None = _NOT_GIVEN,
    escapechar: str | None = _NOT_GIVEN, doublequote: bool | None = None, skipinitialspace: bool | None = None,
    lineterminator: str = _NOT_GIVEN, quoting: int | None = None, strict: bool | None = None,
) -> Writer[W]:
    """Writes rows to what has a method write()."""
    return Writer(csvfile, _dialect(
        dialect, delimiter, quotechar, escapechar, doublequote, skipinitialspace, lineterminator, quoting, strict))


class DictReader:
    """Rows as dicts; without `fieldnames` the first row has the names. Empty rows are passed over."""

    def __init__(
        self, f: Iterable[str], fieldnames: Sequence[str] | None = None, restkey: str | None = None, restval: str | None = None,
        dialect: str = "excel", *, delimiter: str = _NOT_GIVEN, quotechar: str | None = _NOT_GIVEN,
        escapechar: str | None = _NOT_GIVEN, doublequote: bool | None = None, skipinitialspace: bool | None = None,
        lineterminator: str = _NOT_GIVEN, quoting: int | None = None, strict: bool | None = None,
    ) -> None:
        self.restkey = restkey
        self.restval = restval
        self.dialect = dialect
        self.line_num = 0
        self.reader = Reader(f, _dialect(
            dialect, delimiter, quotechar, escapechar, doublequote, skipinitialspace, lineterminator, quoting, strict))
        self._fieldnames: list[str] | None = None
        if fieldnames is not None:
            self._fieldnames = list(fieldnames)

    @property
    def fieldnames(self) -> list[str] | None:
        """None for a file without lines."""
        if self._fieldnames is None:
            try:
                self._fieldnames = next(self.reader)
            except StopIteration:
                pass
        self.line_num = self.reader.line_num
        return self._fieldnames

    def __iter__(self) -> DictReader:
        return self

    def __next__(self) -> dict[str, str]:
        names = self.fieldnames
        row = next(self.reader)
        self.line_num = self.reader.line_num
        while len(row) == 0:
            row = next(self.reader)
            self.line_num = self.reader.line_num
        found: dict[str, str] = {}
        if names is None or len(row) > len(names):
            raise NotImplementedError(f"line {self.line_num} has more fields than there are names: use csv.reader()")
        for i in range(len(names)):
            if i < len(row):
                found[names[i]] = row[i]
            elif self.restval is not None:
                found[names[i]] = self.restval
            else:
                raise NotImplementedError(f"line {self.line_num} has fewer fields than there are names: give `restval`")
        return found


class DictWriter(Generic[W]):
    """Writes dicts as rows. extrasaction: "raise" or "ignore" what has no name in `fieldnames`."""

    def __init__(
        self, f: W, fieldnames: Iterable[str], restval: str = "", extrasaction: str = "raise", dialect: str = "excel", *,
        delimiter: str = _NOT_GIVEN, quotechar: str | None = _NOT_GIVEN, escapechar: str | None = _NOT_GIVEN,
        doublequote: bool | None = None, skipinitialspace: bool | None = None, lineterminator: str = _NOT_GIVEN,
        quoting: int | None = None, strict: bool | None = None,
    ) -> None:
        self.fieldnames = list(fieldnames)
        self.restval = restval
        self.extrasaction = extrasaction.lower()
        if self.extrasaction != "raise" and self.extrasaction != "ignore":
            raise ValueError(f"extrasaction ({extrasaction}) must be 'raise' or 'ignore'")
        self.writer = Writer(f, _dialect(
            dialect, delimiter, quotechar, escapechar, doublequote, skipinitialspace, lineterminator, quoting, strict))

    def writeheader(self) -> int:
        """Writes the field names as a row; what the file's write() returned."""
        return self.writer.writerow(self.fieldnames)

    def writerow(self, rowdict: dict[str, V]) -> int:
        """Writes the values in the order of the fields, `restval` for those that are not there; what write() returned.
        ValueError for names that are no fields, unless `extrasaction` is "ignore".
        """
        if self.extrasaction == "raise":
            wrong = [repr(name) for name in rowdict if name not in self.fieldnames]
            if len(wrong) > 0:
                raise ValueError("dict contains fields not in fieldnames: " + ", ".join(wrong))
        return self.writer.writerow([rowdict.get(name, self.restval) for name in self.fieldnames])

    def writerows(self, rowdicts: Iterable[dict[str, V]]) -> None:
        """writerow() for each of them."""
        for rowdict in rowdicts:
            self.writerow(rowdict)
