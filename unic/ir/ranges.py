"""Value-range analysis: removes checks that cannot fail.

An abstract interpretation of each function with an interval for each 64-bit slot, widened
at the third visit of a loop header (Cousot & Cousot, "Static Determination of Dynamic Properties
of Programs", 1976). Comparisons that a branch or guard depends on narrow the slots they
read. Registers have intervals inside their block only: code mostly reads variables anew.

The program is closed, so intervals also cross calls. One walk over the call graph, callees first,
finds what functions return whatever they are given; a second, callers first, what they are given.
Functions that call each other in a circle, and those whose address is taken, may be given anything.
"""
from __future__ import annotations

from dataclasses import dataclass, field
from heapq import heappop, heappush
from typing import Any, ClassVar

from unic.ir import ir

LOWEST, HIGHEST = -2**63, 2**63 - 1

Interval = tuple[int, int]
# What is known at the start of a block of slots and of the block's parameters.
State = dict[ir.Slot | ir.Value, Interval]

# The states that edges carry to their targets.
Edges = list[tuple[ir.BasicBlock, State]]

FULL: Interval = (LOWEST, HIGHEST)
_WIDEN_AFTER = 3
_NEGATED = {"eq": "ne", "ne": "eq", "slt": "sge", "sle": "sgt", "sgt": "sle", "sge": "slt",
            "ult": "uge", "ule": "ugt", "ugt": "ule", "uge": "ult"}
_SWAPPED = {"eq": "eq", "ne": "ne", "slt": "sgt", "sle": "sge", "sgt": "slt", "sge": "sle",
            "ult": "ugt", "ule": "uge", "ugt": "ult", "uge": "ule"}


@dataclass
class Counts:
    """Checks (of overflow, and guards) that the pass looked at."""

    removed: int = 0
    kept: int = 0
    functions: dict[ir.Function, "FunctionCounts"] = field(default_factory=dict, repr=False, compare=False)


@dataclass
class FunctionCounts:
    """The checks of one function: of overflow, and the others, which look at indexes, divisors and shifts."""

    overflow_removed: int = 0
    overflow_kept: int = 0
    guards_removed: int = 0
    guards_kept: int = 0


def remove_needless_checks(module: ir.Module) -> Counts:
    """Makes additions plain that cannot overflow, and drops guards that cannot fail."""
    counts = Counts()
    calls = _Calls()
    functions = _callees_first(module)
    turn = {function: number for number, function in enumerate(functions)}
    # Those with a caller that is unknown, or looked at only after them when callers come first.
    open_to_all = {function for function in functions if function.closure_code or function.export is not None or function.kept}
    for caller in functions:
        open_to_all |= {callee for callee in _callees(caller) if not callee.external and turn[callee] >= turn[caller]}
    for function in functions:
        calls.results[function] = _analyze(function, {}, calls).returned
    for function in reversed(functions):
        given = calls.given.get(function, []) if function not in open_to_all else []
        _analyze(function, {param: interval for param, interval in zip(function.params, given) if interval != FULL}, calls).rewrite(counts, function)
    return counts


@dataclass
class _Calls:
    """What crosses calls: what functions return, and what they are given by the callers that were rewritten so far."""

    results: dict[ir.Function, Interval] = field(default_factory=dict)
    given: dict[ir.Function, list[Interval]] = field(default_factory=dict)

    def note(self, callee: ir.Function, intervals: list[Interval]) -> None:
        known = self.given.get(callee)
        self.given[callee] = intervals if known is None else [_hull(old, new) for old, new in zip(known, intervals)]


def _callees(function: ir.Function) -> list[ir.Function]:
    return [instruction.callee for block in function.blocks for instruction in block.instructions if isinstance(instruction, ir.Call)]


def _callees_first(module: ir.Module) -> list[ir.Function]:
    """The functions in an order that has callees before callers, but for circles."""
    ordered: dict[ir.Function, None] = {}
    seen: set[ir.Function] = set()
    for root in module.functions:
        if root.external or root in seen:
            continue
        seen.add(root)
        path = [(root, iter(_callees(root)))]
        while path:
            function, callees = path[-1]
            callee = next(callees, None)
            if callee is None:
                ordered[function] = None
                path.pop()
            elif callee not in seen and not callee.external:
                seen.add(callee)
                path.append((callee, iter(_callees(callee))))
    return list(ordered)


class _Analysis:
    """The walks through a function's blocks from what was found to hold at their starts."""

    def __init__(self, visits: dict[ir.BasicBlock, "_BlockVisit"]) -> None:
        self._visits = visits

    @property
    def returned(self) -> Interval:
        """The hull of what is returned; any for what is no 64-bit integer."""
        hull: Interval | None = None
        for block, visit in self._visits.items():
            if isinstance(block.terminator, ir.Return) and block.terminator.value is not None:
                interval = visit.range_of(block.terminator.value)
                hull = interval if hull is None else _hull(hull, interval)
        return hull or FULL

    def rewrite(self, counts: Counts, function: ir.Function) -> None:
        """Removes the needless checks of `function`, and notes what the calls that are left pass."""
        own = FunctionCounts()
        for block, visit in self._visits.items():
            removed = sum(isinstance(check, ir.Guard) for check in visit.needless)
            own.guards_removed += removed
            own.guards_kept += visit.guards - removed
            own.overflow_removed += len(visit.needless) - removed
            own.overflow_kept += visit.checks - visit.guards - len(visit.needless) + removed
            counts.removed += len(visit.needless)
            counts.kept += visit.checks - len(visit.needless)
            visit.note_calls()
            block.instructions = [kept for instruction in block.instructions
                                  for kept in [visit.needless.get(instruction, instruction)] if kept is not None]
        counts.functions[function] = own


def _analyze(function: ir.Function, given: State, calls: _Calls) -> _Analysis:
    """Finds what holds where in `function`, of whose parameters `given` holds."""
    entry = function.blocks[0]
    order, headers = _order_and_headers(entry)
    states: dict[ir.BasicBlock, State] = {entry: given}
    visits: dict[ir.BasicBlock, int] = {}
    last: dict[ir.BasicBlock, _BlockVisit] = {}
    # In reverse postorder a block comes after all that lead to it, but for loops.
    pending = [(0, entry)]
    waiting = {entry}
    while pending:
        _, block = heappop(pending)
        waiting.discard(block)
        visits[block] = visits.get(block, 0) + 1
        visit = last[block] = _BlockVisit(states[block], calls)
        for target, state in visit.run(block):
            known = states.get(target)
            joined = state if known is None else _join(known, state, target in headers and visits.get(target, 0) >= _WIDEN_AFTER)
            if joined != known:
                states[target] = joined
                if target not in waiting:
                    waiting.add(target)
                    heappush(pending, (order[target], target))
    return _Analysis(last)


def _order_and_headers(entry: ir.BasicBlock) -> tuple[dict[ir.BasicBlock, int], set[ir.BasicBlock]]:
    """Of a depth-first walk: each block's place in reverse postorder, and the targets of back edges (every cycle goes through one)."""
    headers: set[ir.BasicBlock] = set()
    open_blocks = {entry}
    seen = {entry}
    left: list[ir.BasicBlock] = []
    path = [(entry, iter(ir.block_successors(entry)))]
    while path:
        block, targets = path[-1]
        target = next(targets, None)
        if target is None:
            path.pop()
            open_blocks.discard(block)
            left.append(block)
        elif target in open_blocks:
            headers.add(target)
        elif target not in seen:
            seen.add(target)
            open_blocks.add(target)
            path.append((target, iter(ir.block_successors(target))))
    return {block: place for place, block in enumerate(reversed(left))}, headers


def _join(left: State, right: State, widen: bool) -> State:
    """What holds after either; slots of which nothing is known are left out."""
    joined: State = {}
    for slot, (low, high) in left.items():
        other = right.get(slot)
        if other is None:
            continue
        if widen:
            low, high = (LOWEST if other[0] < low else low), (HIGHEST if other[1] > high else high)
        else:
            low, high = min(low, other[0]), max(high, other[1])
        if (low, high) != FULL:
            joined[slot] = (low, high)
    return joined


def _hull(left: Interval, right: Interval) -> Interval:
    return min(left[0], right[0]), max(left[1], right[1])


def _fits(interval: Interval) -> bool:
    return LOWEST <= interval[0] and interval[1] <= HIGHEST


def _exact(op: str, left: Interval, right: Interval) -> Interval:
    """The interval of a sum, difference or product of unbounded integers."""
    if op == "add":
        return left[0] + right[0], left[1] + right[1]
    if op == "sub":
        return left[0] - right[1], left[1] - right[0]
    corners = [a * b for a in left for b in right]
    return min(corners), max(corners)


class _BlockVisit:
    """One walk through a block from a state at its start. `needless`: checks that cannot fail, and what replaces them."""

    def __init__(self, state: State, calls: _Calls) -> None:
        self.state: State = {slot: interval for slot, interval in state.items() if isinstance(slot, ir.Slot)}
        self.needless: dict[ir.Instruction, ir.Instruction | None] = {}
        self.checks = 0
        self.guards = 0
        self._calls = calls
        self._made: list[ir.Call] = []
        self._ranges: dict[ir.Value, Interval] = {value: interval for value, interval in state.items() if isinstance(value, ir.Value)}
        self._slot_of: dict[ir.Value, ir.Slot] = {}
        self._compares: dict[ir.Value, ir.Compare] = {}

    def run(self, block: ir.BasicBlock) -> Edges:
        """The states that the block's edges carry."""
        out: Edges = []
        transfers = self._TRANSFERS
        for instruction in block.instructions:
            transfer = transfers.get(instruction.__class__)
            if transfer is not None:
                transfer(self, instruction, out)
        terminator = block.terminator
        if isinstance(terminator, ir.Branch):
            for target, holds in ((terminator.then, True), (terminator.orelse, False)):
                state = self._assume(terminator.condition, holds)
                if state is not None:
                    out.append((target, state))
        elif isinstance(terminator, ir.Jump):
            out.append(self._along(terminator.edge, self.state))
        else:
            out += [(target, dict(self.state)) for target in ir.successors(terminator)]
        return out

    def note_calls(self) -> None:
        """Tells what the calls of the block pass."""
        for call in self._made:
            self._calls.note(call.callee, [self.range_of(arg) for arg in call.args])

    def _along(self, edge: ir.Edge, state: State) -> tuple[ir.BasicBlock, State]:
        """Where an edge leads, and what holds there."""
        passed = {param: self.range_of(arg) for param, arg in zip(edge.target.params, edge.args) if param.type == "i64"}
        return edge.target, state | {param: interval for param, interval in passed.items() if interval != FULL}

    def range_of(self, value: ir.Value) -> Interval:
        if value.number is not None:
            # An unsigned constant above the signed range is what its bits are as a signed one.
            number = value.number - 2**64 if value.number > HIGHEST else value.number
            return number, number
        return self._ranges.get(value, FULL)

    def _slot_get(self, instruction: ir.SlotGet, out: Edges) -> None:
        if instruction.slot.type == "i64":
            self._ranges[instruction.result] = self.state.get(instruction.slot, FULL)
            self._slot_of[instruction.result] = instruction.slot

    def _slot_set(self, instruction: ir.SlotSet, out: Edges) -> None:
        if instruction.slot.type == "i64":
            self._assign(instruction.slot, instruction.value)

    def _checked(self, instruction: ir.Checked, out: Edges) -> None:
        self.checks += 1
        op, left, right, result = instruction.op, instruction.left, instruction.right, instruction.result
        exact = _exact(op, self.range_of(left), self.range_of(right))
        if _fits(exact):
            plain = ir.Binary(f"{op} nsw", left, right, result)
            plain.line = instruction.line
            self.needless[instruction] = plain
        else:
            out.append(self._along(instruction.on_error, self.state))
        self._ranges[result] = max(exact[0], LOWEST), min(exact[1], HIGHEST)

    def _guard(self, instruction: ir.Guard, out: Edges) -> None:
        self.checks += 1
        self.guards += 1
        failing = self._assume(instruction.failed, True)
        if failing is None:
            self.needless[instruction] = None
        else:
            out.append(self._along(instruction.on_error, failing))
        self.state = self._assume(instruction.failed, False) or self.state

    def _compare(self, instruction: ir.Compare, out: Edges) -> None:
        if instruction.left.type == "i64":
            self._compares[instruction.result] = instruction

    def _plain(self, instruction: ir.Binary, out: Edges) -> None:
        if instruction.result.type == "i64":
            self._ranges[instruction.result] = self._binary(instruction.op, self.range_of(instruction.left), self.range_of(instruction.right))

    def _cast(self, instruction: ir.Cast, out: Edges) -> None:
        if instruction.result.type == "i64" and instruction.op in ("zext", "sext"):
            bits = int(instruction.value.type[1:])
            self._ranges[instruction.result] = (0, 2**bits - 1) if instruction.op == "zext" else (-2**(bits - 1), 2**(bits - 1) - 1)

    def _select(self, instruction: ir.Select, out: Edges) -> None:
        if instruction.result.type == "i64":
            self._ranges[instruction.result] = _hull(self.range_of(instruction.then), self.range_of(instruction.orelse))

    def _load(self, instruction: ir.Load, out: Edges) -> None:
        if instruction.counts:
            self._ranges[instruction.result] = (0, ir.MOST_THINGS)

    def _call(self, instruction: ir.Call, out: Edges) -> None:
        self._made.append(instruction)
        if instruction.result is not None and instruction.callee in self._calls.results:
            self._ranges[instruction.result] = self._calls.results[instruction.callee]
        self._call_indirect(instruction, out)

    def _call_indirect(self, instruction: ir.Call | ir.CallIndirect, out: Edges) -> None:
        if instruction.on_error is not None:
            out.append(self._along(instruction.on_error, self.state))

    # What each kind of instruction does; the others tell nothing.
    _TRANSFERS: ClassVar[dict[type, Any]] = {
        ir.SlotGet: _slot_get, ir.SlotSet: _slot_set, ir.Checked: _checked, ir.Guard: _guard, ir.Compare: _compare, ir.Binary: _plain,
        ir.Cast: _cast, ir.Select: _select, ir.Load: _load, ir.Call: _call, ir.CallIndirect: _call_indirect,
    }

    def _assign(self, slot: ir.Slot, value: ir.Value) -> None:
        self._slot_of = {register: read for register, read in self._slot_of.items() if read is not slot}
        self._slot_of[value] = slot
        interval = self.range_of(value)
        if interval == FULL:
            self.state.pop(slot, None)
        else:
            self.state[slot] = interval

    def _binary(self, op: str, left: Interval, right: Interval) -> Interval:
        """The interval of an unchecked operation; the full one when it may wrap."""
        if op in ("add", "sub", "mul"):
            exact = _exact(op, left, right)
            return exact if _fits(exact) else FULL
        constant = right[0] if right[0] == right[1] else None
        if op == "and":
            masks = [high for low, high in (left, right) if low >= 0]
            return (0, min(masks)) if masks else FULL
        if op in ("or", "xor") and left[0] >= 0 and right[0] >= 0:
            return 0, 2**max(left[1].bit_length(), right[1].bit_length()) - 1
        if op == "shl" and constant is not None and 0 <= constant < 64:
            exact = left[0] << constant, left[1] << constant
            return exact if _fits(exact) else FULL
        if op in ("lshr", "ashr") and constant is not None and 0 <= constant < 64:
            if op == "ashr" or left[0] >= 0:
                return left[0] >> constant, left[1] >> constant
            return (0, 2**(64 - constant) - 1) if constant else FULL
        if op in ("srem", "urem") and constant is not None and constant > 0:
            if left[0] >= 0:
                return 0, min(left[1], constant - 1)
            return (0 if op == "urem" else 1 - constant), constant - 1
        if op == "sdiv" and constant is not None and constant > 0 and left[0] >= 0:
            return left[0] // constant, left[1] // constant
        return FULL

    def _assume(self, condition: ir.Value, holds: bool) -> State | None:
        """The state where `condition` is `holds`; None when it cannot be."""
        if condition.number is not None:
            return dict(self.state) if bool(condition.number) == holds else None
        compare = self._compares.get(condition)
        if compare is None:
            return dict(self.state)
        op = compare.op if holds else _NEGATED[compare.op]
        state = dict(self.state)
        left, right = self.range_of(compare.left), self.range_of(compare.right)
        for value, known, other, relation in ((compare.left, left, right, op), (compare.right, right, left, _SWAPPED[op])):
            narrowed = _narrow(relation, known, other)
            if narrowed is None:
                return None
            slot = self._slot_of.get(value)
            if slot is not None and narrowed != FULL:
                state[slot] = narrowed
        return state


def _narrow(op: str, known: Interval, other: Interval) -> Interval | None:
    """`known` where `known op other` holds; None when it never does."""
    low, high = known
    if op in ("ult", "ule") and other[0] >= 0:
        # Below a number that is not negative as a signed one either.
        low = max(low, 0)
        op = "s" + op[1:]
    elif op in ("ugt", "uge") and low >= 0 and other[0] >= 0:
        op = "s" + op[1:]
    if op == "eq":
        low, high = max(low, other[0]), min(high, other[1])
    elif op == "ne":
        if other[0] == other[1] == low:
            low += 1
        elif other[0] == other[1] == high:
            high -= 1
    elif op == "slt":
        high = min(high, other[1] - 1)
    elif op == "sle":
        high = min(high, other[1])
    elif op == "sgt":
        low = max(low, other[0] + 1)
    elif op == "sge":
        low = max(low, other[0])
    return (low, high) if low <= high else None
