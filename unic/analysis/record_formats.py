"""struct.unpack() where the format tells the types of the tuple: a constant, or one in which only numbers are not known."""
from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis.arguments import Argument
from unic.analysis.declarations import ClassDecl, FunctionDecl, ModuleDecl

if TYPE_CHECKING:
    from unic.analysis.checker import Checker

# Records of more fields stay tuples of any length, if all of them are ints.
MOST_FIELDS = 32
_ITEM = re.compile(r"\s*(\d*|\0)([bBhHiIlLqQnNPfde?cspx])\s*")
_READERS = {**dict.fromkeys("bBhHiIlLqQnNP", "whole_at"), **dict.fromkeys("fde", "real_at"), "?": "flag_at", **dict.fromkeys("csp", "piece_at")}


# Stands in a format for a number that only the run knows.
UNKNOWN = "\0"


def field_readers(text: str) -> list[str] | None:
    """The method of struct's reader for each value of a format; None for a format that is wrong (the library says how)."""
    readers: list[str] = []
    rest = text[1:] if text[:1] in ("@", "=", "<", ">", "!") else text
    while rest:
        item = _ITEM.match(rest)
        if item is None:
            return None
        count, code = item[1], item[2]
        if code != "x":
            if count == UNKNOWN and code not in "sp" or code not in "sp" and int(count or 1) > MOST_FIELDS:
                return None
            readers += [_READERS[code]] * (1 if code in "sp" else int(count or 1))
        rest = rest[item.end():]
    return readers if len(readers) <= MOST_FIELDS else None


class RecordFormats:
    """Mixin: unpacking of binary records."""

    def unpack_call(self: "Checker", name: str, format_node: Any, positional: list[Argument], keywords: dict[str, Argument], node: Any) -> t.Expr | None:
        """struct.NAME(format, ...) as a fixed tuple; `positional` begins with the buffer. None where the format is not known."""
        held = self.held_value(format_node)
        if held is None or any(a.starred for a in positional) or not positional and not keywords:
            return None
        text = self.format_shape(held[0], held[1])
        readers = field_readers(text) if text is not None else None
        if text is None or readers is None and UNKNOWN not in text:
            return None
        body: list[t.Stmt] = []
        # A constant is as good as the variable that holds it.
        given = self.const(text, node) if UNKNOWN not in text else self.keep(self.convert(self.value(format_node), self.str_type(), format_node), body)
        if readers is None:
            return self.block(body, self.unpack_alike(name, text, given, positional, keywords, node)) if alike(text) else None
        kinds = "".join(reader[0] for reader in readers)
        arguments = [Argument(node, given), Argument(node, self.const(kinds, node)), *positional]
        library = self.analyzer.table.get("struct")
        assert library is not None
        opener = library.symbols[{"unpack": "_open", "unpack_from": "_open_from", "iter_unpack": "_open_each"}[name]]
        opened = self.call_decl(opener, None, None, arguments, keywords, node, None)
        if opened.type is ty.NEVER:
            return opened
        if name != "iter_unpack":
            reader = self.keep(opened, body)
            items = [self.call_method(reader, method, [(self.const(place, node), node)], {}, node) for place, method in enumerate(readers)]
            return self.block(body, t.MakeTuple(ty.tuple_of(*(item.type for item in items)), self.span(node), items))
        return self.block(body, self.each_record(opened, readers, node))

    def each_record(self: "Checker", opened: t.Expr, readers: list[str], node: Any) -> t.Expr:
        """An iterator over the records of a list of readers."""
        result = {"whole_at": ty.INT, "real_at": ty.FLOAT, "flag_at": ty.BOOL, "piece_at": self.analyzer.builtin_class("bytes")}
        row = ty.tuple_of(*(result[method] for method in readers))
        body: list[t.Stmt] = []
        made = self.keep(self.construct_class(self.analyzer.builtin_class("list", row), [], node), body)

        def add(element: t.Expr) -> list[t.Stmt]:
            inner: list[t.Stmt] = []
            reader = self.keep(element, inner)
            items = [self.call_method(reader, method, [(self.const(place, node), node)], {}, node) for place, method in enumerate(readers)]
            inner.append(t.Eval(self.span(node), self.call_method(made, "append", [(t.MakeTuple(row, self.span(node), items), node)], {}, node)))
            return inner

        saved, self.out = self.out, body
        try:
            self.iterate(opened, add, node, [])
        finally:
            self.out = saved
        return self.block(body, self.call_method(made, "__iter__", [], {}, node))

    def unpack_alike(self: "Checker", name: str, text: str, given: t.Expr, positional: list[Argument], keywords: dict[str, Argument], node: Any) -> t.Expr | None:
        """A record of unknown length whose values are all of one type."""
        kind = alike(text)
        library = self.analyzer.table.get("struct")
        assert library is not None
        if kind == "whole_at":
            return self.call_decl(library.symbols[name], None, None, [Argument(node, given), *positional], keywords, node, None)
        if kind != "real_at" or name == "iter_unpack":
            return None
        opener = library.symbols["_open" if name == "unpack" else "_open_from"]
        opened = self.call_decl(opener, None, None, [Argument(node, given), Argument(node, self.const("", node)), *positional], keywords, node, None)
        return self.call_method(opened, "reals", [], {}, node)

    def format_shape(self: "Checker", node: Any, module: ModuleDecl) -> str | None:
        """A format with UNKNOWN in the place of numbers that only the run knows; None where more than that is not known."""
        folded = self.analyzer.folder.fold(node, module)
        if isinstance(folded, bytes):
            return folded.decode("ascii", "replace")
        if isinstance(folded, str):
            return folded
        kind = type(node).__name__
        if kind == "JoinedStr" and module is self.module:
            pieces = [self.format_shape(part, module) if type(part).__name__ == "Constant" else self.number_shape(part) for part in node.values]
            return "".join(pieces) if None not in pieces else None  # type: ignore[arg-type]
        if kind != "BinOp":
            return None
        left, op = self.format_shape(node.left, module), type(node.op).__name__
        if op == "Add":
            right = self.format_shape(node.right, module)
            return left + right if left is not None and right is not None else None
        if op == "Mult" and left is not None and len(left) == 1:
            return UNKNOWN + left
        if op == "Mod" and left is not None and left.count("%") == left.count("%d"):
            return left.replace("%d", UNKNOWN)
        return None

    def number_shape(self: "Checker", part: Any) -> str | None:
        """`{n}` of an f-string, where n is an int."""
        if part.conversion != -1 or part.format_spec is not None:
            return None
        saved, self.out = self.out, []
        effects = self.analyzer.begin_transaction()
        try:
            return UNKNOWN if self.expr(part.value).type is ty.INT else None
        finally:
            self.analyzer.end_transaction(effects)
            self.out = saved

    def record_format(self: "Checker", node: Any) -> Any:
        """The format of an object that is held as `struct.Struct(format)`; or None."""
        held = self.held_value(node) if type(node).__name__ in ("Name", "Attribute") else (node, self.module)
        if held is None or type(held[0]).__name__ != "Call" or len(held[0].args) != 1 or type(held[0].func).__name__ not in ("Name", "Attribute"):
            return None
        made = self.analyzer.lookup_path(held[0].func, held[1])
        is_struct = isinstance(made, ClassDecl) and made.module.name == "struct" and made.name == "Struct"
        return held[0].args[0] if is_struct and isinstance(self.analyzer.folder.fold(held[0].args[0], held[1]), (str, bytes)) else None


def alike(text: str) -> str | None:
    """The reader of all values of a format, if it is the same."""
    readers = {_READERS[code] for code in text if code in _READERS and code != "x"}
    known = all(code in _READERS or code in "@=<>!x \0" or code.isdigit() for code in text)
    return readers.pop() if known and len(readers) == 1 else None


def is_unpacking(symbol: Any) -> bool:
    return isinstance(symbol, FunctionDecl) and symbol.module.name == "struct" and symbol.name in ("unpack", "unpack_from", "iter_unpack")
