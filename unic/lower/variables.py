"""Collects what debuggers are told of a program's variables (unic/ir/variables.py), while it is lowered."""
from __future__ import annotations

from typing import TYPE_CHECKING

from unic.analysis import typed
from unic.analysis import types as t
from unic.ir import ir
from unic.ir.variables import GlobalVariable, Number, Reference, Struct, Type, Variable, Variables
from unic.lower import layout as l
from unic.syntax import ast

if TYPE_CHECKING:
    from unic.lower.functions import FunctionLowering
    from unic.lower.program import ProgramLowering

MODULE_BODY = ".<module>"
OBJECT = "object"
DESCRIPTOR = "descriptor."
# What functions give that give nothing (but for the flag of those that may raise); known by its name to unic/debug/gdb/moving.py.
NOTHING = Number("nothing", 1, "boolean")
_SHORT_COUNT = Number("int", 4, "unsigned")


class VariableCollector:
    """The variables and types of one program."""

    def __init__(self, program: "ProgramLowering") -> None:
        self._program = program
        self._layout = program.layout
        self._types: dict[t.Type, Type] = {}
        self._structs: dict[t.Type, Struct] = {}
        # Every reference that says nothing more.
        self._object = Struct(OBJECT, l.HEADER_BYTES, [("descriptor", 0, Number("u64", l.HEADER_BYTES, "unsigned"))])
        self._any = Reference(self._object)
        self.found = Variables()

    def add_function(self, fn: "FunctionLowering") -> None:
        """Notes the variables of a function whose body is lowered."""
        places: dict[typed.Local, tuple[ir.Slot | ir.Value, int | None]] = {local: (slot, None) for local, slot in fn.slots.items()}
        places.update((local, (cell, l.CELL_VALUE)) for local, cell in fn.cells.items())
        places.update((local, (slot, l.CELL_VALUE)) for local, slot in fn.renewed_cells.items())
        arguments = {param: number for number, param in enumerate(fn.source.params, 1)}
        # Parameters in their order, then the others as the body first uses them.
        ordered = [*(param for param in arguments if param in places), *(local for local in places if local not in arguments)]
        found = []
        for local in ordered:
            if _is_of_source(local.name) and local.type is not t.NEVER:
                place, offset = places[local]
                found.append(Variable(local.name, self.type_of(local.type), place, arguments.get(local, 0), offset))
        if found:
            self.found.locals[fn.function] = found
        if fn.source.kind == "plain" and fn.source.result is not t.NEVER:
            self.found.results[fn.function] = self.type_of(fn.source.result) if fn.function.result != ir.VOID else NOTHING

    def finish(self, globals: list[typed.Global]) -> Variables:
        """All there is, after the whole program, which uses these `globals`."""
        program = self._program
        paths = {source.symbol.removesuffix(MODULE_BODY): source.path for source in program.program.functions
                 if source.symbol.endswith(MODULE_BODY)}
        for target in globals:
            module = target.symbol
            while module and module not in paths:
                module = module.rpartition(".")[0]
            name = target.symbol[len(module) + 1:]
            if module and all(map(_is_of_source, name.split("."))):
                self.found.globals[target.symbol] = GlobalVariable(name, paths[module], self.type_of(target.type))
        self._add_folded()
        for cls in program.program.classes:
            self.found.types.append(self._class(cls))
        for boxed in program.program.boxed:
            self.found.types.append(Struct(f"box[{boxed}]", l.BOX_PAYLOAD + self._layout.stored_size(boxed),
                                           [("value", l.BOX_PAYLOAD, self.type_of(boxed))]))
        # The debugger knows an object's class by the name of its descriptor.
        for type_, struct in self._structs.items():
            symbol = program.constants.descriptor_symbol(type_) if isinstance(type_, t.ClassType) else None
            if symbol is not None:
                struct.name = symbol.removeprefix(DESCRIPTOR)
        return self.found

    def _add_folded(self) -> None:
        """Has the constants that are folded away in memory, too, where a debugger finds them."""
        program = self._program.program
        assert program.findings is not None
        types = {bool: t.BOOL, int: t.INT, float: t.FLOAT, str: program.str_type, bytes: program.bytes_type}
        for path, symbol, value in program.findings.folded:
            type_ = types.get(type(value), getattr(value, "type", None))
            if symbol in self.found.globals or type_ is None or type_ is t.INT and not -1 << 63 <= value < 1 << 63:
                continue
            self.found.globals[symbol] = GlobalVariable(symbol.rpartition(".")[2], path, self.type_of(type_))
            self._program.module.data.append(ir.Data(symbol, [self._program.constants.value(type_, value)], kept=True))

    def type_of(self, type: t.Type) -> Type:
        found = self._types.get(type)
        if found is None:
            found = self._types[type] = self._value(type) if type.is_value else self._reference(type)
        return found

    def _value(self, type: t.Type) -> Type:
        size = self._layout.stored_size(type)
        if isinstance(type, t.TupleType):
            return self._parts(type, [f"item{index}" for index in range(len(type.items))])
        if isinstance(type, t.UnionType):
            return self._parts(type, ["present", "value"])
        if isinstance(type, t.MachineInt):
            return Number(type.name, size, "signed" if type.signed else "unsigned")
        encoding = "signed" if type is t.INT else "float" if type is t.FLOAT else "boolean"
        return Number(str(type), size, encoding)

    def _parts(self, type: t.Type, names: list[str]) -> Struct:
        struct = Struct(str(type), self._layout.stored_size(type))
        offset = 0
        for name, part in zip(names, self._layout.parts(type), strict=True):
            size, align = self._layout.size_align(part)
            offset = -(-offset // align) * align
            struct.members.append((name, offset, self.type_of(part)))
            offset += size
        return struct

    def _reference(self, type: t.Type) -> Reference:
        if isinstance(type, t.UnionType) and len(type.others) == 1:
            type = type.others[0]
        if isinstance(type, t.ClassType):
            return Reference(self._class(type))
        if isinstance(type, t.ArrayType):
            return Reference(self._array(type))
        return self._any

    def _class(self, cls: t.ClassType) -> Struct:
        found = self._structs.get(cls)
        if found is None:
            name = f"{cls.qualname}[{', '.join(map(str, cls.args))}]" if cls.args else cls.qualname
            found = self._structs[cls] = Struct(name, self._layout.class_size(cls))
            base = cls.base
            found.base = self._object if base is None else self._class(base)
            inherited = set(base.fields) if base is not None else set()
            offsets, _ = self._layout.class_layout(cls)
            found.members = [(field.name, offsets[field.index], _SHORT_COUNT if field.counts == 32 else self.type_of(field.type)) for field in _in_source_order(cls) if field not in inherited]
        return found

    def _array(self, type: t.ArrayType) -> Struct:
        found = self._structs.get(type)
        if found is None:
            found = self._structs[type] = Struct(str(type), l.ARRAY_ELEMENTS, base=self._object)
            found.members.append(("length", l.ARRAY_LENGTH, self.type_of(t.INT)))
            found.elements = self.type_of(type.element)
        return found


def _in_source_order(cls: t.ClassType) -> list[t.Field]:
    """The fields as the class's source first has them; memory has them in the order in which analysis met them."""
    places: dict[str, tuple[int, int]] = {}
    if cls.decl is not None:
        for name, attribute in cls.decl.attributes.items():
            places[name] = (attribute.node.lineno, attribute.node.col_offset)
        for node in ast.walk(cls.decl.node):
            if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
                place = (node.lineno, node.col_offset)
                places[node.attr] = min(place, places.get(node.attr, place))
    last = (1 << 30, 0)
    return sorted(cls.fields, key=lambda field: places.get(field.name, last))


def _is_of_source(name: str) -> bool:
    """Whether a variable is the program's, no temporary of the compiler."""
    return name.isidentifier()
