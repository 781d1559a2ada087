"""Functions that call themselves more than once in a little code, such as walks over trees: LLVM never puts a call of
a function to itself in line. So such a function calls a copy of itself, and that the next or the function again, and the
copies are always in line: of a tree of calls the lowest levels, where nearly all of them are, become one call each.
"""
from __future__ import annotations

from unic.ir import ir

# Copies in a row, and how many instructions the function may then have.
_LEVELS = 2
_INSTRUCTIONS = 240


def copies(function: ir.Function) -> list[ir.Function]:
    """The copies that stand between a call of `function` and the next one, outermost first."""
    if function.coroutine or function.external or function.closure_code:
        return []
    instructions = [instruction for block in function.blocks if not block.cold for instruction in block.instructions]
    calls = sum(isinstance(instruction, ir.Call) and instruction.callee is function for instruction in instructions)
    if calls < 2:
        return []
    levels = 0
    while levels < _LEVELS and len(instructions) * calls ** (levels + 1) <= _INSTRUCTIONS:
        levels += 1
    return [_copy(function, level + 1) for level in range(levels)]


def _copy(function: ir.Function, level: int) -> ir.Function:
    """`function` under another name, without its check of the stack: the one of the function leaves room for both."""
    made = ir.Function(f"{function.symbol}.level{level}", function.params, function.result)
    made.blocks, made.slots, made.raises, made.allocates = list(function.blocks), function.slots, function.raises, function.allocates
    made.path, made.name, made.line = function.path, function.name, function.line
    made.inline = "always"
    entry = function.blocks[0]
    match entry.instructions[:1]:
        case [ir.Primitive("stack_height")]:
            unchecked = ir.BasicBlock(entry.name)
            unchecked.params, unchecked.instructions, unchecked.terminator = entry.params, entry.instructions[3:], entry.terminator
            made.blocks[0] = unchecked
    return made
