"""The linker: one x86-64 ELF relocatable object in, one bootable image out.

`link()` collects the sections reachable from the entry, lays them out in segments that
are never both writable and executable, relocates them and writes three files: the
stripped image, the same program with symbols and DWARF, and a map.
System V ABI, AMD64 supplement 1.0, §4; Tool Interface Standard ELF 1.2.
"""

from unic.link.errors import LinkError, UndefinedSymbols
from unic.link.layout import Layout, SegmentRule
from unic.link.linker import Image, link

__all__ = ["Image", "Layout", "LinkError", "SegmentRule", "UndefinedSymbols", "link"]
