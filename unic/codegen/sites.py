"""The tables of traceback sites.

A site number indexes the table of sites: line, and number of the place (file and function),
16 bits each unless that is too small. Places are a table of their own, as many sites share one;
its words are the addresses of str objects (images are below 4 GB). Sites whose source line is
known (the program's own, not the library's) come first: they alone have an entry in the third
table, of the source lines. Without a reader of the tables there are none.
"""
from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from unic.ir import ir

if TYPE_CHECKING:
    from unic.codegen.functions import FunctionText

SITES, PLACES, SOURCES = "traceback_sites", "traceback_places", "traceback_sources"
_PLACE_BYTES = 8


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

    def text(self, string: Callable[[str], ir.Value]) -> str:
        """The tables' definitions; `string` gives the address of a str object."""
        def address(text: str) -> str:
            return f"i32 trunc (i64 ptrtoint (ptr {string(text).text} to i64) to i32)"

        number = f"i{self._bits}"
        pair = f"{{{number}, {number}}}"
        sites = [f"{pair} {{{number} {site.line}, {number} {self._places[site.path, site.function]}}}" for site in self._numbers]
        places = [f"{{i32, i32}} {{{address(path)}, {address(function)}}}" for path, function in self._places]
        sources = [address(source) for source in self._sources.values()]
        return "\n".join(_table(symbol, entries, element, align) for symbol, entries, element, align in (
            (SITES, sites, pair, self._bits // 8), (PLACES, places, "{i32, i32}", 4), (SOURCES, sources, "i32", 4)))

    # --- the primitives that read the tables ---

    def read(self, fn: "FunctionText", primitive: ir.Primitive, args: list[str]) -> None:
        """The result of `site_line`, `site_file`, `site_function` or `site_source` of the site numbered by the operand."""
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
        self._give(fn, primitive.result, self._load(fn, "i32", names))

    def _read_source(self, fn: "FunctionText", result: ir.Value, index: str) -> None:
        """A site without a source line has the empty string."""
        if not self._sources:
            fn.assign(result, f"getelementptr i8, ptr {fn.module.program.string('').text}, i64 0")
            return
        known = fn.temporary(f"icmp ult i64 {index}, {len(self._sources)}")
        valid = fn.temporary(f"select i1 {known}, i64 {index}, i64 0")
        word = self._load(fn, "i32", fn.temporary(f"getelementptr i32, ptr @{SOURCES}, i64 {valid}"))
        text = fn.temporary(f"inttoptr i64 {word} to ptr")
        fn.assign(result, f"select i1 {known}, ptr {text}, ptr {fn.module.program.string('').text}")

    def _load(self, fn: "FunctionText", type_: str, address: str) -> str:
        number = fn.temporary(f"load {type_}, ptr {address}")
        return fn.temporary(f"zext {type_} {number} to i64")

    def _give(self, fn: "FunctionText", result: ir.Value, number: str) -> None:
        match result.type:
            case "ptr":
                fn.assign(result, f"inttoptr i64 {number} to ptr")
            case "i64":
                fn.assign(result, f"add i64 {number}, 0")
            case narrow:
                fn.assign(result, f"trunc i64 {number} to {narrow}")


def _table(symbol: str, entries: list[str], element: str, align: int) -> str:
    return (f"@{symbol} = internal constant [{len(entries)} x {element}] [{', '.join(entries)}], "
            f'section ".rodata.{symbol}", align {align}')
