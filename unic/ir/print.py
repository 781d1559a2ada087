"""The IR as text, for `--emit ir` and for tests."""
from __future__ import annotations

from unic.ir import ir


def print_module(module: ir.Module) -> str:
    parts = [print_data(data) for data in module.data]
    parts += [print_function(function) for function in module.functions]
    return "\n".join(parts)


def print_data(data: ir.Data) -> str:
    items = ", ".join(map(repr, data.items))
    return f"{'const' if data.read_only else 'var'} {data.symbol} = {items}"


def print_function(function: ir.Function) -> str:
    flags = "".join(f" {flag}" for flag in ("raises", "coroutine", "external") if getattr(function, flag))
    params = ", ".join(map(repr, function.params))
    lines = [f"function {function.symbol}({params}) -> {function.result}{flags}"]
    lines += [f"  slot {slot.name}: {slot.type}" for slot in function.slots]
    for block in function.blocks:
        head = f"({', '.join(map(repr, block.params))})" if block.params else ""
        lines.append(f"{block.name}{head}:{' cold' if block.cold else ''}")
        lines += [f"  {print_instruction(instruction)}" for instruction in block.instructions]
        lines.append(f"  {print_terminator(block.terminator)}")
    return "\n".join(lines) + "\n"


def _edge(edge: ir.Edge) -> str:
    return f"{edge.target.name}({', '.join(a.text for a in edge.args)})" if edge.args else edge.target.name


def _list(values: list[ir.Value]) -> str:
    return ", ".join(value.text for value in values)


def _place(address: ir.Value, offset: int) -> str:
    return f"[{address.text} + {offset}]" if offset else f"[{address.text}]"


def print_instruction(instruction: ir.Instruction) -> str:
    """One instruction, e.g. `%v3: i64 = checked add %v1, %v2 else b4(%v9)`."""
    text = _operation(instruction)
    result = getattr(instruction, "result", None)
    if result is not None:
        text = f"{result.text}: {result.type} = {text}"
    on_error = ir.error_edge(instruction)
    return text if on_error is None else f"{text} else {_edge(on_error)}"


def _operation(instruction: ir.Instruction) -> str:
    match instruction:
        case ir.Binary(op, left, right):
            return f"{op} {left.text}, {right.text}"
        case ir.Compare(op, left, right):
            return f"compare {op} {left.text}, {right.text}"
        case ir.Cast(op, value):
            return f"{op} {value.text}"
        case ir.Select(condition, then, orelse):
            return f"select {condition.text}, {then.text}, {orelse.text}"
        case ir.Checked(op, left, right):
            return f"checked {op} {left.text}, {right.text}"
        case ir.Guard(failed):
            return f"guard not {failed.text}"
        case ir.Load(address, offset, _, volatile):
            kind = " volatile" if volatile else " count" if instruction.counts else ""
            return f"load{kind} {_place(address, offset)}"
        case ir.Store(address, offset, value, volatile):
            return f"store{' volatile' if volatile else ''} {value.text} to {_place(address, offset)}"
        case ir.Address(base, index, stride, offset):
            scaled = f" + {index.text} * {stride}" if index is not None else ""
            return f"address {base.text}{scaled} + {offset}"
        case ir.SlotGet(slot):
            return f"get {slot.name}"
        case ir.SlotSet(slot, value):
            return f"set {slot.name} = {value.text}"
        case ir.Extract(value, index):
            return f"extract {value.text}.{index}"
        case ir.Insert(value, item, index):
            return f"insert {value.text}.{index} = {item.text}"
        case ir.Call(callee, args):
            return f"call {callee.symbol}({_list(args)})"
        case ir.CallIndirect(code, args):
            return f"call indirect {code.text}({_list(args)})"
        case ir.Primitive(name, args, _, symbol):
            operands = ", ".join(([repr(symbol)] if symbol else []) + [a.text for a in args])
            return f"{name}({operands})"
    raise TypeError(instruction)


def print_terminator(terminator: ir.Terminator | None) -> str:
    match terminator:
        case ir.Jump(edge):
            return f"jump {_edge(edge)}"
        case ir.Branch(condition, then, orelse, likely):
            hint = {None: "", True: " likely", False: " unlikely"}[likely]
            return f"branch {condition.text} ? {then.name} : {orelse.name}{hint}"
        case ir.Switch(value, cases, default):
            listed = ", ".join(f"{number}: {block.name}" for number, block in cases)
            return f"switch {value.text} [{listed}]{f' default {default.name}' if default else ''}"
        case ir.Return(value):
            return "return" if value is None else f"return {value.text}"
        case ir.Unwind():
            return "unwind"
        case ir.Unreachable():
            return "unreachable"
        case ir.Suspend(resume, exit, final):
            return f"suspend{' final' if final else f' resume {resume.name}'} exit {exit.name}"
    return "(open)"
