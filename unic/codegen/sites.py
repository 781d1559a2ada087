"""The table of traceback sites, indexed by site number.

An entry is four 32-bit words: line, and the addresses of the str objects of file, function
and source line (images are below 4 GB). Without a reader of the table there is no table.
"""
from __future__ import annotations

from collections.abc import Callable

from unic.ir import ir

SYMBOL = "traceback_sites"
ENTRY_BYTES = 16
# Word of the entry that each primitive reads.
SITE_WORDS = {"site_line": 0, "site_file": 1, "site_function": 2, "site_source": 3}


class SiteTable:
    """Numbers sites in the order in which code refers to them."""

    def __init__(self) -> None:
        self._numbers: dict[ir.Site, int] = {}

    def number(self, site: ir.Site) -> int:
        return self._numbers.setdefault(site, len(self._numbers))

    def text(self, sources: dict[str, str], string: Callable[[str], ir.Value]) -> str:
        """The table's definition; `string` gives the address of a str object."""
        lines = {path: source.split("\n") for path, source in sources.items()}
        entries: list[str] = []
        for site in self._numbers:
            listing = lines.get(site.path, [])
            source = listing[site.line - 1].strip() if 1 <= site.line <= len(listing) else ""
            words = [f"i32 trunc (i64 ptrtoint (ptr {string(text).text} to i64) to i32)"
                     for text in (site.path, site.function, source)]
            entries.append(f"{{i32, i32, i32, i32}} {{i32 {site.line}, {', '.join(words)}}}")
        return (f"@{SYMBOL} = internal constant [{len(entries)} x {{i32, i32, i32, i32}}] "
                f'[{", ".join(entries)}], section ".rodata.{SYMBOL}", align 4')
