"""DWARF of variables and types, for code that keeps every variable in memory: compiled without optimisation.

A local variable is described where its stack slot is declared, once for the whole function. One that closures share lives
in a heap cell: what the stack has is the cell's address. In coroutines LLVM moves slots to the frame and describes them
there, if they live across a suspension; so that all do, their addresses are given away.
"""
from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from unic.codegen.aggregates import is_struct, leaves, slot_place, slot_places
from unic.codegen.debug import DebugInfo, quote
from unic.codegen.debug_names import is_shown
from unic.ir import ir
from unic.ir.variables import Number, Reference, Struct, Type, Variable, Variables

if TYPE_CHECKING:
    from unic.codegen.functions import FunctionText

_ENCODINGS = {"signed": "DW_ATE_signed", "unsigned": "DW_ATE_unsigned", "float": "DW_ATE_float", "boolean": "DW_ATE_boolean"}
# What unic/debug/gdb/moving.py knows functions by whose result has a flag behind it, in the next register.
MAY_RAISE = "may raise"
# The file whose unit describes the types that no variable has.
_TYPES_UNIT = "runtime/builtins/object.py"


class VariableInfo:
    """The metadata of a program's variables."""

    def __init__(self, debug: DebugInfo, variables: Variables) -> None:
        self._debug = debug
        self._variables = variables
        self._types: dict[Type, str] = {}
        self._pending: list[tuple[Struct, str]] = []
        for struct in variables.types:
            debug.retain(_TYPES_UNIT, self.type(struct))
        for function, result in variables.results.items():
            debug.set_result(function, self._result(function, result))
        self._define_pending()

    def _result(self, function: ir.Function, result: Type) -> str:
        """The node of what a function gives. Where it stands next to a flag that says whether it raised, by another name."""
        if not function.raises:
            return self.type(result)
        return self._debug.node(f'!DIDerivedType(tag: DW_TAG_typedef, name: "{MAY_RAISE}", baseType: {self.type(result)})')

    def of(self, function: ir.Function) -> list[Variable]:
        return self._variables.locals.get(function, []) if is_shown(function) else []

    def local(self, function: ir.Function, variable: Variable) -> str:
        """The node of a local variable."""
        argument = f"arg: {variable.argument}, " if variable.argument else ""
        return self._debug.node(
            f'!DILocalVariable(name: "{quote(variable.name)}", {argument}scope: {self._debug.subprogram(function)}, '
            f"file: {self._debug.file(function.path)}, line: {function.line}, type: {self.type(variable.type)})")

    def expression(self, variable: Variable) -> str:
        """How the variable's address comes from that of its stack slot."""
        if variable.cell_offset is None:
            return "!DIExpression()"
        return f"!DIExpression(DW_OP_deref, DW_OP_plus_uconst, {variable.cell_offset})"

    def location(self, function: ir.Function) -> str:
        return self._debug.location(function, function.line)

    def global_(self, symbol: str) -> str:
        """What ties data to a module variable, nothing for other data."""
        found = self._variables.globals.get(symbol)
        if found is None:
            return ""
        variable = self._debug.node(
            f'distinct !DIGlobalVariable(name: "{quote(found.name)}", scope: {self._debug.unit(found.path)}, '
            f"file: {self._debug.file(found.path)}, line: 1, type: {self.type(found.type)}, isLocal: true, isDefinition: true)")
        expression = self._debug.node(f"!DIGlobalVariableExpression(var: {variable}, expr: !DIExpression())")
        self._debug.add_global(found.path, expression)
        return f", !dbg {expression}"

    # --- types ---

    def type(self, type_: Type) -> str:
        """The node of a type."""
        node = self._type(type_)
        self._define_pending()
        return node

    def _type(self, type_: Type) -> str:
        found = self._types.get(type_)
        if found is not None:
            return found
        if isinstance(type_, Number):
            text = f'!DIBasicType(name: "{type_.name}", size: {8 * type_.size}, encoding: {_ENCODINGS[type_.encoding]})'
            found = self._types[type_] = self._debug.node(text)
        elif isinstance(type_, Reference):
            found = self._types[type_] = self._debug.node(
                f"!DIDerivedType(tag: DW_TAG_pointer_type, baseType: {self._type(type_.target)}, size: 64)")
        else:
            # Types refer to each other: its number first, what it is later.
            found = self._types[type_] = self._debug.number()
            self._pending.append((type_, found))
        return found

    def _define_pending(self) -> None:
        while self._pending:
            struct, number = self._pending.pop()
            elements = self._debug.node("!{" + ", ".join(self._members(struct, number)) + "}")
            self._debug.define(number, f'distinct !DICompositeType(tag: DW_TAG_structure_type, name: "{quote(struct.name)}", '
                                       f"size: {8 * struct.size}, elements: {elements})")

    def _members(self, struct: Struct, number: str) -> Iterator[str]:
        if struct.base is not None:
            yield self._debug.node(f"!DIDerivedType(tag: DW_TAG_inheritance, scope: {number}, baseType: {self._type(struct.base)})")
        for name, offset, type_ in struct.members:
            yield self._member(number, name, offset, self._type(type_), 8 * self._size(type_))
        if struct.elements is not None:
            none = self._debug.node("!{!DISubrange(count: 0)}")
            array = self._debug.node(f"!DICompositeType(tag: DW_TAG_array_type, baseType: {self._type(struct.elements)}, elements: {none})")
            yield self._member(number, "elements", struct.size, array, 0)

    def _member(self, scope: str, name: str, offset: int, type_: str, bits: int) -> str:
        return self._debug.node(f'!DIDerivedType(tag: DW_TAG_member, name: "{quote(name)}", scope: {scope}, baseType: {type_}, '
                                f"size: {bits}, offset: {8 * offset})")

    def _size(self, type_: Type) -> int:
        return 8 if isinstance(type_, Reference) else type_.size


class SlotTexts:
    """The stack slots of one function, each one piece of memory that is described and zero at first.

    `fn`: the text of the function. A variable that is not assigned yet shows as 0 or None.
    """

    def __init__(self, fn: "FunctionText", info: VariableInfo) -> None:
        self._fn = fn
        self._info = info
        self._variables = info.of(fn.function)
        # The slot with the address of each cell that is kept in a register.
        self._cells: dict[ir.Slot | ir.Value, str] = {variable.place: f"%cell.{index}" for index, variable in enumerate(self._variables) if isinstance(variable.place, ir.Value)}

    def declare(self) -> None:
        """All slots, on entry."""
        fn = self._fn
        places: dict[ir.Slot | ir.Value, str] = dict(self._cells)
        for slot in fn.function.slots:
            places[slot] = whole = slot_place(slot)
            fn.line(f"{whole} = alloca {slot.type}")
            fn.line(f"store {slot.type} zeroinitializer, ptr {whole}")
            if is_struct(slot.type):
                for place, (_, path) in zip(slot_places(slot), leaves(slot.type), strict=True):
                    indices = ", ".join(f"i32 {index}" for index in path.split(", "))
                    fn.line(f"{place} = getelementptr inbounds {slot.type}, ptr {whole}, i32 0, {indices}")
        for cell in self._cells.values():
            fn.line(f"{cell} = alloca ptr")
            fn.line(f"store ptr null, ptr {cell}")
        for param in fn.function.params:
            self.keep(param)
        for variable in self._variables:
            fn.lines.append(f"    #dbg_declare(ptr {places[variable.place]}, {self._info.local(fn.function, variable)}, "
                            f"{self._info.expression(variable)}, {self._info.location(fn.function)})")
        self._places = [places[variable.place] for variable in self._variables]

    def keep(self, value: ir.Value | None) -> None:
        """Keeps a register that has got its value, if it is the address of a cell."""
        if value in self._cells:
            self._fn.line(f"store ptr {value.text}, ptr {self._cells[value]}")

    def give_away(self) -> None:
        """Lets a coroutine's slots live in its frame all the time."""
        for place in self._places:
            self._fn.line(f'call void asm sideeffect "", "r,~{{memory}}"(ptr {place})')
