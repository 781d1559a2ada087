"""IR data structures: modules, functions, basic blocks, instructions.

Values are virtual registers assigned once; a type is written as LLVM writes it (`i64`,
`ptr`, `{i64, i1}`). Blocks take parameters, which the edges to them pass (no phi nodes).
Local variables that are assigned more than once are slots, promoted to registers by LLVM.

Blocks are extended ones: `Call`, `Checked` and `Guard` may leave in the middle, along
their `on_error` edge. When a call takes it, the raised exception is the current one.
"""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Union

if TYPE_CHECKING:
    from unic.ir.variables import Variables

VOID = "void"
# What a count of things in memory is at most: addresses have 47 bits.
MOST_THINGS = 2**47 - 1


class Value:
    """A register, or a constant written out in `text`; `number` is the value of an integer constant."""

    __slots__ = ("type", "text", "number")

    def __init__(self, type: str, text: str, number: int | None = None) -> None:
        self.type = type
        self.text = text
        self.number = number

    def __repr__(self) -> str:
        return f"{self.type} {self.text}"


def integer(type: str, number: int) -> Value:
    """An integer constant, which must fit `type` (signed or unsigned)."""
    return Value(type, str(number), number)


TRUE = Value("i1", "true", 1)
FALSE = Value("i1", "false", 0)
NULL = Value("ptr", "null")
# What has no run-time form (None, a class as a value) is an i1 of no meaning.
UNIT = FALSE


def poison(type: str) -> Value:
    """The value of an expression that never ends."""
    return Value(type, "poison")


def zero(type: str) -> Value:
    """The all-zero value of any type."""
    return Value(type, "zeroinitializer")


def byte_string(data: bytes) -> Value:
    """An array of bytes as a constant."""
    text = "".join(chr(b) if 32 <= b < 127 and b not in b'"\\' else f"\\{b:02X}" for b in data)
    return Value(f"[{len(data)} x i8]", f'c"{text}"')


class SiteNumber(Value):
    """The number of a traceback site, known when the site table is written; only ever passed along an edge."""

    __slots__ = ("site",)

    def __init__(self, site: "Site") -> None:
        super().__init__("i32", f"site({site.line})")
        self.site = site


class Slot:
    """A local variable in the function's frame."""

    __slots__ = ("name", "type")

    def __init__(self, name: str, type: str) -> None:
        self.name = name
        self.type = type


@dataclass(slots=True, eq=False)
class Edge:
    """A jump to `target` passing `args` for its parameters."""

    target: "BasicBlock"
    args: list[Value] = field(default_factory=list)


class BasicBlock:
    """`cold`: on an error path, which the layout moves away from the hot code."""

    __slots__ = ("name", "params", "instructions", "terminator", "cold", "line")

    def __init__(self, name: str, cold: bool = False) -> None:
        self.name = name
        self.params: list[Value] = []
        self.instructions: list[Instruction] = []
        self.terminator: Terminator | None = None
        self.cold = cold


# --- instructions -----------------------------------------------------------------------


@dataclass(slots=True, eq=False)
class Instruction:
    """`line`: the source line it comes from, 0 when none. (A keyword of every instruction.)"""

    line: int = field(default=0, init=False)


@dataclass(slots=True, eq=False)
class Binary(Instruction):
    """An arithmetic operation `op` by LLVM's name (add, sdiv, fadd ...), without overflow check."""

    op: str
    left: Value
    right: Value
    result: Value


@dataclass(slots=True, eq=False)
class Compare(Instruction):
    """A comparison by LLVM's predicate (eq, slt, ult ...; oeq, olt, une ... on doubles)."""

    op: str
    left: Value
    right: Value
    result: Value


@dataclass(slots=True, eq=False)
class Cast(Instruction):
    """A conversion by LLVM's name (zext, trunc, sitofp, ptrtoint ...)."""

    op: str
    value: Value
    result: Value


@dataclass(slots=True, eq=False)
class Select(Instruction):
    condition: Value
    then: Value
    orelse: Value
    result: Value


@dataclass(slots=True, eq=False)
class Checked(Instruction):
    """Signed `add`, `sub` or `mul` that takes the edge on overflow."""

    op: str
    left: Value
    right: Value
    result: Value
    on_error: Edge


@dataclass(slots=True, eq=False)
class Guard(Instruction):
    """Takes the edge when `failed` is true."""

    failed: Value
    on_error: Edge


@dataclass(slots=True, eq=False)
class Load(Instruction):
    """Reads `result.type` at `address` (a ptr) plus `offset` bytes. `counts`: how many things
    there are in memory, 0 to MOST_THINGS."""

    address: Value
    offset: int
    result: Value
    volatile: bool = False
    align: int = 0
    counts: bool = False


@dataclass(slots=True, eq=False)
class Store(Instruction):
    address: Value
    offset: int
    value: Value
    volatile: bool = False
    align: int = 0


@dataclass(slots=True, eq=False)
class Address(Instruction):
    """The pointer `base` + `index` * `stride` + `offset`, all in bytes."""

    base: Value
    index: Value | None
    stride: int
    offset: int
    result: Value


@dataclass(slots=True, eq=False)
class SlotGet(Instruction):
    slot: Slot
    result: Value


@dataclass(slots=True, eq=False)
class SlotSet(Instruction):
    slot: Slot
    value: Value


@dataclass(slots=True, eq=False)
class Extract(Instruction):
    """Item `index` of the struct `value`."""

    value: Value
    index: int
    result: Value


@dataclass(slots=True, eq=False)
class Insert(Instruction):
    """The struct `value` with item `index` replaced."""

    value: Value
    item: Value
    index: int
    result: Value


@dataclass(slots=True, eq=False)
class Call(Instruction):
    """`result` is None for a void function; `on_error` is None when the callee cannot raise."""

    callee: "Function"
    args: list[Value]
    result: Value | None
    on_error: Edge | None


@dataclass(slots=True, eq=False)
class CallIndirect(Instruction):
    """Call of the code at `code`, the code of some closure; whether it may raise is the same for all of them."""

    code: Value
    args: list[Value]
    result: Value | None
    on_error: Edge | None


@dataclass(slots=True, eq=False)
class Primitive(Instruction):
    """A machine or coroutine operation `name` (codegen/primitives.py); `symbol` is its string operand."""

    name: str
    args: list[Value]
    result: Value | None
    symbol: str = ""


# --- terminators ------------------------------------------------------------------------


@dataclass(slots=True, eq=False)
class Jump:
    edge: Edge


@dataclass(slots=True, eq=False)
class Branch:
    """`likely`: True or False when one side is an error path, None when nothing is known."""

    condition: Value
    then: BasicBlock
    orelse: BasicBlock
    likely: bool | None = None


@dataclass(slots=True, eq=False)
class Switch:
    """`default` is None when no other value is possible."""

    value: Value
    cases: list[tuple[int, BasicBlock]]
    default: BasicBlock | None


@dataclass(slots=True, eq=False)
class Return:
    value: Value | None


@dataclass(slots=True, eq=False)
class Unwind:
    """Return to the caller with the current exception raised."""


@dataclass(slots=True, eq=False)
class Unreachable:
    pass


@dataclass(slots=True, eq=False)
class Suspend:
    """Suspends the coroutine; resumed at `resume`, never when `final`. The ramp goes on at `exit`."""

    resume: BasicBlock | None
    exit: BasicBlock
    final: bool


Terminator = Union[Jump, Branch, Switch, Return, Unwind, Unreachable, Suspend]


# --- functions and data -----------------------------------------------------------------


@dataclass(frozen=True)
class Site:
    """A place that tracebacks name."""

    path: str
    line: int
    function: str


class Function:
    """`raises`: may return with an exception (set by the effects pass; then the machine result has an error flag behind the result).

    external: has no blocks, defined outside the module. coroutine: contains `Suspend`. awaits: and is an async one, no generator.
    inline: "", "always" or "never". allocates: the result points to fresh memory.
    closure_code: its address is taken, it may be called by `CallIndirect`.
    kept: it is in the image whether anything calls it or not, and who may call it is not known.
    """

    __slots__ = ("symbol", "params", "result", "blocks", "slots", "raises", "external", "coroutine", "awaits", "inline",
                 "allocates", "closure_code", "never_returns", "kept", "export", "path", "name", "line", "registers", "labels")

    def __init__(self, symbol: str, params: list[Value], result: str) -> None:
        self.symbol = symbol
        self.params = params
        self.result = result
        self.blocks: list[BasicBlock] = []
        self.slots: list[Slot] = []
        self.raises = True
        self.external = False
        self.coroutine = False
        self.awaits = False
        self.inline = ""
        self.allocates = False
        self.closure_code = False
        self.never_returns = False
        self.kept = False
        self.export: str | None = None
        self.path = ""
        self.name = symbol
        self.line = 0
        self.registers = 0
        self.labels = 0

    def register(self, type: str) -> Value:
        """A fresh register."""
        self.registers += 1
        return Value(type, f"%v{self.registers}")


@dataclass(slots=True, eq=False)
class Data:
    """A constant (`read_only`) or a variable in the image; `items` are laid out as a struct. kept: it is there, and may change, whatever the program does.
    align: of items that lie at it without gaps; 0 for what the code generator chooses."""

    symbol: str
    items: list[Value]
    read_only: bool = True
    kept: bool = False
    align: int = 0


@dataclass(eq=False)
class Module:
    """A whole program.

    sources: the text of each source path of the program's own modules. string: makes (or finds) the str
    object of a text and gives its address, for the site table. raise_recursion: raises RecursionError; without it
    recursion is not checked. variables: what debuggers are told of them, if they are to be.
    """

    functions: list[Function] = field(default_factory=list)
    data: list[Data] = field(default_factory=list)
    sources: dict[str, str] = field(default_factory=dict)
    string: Callable[[str], Value] | None = None
    raise_recursion: Function | None = None
    variables: "Variables | None" = None


def symbol_text(symbol: str) -> str:
    """`symbol` as an LLVM global name."""
    if symbol.replace(".", "_").replace("$", "_").isidentifier() and symbol.isascii():
        return f"@{symbol}"
    quoted = "".join(c if " " <= c <= "~" and c not in '"\\' else "".join(f"\\{b:02x}" for b in c.encode()) for c in symbol)
    return f'@"{quoted}"'


def address_of(symbol: str) -> Value:
    """The address of a global as a constant."""
    return Value("ptr", symbol_text(symbol))


def error_edge(instruction: Instruction) -> Edge | None:
    """The error edge of an instruction, if it has one."""
    return getattr(instruction, "on_error", None)


def successors(terminator: Terminator) -> list[BasicBlock]:
    match terminator:
        case Jump(edge):
            return [edge.target]
        case Branch(_, then, orelse, _):
            return [then, orelse]
        case Switch(_, cases, default):
            return [block for _, block in cases] + ([default] if default is not None else [])
        case Suspend(resume, exit, _):
            return [exit] if resume is None else [resume, exit]
    return []


def block_successors(block: BasicBlock) -> list[BasicBlock]:
    """Where control may go from `block`, error edges included."""
    targets = successors(block.terminator)
    for instruction in block.instructions:
        edge = error_edge(instruction)
        if edge is not None:
            targets.append(edge.target)
    return targets
