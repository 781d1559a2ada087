"""struct.unpack() with a constant format: what it gives is a tuple whose types the format tells."""
from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis.arguments import Argument
from unic.analysis.declarations import ClassDecl, FunctionDecl, GlobalDecl
from unic.analysis.modules import NOT_CONSTANT

if TYPE_CHECKING:
    from unic.analysis.checker import Checker

# Records of more fields stay tuples of any length, if all of them are ints.
MOST_FIELDS = 32
_ITEM = re.compile(r"\s*(\d*)([bBhHiIlLqQnNPfde?cspx])\s*")
_READERS = {**dict.fromkeys("bBhHiIlLqQnNP", "whole_at"), **dict.fromkeys("fde", "real_at"), "?": "flag_at", **dict.fromkeys("csp", "piece_at")}


def field_readers(text: str) -> list[str] | None:
    """The method of struct's reader for each value of a format; None for a format that is wrong (the library says how)."""
    readers: list[str] = []
    rest = text[1:] if text[:1] in ("@", "=", "<", ">", "!") else text
    while rest:
        item = _ITEM.match(rest)
        if item is None:
            return None
        count, code = int(item[1] or 1), item[2]
        if code in "sp":
            count = 1
        if code != "x":
            if count > MOST_FIELDS:
                return None
            readers += [_READERS[code]] * count
        rest = rest[item.end():]
    return readers if len(readers) <= MOST_FIELDS else None


class RecordFormats:
    """Mixin: unpacking of binary records."""

    def unpack_call(self: "Checker", name: str, format_node: Any, positional: list[Argument], keywords: dict[str, Argument], node: Any) -> t.Expr | None:
        """struct.NAME(format, ...) as a fixed tuple; `positional` begins with the buffer. None where the format is not known."""
        folded = self.constant_format(format_node)
        if isinstance(folded, bytes):
            folded = folded.decode("ascii", "replace")
        readers = field_readers(folded) if isinstance(folded, str) else None
        if readers is None or folded is NOT_CONSTANT or any(a.starred for a in positional) or not positional and not keywords:
            return None
        library = self.analyzer.table.get("struct")
        assert library is not None
        body: list[t.Stmt] = []
        opener = library.symbols["_open" if name == "unpack" else "_open_from"]
        opened = self.call_decl(opener, None, None, [Argument(node, self.const(folded, node)), *positional], keywords, node, None)
        if opened.type is ty.NEVER:
            return opened
        reader = self.keep(opened, body)
        items = [self.call_method(reader, method, [(self.const(place, node), node)], {}, node) for place, method in enumerate(readers)]
        return self.block(body, t.MakeTuple(ty.tuple_of(*(item.type for item in items)), self.span(node), items))

    def constant_format(self: "Checker", node: Any) -> Any:
        """The value of a format: a constant, or a module's variable that is assigned one, once."""
        folded = self.fold(node)
        if folded is NOT_CONSTANT and type(node).__name__ in ("Name", "Attribute"):
            symbol = self.static_path(node)
            if isinstance(symbol, GlobalDecl) and symbol.assignments == 1 and symbol.value is not None:
                return self.analyzer.folder.fold(symbol.value, symbol.module)
        return folded

    def record_format(self: "Checker", node: Any) -> Any:
        """The format of `NAME` where the module says `NAME = struct.Struct(format)`, once; or None."""
        symbol = self.static_path(node)
        if not isinstance(symbol, GlobalDecl) or symbol.assignments != 1 or type(symbol.value).__name__ != "Call" or len(symbol.value.args) != 1:
            return None
        made = self.analyzer.lookup_path(symbol.value.func, symbol.module)
        is_struct = isinstance(made, ClassDecl) and made.module.name == "struct" and made.name == "Struct"
        return symbol.value.args[0] if is_struct and symbol.module is self.module else None


def is_unpacking(symbol: Any) -> bool:
    return isinstance(symbol, FunctionDecl) and symbol.module.name == "struct" and symbol.name in ("unpack", "unpack_from")
