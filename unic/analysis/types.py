"""Types of the typed program.

Types are interned: two equal types are the same object, so `is` compares them. What a
type looks like in memory is decided by `is_value`: value types (numbers, bool, fixed
tuples, optionals of value types) are passed unboxed, every other type is one pointer.
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Iterator, TypeGuard

if TYPE_CHECKING:
    from unic.analysis.declarations import ClassDecl


class Type:
    """Base of all types. `is_value`: stored unboxed; otherwise one (nullable) pointer.

    depth: how deep types are nested in it; 0 for one without parts.
    open: whether a part of it is not known yet (unic/analysis/open_types.py).
    """

    is_value = False
    depth = 0
    open = False

    def __repr__(self) -> str:
        return str(self)


def _any_open(parts: tuple[Type, ...]) -> bool:
    return any(part.open for part in parts)


def _depth_of(parts: tuple[Type, ...]) -> int:
    return 1 + max((part.depth for part in parts), default=-1)


class Primitive(Type):
    """int (64-bit signed, checked), float, bool, None, and the bottom type `Never`."""

    is_value = True

    def __init__(self, name: str) -> None:
        self.name = name

    def __str__(self) -> str:
        return self.name


INT = Primitive("int")
FLOAT = Primitive("float")
BOOL = Primitive("bool")
NONE = Primitive("None")
NEVER = Primitive("Never")


class MachineInt(Type):
    """A wrapping machine integer of `bits` bits."""

    is_value = True

    def __init__(self, name: str, bits: int, signed: bool) -> None:
        self.name = name
        self.bits = bits
        self.signed = signed

    def __str__(self) -> str:
        return self.name


MACHINE_INTS = {f"{'i' if signed else 'u'}{bits}": MachineInt(f"{'i' if signed else 'u'}{bits}", bits, signed)
                for bits in (8, 16, 32, 64) for signed in (False, True)}
U8, U16, U32, U64 = (MACHINE_INTS[n] for n in ("u8", "u16", "u32", "u64"))
I8, I16, I32, I64 = (MACHINE_INTS[n] for n in ("i8", "i16", "i32", "i64"))


@dataclass(eq=False)
class Field:
    """One instance attribute; `index` counts from 0 behind the header, base class first.

    counts: an int that the class keeps within the number of things that memory can hold (64), or within 32 bits (32), where it takes as many; else 0.
    checked: it may be read before it is assigned, or deleted; its presence is stored beside it.
    hides: objects without a value of their own have that of the class attribute of the same name, which the program changes.
    """

    name: str
    type: Type
    index: int
    counts: int = 0
    checked: bool = False
    hides: bool = False


class ClassType(Type):
    """A class with its type arguments filled in (`list[int]`); instances are heap objects.

    `fields` includes the inherited ones, in layout order, and is complete once analysis
    has ended. `instantiated` says that an allocation of exactly this class is reachable.

    A class with several bases has one, `base`, whose layout its own begins with (and so has every class only one of
    these); the fields of the others (`mixins`) are its own copies. Methods that cannot work on the class as they were
    checked for the class that declares them are checked again for this one (`shares`). `subclasses` are those that begin
    with this class's layout, `mixed_into` those that have it as a mixin.
    """

    def __init__(self, name: str, qualname: str, decl: "ClassDecl | None", args: tuple[Type, ...], base: "ClassType | None",
                 mixins: "tuple[ClassType, ...]" = (), mro: "tuple[ClassType, ...] | None" = None) -> None:
        self.name = name
        self.qualname = qualname
        self.decl = decl
        self.args = args
        self.base = base
        self.fields: list[Field] = []
        self.field_map: dict[str, Field] = {}
        self.subclasses: list[ClassType] = []
        self.mixins = mixins
        self.mixed_into: list[ClassType] = []
        # The method resolution order, this class first.
        self.mro: tuple[ClassType, ...] = (self, *(mro if mro is not None else base.mro if base is not None else ()))
        self.instantiated = False
        self.depth = _depth_of(args)
        self.open = _any_open(args)
        if base is not None:
            base.subclasses.append(self)
        for mixin in mixins:
            mixin.mixed_into.append(self)

    def __str__(self) -> str:
        if self.args:
            return f"{self.name}[{', '.join(map(str, self.args))}]"
        return self.name

    def ancestors(self) -> "Iterator[ClassType]":
        """This class and those it inherits from, in method resolution order, up to `object`."""
        return iter(self.mro)

    def is_subclass_of(self, other: "ClassType") -> bool:
        return any(cls is other for cls in self.mro)

    def own_field(self, field: Field) -> "Field | None":
        """What `field`, one of this class or of a base, is in the objects of this class."""
        return field if field in self.fields else self.field_map.get(field.name)

    def extends(self, other: "ClassType") -> bool:
        """Whether objects of this class begin with the layout of `other`."""
        cls: ClassType | None = self
        while cls is not None:
            if cls is other:
                return True
            cls = cls.base
        return False

    def shares(self, owner: "ClassType") -> bool:
        """Whether the methods of `owner`, an ancestor, work on this class as they are: same layout, and super() means the same."""
        return self.extends(owner) and self.mro[self.mro.index(owner):] == owner.mro

    def below(self) -> "list[ClassType]":
        """All classes that inherit from this one, directly or not."""
        found: dict[ClassType, None] = {}
        pending = [*self.subclasses, *self.mixed_into]
        while pending:
            cls = pending.pop()
            if cls not in found:
                found[cls] = None
                pending += cls.subclasses
                pending += cls.mixed_into
        return list(found)


class ArrayType(Type):
    """`unsafe.Array[T]`: fixed-length, unchecked heap array."""

    def __init__(self, element: Type) -> None:
        self.element = element
        self.depth = _depth_of((element,))
        self.open = element.open

    def __str__(self) -> str:
        return f"Array[{self.element}]"


class FrameType(Type):
    """`unsafe.Frame`: opaque pointer to a coroutine frame."""

    def __str__(self) -> str:
        return "Frame"


FRAME = FrameType()


class TupleType(Type):
    """Fixed-size tuple, a by-value struct.

    listed: it is a list at run time, typed item by item (what asyncio.gather gives), and so its text is a list's.
    """

    is_value = True

    def __init__(self, items: tuple[Type, ...], listed: bool = False) -> None:
        self.items = items
        self.listed = listed
        self.depth = _depth_of(items)
        self.open = _any_open(items)

    def __str__(self) -> str:
        return f"tuple[{', '.join(map(str, self.items)) or '()'}]"


class UnionType(Type):
    """A union of two or more types, None among them or not.

    Three layouts: with only None and one value type, `{i1 present, value}` (`is_value`);
    otherwise one pointer, null for None, where value members are boxed.
    """

    def __init__(self, members: tuple[Type, ...]) -> None:
        self.members = members
        others = [m for m in members if m is not NONE]
        self.has_none = len(others) < len(members)
        self.is_value = len(others) == 1 and others[0].is_value
        self.depth = max((m.depth for m in members), default=1)
        self.open = _any_open(members)
        # The name of a recursive alias, whose members cannot be spelled out.
        self.alias = ""
        # The class with the operators of a union that the library declares dynamic: they decide by the value at hand.
        self.operations: "ClassDecl | None" = None
        # `T | None` of which the program may take for granted that it is a T; the run tests it (unic/analysis/lenient.py).
        self.lenient = False

    @property
    def others(self) -> list[Type]:
        """The members that are not None."""
        return [m for m in self.members if m is not NONE]

    def __str__(self) -> str:
        return self.alias or " | ".join(map(str, self.members))


class CallableType(Type):
    """A function value: pointer to a closure object {header, code pointer, captures...}."""

    def __init__(self, params: tuple[Type, ...], result: Type) -> None:
        self.params = params
        self.result = result
        self.depth = _depth_of((*params, result))
        self.open = result.open or _any_open(params)
        # Callable[..., R]: the parameters are a tuple and a dict of all arguments (unic/analysis/any_callables.py).
        self.any_arguments = False

    def __str__(self) -> str:
        if self.any_arguments:
            return f"Callable[..., {self.result}]"
        return f"Callable[[{', '.join(map(str, self.params))}], {self.result}]"


class ParamList(Type):
    """What a ParamSpec is bound to: the parameter types of a function. Only inside Callable[P, ...] and as *args, **kwargs."""

    is_value = True

    def __init__(self, params: tuple[Type, ...]) -> None:
        self.params = params
        self.depth = _depth_of(params)

    def __str__(self) -> str:
        return f"[{', '.join(map(str, self.params))}]"


class ProtocolType(Type):
    """A protocol with type arguments; as a value, a pointer dispatched over the classes that conform."""

    def __init__(self, decl: "ClassDecl", args: tuple[Type, ...]) -> None:
        self.decl = decl
        self.args = args
        self.depth = _depth_of(args)
        self.open = _any_open(args)

    def __str__(self) -> str:
        name = self.decl.name
        return f"{name}[{', '.join(map(str, self.args))}]" if self.args else name


class TypeVar(Type):
    """A type parameter of a generic class or function, before substitution."""

    def __init__(self, name: str, bound: Any = None, constraints: tuple[Any, ...] = ()) -> None:
        self.name = name
        self.bound = bound
        self.constraints = constraints

    def __str__(self) -> str:
        return self.name


class ClassObject(Type):
    """The class itself as a compile-time value (`C` in `C(...)`, `type[C]`); has no run-time form."""

    is_value = True

    def __init__(self, instance: Type) -> None:
        self.instance = instance

    def __str__(self) -> str:
        return f"type[{self.instance}]"


_interned: dict[tuple[Any, ...], Type] = {}
_dynamic: list[UnionType] = []


def array_of(element: Type) -> ArrayType:
    return _intern(("array", element), lambda: ArrayType(element))


def tuple_of(*items: Type) -> TupleType:
    return _intern(("tuple", items), lambda: TupleType(items))


def listed_of(*items: Type) -> TupleType:
    return _intern(("listed", items), lambda: TupleType(items, True))


def callable_of(params: tuple[Type, ...], result: Type) -> CallableType:
    return _intern(("callable", params, result), lambda: CallableType(params, result))


def any_callable_of(params: tuple[Type, ...], result: Type) -> CallableType:
    def make() -> CallableType:
        made = CallableType(params, result)
        made.any_arguments = True
        return made
    return _intern(("any callable", result), make)


def param_list(params: tuple[Type, ...]) -> ParamList:
    return _intern(("params", params), lambda: ParamList(params))


def protocol_of(decl: "ClassDecl", args: tuple[Type, ...]) -> ProtocolType:
    return _intern(("protocol", decl, args), lambda: ProtocolType(decl, args))


def class_object(instance: Type) -> ClassObject:
    return _intern(("class", instance), lambda: ClassObject(instance))


def _intern(key: tuple[Any, ...], make: Any) -> Any:
    found = _interned.get(key)
    if found is None:
        found = _interned[key] = make()
    return found


def reset_interning() -> None:
    _interned.clear()
    _dynamic.clear()
    _interned.clear()


def by_cases(type_: Type) -> "TypeGuard[UnionType]":
    """Whether an operation on values of this type is spelled out for each member of a union."""
    return isinstance(type_, UnionType) and type_.operations is None


def union_of(*types: Type) -> Type:
    """The union, flattened, without duplicates and `Never`; a subclass beside its base is dropped, and () beside a tuple[T, ...]."""
    members: list[Type] = []
    if any(map(is_lenient, types)) and not any(t is NONE or isinstance(t, UnionType) and t.has_none and not t.lenient for t in types):
        joined = union_of(*(m for t in types for m in (t.others if isinstance(t, UnionType) else (t,))))
        if not isinstance(joined, UnionType):
            return lenient_of(joined)
    for t in types:
        for m in (t.members if isinstance(t, UnionType) else (t,)):
            if m is not NEVER and m not in members:
                members.append(m)
    members = _merge_classes(members)
    kept = [m for m in members
            if not (isinstance(m, ClassType) and any(
                isinstance(o, ClassType) and o is not m and m.is_subclass_of(o) for o in members))]
    if sum(isinstance(m, CallableType) for m in kept) > 1:
        # A function of which only the call is known beside one whose result is known too.
        kept = [m for m in kept if not isinstance(m, CallableType) or m.result is not NEVER
                or not any(isinstance(o, CallableType) and o is not m and o.params == m.params for o in kept)]
    if any(isinstance(m, TupleType) and not m.items for m in kept) and any(isinstance(m, ClassType) and m.qualname == "builtins.tuple" for m in kept):
        kept = [m for m in kept if not isinstance(m, TupleType) or m.items]
    if not kept:
        return NEVER
    if len(kept) == 1:
        return kept[0]
    # The order of members must not matter for identity, yet stay readable: None last.
    kept.sort(key=lambda m: m is NONE)
    key = ("union", frozenset(kept))
    return _intern(key, lambda: _make_union(tuple(kept)))


def lenient_of(type_: Type) -> Type:
    """`type_ | None`, taken for a `type_` wherever one is needed."""
    if isinstance(type_, UnionType) or type_ is NONE or type_ is NEVER:
        return type_

    def make() -> UnionType:
        made = UnionType((type_, NONE))
        made.lenient = True
        return made
    return _intern(("lenient", type_), make)


def is_lenient(type_: Type) -> "TypeGuard[UnionType]":
    return isinstance(type_, UnionType) and type_.lenient


def _make_union(members: tuple[Type, ...]) -> UnionType:
    """What a test leaves of a dynamic union is dynamic itself, as long as one of its containers may be meant."""
    made = UnionType(members)
    for whole in _dynamic:
        if all(m in whole.members for m in members) and any(isinstance(m, ClassType) and whole in m.args for m in members):
            made.operations = whole.operations
    return made


def _merge_classes(members: list[Type]) -> list[Type]:
    """Several `type[...]` are one: that of the base class if it is among them, else `type`. At run time they all look the same."""
    classes = [m for m in members if isinstance(m, ClassType) and m.args and m.name == "type" and m.base is not None and m.base.name == "type"]
    if len(classes) < 2:
        return members
    instances = [m.args[0] for m in classes]
    for candidate in classes:
        base = candidate.args[0]
        if isinstance(base, ClassType) and all(isinstance(i, ClassType) and i.is_subclass_of(base) for i in instances):
            break
    else:
        assert classes[0].base is not None
        candidate = classes[0].base
    return [candidate if m is classes[0] else m for m in members if m is classes[0] or m not in classes]


def is_type_class(type_: Type) -> bool:
    """Whether a type is `type` or `type[A]`."""
    return isinstance(type_, ClassType) and type_.name == "type" and type_.decl is not None and type_.decl.module.name == "runtime.builtins.type"


def instance_of(type_: Type) -> Type | None:
    """A of `type[A]`; None of a bare `type` and of everything else."""
    return type_.args[0] if is_type_class(type_) and type_.args else None  # type: ignore[attr-defined]


def plain_type(type_: Type) -> Type:
    """The class of the objects that class values are: `type` for `type[A]`."""
    return type_.base if instance_of(type_) is not None else type_  # type: ignore[attr-defined,return-value]


def close_recursive(placeholder: UnionType, union: UnionType) -> UnionType:
    """Make `placeholder`, which occurs inside the members of `union`, that union."""
    depth, alias, operations = placeholder.depth, placeholder.alias, placeholder.operations
    placeholder.__init__(union.members)  # type: ignore[misc]
    placeholder.depth, placeholder.alias, placeholder.operations = depth, alias, operations
    _interned["union", frozenset(union.members)] = placeholder
    if operations is not None:
        _dynamic.append(placeholder)
    return placeholder


def optional(t: Type) -> Type:
    return union_of(t, NONE)
