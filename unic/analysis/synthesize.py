"""Methods the compiler writes: those of dataclasses and enums, as source text parsed like any other."""
from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from unic.analysis import types as ty
from unic.analysis.annotations import Special
from unic.analysis.declarations import ClassDecl, FunctionDecl
from unic.analysis.errors import Refused
from unic.analysis.fields import is_class_var
from unic.analysis.modules import function_declaration
from unic.diagnostics import Diagnostic, span_of

if TYPE_CHECKING:
    from unic.analysis.program import Analyzer


@dataclass(eq=False)
class DataclassField:
    """A dataclass field: default and factory are expression nodes or None."""

    name: str
    annotation: Any
    default: Any
    factory: Any
    init: bool
    repr: bool
    compare: bool
    owner: ClassDecl
    kw_only: bool = False


def synthesize(analyzer: "Analyzer", decl: ClassDecl) -> None:
    """Add generated methods to a class declaration."""
    if decl.dataclass_options is not None:
        _dataclass(analyzer, decl)
    elif decl.is_enum:
        _enum(analyzer, decl)


def base_declarations(analyzer: "Analyzer", decl: ClassDecl) -> list[ClassDecl]:
    """The classes it inherits from directly, protocols left out."""
    symbols = [analyzer.lookup_path(base.value if type(base).__name__ == "Subscript" else base, decl.module) for base in decl.bases]
    return [symbol for symbol in symbols if isinstance(symbol, ClassDecl) and not symbol.is_protocol]


def dataclass_fields(analyzer: "Analyzer", decl: ClassDecl) -> list[DataclassField]:
    """Fields in order, those of base dataclasses first; a redefinition keeps its place."""
    fields: dict[str, DataclassField] = {}
    for base in reversed(base_declarations(analyzer, decl)):
        for field in dataclass_fields(analyzer, base):
            fields[field.name] = field
    if decl.dataclass_options is None:
        return list(fields.values())
    everything_keyword = bool((decl.dataclass_options or {}).get("kw_only"))
    for attribute in decl.attributes.values():
        if attribute.annotation is None or is_class_var(attribute.annotation):
            continue
        made = DataclassField(attribute.name, attribute.annotation, attribute.value, None, True, True, True, decl, everything_keyword)
        value = attribute.value
        if type(value).__name__ == "Call":
            symbol = analyzer.lookup_path(value.func, decl.module) if type(value.func).__name__ in ("Name", "Attribute") else None
            if isinstance(symbol, Special) and symbol.module == "dataclasses" and symbol.name == "field":
                made.default = None
                for keyword in value.keywords:
                    if keyword.arg == "default":
                        made.default = keyword.value
                    elif keyword.arg == "default_factory":
                        made.factory = keyword.value
                    elif keyword.arg in ("init", "repr", "compare", "kw_only"):
                        setattr(made, keyword.arg, bool(keyword.value.value))
        fields[attribute.name] = made
    return list(fields.values())


def _parse_methods(analyzer: "Analyzer", decl: ClassDecl, text: str) -> list[Any]:
    module = analyzer.parse(text, decl.module.shown_path)
    from unic.syntax import ast
    for node in ast.walk(module):
        if hasattr(node, "lineno"):
            node.lineno = node.end_lineno = decl.node.lineno
            node.col_offset, node.end_col_offset = decl.node.col_offset, decl.node.col_offset + 5
    return list(module.body)


def add_method(analyzer: "Analyzer", decl: ClassDecl, text: str) -> FunctionDecl | None:
    """Parse one method and add it unless the class defines it itself."""
    node = _parse_methods(analyzer, decl, text)[0]
    if node.name in decl.methods:
        return None
    made = function_declaration(node, decl.module, decl)
    made.is_synthesized = True
    decl.methods[node.name] = made
    return made


def _dataclass(analyzer: "Analyzer", decl: ClassDecl) -> None:
    options = decl.dataclass_options or {}
    fields = dataclass_fields(analyzer, decl)
    if options.get("init", True):
        _dataclass_init(analyzer, decl, fields)
    if options.get("repr", True):
        shown = ", ".join(f"{f.name}={{self.{f.name}!r}}" for f in fields if f.repr)
        add_method(analyzer, decl, f"def __repr__(self) -> str:\n    return f\"{decl.qualname}({shown})\"\n")
    compared = [f.name for f in fields if f.compare]
    mine, theirs = _tuple_of("self", compared), _tuple_of("other", compared)
    own = decl.name + (f"[{', '.join(decl.type_params)}]" if decl.type_params else "")
    wrote_eq = "__eq__" in decl.methods
    if options.get("eq", True):
        if decl.type_params or "." in decl.qualname:
            add_method(analyzer, decl, f"def __eq__(self, other: Self_) -> bool:\n    return {mine} == {theirs}\n".replace("Self_", repr(own)))
        else:
            add_method(analyzer, decl, f"def __eq__(self, other: object) -> bool:\n    if type(other) is {decl.name}:\n        return {mine} == {theirs}\n    return False\n")
    if options.get("order"):
        for name, symbol in (("lt", "<"), ("le", "<="), ("gt", ">"), ("ge", ">=")):
            add_method(analyzer, decl, f"def __{name}__(self, other: {own!r}) -> bool:\n    return {mine} {symbol} {theirs}\n")
    if options.get("unsafe_hash") or options.get("eq", True) and options.get("frozen") and not (wrote_eq and "__hash__" in decl.methods):
        add_method(analyzer, decl, f"def __hash__(self) -> int:\n    return hash({mine})\n")


def _tuple_of(owner: str, names: list[str]) -> str:
    return "(" + "".join(f"{owner}.{n}, " for n in names) + ")"


def _dataclass_init(analyzer: "Analyzer", decl: ClassDecl, fields: list[DataclassField]) -> None:
    if "__init__" in decl.methods:
        return
    given = [f for f in fields if f.init and not f.kw_only]
    keyword = [f for f in fields if f.init and f.kw_only]
    seen_default = False
    for field in given:
        has_default = field.default is not None or field.factory is not None
        if seen_default and not has_default:
            raise Refused(Diagnostic(f"non-default argument '{field.name}' follows default argument",
                                     span_of(decl.module.shown_path, decl.node), "give it a default, or move it up"))
        seen_default = seen_default or has_default
    params = "".join(f", {f.name}: int" + (" = 0" if f.default is not None or f.factory is not None else "") for f in given)
    if keyword:
        params += ", *" + "".join(f", {f.name}: int" + (" = 0" if f.default is not None or f.factory is not None else "") for f in keyword)
    body = "".join(f"    self.{f.name} = {f.name}\n" for f in given + keyword)
    left_out = [f for f in fields if not f.init and (f.default is not None or f.factory is not None)]
    body += "".join(f"    self.{f.name} = 0\n" for f in left_out)
    post = has_method(analyzer, decl, "__post_init__")
    if post:
        body += "    self.__post_init__()\n"
    made = add_method(analyzer, decl, f"def __init__(self{params}) -> None:\n{body or '    pass'}\n")
    assert made is not None
    factories: set[str] = set()
    by_name = {f.name: f for f in given + keyword}
    for param in made.params[1:]:
        field = by_name[param.name]
        param.annotation = field.annotation
        if field.factory is not None:
            param.default = _call(field.factory)
            factories.add(param.name)
        elif field.default is not None:
            param.default = field.default
    for statement, field in zip(made.node.body[len(given) + len(keyword):], left_out):
        statement.value = _call(field.factory) if field.factory is not None else field.default
    made.default_factories = factories  # type: ignore[attr-defined]


def _call(factory: Any) -> Any:
    """`factory()`; a lambda without parameters is its body."""
    from unic.syntax import ast
    if type(factory).__name__ == "Lambda" and not factory.args.args:
        return factory.body
    node = ast.Call(factory, [], [])
    node.lineno, node.col_offset = factory.lineno, factory.col_offset
    node.end_lineno, node.end_col_offset = factory.end_lineno, factory.end_col_offset
    return node


def has_method(analyzer: "Analyzer", decl: ClassDecl, name: str) -> bool:
    return name in decl.methods or any(has_method(analyzer, base, name) for base in base_declarations(analyzer, decl))


def _enum(analyzer: "Analyzer", decl: ClassDecl) -> None:
    """Text and hash of an enum's members."""
    own = decl.qualname
    add_method(analyzer, decl, f"def __repr__(self) -> str:\n    return f\"<{own}.{{self._name_}}: {{self._value_!r}}>\"\n")
    if decl.shows_value:
        add_method(analyzer, decl, "def __str__(self) -> str:\n    return str(self._value_)\n")
        add_method(analyzer, decl, "def __format__(self, spec: str) -> str:\n    return format(self._value_, spec)\n")
    else:
        add_method(analyzer, decl, f"def __str__(self) -> str:\n    return \"{own}.\" + self._name_\n")
        add_method(analyzer, decl, "def __format__(self, spec: str) -> str:\n    return format(str(self), spec)\n")
    if decl.enum_mixin:
        add_method(analyzer, decl, "def __hash__(self) -> int:\n    return hash(self._value_)\n")


def enum_fields(analyzer: "Analyzer", cls: ty.ClassType) -> None:
    """The value of enum members; a class without members has none."""
    from unic.analysis.enums import members, value_type
    assert cls.decl is not None
    if not members(analyzer, cls.decl):
        return
    made = analyzer.add_field(cls, "_value_", value_type(analyzer, cls.decl))
    cls.field_map["value"] = made

