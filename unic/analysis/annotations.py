"""Annotations: type expressions to types, and matching a type expression against a type (inference of type arguments)."""
from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from unic.analysis import types as ty
from unic.analysis import unsupported
from unic.analysis.any_members import members_of_any
from unic.analysis.checker_names import Unavailable
from unic.analysis.convert import Conversions
from unic.analysis.declarations import AliasDecl, ClassDecl, FunctionDecl, ModuleDecl, TypeVarDecl
from unic.analysis.errors import Refused
from unic.analysis.open_types import join_found
from unic.diagnostics import Diagnostic, span_of

if TYPE_CHECKING:
    from unic.analysis.program import Analyzer


@dataclass(frozen=True)
class Special:
    """A name the compiler itself knows: `module` is "typing", "unsafe", "image", "machine", ..."""

    module: str
    name: str


@dataclass(eq=False)
class TypeScope:
    """Where an annotation stands: module, type parameters in force, and the class `Self` means."""

    module: ModuleDecl
    bindings: dict[str, ty.Type] = field(default_factory=dict)
    self_type: ty.Type | None = None
    local_classes: dict[str, ClassDecl] = field(default_factory=dict)


_ALIASES = {"List": "list", "Dict": "dict", "Set": "set", "FrozenSet": "frozenset", "Tuple": "tuple", "Type": "type", "Text": "str"}
# Special forms by name: least and greatest number of arguments, in words, and an example.
_TYPE_ARGUMENTS = {"Optional": (1, 1, "one type", "Optional[int] or int | None"), "Union": (1, 1000, "types", "Union[int, str] or int | str"),
                   "Array": (1, 1, "one type", "Array[u8]"), "Literal": (1, 1000, "constants", "Literal['a', 'b']")}
_DISPLAYS = ("list", "dict", "set", "tuple")
# Functions that are taken for types.
_MEANT = {"any": "write `object`, a union, or a type variable", "callable": "write Callable[[int, str], bool]", "iter": "write Iterator[int]",
          "sorted": "write list[int]", "len": "write int", "input": "write str", "print": "write Callable[[str], None]"}
_GENERATORS = ("Generator", "Coroutine", "AsyncGenerator")


def _meant(node: Any) -> str:
    """What to write for an annotation that is no type but shows what is meant."""
    kind = type(node).__name__
    if kind == "Call":
        return f"write {_spelled(node.func)}[...] for a generic type, in square brackets" if type(node.func).__name__ in ("Name", "Attribute") else ""
    if kind == "List":
        return "write list[int] for a list of numbers"
    if kind == "Tuple":
        return "write tuple[int, str] for a tuple, or `int | str` for one of several types"
    if kind == "BoolOp":
        return "write `|` between types: int | None"
    if kind == "Dict":
        return "write dict[str, int] for a dict"
    return "write a class, a union `A | B`, or a generic like `list[int]`"


class Annotations:
    """Evaluates annotations of one program."""

    def __init__(self, analyzer: "Analyzer") -> None:
        self.analyzer = analyzer
        # Aliases being evaluated, outermost first.
        self.open_aliases: list[AliasDecl] = []
        self.recursive_aliases: dict[AliasDecl, ty.UnionType] = {}
        # What the app means by `float` (unic/analysis/promotion.py).
        self.number: ty.Type = ty.union_of(ty.INT, ty.FLOAT) if analyzer.numbers.ints_as_floats else ty.FLOAT

    def refuse(self, node: Any, scope: TypeScope, message: str, hint: str = "") -> Refused:
        return Refused(Diagnostic(message, span_of(scope.module.shown_path, node), hint))

    def evaluate(self, node: Any, scope: TypeScope) -> ty.Type:
        """The type an annotation names; Refused when it is none."""
        kind = type(node).__name__
        if kind == "Constant":
            if node.value is None:
                return ty.NONE
            if isinstance(node.value, str):
                return self.evaluate(self.analyzer.parse_annotation(node.value, scope.module, node), scope)
            raise self.refuse(node, scope, "this is not a type", "write the type of the value, or Literal[...] of a constant")
        if kind == "BinOp" and type(node.op).__name__ == "BitOr":
            if self.is_any(node.right, scope) and not (type(node.left).__name__ == "Constant" and node.left.value is None):
                # An app's `T | Any` is what the library gives it, of which it says no more.
                left = self.evaluate(node.left, scope)
                return left if scope.module.is_app else ty.lenient_of(left)
            return ty.union_of(self.evaluate(node.left, scope), self.evaluate(node.right, scope))
        if kind == "Name":
            if node.id in scope.bindings:
                return scope.bindings[node.id]
            named = self.named(self.lookup(node, scope), [], node, scope)
            return self.analyzer.widened.type_at(node, scope.module.shown_path, named) if node.id in ("int", "str") and scope.module.is_app else named
        if kind == "Attribute":
            return self.named(self.lookup(node, scope), [], node, scope)
        if kind == "Subscript":
            items = list(node.slice.elts) if type(node.slice).__name__ == "Tuple" else [node.slice]
            return self.named(self.lookup(node.value, scope), items, node, scope)
        raise self.refuse(node, scope, "this is not a type", _meant(node))

    def promoted(self, type_: ty.Type, module: ModuleDecl) -> ty.Type:
        """What a type inferred from values is declared as: floats leave room for ints where the app's `float` does."""
        if not module.is_app:
            return type_
        if type_ is ty.FLOAT:
            self.analyzer.numbers.floats_met = True
            return self.number
        if isinstance(type_, ty.TupleType) and not type_.listed:
            return ty.tuple_of(*(self.promoted(item, module) for item in type_.items))
        if isinstance(type_, ty.ClassType) and type_.args and type_.decl is not None and type_.decl.name in _DISPLAYS and self.analyzer.is_builtin(type_.decl):
            return self.analyzer.class_type(type_.decl, tuple(self.promoted(arg, module) for arg in type_.args))
        if isinstance(type_, ty.UnionType) and type_.operations is None and not type_.lenient and not type_.alias:
            return ty.union_of(*(self.promoted(member, module) for member in type_.members))
        return type_

    def class_meant(self, node: Any, scope: TypeScope) -> ty.Type:
        """The type that an expression names as a class: `float` is no int there."""
        number, self.number = self.number, ty.FLOAT
        try:
            return self.evaluate(node, scope)
        finally:
            self.number = number

    def is_any(self, node: Any, scope: TypeScope) -> bool:
        symbol = self.analyzer.annotated_path(node, scope.module) if type(node).__name__ == "Name" else None
        return isinstance(symbol, Special) and symbol.name == "Any"

    def count_bits(self, node: Any, scope: TypeScope) -> int:
        """64 for `unsafe.Count`, an int from 0 to the number of things that memory can hold, 32 for `unsafe.ShortCount`, 0 for other annotations."""
        symbol = self.analyzer.annotated_path(node, scope.module) if type(node).__name__ == "Name" else None
        return {"Count": 64, "ShortCount": 32}.get(symbol.name, 0) if isinstance(symbol, Special) and symbol.module == "unsafe" else 0

    def lookup(self, node: Any, scope: TypeScope) -> Any:
        if type(node).__name__ == "Name" and node.id in scope.local_classes:
            return scope.local_classes[node.id]
        symbol = self.analyzer.annotated_path(node, scope.module)
        if isinstance(symbol, Unavailable):
            raise Refused(symbol.diagnostics[0])
        if symbol is None:
            name = _spelled(node)
            raise self.refuse(node, scope, f"name '{name}' is not defined as a type",
                              unsupported.missing_import(name) or unsupported.similar(name, self.type_names(scope.module)))
        return symbol

    def type_names(self, module: ModuleDecl) -> list[str]:
        """Names that mean a class in a module, for suggestions."""
        builtins = self.analyzer.builtins_module().symbols
        return [name for name, symbol in module.symbols.items() if not isinstance(symbol, FunctionDecl)] + [
            name for name in builtins if name in unsupported.PUBLIC_BUILTINS and not isinstance(self.analyzer.follow(builtins[name]), FunctionDecl)]

    def named(self, symbol: Any, items: list[Any], node: Any, scope: TypeScope) -> ty.Type:
        if isinstance(symbol, ClassDecl):
            return self.class_named(symbol, items, node, scope)
        if isinstance(symbol, AliasDecl):
            return self.alias(symbol, items, node, scope)
        if isinstance(symbol, ty.Type):
            return symbol
        if isinstance(symbol, TypeVarDecl):
            raise self.refuse(node, scope, f"type variable '{symbol.name}' is not bound here",
                              "use it in a parameter of the function or in the bases of the class")
        if isinstance(symbol, Special):
            return self.special(symbol, items, node, scope)
        raise self.refuse(node, scope, f"'{_spelled(node)}' is not a type", _MEANT.get(_spelled(node), ""))

    def alias(self, symbol: AliasDecl, items: list[Any], node: Any, scope: TypeScope) -> ty.Type:
        """What a type alias stands for. `Json = Union[str, list["Json"]]` is a union that occurs in its own members."""
        known = self.recursive_aliases.get(symbol)
        if known is not None:
            return known
        if symbol in self.open_aliases:
            made = self.recursive_aliases[symbol] = ty.UnionType(())
            made.alias = symbol.name
            operations = symbol.module.symbols.get(symbol.name + "Operations")
            if isinstance(operations, ClassDecl) and not symbol.module.is_app:
                made.operations = operations
            return made
        self.open_aliases.append(symbol)
        try:
            value = symbol.value
            if type(value).__name__ == "Constant" and isinstance(value.value, str):
                value = self.analyzer.parse_annotation(value.value, symbol.module, node)
            meant = self.evaluate(value, TypeScope(symbol.module, self.alias_bindings(symbol, value, items, scope), scope.self_type))
            placeholder = self.recursive_aliases.get(symbol)
            if placeholder is not None and placeholder.operations is not None and self.analyzer.numbers.in_any:
                with self.analyzer.fields_later():
                    meant = ty.union_of(meant, *members_of_any(self.analyzer, self.analyzer.numbers.in_any, placeholder))
        finally:
            self.open_aliases.pop()
        placeholder = self.recursive_aliases.get(symbol)
        if placeholder is None:
            return meant
        if items or not isinstance(meant, ty.UnionType) or len(meant.members) < 2:
            del self.recursive_aliases[symbol]
            raise self.refuse(node, scope, f"type alias '{symbol.name}' refers to itself", "make a class for the recursive part")
        closed = ty.close_recursive(placeholder, meant)
        self.analyzer.fill_pending()
        return closed

    def alias_bindings(self, alias: AliasDecl, value: Any, items: list[Any], scope: TypeScope) -> dict[str, ty.Type]:
        """The type arguments of a generic alias (`Pair = tuple[T, T]`, `type Pair[T] = ...`), by the order of its variables."""
        return dict(zip(self.alias_parameters(alias, value), (self.evaluate(item, scope) for item in items))) if items else {}

    def alias_parameters(self, alias: AliasDecl, value: Any) -> list[str]:
        """The type variables of a generic alias, in order."""
        from unic.syntax import ast
        names = [p.name for p in alias.type_params]
        for node in ast.walk(value):
            if type(node).__name__ == "Name" and node.id not in names and isinstance(self.analyzer.lookup(node.id, alias.module), TypeVarDecl):
                names.append(node.id)
        return names

    def class_named(self, decl: ClassDecl, items: list[Any], node: Any, scope: TypeScope) -> ty.Type:
        primitive = self.analyzer.primitive_of(decl)
        if primitive is not None:
            if items:
                raise self.refuse(node, scope, f"'{decl.name}' takes no type arguments", f"write {decl.name}")
            return self.promoted(primitive, scope.module)
        # In the module that defines it, `tuple[T]` is the class itself, which elsewhere is spelled tuple[T, ...].
        if decl.name == "tuple" and self.analyzer.is_builtin(decl) and scope.module is not decl.module:
            if len(items) == 2 and type(items[1]).__name__ == "Constant" and items[1].value is Ellipsis:
                return self.analyzer.class_type(decl, (self.evaluate(items[0], scope),))
            if len(items) == 1 and type(items[0]).__name__ == "Tuple" and not items[0].elts:
                return ty.tuple_of()
            if not items and type(node).__name__ == "Subscript":
                return ty.tuple_of()
            if not items:
                raise self.refuse(node, scope, "a bare `tuple` has no element types", "write tuple[int, str] or tuple[int, ...]")
            return ty.tuple_of(*(self.evaluate(i, scope) for i in items))
        if decl.name in _GENERATORS and self.analyzer.is_builtin(decl) and items:
            items = items[-1:] if decl.name == "Coroutine" else items
            args = tuple(self.generator_argument(i, scope) for i in items)
            if decl.name == "Generator":
                args = (args + (ty.NONE, ty.NONE))[:3]
            return self.analyzer.class_type(decl, args)
        any_class = decl.name == "type" and self.analyzer.is_builtin(decl) and _spelled(items[0]) == "Any" if items else False
        args = () if any_class else tuple(self.evaluate(i, scope) for i in items)
        if len(args) != len(decl.type_params):
            if decl.name == "type" and self.analyzer.is_builtin(decl):
                return self.class_of(args)
            if decl.name in ("BaseExceptionGroup", "ExceptionGroup") and self.analyzer.is_builtin(decl):
                return self.analyzer.class_type(decl, ())
            if not args and scope.self_type is not None and isinstance(scope.self_type, ty.ClassType) and scope.self_type.decl is decl:
                return scope.self_type
            want = ", ".join(decl.type_params)
            if not want:
                raise self.refuse(node, scope, f"'{decl.name}' takes no type arguments", f"write {decl.name}")
            count = f"{len(decl.type_params)} type argument{'' if len(decl.type_params) == 1 else 's'}"
            raise self.refuse(node, scope, f"'{decl.name}' needs {count}, {len(args)} given", f"write {decl.name}[{want}]")
        if decl.is_protocol:
            self.analyzer.prepare(decl)
            return ty.protocol_of(decl, args)
        return self.analyzer.class_type(decl, args)

    def class_of(self, args: tuple[ty.Type, ...]) -> ty.Type:
        """`type[A]`; `type` alone and of any object is the bare `type`."""
        if args and isinstance(args[0], ty.UnionType):
            return ty.union_of(*(self.class_of((member,)) for member in args[0].members))
        known = args and not (isinstance(args[0], ty.ClassType) and args[0].base is None) and args[0] is not ty.NEVER
        return self.analyzer.builtin_class("type", *(args if known else ()))

    def generator_argument(self, node: Any, scope: TypeScope) -> ty.Type:
        """`Any` in the first two places of Coroutine/Generator means nothing to us: they are ours."""
        return self.evaluate(node, scope)

    def special(self, symbol: Special, items: list[Any], node: Any, scope: TypeScope) -> ty.Type:
        name = symbol.name
        wanted = _TYPE_ARGUMENTS.get(name)
        if wanted is not None and not wanted[0] <= len(items) <= wanted[1]:
            raise self.refuse(node, scope, f"{name} needs {wanted[2]} in brackets", f"write {wanted[3]}")
        if symbol.module == "unsafe":
            if name == "Array":
                return ty.array_of(self.evaluate(items[0], scope))
            if name == "Frame":
                return ty.FRAME
            if name in ("Count", "ShortCount"):
                return ty.INT
        if name == "Optional":
            return ty.optional(self.evaluate(items[0], scope))
        if name == "Union":
            return ty.union_of(*(self.evaluate(i, scope) for i in items))
        if name == "Callable":
            return self.callable(items, node, scope)
        if name in ("Final", "ClassVar", "Annotated", "Required", "NotRequired", "ReadOnly") and items:
            return self.evaluate(items[0], scope)
        if name == "TypeGuard":
            return ty.BOOL
        if name in ("NoReturn", "Never"):
            return ty.NEVER
        if name == "Self" and scope.self_type is not None:
            return scope.self_type
        if name == "Literal":
            return ty.union_of(*(self.analyzer.constant_type(i.value) for i in items))
        if name in _ALIASES:
            builtin = self.analyzer.builtin(_ALIASES[name])
            if isinstance(builtin, ClassDecl):
                return self.class_named(builtin, items, node, scope)
        if name == "Any" and scope.module.is_app:
            return self.any_value()
        if name == "Any":
            raise self.refuse(node, scope, "`Any` is not supported: every value has a known type",
                              "write the type, a union `A | B`, or `object` and narrow it with isinstance()")
        raise self.refuse(node, scope, f"'{_spelled(node)}' is not supported as a type here")

    def any_value(self) -> ty.Type:
        """What an app's `Any` stands for: what json.loads gives, whose operations go by the value at hand."""
        module = self.analyzer.table.get("json.values")
        symbol = module.symbols["JSON"] if module is not None else None
        assert isinstance(symbol, AliasDecl)
        type_ = self.alias(symbol, [], None, TypeScope(symbol.module))
        assert isinstance(type_, ty.UnionType)
        type_.alias = "Any"
        return type_

    def callable(self, items: list[Any], node: Any, scope: TypeScope) -> ty.Type:
        if len(items) == 2 and getattr(items[0], "value", None) is Ellipsis and scope.module.is_app:
            whole = ty.optional(self.analyzer.builtin_class("object"))
            return self.any_callable(whole if self.is_any(items[1], scope) else self.evaluate(items[1], scope))
        params = self.callable_params(items[0], scope) if len(items) == 2 else None
        if params is None:
            hint = "write Callable[[int, str], bool]"
            if len(items) == 2 and getattr(items[0], "value", None) is Ellipsis:
                hint += ", or Callable[P, bool] with a ParamSpec P where any function may come"
            raise self.refuse(node, scope, "Callable needs its parameter types and its result", hint)
        return ty.callable_of(params, self.evaluate(items[1], scope))

    def any_callable(self, result: ty.Type) -> ty.CallableType:
        """Callable[..., result]."""
        whole = self.analyzer.builtin_class("object")
        return ty.any_callable_of((self.analyzer.builtin_class("tuple", whole), self.analyzer.builtin_class("dict", self.analyzer.builtin_class("str"), whole)), result)

    def callable_params(self, node: Any, scope: TypeScope) -> tuple[ty.Type, ...] | None:
        """The parameter types of a Callable: a list of them, a ParamSpec, or Concatenate[A, P]; None for anything else."""
        kind = type(node).__name__
        if kind == "List":
            return tuple(self.evaluate(i, scope) for i in node.elts)
        if kind == "Name":
            known = self.evaluate(node, scope)
            return known.params if isinstance(known, ty.ParamList) else None
        first, last = self.concatenated(node, scope)
        if last is None:
            return None
        rest = self.callable_params(last, scope)
        return None if rest is None else (*(self.evaluate(i, scope) for i in first), *rest)

    def concatenated(self, node: Any, scope: TypeScope) -> tuple[list[Any], Any]:
        """The parts of Concatenate[A, B, P]: ([A, B], P); the second is None for anything else."""
        if type(node).__name__ != "Subscript" or type(node.slice).__name__ != "Tuple":
            return [], None
        symbol = self.analyzer.annotated_path(node.value, scope.module)
        if not isinstance(symbol, Special) or symbol.name != "Concatenate":
            return [], None
        return list(node.slice.elts[:-1]), node.slice.elts[-1]

    def unify_params(self, node: Any, actual: tuple[ty.Type, ...], scope: TypeScope, free: set[str], found: dict[str, ty.Type]) -> None:
        """Match the first argument of Callable[...] against parameter types."""
        kind = type(node).__name__
        if kind == "List":
            for item, param in zip(node.elts, actual):
                self.unify(item, param, scope, free, found)
        elif kind == "Name" and node.id in free:
            found.setdefault(node.id, ty.param_list(actual))
        else:
            first, last = self.concatenated(node, scope)
            if last is not None and len(first) <= len(actual):
                for item, param in zip(first, actual):
                    self.unify(item, param, scope, free, found)
                self.unify_params(last, actual[len(first):], scope, free, found)

    # --- inference --------------------------------------------------------------------

    def unify(self, node: Any, actual: ty.Type, scope: TypeScope, free: set[str], found: dict[str, ty.Type]) -> None:
        """Match annotation `node` against type `actual`, binding the type variables in `free`.

        What does not match is left alone: the conversion that follows reports it.
        """
        kind = type(node).__name__
        if kind == "Constant" and isinstance(node.value, str):
            self.unify(self.analyzer.parse_annotation(node.value, scope.module, node), actual, scope, free, found)
        elif kind == "Name" and node.id in free:
            self.bind(node.id, actual, found)
        elif kind == "BinOp":
            self.unify_union([node.left, node.right], actual, scope, free, found)
        elif kind == "Subscript":
            self.unify_generic(node, actual, scope, free, found)

    def bind(self, name: str, actual: ty.Type, found: dict[str, ty.Type]) -> None:
        if actual is ty.NEVER:
            return
        known = found.get(name)
        if known is None:
            found[name] = actual
        elif known is not actual:
            tuples = isinstance(known, ty.TupleType) and isinstance(actual, ty.TupleType)
            if tuples and not known.open and not actual.open and Conversions(self.analyzer).assignable(actual, known):
                return
            found[name] = join_found(self.analyzer, known, actual) if known.open or actual.open else ty.union_of(known, actual)

    def unify_union(self, nodes: list[Any], actual: ty.Type, scope: TypeScope, free: set[str], found: dict[str, ty.Type]) -> None:
        flat: list[Any] = []
        while nodes:
            node = nodes.pop(0)
            if type(node).__name__ == "BinOp":
                nodes[:0] = [node.left, node.right]
            else:
                flat.append(node)
        members = list(actual.members) if isinstance(actual, ty.UnionType) else [actual]
        variables = [n for n in flat if type(n).__name__ == "Name" and n.id in free]
        for node in flat:
            if node in variables:
                continue
            if type(node).__name__ == "Constant" and node.value is None:
                members = [m for m in members if m is not ty.NONE]
                continue
            for member in list(members):
                before = dict(found)
                self.unify(node, member, scope, free, found)
                if found != before:
                    members.remove(member)
                elif not variables or not self.mentions(node, free):
                    try:
                        if self.evaluate(node, scope) is member:
                            members.remove(member)
                    except Refused:
                        pass
        for node in variables[:1]:
            if members:
                self.unify(node, ty.union_of(*members), scope, free, found)

    def mentions(self, node: Any, free: set[str]) -> bool:
        from unic.syntax import ast
        return any(type(n).__name__ == "Name" and n.id in free for n in ast.walk(node))

    def unify_generic(self, node: Any, actual: ty.Type, scope: TypeScope, free: set[str], found: dict[str, ty.Type]) -> None:
        symbol = self.lookup(node.value, scope)
        items = list(node.slice.elts) if type(node.slice).__name__ == "Tuple" else [node.slice]
        if isinstance(symbol, Special):
            if symbol.name == "Optional":
                self.unify_union([items[0], _NONE_NODE], actual, scope, free, found)
            elif symbol.name == "Union":
                self.unify_union(list(items), actual, scope, free, found)
            elif symbol.name == "Array" and isinstance(actual, ty.ArrayType):
                self.unify(items[0], actual.element, scope, free, found)
            elif symbol.name == "Callable" and not isinstance(actual, ty.CallableType):
                function = self.analyzer.function_of(actual, len(items[0].elts) if type(items[0]).__name__ == "List" else None)
                if function is not None:
                    self.unify_generic(node, function, scope, free, found)
            elif symbol.name == "Callable" and isinstance(actual, ty.CallableType):
                if not actual.any_arguments:
                    self.unify_params(items[0], actual.params, scope, free, found)
                self.unify(items[1], actual.result, scope, free, found)
            elif symbol.name in _ALIASES:
                builtin = self.analyzer.builtin(_ALIASES[symbol.name])
                self.unify_class(builtin, items, actual, scope, free, found)
        elif isinstance(symbol, ClassDecl):
            self.unify_class(symbol, items, actual, scope, free, found)
        elif isinstance(symbol, AliasDecl):
            names = self.alias_parameters(symbol, symbol.value)
            meant: dict[str, ty.Type] = {}
            self.unify(symbol.value, actual, TypeScope(symbol.module), set(names), meant)
            for name, item in zip(names, items):
                if name in meant:
                    self.unify(item, meant[name], scope, free, found)

    def unify_class(self, decl: ClassDecl, items: list[Any], actual: ty.Type, scope: TypeScope, free: set[str],
                    found: dict[str, ty.Type]) -> None:
        if decl.name == "tuple" and self.analyzer.is_builtin(decl):
            variadic = len(items) == 2 and type(items[1]).__name__ == "Constant"
            if isinstance(actual, ty.TupleType):
                if variadic:
                    if actual.items:
                        self.unify(items[0], ty.union_of(*actual.items), scope, free, found)
                elif len(actual.items) == len(items):
                    for item, member in zip(items, actual.items):
                        self.unify(item, member, scope, free, found)
            elif isinstance(actual, ty.ClassType) and actual.decl is decl and variadic:
                self.unify(items[0], actual.args[0], scope, free, found)
            return
        if decl.is_protocol:
            if isinstance(actual, ty.ProtocolType) and actual.decl is decl:
                for item, arg in zip(items, actual.args):
                    self.unify(item, arg, scope, free, found)
                return
            args = self.analyzer.protocol_arguments(decl, actual)
            if args is not None:
                for item, arg in zip(items, args):
                    self.unify(item, arg, scope, free, found)
            return
        if isinstance(actual, ty.ProtocolType) and decl.name == "Coroutine" and self.analyzer.is_awaitable(actual):
            self.unify(items[-1], actual.args[0], scope, free, found)
        if isinstance(actual, ty.ClassType):
            for cls in actual.ancestors():
                if cls.decl is decl:
                    args = cls.args
                    if decl.name == "Coroutine":
                        # What never returns is awaited as what returns nothing.
                        items, args = items[-1:], tuple(ty.NONE if arg is ty.NEVER else arg for arg in args)
                    for item, arg in zip(items, args):
                        self.unify(item, arg, scope, free, found)
                    return


class _NoneNode:
    """Stands for the constant None where the source writes Optional[...]."""

    value = None


_NoneNode.__name__ = "Constant"
_NONE_NODE = _NoneNode()


def _spelled(node: Any) -> str:
    kind = type(node).__name__
    if kind == "Name":
        return str(node.id)
    if kind == "Attribute":
        return f"{_spelled(node.value)}.{node.attr}"
    if kind == "Subscript":
        return _spelled(node.value)
    return "this"
