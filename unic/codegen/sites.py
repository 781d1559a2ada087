"""The tables of traceback sites.

A site number indexes the table of sites: line, and number of the place (file and function),
16 bits each unless that is too small. Places are a table of their own, as many sites share one.
Sites whose source line is known (the program's own, not the library's) come first: they alone
have an entry in the third table, of the source lines. Texts are a 16-bit length and UTF-8 behind
each other; the tables have their offsets. Without a reader of the tables there are none.
"""
from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from unic.ir import ir

if TYPE_CHECKING:
    from unic.codegen.functions import FunctionText

SITES, PLACES, SOURCES, TEXTS = "traceback_sites", "traceback_places", "traceback_sources", "traceback_texts"
_PLACE_BYTES = 8
# A longer source line is cut.
_MOST_BYTES = (1 << 16) - 1


def used_sites(functions: Iterable[ir.Function]) -> list[ir.Site]:
    """The sites that code refers to, in the order of first use."""
    edges = (ir.error_edge(instruction) for function in functions for block in function.blocks for instruction in block.instructions)
    return list(dict.fromkeys(arg.site for edge in edges if edge is not None for arg in edge.args if isinstance(arg, ir.SiteNumber)))


class SiteTable:
    """Numbers the sites of `functions`."""

    def __init__(self, functions: Iterable[ir.Function], sources: dict[str, str]) -> None:
        lines = {path: source.split("\n") for path, source in sources.items()}
        self._sources: dict[ir.Site, str] = {}
        unknown: list[ir.Site] = []
        for site in used_sites(functions):
            listing = lines.get(site.path, [])
            if 1 <= site.line <= len(listing):
                self._sources[site] = listing[site.line - 1].strip()
            else:
                unknown.append(site)
        self._numbers = {site: number for number, site in enumerate([*self._sources, *unknown])}
        self._places: dict[tuple[str, str], int] = {}
        for site in self._numbers:
            self._places.setdefault((site.path, site.function), len(self._places))
        largest = max([len(self._places), *(site.line for site in self._numbers)])
        self._bits = 16 if largest < 1 << 16 else 32

    def number(self, site: ir.Site) -> int:
        return self._numbers[site]

    def text(self) -> str:
        """The tables' definitions."""
        # A site without a source line has the text at 0, which is empty.
        texts = bytearray(2)
        offsets = {"": 0}

        def offset(text: str) -> str:
            if text not in offsets:
                offsets[text] = len(texts)
                encoded = text.encode("utf-8", "backslashreplace")[:_MOST_BYTES]
                texts.extend(len(encoded).to_bytes(2, "little") + encoded)
            return f"i32 {offsets[text]}"

        number = f"i{self._bits}"
        pair = f"{{{number}, {number}}}"
        sites = [f"{pair} {{{number} {site.line}, {number} {self._places[site.path, site.function]}}}" for site in self._numbers]
        places = [f"{{i32, i32}} {{{offset(path)}, {offset(function)}}}" for path, function in self._places]
        sources = [offset(source) for source in self._sources.values()]
        data = ir.byte_string(bytes(texts))
        return "\n".join(_table(symbol, entries, element, align) for symbol, entries, element, align in (
            (SITES, sites, pair, self._bits // 8), (PLACES, places, "{i32, i32}", 4), (SOURCES, sources, "i32", 4))) + (
            f'\n@{TEXTS} = internal constant {data}, section ".rodata.{TEXTS}", align 1')

    # --- the primitives that read the tables ---

    def read(self, fn: "FunctionText", primitive: ir.Primitive, args: list[str]) -> None:
        """The result of `site_line`, or the address that `site_file`, `site_function` or `site_source` has, of the site numbered by the operand."""
        index = fn.temporary(f"zext i32 {args[0]} to i64")
        if primitive.name == "site_source":
            self._read_source(fn, primitive.result, index)
            return
        entry = fn.temporary(f"getelementptr [{self._bits // 4} x i8], ptr @{SITES}, i64 {index}")
        if primitive.name == "site_line":
            self._give(fn, primitive.result, self._load(fn, f"i{self._bits}", entry))
            return
        place = self._load(fn, f"i{self._bits}", fn.temporary(f"getelementptr i8, ptr {entry}, i64 {self._bits // 8}"))
        names = fn.temporary(f"getelementptr [{_PLACE_BYTES} x i8], ptr @{PLACES}, i64 {place}")
        if primitive.name == "site_function":
            names = fn.temporary(f"getelementptr i8, ptr {names}, i64 4")
        self._give_text(fn, primitive.result, self._load(fn, "i32", names))

    def _read_source(self, fn: "FunctionText", result: ir.Value, index: str) -> None:
        if not self._sources:
            self._give_text(fn, result, "0")
            return
        known = fn.temporary(f"icmp ult i64 {index}, {len(self._sources)}")
        valid = fn.temporary(f"select i1 {known}, i64 {index}, i64 0")
        offset = self._load(fn, "i32", fn.temporary(f"getelementptr i32, ptr @{SOURCES}, i64 {valid}"))
        self._give_text(fn, result, fn.temporary(f"select i1 {known}, i64 {offset}, i64 0"))

    def _load(self, fn: "FunctionText", type_: str, address: str) -> str:
        number = fn.temporary(f"load {type_}, ptr {address}")
        return fn.temporary(f"zext {type_} {number} to i64")

    def _give(self, fn: "FunctionText", result: ir.Value, number: str) -> None:
        fn.assign(result, f"add i64 {number}, 0" if result.type == "i64" else f"trunc i64 {number} to {result.type}")

    def _give_text(self, fn: "FunctionText", result: ir.Value, offset: str) -> None:
        """The address of the text at `offset`."""
        fn.assign(result, f"add i64 {offset}, ptrtoint (ptr @{TEXTS} to i64)")


def _table(symbol: str, entries: list[str], element: str, align: int) -> str:
    return (f"@{symbol} = internal constant [{len(entries)} x {element}] [{', '.join(entries)}], "
            f'section ".rodata.{symbol}", align {align}')
