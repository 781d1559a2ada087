"""The typed program: what analysis hands to lowering.

Every name is resolved, every expression has a type, every conversion is explicit, and
comprehensions, for loops, with, match, f-strings, print and dispatch are already spelled
out in the few forms below. Operands are evaluated left to right, exactly once.

Value layouts are in `types`. Conversions between layouts appear only as `Convert`.
"""
from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from unic.analysis.types import ClassType, Field, Type
from unic.diagnostics import Span

if TYPE_CHECKING:
    from unic.analysis.findings import Findings


@dataclass(eq=False)
class Local:
    """A local variable or parameter of one function.

    cell: captured by a closure, so it lives in a heap cell shared with it.
    checked: some use may come before assignment; such uses (`LocalGet.check`) raise UnboundLocalError.
    kept: the value that a temporary holds, for messages about it.
    """

    name: str
    type: Type
    cell: bool = False
    checked: bool = False
    kept: "Expr | None" = None


@dataclass(eq=False)
class Global:
    """A module-level variable or class attribute. `checked` as for Local (NameError).

    initial: a constant known at compile time (int, float, bool, None or machine int), stored
    in the image; otherwise the variable starts zeroed and is assigned by code.
    is_setting: whoever starts the image may have set it; nothing is concluded from what the program assigns.
    """

    symbol: str
    type: Type
    initial: Any = None
    checked: bool = False
    is_setting: bool = False


@dataclass(eq=False)
class Identity:
    """What a function value tells of itself: its names and text, and which other values are the same function.

    name: None for one without (functools.partial). key: values of equal keys are the same function; None: only the object itself is.
    bound: the first capture is the object whose method it is, and decides as well. alias: the first capture is the function
    value that this one is in another form. named_after: the captured variable whose function lends its names (functools.wraps).
    """

    name: str | None
    qualname: str | None
    module: str
    doc: str | None = None
    key: Any = None
    bound: bool = False
    alias: bool = False
    named_after: Local | None = None


@dataclass(eq=False)
class Function:
    """One reachable, monomorphic function.

    kind: "plain"; "generator" (covers async def as well: calling it makes a `generator_type`
    object, whose body runs as a coroutine and stores into that object's fields).
    captures: for a closure, the enclosing functions' cells it uses (same Local objects
    as in the function that owns them), in order.
    cleans_up: for a generator: leaving it half-way has an effect (it has a try or with, or iterates over what may have).
    traceback_name: the name shown in tracebacks, or None for the library's functions, which are not shown.
    export: symbol under which assembly calls it. inline: "", "always" or "never".
    """

    symbol: str
    name: str
    path: str
    params: list[Local]
    result: Type
    body: "list[Stmt]" = field(default_factory=list)
    kind: str = "plain"
    generator_type: ClassType | None = None
    captures: list[Local] = field(default_factory=list)
    traceback_name: str | None = None
    export: str | None = None
    inline: str = ""
    line: int = 0
    never_returns: bool = False
    cleans_up: bool = False
    identity: Identity | None = None


@dataclass(eq=False)
class Program:
    """Everything reachable.

    classes: all classes that have instances or reachable subclasses, bases before subclasses.
    boxed: value types that are boxed somewhere (their boxes carry a descriptor as well).
    support: the runtime functions lowering and codegen call, by qualified name:
      runtime.memory.heap.allocate(descriptor: u64, size: u64) -> u64
      runtime.builtins.failure.{raise_overflow(message: str), raise_value_error(message: str),
        raise_unbound_local(name: str), raise_no_attribute(value: object, name: str), raise_exception(e: BaseException), add_traceback(site: u32)}
    unnamed: types whose name no code can ask for.
    told_apart: the types of function values that tests have to tell from each other.
    asked_of_functions: what the program asks of function values: "name", "qualname", "module", "doc", "same".
    findings: what analysis found out beside, for those who look at the image.
    main: runs the program: returns the exit status as int and never raises.
    sources: text of each source path of the program's own modules, for traceback lines.
    """

    functions: list[Function]
    classes: list[ClassType]
    boxed: list[Type]
    globals: list[Global]
    support: dict[str, Function]
    main: Function
    sources: dict[str, str]
    str_type: ClassType
    bytes_type: ClassType
    unnamed: frozenset[Type] = frozenset()
    asked_of_functions: frozenset[str] = frozenset()
    told_apart: tuple[Type, ...] = ()
    findings: "Findings | None" = None


# --- expressions ----------------------------------------------------------------------


@dataclass(eq=False)
class Expr:
    type: Type
    span: Span | None


@dataclass(eq=False)
class Const(Expr):
    """int, float, bool, None, str or bytes constant; for a machine int the value already wrapped."""

    value: Any


@dataclass(eq=False)
class LocalGet(Expr):
    local: Local
    check: bool = False


@dataclass(eq=False)
class GlobalGet(Expr):
    """Reading where `check` is set may raise: AttributeError saying `missing`, or NameError where that is empty."""

    target: Global
    check: bool = False
    missing: str = ""


@dataclass(eq=False)
class FieldGet(Expr):
    """`obj` is a non-null pointer to an instance of a class that has `field`. Reading a checked field may raise AttributeError."""

    obj: Expr
    field: Field


@dataclass(eq=False)
class HasField(Expr):
    """Whether a field of `obj`, which may not be assigned yet, is (type bool)."""

    obj: Expr
    field: Field


@dataclass(eq=False)
class Call(Expr):
    """Direct call; arguments in parameter order, already converted. Of a generator function: makes the generator object."""

    function: Function
    args: list[Expr]


@dataclass(eq=False)
class CallValue(Expr):
    """Call of a closure value (`callee.type` is a CallableType)."""

    callee: Expr
    args: list[Expr]


@dataclass(eq=False)
class MakeClosure(Expr):
    """A function as a value. Captured cells come from `function.captures`, in the current frame or the current closure's captures."""

    function: Function


@dataclass(eq=False)
class Intrinsic(Expr):
    """A primitive operation `name` on operands of the types they carry.

    int: int.floordiv int.mod (the right operand a positive constant)
    int: int.add int.sub int.mul int.neg int.shl (checked: OverflowError; a negative shift
      count is ValueError "negative shift count"), int.shr (arithmetic, count >= 64 as CPython),
      int.and int.or int.xor int.not, int.eq ne lt le gt ge
    machine ints (both operands of one type): m.add sub mul and or xor not neg shl shr div rem
      (unchecked: wraps, signed div truncates), m.eq ne lt le gt ge by signedness
    float: float.add sub mul div neg (div by zero is checked by analysis), float.eq ne lt le gt ge
    bool: bool.not bool.eq bool.ne bool.and bool.or bool.xor
    conversions: to_machine (int, bool or machine int to the machine type `type`, truncating or
      extending by the source's signedness), machine_to_int (checked when u64), bool_to_int,
      int_to_float, bool_to_float, float_to_int (truncates, unchecked)
    references: is_same(a, b); is_none(x) for optionals and unions in either layout
    unsafe.*: the operations of module `unsafe` under their names (unsafe.load8 ...); type
      operands come in `types`, string operands (symbol names) as Const.
    unsafe.allocate_class(extra: u64) with types=[C]: a zeroed instance of C with that many
      tail bytes (the ordinary allocation has a Const 0).
    unsafe.new_array(n: int) types=[T]; unsafe.array_get(a, i) array_set(a, i, v) array_len(a).
    class_descriptor with types=[C]: the address of the descriptor of C.
    unsafe.site_file/site_line/site_function/site_source(site: u32).
    unsafe.current_exception() set_current_exception(e) raise_current().
    """

    name: str
    args: list[Expr]
    types: list[Type] = field(default_factory=list)


@dataclass(eq=False)
class Convert(Expr):
    """Change of layout from `value.type` to `type`:

    cast: pointer to pointer, no code (up, down after a test, optional or not);
    some: value -> optional of it; unwrap: optional of a value -> the value (known present);
    box: value -> pointer to a box; unbox: pointer to a box of exactly `type` -> value.
    None to anything is a `Const` None of the target type (null pointer, absent optional).
    """

    kind: str
    value: Expr


@dataclass(eq=False)
class MakeTuple(Expr):
    items: list[Expr]


@dataclass(eq=False)
class TupleGet(Expr):
    value: Expr
    index: int


@dataclass(eq=False)
class Cond(Expr):
    """`then if test else orelse`; also and/or. Only one branch is evaluated."""

    test: Expr
    then: Expr
    orelse: Expr


@dataclass(eq=False)
class Block(Expr):
    """Statements, then a value (None value: type None)."""

    body: "list[Stmt]"
    value: Expr | None


@dataclass(eq=False)
class TypeTest(Expr):
    """Whether `value` (a pointer; not null, unless nullable is set: null gives False) is an instance of one of `tested`.

    A ClassType covers its subclasses; a value type means exactly its box.
    """

    value: Expr
    tested: list[Type]


@dataclass(eq=False)
class Suspend(Expr):
    """The suspension point of a generator or coroutine body (type None).

    The yielded value is already in the object; on resumption the body goes on behind it
    (a pending `thrown` is looked at by the code analysis puts behind it)."""


@dataclass(eq=False)
class GeneratorSelf(Expr):
    """The generator object of the running body."""


# --- statements -----------------------------------------------------------------------


@dataclass(eq=False)
class Stmt:
    span: Span | None


@dataclass(eq=False)
class Eval(Stmt):
    value: Expr


@dataclass(eq=False)
class SetLocal(Stmt):
    """Assignment; a captured local keeps its cell."""

    local: Local
    value: Expr


@dataclass(eq=False)
class NewCell(Stmt):
    """A captured local gets a new cell; closures made before keep the old one. Of no effect on any other local.

    Where a scope begins that may run several times in one call of the function: a comprehension, the making of a closure.
    """

    local: Local


@dataclass(eq=False)
class DeleteLocal(Stmt):
    """Makes the variable unassigned again (its uses are checked)."""

    local: Local


@dataclass(eq=False)
class SetGlobal(Stmt):
    target: Global
    value: Expr


@dataclass(eq=False)
class DeleteGlobal(Stmt):
    """Makes a checked variable unassigned again."""

    target: Global


@dataclass(eq=False)
class SetField(Stmt):
    obj: Expr
    field: Field
    value: Expr


@dataclass(eq=False)
class DeleteField(Stmt):
    """Makes a checked field unassigned again; AttributeError when it is already."""

    obj: Expr
    field: Field


@dataclass(eq=False)
class If(Stmt):
    test: Expr
    body: list[Stmt]
    orelse: list[Stmt]


@dataclass(eq=False)
class While(Stmt):
    """`step` runs after the body and on `continue` (for loops); `orelse` when the test fails, not on break."""

    test: Expr
    body: list[Stmt]
    orelse: list[Stmt] = field(default_factory=list)
    step: list[Stmt] = field(default_factory=list)


@dataclass(eq=False)
class Break(Stmt):
    pass


@dataclass(eq=False)
class Continue(Stmt):
    pass


@dataclass(eq=False)
class Return(Stmt):
    value: Expr | None


@dataclass(eq=False)
class Raise(Stmt):
    """Raise `value` (a BaseException; context is set by raise_exception), or with None re-raise what the enclosing handler caught
    (where none encloses it, the current exception)."""

    value: Expr | None


@dataclass(eq=False)
class Handler:
    """`except types as local`: types empty means all. `local` (never a cell) gets the exception object."""

    types: list[ClassType]
    local: Local | None
    body: list[Stmt]
    span: Span | None = None


@dataclass(eq=False)
class Try(Stmt):
    """While a handler runs, the exception it caught is the one being handled (context of new ones)."""

    body: list[Stmt]
    handlers: list[Handler]
    orelse: list[Stmt]
    finalbody: list[Stmt]


@dataclass(eq=False)
class ClassSwitch(Stmt):
    """Jump by the exact class of a non-null pointer; cases are disjoint; anything else is impossible."""

    value: Expr
    cases: list[tuple[list[Type], list[Stmt]]]
