"""Dataclasses: their fields, and the methods the decorator writes, as source text parsed like any other."""
from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from unic.analysis.annotations import Special
from unic.analysis.declarations import ClassDecl, FunctionDecl, GlobalDecl
from unic.analysis.errors import Refused
from unic.analysis.fields import is_class_var, is_init_var, is_kw_only
from unic.analysis.synthesize import add_method, base_declarations, has_method
from unic.diagnostics import Diagnostic, span_of

if TYPE_CHECKING:
    from unic.analysis.program import Analyzer

# Names in generated text for what the module itself may have under another name or not at all: no program can write them.
OWN = "OWN_CLASS_"
_HIDDEN = {"same_class_": "same_class", "begin_repr_": "begin_repr_of", "end_repr_": "end_repr"}
CLASS_NAME = "__class_qualname__"
_OPTIONS = ("init", "repr", "eq", "order", "unsafe_hash", "frozen", "match_args", "kw_only", "slots", "weakref_slot")
_FIELD_OPTIONS = ("default", "default_factory", "init", "repr", "hash", "compare", "metadata", "kw_only")
# Classes in annotations through which no object can contain itself.
_PLAIN = {"int", "float", "bool", "str", "bytes", "bytearray", "list", "dict", "set", "frozenset", "tuple", "range", "deque", "defaultdict"}


@dataclass(eq=False)
class DataclassField:
    """A dataclass field: default and factory are expression nodes or None; hash None: as compare.

    init_only: an InitVar, handed to __post_init__ and not kept.
    """

    name: str
    annotation: Any
    default: Any
    factory: Any
    owner: ClassDecl
    init: bool = True
    repr: bool = True
    compare: bool = True
    hash: bool | None = None
    kw_only: bool = False
    init_only: bool = False

    @property
    def has_default(self) -> bool:
        return self.default is not None or self.factory is not None

    @property
    def is_hashed(self) -> bool:
        return self.compare if self.hash is None else self.hash


def dataclass_fields(analyzer: "Analyzer", decl: ClassDecl) -> list[DataclassField]:
    """Fields in order, those of base dataclasses first; a redefinition keeps its place. InitVars are left out."""
    return [field for field in all_fields(analyzer, decl) if not field.init_only]


def all_fields(analyzer: "Analyzer", decl: ClassDecl) -> list[DataclassField]:
    """Fields and InitVars."""
    known = analyzer.dataclass_fields.get(decl)
    if known is None:
        fields: dict[str, DataclassField] = {}
        for base in reversed(base_declarations(analyzer, decl)):
            # Also through a base that is no dataclass itself.
            fields.update((field.name, field) for field in all_fields(analyzer, base))
        if decl.dataclass_options is not None:
            fields.update((field.name, field) for field in _own_fields(analyzer, decl))
        known = analyzer.dataclass_fields[decl] = list(fields.values())
    return known


def _own_fields(analyzer: "Analyzer", decl: ClassDecl) -> list[DataclassField]:
    found = []
    keyword_only = bool((decl.dataclass_options or {}).get("kw_only"))
    for attribute in decl.attributes.values():
        if attribute.annotation is None or is_class_var(attribute.annotation) or " " in attribute.name:
            continue
        if is_kw_only(attribute.annotation):
            keyword_only = True
            continue
        made = DataclassField(attribute.name, attribute.annotation, attribute.value, None, decl, kw_only=keyword_only)
        if is_init_var(attribute.annotation):
            if type(attribute.annotation).__name__ != "Subscript":
                raise _refused(decl, attribute.node, "InitVar needs its type in brackets", "write InitVar[int]")
            made.annotation, made.init_only = attribute.annotation.slice, True
        if is_field_call(analyzer, decl, attribute.value):
            _field_options(made, attribute.value, decl)
            # Read through the class, the attribute is its default.
            attribute.value = made.default
        _refuse_mutable(decl, made)
        found.append(made)
    return found


def is_field_call(analyzer: "Analyzer", decl: ClassDecl, value: Any) -> bool:
    if type(value).__name__ != "Call" or type(value.func).__name__ not in ("Name", "Attribute"):
        return False
    return analyzer.lookup_path(value.func, decl.module) == Special("dataclasses", "field")


def _field_options(field: DataclassField, call: Any, decl: ClassDecl) -> None:
    field.default = None
    for keyword in call.keywords:
        if keyword.arg not in _FIELD_OPTIONS or call.args:
            raise _refused(decl, call, f"field() has no parameter '{keyword.arg}'", f"it takes {', '.join(_FIELD_OPTIONS)}")
        if keyword.arg == "default":
            field.default = keyword.value
        elif keyword.arg == "default_factory":
            field.factory = keyword.value
        elif keyword.arg != "metadata":
            if type(keyword.value).__name__ != "Constant":
                raise _refused(decl, keyword.value, f"'{keyword.arg}' of a field must be True or False", "write the constant")
            setattr(field, keyword.arg, keyword.value.value)
    if field.default is not None and field.factory is not None:
        raise _refused(decl, call, "cannot specify both default and default_factory", "remove one of them")


def _refuse_mutable(decl: ClassDecl, field: DataclassField) -> None:
    kind = {"List": "list", "ListComp": "list", "Dict": "dict", "DictComp": "dict", "Set": "set", "SetComp": "set"}.get(type(field.default).__name__)
    if kind is None and type(field.default).__name__ == "Call" and getattr(field.default.func, "id", "") in ("list", "dict", "set"):
        kind = field.default.func.id
    if kind is not None and not decl.is_named_tuple:
        raise _refused(decl, field.default, f"mutable default <class '{kind}'> for field {field.name} is not allowed: use default_factory",
                       f"write field(default_factory={kind})")


def _refused(decl: ClassDecl, node: Any, message: str, hint: str) -> Refused:
    return Refused(Diagnostic(message, span_of(decl.module.shown_path, node), hint))


# --- the methods ------------------------------------------------------------------------


def add_own_method(analyzer: "Analyzer", decl: ClassDecl, text: str) -> FunctionDecl | None:
    """`add_method` for text with the hidden names in it."""
    made = add_method(analyzer, decl, text)
    if made is not None:
        from unic.syntax import ast
        symbols = decl.module.symbols
        for node in ast.walk(made.node):
            if type(node).__name__ == "Name" and (node.id == OWN or node.id in _HIDDEN):
                hidden = f"{decl.qualname} itself" if node.id == OWN else f"builtins.{_HIDDEN[node.id]}"
                symbols[hidden] = decl if node.id == OWN else analyzer.library_function(_HIDDEN[node.id])
                node.id = hidden
    return made


def synthesize_dataclass(analyzer: "Analyzer", decl: ClassDecl) -> None:
    """The methods that the decorator adds."""
    options = decl.dataclass_options or {}
    unknown = [name for name in options if name not in _OPTIONS]
    if unknown:
        raise _refused(decl, decl.node, f"dataclass() has no parameter '{unknown[0]}'", f"it takes {', '.join(_OPTIONS)}")
    everything = all_fields(analyzer, decl)
    fields = [field for field in everything if not field.init_only]
    _check_frozen(analyzer, decl)
    if options.get("init", True):
        _init(analyzer, decl, everything)
    if options.get("repr", True):
        _repr(analyzer, decl, fields)
    compared = [f.name for f in fields if f.compare]
    mine, theirs = _tuple_of("self", compared), _tuple_of("other", compared)
    own_hash = "__hash__" in decl.methods
    if options.get("eq", True):
        test = f"type(other) is {OWN}" if not _may_have_subclass(analyzer, decl) else f"isinstance(other, {_own_type(decl)}) and same_class_(self, other)"
        add_own_method(analyzer, decl, f"def __eq__(self, other: object) -> bool:\n    if {test}:\n        return {mine} == {theirs}\n    return False\n")
    elif options.get("order"):
        raise _refused(decl, decl.node, "eq must be true if order is true", "remove eq=False")
    if options.get("order"):
        for name, symbol in (("lt", "<"), ("le", "<="), ("gt", ">"), ("ge", ">=")):
            if f"__{name}__" in decl.methods and not decl.is_named_tuple:
                raise _refused(decl, decl.node, f"Cannot overwrite attribute __{name}__ in class {decl.name}. Consider using functools.total_ordering",
                               "remove order=True or the method")
            add_own_method(analyzer, decl, f"def __{name}__(self, other: {_own_type(decl)}) -> bool:\n    return {mine} {symbol} {theirs}\n")
    if options.get("unsafe_hash") and own_hash:
        raise _refused(decl, decl.node, f"Cannot overwrite attribute __hash__ in class {decl.name}", "remove unsafe_hash=True or the method")
    if options.get("unsafe_hash") or options.get("eq", True) and options.get("frozen"):
        add_method(analyzer, decl, f"def __hash__(self) -> int:\n    return hash({_tuple_of('self', [f.name for f in fields if f.is_hashed])})\n")


def _check_frozen(analyzer: "Analyzer", decl: ClassDecl) -> None:
    mine = bool((decl.dataclass_options or {}).get("frozen"))
    for base in base_declarations(analyzer, decl):
        if base.dataclass_options is not None and not base.is_named_tuple and mine != bool(base.dataclass_options.get("frozen")):
            first, second = ("frozen", "non-frozen") if mine else ("non-frozen", "frozen")
            raise _refused(decl, decl.node, f"cannot inherit {first} dataclass from a {second} one", "make both frozen, or none")


def _own_type(decl: ClassDecl) -> str:
    return OWN + (f"[{', '.join(decl.type_params)}]" if decl.type_params else "")


def _may_have_subclass(analyzer: "Analyzer", decl: ClassDecl) -> bool:
    if decl.name in analyzer.derived:
        return True
    analyzer.assumed_final.add(decl.name)
    return False


def _tuple_of(owner: str, names: list[str]) -> str:
    return "(" + "".join(f"{owner}.{n}, " for n in names) + ")"


def _repr(analyzer: "Analyzer", decl: ClassDecl, fields: list[DataclassField]) -> None:
    shown = ", ".join(f"{f.name}={{self.{f.name}!r}}" for f in fields if f.repr)
    name = decl.name if decl.is_named_tuple else decl.qualname
    if _may_have_subclass(analyzer, decl):
        # The name is that of the object's own class.
        name = f"{{self.{CLASS_NAME}()}}"
        add_class_name(analyzer, decl)
    made = f'return f"{name}({shown})"'
    if any(f.repr and _may_contain(analyzer, f, decl) for f in fields):
        made = f'if not begin_repr_(self):\n        return "..."\n    try:\n        {made}\n    finally:\n        end_repr_()'
    add_own_method(analyzer, decl, f"def __repr__(self) -> str:\n    {made}\n")


def add_class_name(analyzer: "Analyzer", decl: ClassDecl) -> None:
    """The class's name as a method, which knows the object's own class."""
    add_method(analyzer, decl, f"def {CLASS_NAME}(self) -> str:\n    return \"{decl.name if decl.is_named_tuple else decl.qualname}\"\n")


def _may_contain(analyzer: "Analyzer", field: DataclassField, decl: ClassDecl) -> bool:
    """Whether the repr of an object may come back to the object itself through this field, as far as the annotations tell."""
    from unic.syntax import ast
    seen: set[ClassDecl] = set()
    pending: list[tuple[Any, Any]] = [(field.annotation, field.owner.module)]
    while pending:
        annotation, module = pending.pop()
        for node in ast.walk(annotation):
            if type(node).__name__ == "Constant" and isinstance(node.value, str):
                try:
                    pending.append((analyzer.parse_annotation(node.value, module, node), module))
                except Refused:
                    return True
            if type(node).__name__ != "Name":
                continue
            symbol = analyzer.lookup(node.id, module)
            if isinstance(symbol, Special):
                continue
            if not isinstance(symbol, ClassDecl):
                return True
            if symbol in seen or symbol.name in _PLAIN and not symbol.module.is_app:
                continue
            seen.add(symbol)
            if symbol.is_enum:
                continue
            if symbol is decl or symbol.dataclass_options is None or symbol.type_params or symbol.name in analyzer.derived:
                return True
            pending += [(inner.annotation, inner.owner.module) for inner in all_fields(analyzer, symbol) if inner.repr]
    return False


def _init(analyzer: "Analyzer", decl: ClassDecl, fields: list[DataclassField]) -> None:
    if "__init__" in decl.methods:
        return
    given = [f for f in fields if f.init and not f.kw_only]
    keyword = [f for f in fields if f.init and f.kw_only]
    seen_default = False
    for field in given:
        if seen_default and not field.has_default:
            raise _refused(decl, decl.node, f"non-default argument '{field.name}' follows default argument", "give it a default, or move it up")
        seen_default = seen_default or field.has_default
    params = "".join(f", {f.name}: int" + (" = 0" if f.has_default else "") for f in given)
    if keyword:
        params += ", *" + "".join(f", {f.name}: int" + (" = 0" if f.has_default else "") for f in keyword)
    stored = [f for f in fields if not f.init_only and (f.init or f.has_default)]
    body = "".join(f"    self.{f.name} = {f.name if f.init else 0}\n" for f in stored)
    if has_method(analyzer, decl, "__post_init__"):
        body += f"    self.__post_init__({', '.join(f.name for f in fields if f.init_only)})\n"
    made = add_method(analyzer, decl, f"def __init__(self{params}) -> None:\n{body or '    pass'}\n")
    assert made is not None
    factories: set[str] = set()
    by_name = {f.name: f for f in given + keyword}
    for param in made.params[1:]:
        field = by_name[param.name]
        param.annotation = field.annotation
        if field.factory is not None:
            param.default = _call(field, decl)
            factories.add(param.name)
        elif field.default is not None:
            param.default = field.default
    for statement, field in zip(made.node.body, stored):
        if not field.init:
            statement.value = _call(field, decl) if field.factory is not None else field.default
    made.default_factories = factories  # type: ignore[attr-defined]


def _call(field: DataclassField, decl: ClassDecl) -> Any:
    """`factory()`; a lambda without parameters is its body, and a factory that is made by a call is made once."""
    from unic.syntax import ast
    factory = field.factory
    if type(factory).__name__ != "Lambda" and any(type(node).__name__ == "Call" for node in ast.walk(factory)):
        hidden = f"{decl.name}.{field.name}.factory"
        decl.module.symbols[hidden] = GlobalDecl(hidden, decl.module, None, factory, decl.node, cls=decl)
        name = ast.Name(hidden, ast.Load())
        name.lineno, name.col_offset = factory.lineno, factory.col_offset
        name.end_lineno, name.end_col_offset = factory.end_lineno, factory.end_col_offset
        factory = name
    if type(factory).__name__ == "Lambda" and not factory.args.args:
        return factory.body
    node = ast.Call(factory, [], [])
    node.lineno, node.col_offset = factory.lineno, factory.col_offset
    node.end_lineno, node.end_col_offset = factory.end_lineno, factory.end_col_offset
    return node


def match_args(analyzer: "Analyzer", decl: ClassDecl) -> list[str] | None:
    """__match_args__ of a dataclass or NamedTuple, or what a class inherits from one; None for any other."""
    if decl.dataclass_options is None:
        return next((found for base in base_declarations(analyzer, decl) if (found := match_args(analyzer, base)) is not None), None)
    if not decl.dataclass_options.get("match_args", True):
        return None
    return [field.name for field in all_fields(analyzer, decl) if field.init and not field.kw_only]
