"""pprint: containers in several lines when one is too short, laid out as CPython does.

Lists, dicts, tuples, sets, frozensets, texts and bytes, in each other. The types of their items must be known: none is
`object`. What CPython lays out in ways of its own (dataclasses, Counter, deque ...) is printed if it fits into a line, and
else raises NotImplementedError. There are no streams: pprint() prints.
"""

from typing import TypeVar

T = TypeVar("T")
K = TypeVar("K")
V = TypeVar("V")


class PrettyPrinter:
    """The settings of a layout; `indent` for each level, `width` of a line, `depth` of the levels that are shown."""

    def __init__(self, indent: int = 1, width: int = 80, depth: int | None = None, stream: None = None, *, compact: bool = False,
                 sort_dicts: bool = True, underscore_numbers: bool = False) -> None:
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if width == 0:
            raise ValueError("width must be != 0")
        self._indent = indent
        self._width = width
        self._depth = depth
        self._compact = compact
        self._sort_dicts = sort_dicts
        self._underscore_numbers = underscore_numbers

    def pprint(self, object: T) -> None:
        """Prints the layout."""
        print(self.pformat(object))

    def pformat(self, object: T) -> str:
        """The layout as a text."""
        parts: list[str] = []
        self._format(object, parts, 0, 0, 0)
        return "".join(parts)

    # --- in one line ----------------------------------------------------------------------

    def _line(self, value: T, level: int) -> str:
        """`level` counts from 0."""
        deep = self._depth is not None and level >= self._depth
        plain = repr(value)
        if value is None:
            return plain
        elif isinstance(value, dict):
            if not plain.startswith("{") or not value:
                return plain
            if deep:
                return "{...}"
            pairs = [self._line(key, level + 1) + ": " + self._line(item, level + 1) for key, item in self._items(value)]
            return "{" + ", ".join(pairs) + "}"
        elif isinstance(value, list):
            if not plain.startswith("[") or not value:
                return plain
            return "[...]" if deep else "[" + ", ".join([self._line(item, level + 1) for item in value]) + "]"
        elif isinstance(value, tuple):
            if not plain.startswith("(") or not value:
                return plain
            inner = "..." if deep else ", ".join([self._line(item, level + 1) for item in value])
            return "(" + inner + ("," if len(value) == 1 else "") + ")"
        elif isinstance(value, bool):
            return plain
        elif isinstance(value, int):
            return f"{value:_d}" if self._underscore_numbers else plain
        else:
            return plain

    def _items(self, value: dict[K, V]) -> list[tuple[K, V]]:
        """Sorted by keys, where these have an order."""
        found = list(value.items())
        if self._sort_dicts and found:
            _sort(found, found[0][0])
        return found

    # --- in several lines -----------------------------------------------------------------

    def _format(self, value: T, parts: list[str], indent: int, allowance: int, level: int) -> None:
        """`indent`: where the line stands; `allowance`: room to leave for what closes behind."""
        line = self._line(value, level)
        if value is None:
            parts.append(line)
        elif len(line) <= self._width - indent - allowance or line == "''" or line == "set()" or line == "frozenset()":
            parts.append(line)
        elif isinstance(value, dict):
            if line.startswith("{"):
                self._dict(value, parts, indent, allowance + 1, level + 1)
            else:
                parts.append(_refused(line))
        elif isinstance(value, list):
            if line.startswith("["):
                parts.append("[")
                self._sequence(value, parts, indent, allowance + 1, level + 1)
                parts.append("]")
            else:
                parts.append(_refused(line))
        elif isinstance(value, tuple):
            if line.startswith("("):
                closing = ",)" if len(value) == 1 else ")"
                parts.append("(")
                self._tuple(value, parts, indent, allowance + len(closing), level + 1)
                parts.append(closing)
            else:
                parts.append(_refused(line))
        elif isinstance(value, set):
            parts.append("{")
            self._sequence(_in_order(list(value)), parts, indent, allowance + 1, level + 1)
            parts.append("}")
        elif isinstance(value, frozenset):
            parts.append("frozenset({")
            self._sequence(_in_order(list(value)), parts, indent + len("frozenset("), allowance + 2, level + 1)
            parts.append("})")
        elif isinstance(value, str):
            self._chunks(_text_chunks(value, self._width - indent - (level == 0), allowance + (level == 0)), parts, indent, level)
        elif isinstance(value, bytes):
            if len(value) <= 4:
                parts.append(line)
            else:
                self._chunks(_bytes_chunks(value, self._width - indent - (level == 0), allowance + (level == 0)), parts, indent, level, True)
        else:
            parts.append(_refused(line))

    def _dict(self, value: dict[K, V], parts: list[str], indent: int, allowance: int, level: int) -> None:
        parts.append("{")
        if self._indent > 1:
            parts.append(" " * (self._indent - 1))
        indent += self._indent
        items = self._items(value)
        for index, (key, item) in enumerate(items):
            last = index == len(items) - 1
            name = self._line(key, level)
            parts.append(name + ": ")
            self._format(item, parts, indent + len(name) + 2, allowance if last else 1, level)
            if not last:
                parts.append(",\n" + " " * indent)
        parts.append("}")

    def _sequence(self, items: list[T], parts: list[str], indent: int, allowance: int, level: int) -> None:
        room = self._begin(parts, indent)
        for index, item in enumerate(items):
            room = self._item(item, parts, indent + self._indent, allowance, level, index == 0, index == len(items) - 1, room)

    def _tuple(self, items: T, parts: list[str], indent: int, allowance: int, level: int) -> None:
        """The same for a tuple, whose items may be of several types."""
        if isinstance(items, tuple):
            room = self._begin(parts, indent)
            index = 0
            for item in items:
                room = self._item(item, parts, indent + self._indent, allowance, level, index == 0, index == len(items) - 1, room)
                index += 1

    def _begin(self, parts: list[str], indent: int) -> int:
        """Returns the room in the first line."""
        if self._indent > 1:
            parts.append(" " * (self._indent - 1))
        return self._width - indent - self._indent + 1

    def _item(self, item: T, parts: list[str], indent: int, allowance: int, level: int, first: bool, last: bool, room: int) -> int:
        """Adds an item with what separates it from the one before; returns the room that is left in a compact line."""
        full = self._width - indent + 1
        if last:
            full -= allowance
            room -= allowance
        separator = "" if first else ",\n" + " " * indent
        if self._compact:
            line = self._line(item, level)
            size = len(line) + 2
            if room < size:
                room = full
            elif not first and room != full:
                separator = ", "
            if room >= size:
                parts.append(separator + line)
                return room - size
        parts.append(separator)
        self._format(item, parts, indent, allowance if last else 1, level)
        return room

    def _chunks(self, chunks: list[str], parts: list[str], indent: int, level: int, always: bool = False) -> None:
        """Pieces of a text, one a line; in parentheses at the outermost level."""
        enclosed = level == 0 and (always or len(chunks) > 1)
        if enclosed:
            indent += 1
        text = ("\n" + " " * indent).join(chunks)
        parts.append("(" + text + ")" if enclosed else text)


def _refused(line: str) -> str:
    """What is no container known here: a long line if it is no layout of CPython's own."""
    if line.endswith(")"):
        raise NotImplementedError(f"pprint of an object that is wider than a line is not supported: {line}")
    return line


def _sort(items: list[tuple[K, V]], key: K) -> None:
    if isinstance(key, str) or isinstance(key, int) or isinstance(key, float) or isinstance(key, bytes) or isinstance(key, tuple):
        items.sort(key=lambda item: item[0])


def _in_order(items: list[T]) -> list[T]:
    if items:
        _sort_items(items, items[0])
    return items


def _sort_items(items: list[T], item: T) -> None:
    if isinstance(item, str) or isinstance(item, int) or isinstance(item, float) or isinstance(item, bytes) or isinstance(item, tuple):
        items.sort()


def _text_chunks(text: str, width: int, allowance: int) -> list[str]:
    """Literals that fit into `width`: lines where possible, else words."""
    chunks: list[str] = []
    lines = text.splitlines(True)
    for number, line in enumerate(lines):
        last = number == len(lines) - 1
        if len(repr(line)) <= (width - allowance if last else width):
            chunks.append(repr(line))
            continue
        current = ""
        words = _words(line)
        for index, word in enumerate(words):
            room = width - allowance if last and index == len(words) - 1 else width
            if len(repr(current + word)) > room:
                if current:
                    chunks.append(repr(current))
                current = word
            else:
                current += word
        if current:
            chunks.append(repr(current))
    return chunks


def _words(line: str) -> list[str]:
    """Words, each with the white space behind it."""
    words: list[str] = []
    start = 0
    for at in range(1, len(line)):
        if line[at - 1].isspace() and not line[at].isspace():
            words.append(line[start:at])
            start = at
    words.append(line[start:])
    return words


def _bytes_chunks(value: bytes, width: int, allowance: int) -> list[str]:
    chunks: list[str] = []
    current = b""
    for start in range(0, len(value), 4):
        part = value[start:start + 4]
        if start == len(value) // 4 * 4:
            width -= allowance
        if len(repr(current + part)) > width:
            if current:
                chunks.append(repr(current))
            current = part
        else:
            current += part
    if current:
        chunks.append(repr(current))
    return chunks


def pformat(object: T, indent: int = 1, width: int = 80, depth: int | None = None, *, compact: bool = False, sort_dicts: bool = True,
            underscore_numbers: bool = False) -> str:
    """The layout as a text."""
    printer = PrettyPrinter(indent, width, depth, compact=compact, sort_dicts=sort_dicts, underscore_numbers=underscore_numbers)
    return printer.pformat(object)


def pprint(object: T, stream: None = None, indent: int = 1, width: int = 80, depth: int | None = None, *, compact: bool = False,
           sort_dicts: bool = True, underscore_numbers: bool = False) -> None:
    """Prints the layout."""
    print(pformat(object, indent, width, depth, compact=compact, sort_dicts=sort_dicts, underscore_numbers=underscore_numbers))


def pp(object: T, stream: None = None, indent: int = 1, width: int = 80, depth: int | None = None, *, compact: bool = False,
       sort_dicts: bool = False, underscore_numbers: bool = False) -> None:
    """The same; dicts keep their order."""
    pprint(object, None, indent, width, depth, compact=compact, sort_dicts=sort_dicts, underscore_numbers=underscore_numbers)
