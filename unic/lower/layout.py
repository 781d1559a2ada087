"""What types look like in memory: IR types, sizes, class layouts, pointer maps, class ids.

The layout of heap objects is shared with the collector (runtime/memory): an 8-byte header
that points to the type descriptor, then the fields in order at their natural alignment.
"""
from __future__ import annotations

from unic.analysis import types as t
from unic.ir import ir

HEADER_BYTES = 8
BOX_PAYLOAD = 8
CELL_VALUE = 8
CLOSURE_CODE = 8
CLOSURE_CAPTURES = 16
# How a described closure is to be taken (runtime/builtins/function_value.py).
FUNCTION_PLAIN, FUNCTION_BOUND, FUNCTION_ALIAS = range(3)
ARRAY_LENGTH = 8
ARRAY_ELEMENTS = 16
FRAME_DATA = 16
# Objects up to this size never fail to be allocated (runtime/memory/size_classes.py).
MAX_SMALL = 2064

# The pointer map of a descriptor (runtime/memory/collector.py): a bit for each word, below two that say how it is meant.
CONSERVATIVE, OF_ARRAY = 1 << 62, 1 << 63

_SCALAR_BYTES = {"i1": 1, "i8": 1, "i16": 2, "i32": 4, "i64": 8, "double": 8, "ptr": 8}


def _round_up(number: int, multiple: int) -> int:
    return -(-number // multiple) * multiple


class Layout:
    """The layouts of one program's types, computed on demand."""

    def __init__(self) -> None:
        self._ir: dict[t.Type, str] = {}
        self._classes: dict[t.ClassType, tuple[dict[int, int], int]] = {}

    def ir_type(self, type: t.Type) -> str:
        """The IR type of a value of `type`."""
        found = self._ir.get(type)
        if found is None:
            found = self._ir[type] = self._spell(type)
        return found

    def _spell(self, type: t.Type) -> str:
        if not type.is_value:
            return "ptr"
        if type is t.INT:
            return "i64"
        if type is t.FLOAT:
            return "double"
        if isinstance(type, t.MachineInt):
            return f"i{type.bits}"
        if isinstance(type, t.TupleType):
            return "{" + ", ".join(map(self.ir_type, type.items)) + "}"
        if isinstance(type, t.UnionType):
            return "{i1, " + self.ir_type(type.others[0]) + "}"
        return "i1"

    def result_type(self, type: t.Type) -> str:
        """The IR type of a function's result: None has no value."""
        return ir.VOID if type is t.NONE or type is t.NEVER else self.ir_type(type)

    def parts(self, type: t.Type) -> tuple[t.Type, ...]:
        """The items of a value type that is a struct."""
        if isinstance(type, t.TupleType):
            return type.items
        if isinstance(type, t.UnionType) and type.is_value:
            return (t.BOOL, type.others[0])
        return ()

    def size_align(self, type: t.Type) -> tuple[int, int]:
        """Bytes a stored value takes (a multiple of its alignment), and its alignment."""
        parts = self.parts(type)
        if not parts:
            size = _SCALAR_BYTES.get(self.ir_type(type), 0)
            return size, max(size, 1)
        offset, align = 0, 1
        for part in parts:
            size, part_align = self.size_align(part)
            offset = _round_up(offset, part_align) + size
            align = max(align, part_align)
        return _round_up(offset, align), align

    def pointer_offsets(self, type: t.Type, base: int = 0) -> list[int]:
        """Byte offsets of the pointers in a value of `type` stored at `base`."""
        if not type.is_value:
            return [base]
        offsets: list[int] = []
        offset = base
        for part in self.parts(type):
            size, align = self.size_align(part)
            offset = _round_up(offset, align)
            offsets += self.pointer_offsets(part, offset)
            offset += size
        return offsets

    def class_layout(self, cls: t.ClassType) -> tuple[dict[int, int], int]:
        """Byte offset of each field by its index, and the instance's size (a multiple of 8)."""
        found = self._classes.get(cls)
        if found is None:
            offset = HEADER_BYTES
            offsets: dict[int, int] = {}
            for field in sorted(cls.fields, key=lambda f: f.index):
                size, align = (4, 4) if field.counts == 32 else self.size_align(field.type)
                offset = _round_up(offset, align)
                offsets[field.index] = offset
                offset += size
                if field.checked:
                    # Whether it is assigned, one byte.
                    offset += 1
            found = self._classes[cls] = (offsets, _round_up(offset, 8))
        return found

    def field_offset(self, cls: t.ClassType, field: t.Field) -> int:
        return self.class_layout(cls)[0][field.index]

    def class_size(self, cls: t.ClassType) -> int:
        """Bytes of an instance with its header, without a tail."""
        return self.class_layout(cls)[1]

    def stored_size(self, type: t.Type) -> int:
        """Bytes of a value of `type` in a variable or an array: of a class, those of a pointer."""
        return self.size_align(type)[0]

    def size_of(self, type: t.Type) -> int:
        """`unsafe.size_of`: bytes of an instance of a class, or of a stored value."""
        if isinstance(type, t.ClassType):
            return self.class_size(type)
        if isinstance(type, t.ArrayType):
            return ARRAY_ELEMENTS
        return self.stored_size(type)

    def class_pointers(self, cls: t.ClassType) -> list[int]:
        """Byte offsets of the pointers in an instance, its header not counted."""
        offsets, _ = self.class_layout(cls)
        return [place for field in cls.fields for place in self.pointer_offsets(field.type, offsets[field.index])]


def pointer_map(offsets: list[int]) -> int:
    """Bit i set: word i of an object with pointers at these offsets is one. CONSERVATIVE if it is too large for that."""
    bits = 0
    for offset in offsets:
        bits |= 1 << (offset // 8)
    return bits if bits < CONSERVATIVE else CONSERVATIVE


def elements_map(offsets: list[int]) -> int:
    """The same for an array: of each element."""
    bits = pointer_map(offsets)
    return bits | OF_ARRAY if 0 < bits < CONSERVATIVE else bits


class ClassIds:
    """Numbers for exact run-time types; the classes below a class are one range.

    Ids start at 1. Ranges of classes come first (preorder over the class tree), then one
    range of boxes, arrays, cells, closures and frames, handed out on demand.
    """

    def __init__(self, classes: list[t.ClassType]) -> None:
        self._ranges: dict[t.ClassType, tuple[int, int]] = {}
        self._extra: dict[str, int] = {}
        self.next = 1
        known = set(classes)
        children: dict[t.ClassType | None, list[t.ClassType]] = {}
        for cls in classes:
            children.setdefault(cls.base if cls.base in known else None, []).append(cls)
        pending: list[tuple[t.ClassType, bool]] = [(cls, False) for cls in reversed(children.get(None, []))]
        first: dict[t.ClassType, int] = {}
        while pending:
            cls, done = pending.pop()
            if done:
                self._ranges[cls] = (first[cls], self.next)
                continue
            first[cls] = self.next
            self.next += 1
            pending.append((cls, True))
            pending += [(child, False) for child in reversed(children.get(cls, []))]

    def class_range(self, cls: t.ClassType) -> tuple[int, int] | None:
        """Ids of `cls` and its subclasses, end exclusive; None when the program has no such class."""
        return self._ranges.get(cls)

    def extra(self, name: str) -> int:
        """The id of a type that is not a class."""
        if name not in self._extra:
            self._extra[name] = self.next
            self.next += 1
        return self._extra[name]
