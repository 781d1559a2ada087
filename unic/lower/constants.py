"""Constant objects in the image: type descriptors, strings, bytes, boxes of constants."""
from __future__ import annotations

import struct
from typing import Any

from unic.analysis import typed
from unic.analysis import types as t
from unic.analysis.homes import shown_name
from unic.ir import ir
from unic.lower import layout as l
from unic.lower.layout import ClassIds, Layout


def float_text(value: float) -> str:
    """A double as LLVM writes it exactly."""
    return f"0x{struct.unpack('>Q', struct.pack('>d', value))[0]:016X}"


def _address32(place: ir.Value) -> ir.Value:
    """An address as a number of 32 bits."""
    return ir.Value("i32", f"ptrtoint (ptr {place.text} to i32)")


class Constants:
    """Makes each constant object once; symbols count in the order of first use."""

    def __init__(self, module: ir.Module, layout: Layout, ids: ClassIds, str_type: t.ClassType, bytes_type: t.ClassType,
                 unnamed: frozenset[t.Type] = frozenset(), told_apart: tuple[t.Type, ...] = ()) -> None:
        self.module = module
        self.told_apart = told_apart
        module.string = self.string
        self.layout = layout
        self.ids = ids
        self._str_type = str_type
        self._bytes_type = bytes_type
        self._strings: dict[str, ir.Value] = {}
        self._bytes: dict[bytes, ir.Value] = {}
        self._boxes: dict[tuple[t.Type, str], ir.Value] = {}
        self._descriptors: dict[str, ir.Value] = {}
        self._empty_arrays: dict[str, ir.Value] = {}
        self._class_descriptors: dict[t.ClassType, ir.Value] = {}
        self._class_names: set[str] = set()
        self._class_symbols: dict[t.ClassType, str] = {}
        self._unnamed = unnamed
        # Descriptors without a name: the item that it would be, by symbol.
        self._nameless: dict[str, tuple[list[ir.Value], str]] = {}

    def data(self, symbol: str, items: list[ir.Value], align: int = 0) -> ir.Value:
        """The address of a new constant; `align`: as `ir.Data` has it."""
        self.module.data.append(ir.Data(symbol, items, align=align))
        return ir.address_of(symbol)

    def string(self, text: str) -> ir.Value:
        """The str object with this value."""
        found = self._strings.get(text)
        if found is None:
            # (Sections named .rodata.str* would be taken for mergeable C strings.)
            symbol = f"literal.{len(self._strings)}"
            found = self._strings[text] = ir.address_of(symbol)
            # A lone surrogate is a code point of its own.
            wide = any(ord(c) > 255 for c in text)
            data = text.encode("utf-32-le", "surrogatepass") if wide else text.encode("latin-1")
            self.data(symbol, [self.class_descriptor(self._str_type), ir.integer("i32", len(text)), ir.integer("i32", int(wide)), ir.byte_string(data)])
        return found

    def bytes(self, data: bytes) -> ir.Value:
        """The bytes object with this value."""
        found = self._bytes.get(data)
        if found is None:
            symbol = f"bytes.{len(self._bytes)}"
            found = self._bytes[data] = ir.address_of(symbol)
            self.data(symbol, [self.class_descriptor(self._bytes_type), ir.integer("i64", len(data)), ir.byte_string(data)])
        return found

    def value(self, type: t.Type, value: Any) -> ir.Value:
        """The constant `value` of static type `type`."""
        ir_type = self.layout.ir_type(type)
        if isinstance(value, str):
            return self.string(value)
        if isinstance(value, bytes):
            return self.bytes(value)
        if value is None:
            return ir.NULL if ir_type == "ptr" else ir.UNIT if ir_type == "i1" else ir.zero(ir_type)
        if ir_type == "i1":
            return ir.TRUE if value else ir.FALSE
        if ir_type == "double":
            return ir.Value("double", float_text(float(value)))
        if isinstance(type, t.UnionType) and type.is_value:
            inner = self.value(type.others[0], value)
            return ir.Value(ir_type, f"{{i1 true, {inner}}}")
        return ir.integer(ir_type, int(value))

    def box(self, type: t.Type, value: ir.Value) -> ir.Value:
        """The box of a constant."""
        key = (type, value.text)
        found = self._boxes.get(key)
        if found is None:
            found = self._boxes[key] = self.data(f"box.{len(self._boxes)}", [self.box_descriptor(type), value])
        return found

    def _described(self, class_id: int, size: int, bits: int, name: ir.Value | None) -> list[ir.Value]:
        """What every type descriptor begins with: 20 bytes, as programs have many. `name`: 32 bits, as images lie below 2 GiB."""
        return [ir.integer("i32", class_id), ir.integer("i32", size), ir.integer("i64", bits if bits < 1 << 63 else bits - (1 << 64)),
                _address32(name) if name is not None else ir.integer("i32", 0)]

    def _descriptor_data(self, symbol: str, class_id: int, size: int, bits: int, shown: str, named: bool) -> None:
        """A type descriptor; one whose name nothing asks for has 0 there."""
        items = self._described(class_id, size, bits, self.string(shown) if named else None)
        self.data(symbol, items, 4)
        if not named:
            self._nameless[ir.symbol_text(symbol)] = items, shown

    def named(self, descriptor: ir.Value) -> ir.Value:
        """`descriptor`, with its name."""
        items, shown = self._nameless.pop(descriptor.text, (None, ""))
        if items is not None:
            items[-1] = _address32(self.string(shown))
        return descriptor

    def _descriptor(self, name: str, class_id: int, size: int, bits: int, shown: str, named: bool = False) -> ir.Value:
        found = self._descriptors.get(name)
        if found is None:
            symbol = f"descriptor.{name}"
            # Entered before the name's str object is made, whose header is a descriptor.
            found = self._descriptors[name] = ir.address_of(symbol)
            self._descriptor_data(symbol, class_id, size, bits, shown, named)
        return found

    def class_descriptor(self, cls: t.ClassType) -> ir.Value:
        found = self._class_descriptors.get(cls)
        if found is None:
            ids = self.ids.class_range(cls)
            class_id = ids[0] if ids is not None else self.ids.extra(f"class {len(self._class_descriptors)}")
            bits = l.pointer_map(self.layout.class_pointers(cls))
            name = f"{cls.qualname}[{', '.join(map(str, cls.args))}]" if cls.args else cls.qualname
            # Local classes may share their name, as may their uses as type arguments.
            symbol = f"descriptor.{name}" if name not in self._class_names else f"descriptor.{name}#{class_id}"
            self._class_names.add(name)
            self._class_symbols[cls] = symbol
            found = self._class_descriptors[cls] = ir.address_of(symbol)
            self._descriptor_data(symbol, class_id, self.layout.class_size(cls), bits, shown_name(cls.qualname), cls not in self._unnamed)
        return found

    def descriptor_symbol(self, cls: t.ClassType) -> str | None:
        """The symbol of the descriptor of `cls`, None if nothing refers to it."""
        return self._class_symbols.get(cls)

    def id_ranges(self, tested: list[t.Type], members: tuple[t.Type, ...] = ()) -> list[tuple[int, int]]:
        """The ids that instances of these types have (ends exclusive): of a class with all below it, of a box.

        A function type among the `members` of the union that is tested means just that one, any other all functions.
        """
        ranges: list[tuple[int, int] | None] = []
        for type in tested:
            if isinstance(type, t.ClassType):
                ranges += [self.ids.class_range(cls) for cls in (type, *(below for below in type.below() if not below.extends(type)))]
            elif isinstance(type, t.CallableType):
                ranges += [(number, number + 1) for number in ([self.function_id(type)] if type in members else self.function_ids())]
            else:
                number = self.ids.extra(f"box[{type}]")
                ranges.append((number, number + 1))
        return [ids for ids in ranges if ids is not None]

    def exact_ids(self, type: t.Type) -> list[int]:
        """The id of exactly this type; none when the program has no such class, and those of all functions for one of their types."""
        if isinstance(type, t.ClassType):
            ids = self.ids.class_range(type)
            return [] if ids is None else [ids[0]]
        return self.function_ids() if isinstance(type, t.CallableType) else [self.ids.extra(f"box[{type}]")]

    def function_id(self, type: t.Type) -> int:
        """The id of function values of this type: one that others share where no test has to tell them apart."""
        return self.ids.extra(f"closure.{self.told_apart.index(type)}" if type in self.told_apart else "closure")

    def function_ids(self) -> list[int]:
        return [self.ids.extra("closure"), *map(self.function_id, self.told_apart)]

    def box_descriptor(self, type: t.Type) -> ir.Value:
        offsets = self.layout.pointer_offsets(type, l.BOX_PAYLOAD)
        size = l.BOX_PAYLOAD + self.layout.stored_size(type)
        name = f"box[{type}]"
        shown = ("builtins.list" if type.listed else "builtins.tuple") if isinstance(type, t.TupleType) else str(type)
        return self._descriptor(name, self.ids.extra(name), size, l.pointer_map(offsets), shown,
                                type not in self._unnamed)

    def cell_descriptor(self, type: t.Type, checked: bool) -> tuple[ir.Value, int]:
        """The descriptor of a cell, and the cell's size; a checked one has a flag behind the value."""
        offsets = self.layout.pointer_offsets(type, l.CELL_VALUE)
        size = l.CELL_VALUE + self.layout.stored_size(type) + (1 if checked else 0)
        bits = l.pointer_map(offsets)
        name = f"cell[{size}, {bits:#x}]"
        return self._descriptor(name, self.ids.extra("cell"), size, bits, "cell"), size

    def closure_descriptor(self, captures: int, type: t.Type) -> ir.Value:
        offsets = [l.CLOSURE_CAPTURES + 8 * i for i in range(captures)]
        apart = f".{self.told_apart.index(type)}" if type in self.told_apart else ""
        return self._descriptor(f"closure[{captures}]{apart}", self.function_id(type), l.CLOSURE_CAPTURES + 8 * captures, l.pointer_map(offsets),
                                "function", True)

    def described_closure(self, function: typed.Function, identity: typed.Identity, asked: frozenset[str], key: int, type: t.Type) -> ir.Value:
        """The descriptor of the closures of one function, with what runtime/builtins/function_value.py reads behind the name of the class."""
        offsets = [l.CLOSURE_CAPTURES + 8 * i for i in range(len(function.captures))]
        texts = (("name", identity.name), ("qualname", identity.qualname), ("module", identity.module), ("doc", identity.doc))
        lender = l.CLOSURE_CAPTURES + 8 * function.captures.index(identity.named_after) if identity.named_after is not None else 0
        form = l.FUNCTION_ALIAS if identity.alias else l.FUNCTION_BOUND if identity.bound else l.FUNCTION_PLAIN
        items = [*self._described(self.function_id(type), l.CLOSURE_CAPTURES + 8 * len(offsets), l.pointer_map(offsets), self.string("function")),
                 ir.integer("i32", form),
                 *(self.string(text) if text is not None and what in asked else ir.NULL for what, text in texts),
                 ir.integer("i64", key), ir.integer("i64", lender)]
        return self.data(f"descriptor.{function.symbol}$value", items)

    def array_descriptor(self, element: t.Type) -> ir.Value:
        offsets = self.layout.pointer_offsets(element)
        size, bits = self.layout.stored_size(element), l.elements_map(offsets)
        # Arrays of the same layout share it, and so do the functions that differ in nothing else.
        name = f"Array[{size}, {bits & ~l.OF_ARRAY:#x}]"
        return self._descriptor(name, self.ids.extra(name), size, bits, "Array")

    def empty_array(self, element: t.Type) -> ir.Value:
        """The array without elements, which nobody can write to."""
        descriptor = self.array_descriptor(element)
        found = self._empty_arrays.get(descriptor.text)
        if found is None:
            found = self._empty_arrays[descriptor.text] = self.data(f"empty.{len(self._empty_arrays)}", [descriptor, ir.integer("i64", 0)])
        return found

    def frame_descriptor(self) -> ir.Value:
        return self._descriptor("frame", self.ids.extra("frame"), l.FRAME_DATA, l.CONSERVATIVE, "frame")
