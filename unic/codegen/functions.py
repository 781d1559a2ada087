"""The LLVM text of one function.

Extended blocks are split where instructions may leave: the parts of block `b` are labelled
`b`, `b.c1`, ... Block parameters become phi nodes, written once all edges are known.
"""
from __future__ import annotations

from typing import TYPE_CHECKING

from unic.codegen.aggregates import is_struct, join, leaves, slot_places, split
from unic.codegen.debug_variables import SlotTexts
from unic.codegen.primitives import PRIMITIVES
from unic.ir import ir

if TYPE_CHECKING:
    from unic.codegen.module import ModuleText

# Branch weights: !0 marks the first target as never taken in practice, !1 the second.
COLD_FIRST = ", !prof !0"
COLD_SECOND = ", !prof !1"
# The block that returns, where that takes more than one value.
_RETURN = "return"
# What a count may be.
COUNT_RANGE = ", !range !2"

# What a function that may raise returns, behind its result: not 0 if it raised. A test of a whole byte is shorter
# than that of a bit.
FLAG = "i8"

_OVERFLOW = {"add": "sadd", "sub": "ssub", "mul": "smul"}


def machine_result(function: ir.Function) -> str:
    """The type that the compiled function returns."""
    return result_with_error(function.result, function.raises)


def result_with_error(result: str, raises: bool) -> str:
    if not raises:
        return result
    return FLAG if result == ir.VOID else f"{{{result}, {FLAG}}}"


class FunctionText:
    """Writes one function; where it calls a key of `instead`, the value is called."""

    def __init__(self, function: ir.Function, module: "ModuleText", instead: dict[ir.Function, ir.Function] | None = None) -> None:
        self.function = function
        self._instead = instead or {}
        self.module = module
        self.coroutine_handle = ""
        self.lines: list[str] = []
        self.label = ""
        self._line = function.line
        self.location = module.location(function, function.line)
        self._parts = 0
        self._temporaries = 0
        # For each block, the edges to it: where they come from, and the scalars they pass.
        self._incoming: dict[ir.BasicBlock, list[tuple[str, list[str]]]] = {}
        # The same for the block that returns, where a struct is returned.
        self._returned: list[tuple[str, list[str]]] = []
        self._slots = SlotTexts(self, module.variables) if module.variables is not None else None

    def give_slots_away(self) -> None:
        """For a debugger, behind the beginning of a coroutine."""
        if self._slots is not None:
            self._slots.give_away()

    # --- pieces ---

    def line(self, text: str) -> None:
        self.lines.append(f"  {text}{self.location}")

    def assign(self, result: ir.Value | None, text: str) -> None:
        self.line(text if result is None else f"{result.text} = {text}")

    def temporary(self, text: str) -> str:
        """A fresh register of this text writer, set to `text`."""
        self._temporaries += 1
        name = f"%t{self._temporaries}"
        self.line(f"{name} = {text}")
        return name

    def _continue(self) -> str:
        """The label of the next part of the current block."""
        self._parts += 1
        return f"{self.label.partition('.c')[0]}.c{self._parts}"

    def _start(self, label: str) -> None:
        self.lines.append(f"{label}:")
        self.label = label

    def _edge(self, edge: ir.Edge) -> str:
        """The label an edge leads to; notes what it passes. (Code that takes that apart comes before the jump.)"""
        if edge.args:
            scalars = [part for arg in edge.args for part in split(self, arg.type, self._argument(arg))]
            self._incoming.setdefault(edge.target, []).append((self.label, scalars))
        return edge.target.name

    def _leave_if(self, condition: str, edge: ir.Edge) -> None:
        following = self._continue()
        self.line(f"br i1 {condition}, label %{self._edge(edge)}, label %{following}{COLD_FIRST}")
        self._start(following)

    def _argument(self, value: ir.Value) -> str:
        return str(self.module.sites.number(value.site)) if isinstance(value, ir.SiteNumber) else value.text

    # --- the whole ---

    def text(self) -> str:
        function = self.function
        blocks: list[tuple[ir.BasicBlock, list[str]]] = []
        for index, block in enumerate(function.blocks):
            self.lines = []
            self._start(block.name)
            if index == 0:
                self._prologue()
            for instruction in block.instructions:
                if instruction.line != self._line or self._slots is not None:
                    self._line = instruction.line
                    self.location = self._location_of(instruction)
                self._instruction(instruction)
                if self._slots is not None:
                    self._slots.keep(getattr(instruction, "result", None))
            self._terminator(block.terminator)
            blocks.append((block, self.lines))
        out = [self._head()]
        for block, lines in blocks:
            out.append(lines[0])
            out += self._phis(block)
            out += lines[1:]
        if self._returned:
            out += self._return_block()
        out.append("}\n")
        return "\n".join(out)

    def _location_of(self, instruction: ir.Instruction) -> str:
        if self._slots is not None and not instruction.line and not isinstance(instruction, (ir.Call, ir.CallIndirect)):
            # Without a line of its own it belongs to the one before.
            return ""
        return self.module.location(self.function, instruction.line)

    def _head(self) -> str:
        function = self.function
        params = ", ".join(f"{param.type} {param.text}" for param in function.params)
        result = machine_result(function)
        if function.allocates and not function.raises:
            result = f"noalias noundef nonnull align 16 {result}"
        return (f"define internal {result} {ir.symbol_text(function.symbol)}({params}) "
                f"{self.module.attributes(function)} {self.module.section('.text', function.symbol)}"
                f"{self.module.subprogram(function)} {{")

    def _prologue(self) -> None:
        if self._slots is not None:
            body, self.location = self.location, ""
            self._slots.declare()
            self.location = body
        else:
            for slot in self.function.slots:
                for place, (leaf, _) in zip(slot_places(slot), leaves(slot.type)):
                    self.line(f"{place} = alloca {leaf}")
        if self.function.coroutine:
            self.module.declare("declare token @llvm.coro.id(i32, ptr, ptr, ptr)")
            self.line("%coro.id = call token @llvm.coro.id(i32 16, ptr null, ptr null, ptr null)")

    def _phis(self, block: ir.BasicBlock) -> list[str]:
        """The phi nodes of a block's parameters, and what makes structs of them."""
        incoming = self._incoming.get(block, [])
        self.lines, joined = [], []
        first = 0
        for param in block.params:
            scalars = leaves(param.type)
            if is_struct(param.type):
                names = [self.temporary(self._phi(leaf, incoming, first + index)) for index, (leaf, _) in enumerate(scalars)]
                joined.append((param, names))
            else:
                self.line(f"{param.text} = {self._phi(param.type, incoming, first)}")
            first += len(scalars)
        for param, names in joined:
            join(self, param.type, names, param.text)
        return self.lines

    def _phi(self, type_: str, incoming: list[tuple[str, list[str]]], index: int) -> str:
        """Of the scalars at `index` of what each edge passes."""
        return f"phi {type_} " + ", ".join(f"[{scalars[index]}, %{label}]" for label, scalars in incoming)

    def _return_block(self) -> list[str]:
        type_ = machine_result(self.function)
        self.lines = []
        self._start(_RETURN)
        join(self, type_, [self.temporary(self._phi(leaf, self._returned, index)) for index, (leaf, _) in enumerate(leaves(type_))],
             "%returned")
        self.line(f"ret {type_} %returned")
        return self.lines

    def _place(self, address: ir.Value, offset: int) -> str:
        return address.text if offset == 0 else self.temporary(f"getelementptr inbounds i8, ptr {address.text}, i64 {offset}")

    def _instruction(self, instruction: ir.Instruction) -> None:
        match instruction:
            case ir.SlotGet(slot, result):
                self._slot_get(slot, result)
            case ir.SlotSet(slot, value):
                for place, (leaf, _), part in zip(slot_places(slot), leaves(slot.type), split(self, slot.type, value.text)):
                    self.line(f"store {leaf} {part}, ptr {place}")
            case ir.Call(callee, args, result, on_error):
                self._call(ir.symbol_text(self._instead.get(callee, callee).symbol), args, callee.result, callee.raises, result, on_error)
            case ir.Load(address, offset, result, volatile, align):
                place = self._place(address, offset)
                self.line(f"{result.text} = load {'volatile ' if volatile else ''}{result.type}, ptr {place}{_align(align)}"
                          f"{COUNT_RANGE if instruction.counts else ''}")
            case ir.Store(address, offset, value, volatile, align):
                place = self._place(address, offset)
                self.line(f"store {'volatile ' if volatile else ''}{value.type} {value.text}, ptr {place}{_align(align)}")
            case ir.Binary(op, left, right, result):
                self.line(f"{result.text} = {op} {left.type} {left.text}, {right.text}")
            case ir.Compare(op, left, right, result):
                name = "fcmp" if left.type == "double" else "icmp"
                self.line(f"{result.text} = {name} {op} {left.type} {left.text}, {right.text}")
            case ir.Checked(op, left, right, result, on_error):
                intrinsic = f"llvm.{_OVERFLOW[op]}.with.overflow.i64"
                self.module.declare(f"declare {{i64, i1}} @{intrinsic}(i64, i64)")
                pair = self.temporary(f"call {{i64, i1}} @{intrinsic}(i64 {left.text}, i64 {right.text})")
                self._leave_if(self.temporary(f"extractvalue {{i64, i1}} {pair}, 1"), on_error)
                self.line(f"{result.text} = extractvalue {{i64, i1}} {pair}, 0")
            case ir.Guard(failed, on_error):
                self._leave_if(failed.text, on_error)
            case ir.Cast(op, value, result):
                self.line(f"{result.text} = {op} {value.type} {value.text} to {result.type}")
            case ir.Select(condition, then, orelse, result):
                self.line(f"{result.text} = select i1 {condition.text}, {then.type} {then.text}, {orelse.type} {orelse.text}")
            case ir.Address(base, index, stride, offset, result):
                start = self._place(base, offset)
                number = f"i64 {index.text}" if index is not None else "i64 0"
                self.line(f"{result.text} = getelementptr inbounds [{stride} x i8], ptr {start}, {number}")
            case ir.Extract(value, index, result):
                self.line(f"{result.text} = extractvalue {value.type} {value.text}, {index}")
            case ir.Insert(value, item, index, result):
                self.line(f"{result.text} = insertvalue {value.type} {value.text}, {item.type} {item.text}, {index}")
            case ir.CallIndirect(code, args, result, on_error):
                type_ = ir.VOID if result is None else result.type
                self._call(code.text, args, type_, self.module.closures_raise, result, on_error)
            case ir.Primitive(name, args, result, _):
                PRIMITIVES[name](self, instruction, [arg.text for arg in args])

    def _slot_get(self, slot: ir.Slot, result: ir.Value) -> None:
        if is_struct(slot.type):
            parts = [self.temporary(f"load {leaf}, ptr {place}") for place, (leaf, _) in zip(slot_places(slot), leaves(slot.type))]
            join(self, slot.type, parts, result.text)
        else:
            self.line(f"{result.text} = load {slot.type}, ptr {slot_places(slot)[0]}")

    def _call(self, callee: str, args: list[ir.Value], type_: str, raises: bool,
              result: ir.Value | None, on_error: ir.Edge | None) -> None:
        operands = ", ".join(f"{arg.type} {self._argument(arg)}" for arg in args)
        returned = result_with_error(type_, raises)
        if not raises:
            self.assign(result, f"call {returned} {callee}({operands})")
            return
        pair = self.temporary(f"call {returned} {callee}({operands})")
        if on_error is not None:
            flag = pair if type_ == ir.VOID else self.temporary(f"extractvalue {returned} {pair}, 1")
            self._leave_if(self.temporary(f"icmp ne {FLAG} {flag}, 0"), on_error)
        if result is not None:
            self.line(f"{result.text} = extractvalue {returned} {pair}, 0")

    def _terminator(self, terminator: ir.Terminator) -> None:
        match terminator:
            case ir.Jump(edge):
                self.line(f"br label %{self._edge(edge)}")
            case ir.Branch(condition, then, orelse, likely):
                weight = "" if likely is None else COLD_SECOND if likely else COLD_FIRST
                self.line(f"br i1 {condition.text}, label %{then.name}, label %{orelse.name}{weight}")
            case ir.Switch(value, cases, default):
                targets = " ".join(f"{value.type} {number}, label %{block.name}" for number, block in cases)
                other = "impossible" if default is None else default.name
                self.line(f"switch {value.type} {value.text}, label %{other} [{targets}]")
                if default is None:
                    self._impossible()
            case ir.Return(value):
                self._return(value)
            case ir.Unwind():
                result = self.function.result
                self._return_parts([] if result == ir.VOID else ["poison"] * len(leaves(result)), failed=True)
            case ir.Suspend(resume, exit, final):
                self.module.declare("declare i8 @llvm.coro.suspend(token, i1)")
                how = self.temporary(f"call i8 @llvm.coro.suspend(token none, i1 {'true' if final else 'false'})")
                following = "impossible" if resume is None else resume.name
                self.line(f"switch i8 {how}, label %{exit.name} [i8 0, label %{following} i8 1, label %{exit.name}]")
                if resume is None:
                    self._impossible()
            case _:
                self.line("unreachable")

    def _impossible(self) -> None:
        """A block for switch targets that are never taken, of this block only."""
        label = self._continue()
        self.lines[-1] = self.lines[-1].replace("%impossible", f"%{label}")
        self._start(label)
        self.line("unreachable")

    def _return(self, value: ir.Value | None) -> None:
        self._return_parts([] if value is None else split(self, value.type, value.text), failed=False)

    def _return_parts(self, scalars: list[str], failed: bool) -> None:
        """Returns the result with these scalars, behind them the flag if the function may raise."""
        type_ = machine_result(self.function)
        if self.function.raises:
            scalars = [*scalars, str(int(failed))]
        if is_struct(type_):
            self._returned.append((self.label, scalars))
            self.line(f"br label %{_RETURN}")
        else:
            self.line("ret void" if type_ == ir.VOID else f"ret {type_} {scalars[0]}")


def _align(align: int) -> str:
    return f", align {align}" if align else ""
