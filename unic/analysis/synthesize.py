"""Methods the compiler writes, as source text parsed like any other; those of enums."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from unic.analysis import types as ty
from unic.analysis.declarations import ClassDecl, FunctionDecl
from unic.analysis.errors import Refused
from unic.analysis.modules import function_declaration
from unic.diagnostics import Diagnostic, span_of

if TYPE_CHECKING:
    from unic.analysis.program import Analyzer


def synthesize(analyzer: "Analyzer", decl: ClassDecl) -> None:
    """Add generated methods to a class declaration."""
    if decl.dataclass_options is not None:
        from unic.analysis.data_classes import synthesize_dataclass
        synthesize_dataclass(analyzer, decl)
    elif decl.is_enum:
        _enum(analyzer, decl)


def base_declarations(analyzer: "Analyzer", decl: ClassDecl) -> list[ClassDecl]:
    """The classes it inherits from directly, protocols left out."""
    symbols = [analyzer.lookup_path(base.value if type(base).__name__ == "Subscript" else base, decl.module) for base in decl.bases]
    return [symbol for symbol in symbols if isinstance(symbol, ClassDecl) and not symbol.is_protocol]


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


def has_method(analyzer: "Analyzer", decl: ClassDecl, name: str) -> bool:
    return name in decl.methods or any(has_method(analyzer, base, name) for base in base_declarations(analyzer, decl))


def _enum(analyzer: "Analyzer", decl: ClassDecl) -> None:
    """Text and hash of an enum's members."""
    own = decl.name
    _check_unique(analyzer, decl)
    if decl.is_flag:
        _flag(analyzer, decl)
    add_method(analyzer, decl, f"def __repr__(self) -> str:\n    return f\"<{own}.{{self._name_}}: {{self._value_!r}}>\"\n")
    if decl.shows_value:
        add_method(analyzer, decl, "def __str__(self) -> str:\n    return str(self._value_)\n")
        add_method(analyzer, decl, "def __format__(self, spec: str) -> str:\n    return format(self._value_, spec)\n")
    else:
        add_method(analyzer, decl, f"def __str__(self) -> str:\n    return \"{own}.\" + self._name_\n")
        add_method(analyzer, decl, "def __format__(self, spec: str) -> str:\n    return format(str(self), spec)\n")
    if decl.enum_mixin:
        add_method(analyzer, decl, "def __hash__(self) -> int:\n    return hash(self._value_)\n")


def _check_unique(analyzer: "Analyzer", decl: ClassDecl) -> None:
    """@unique allows no second name for a value."""
    from unic.analysis.enums import canonical, names
    if not any("unique" in (getattr(d, "id", ""), getattr(d, "attr", "")) for d in decl.node.decorator_list):
        return
    doubles = [f"{name} -> {canonical(analyzer, decl, name)}" for name in names(decl) if canonical(analyzer, decl, name) != name]
    if doubles:
        raise Refused(Diagnostic(f"duplicate values found in <enum '{decl.name}'>: {', '.join(doubles)}", span_of(decl.module.shown_path, decl.node),
                                 "give them values of their own, or remove @unique"))


def _flag(analyzer: "Analyzer", decl: ClassDecl) -> None:
    """Texts and iteration of a flag, whose name is empty where no member has any of its bits."""
    from unic.analysis.data_classes import OWN, add_own_method
    from unic.analysis.enums import names
    own = decl.name
    add_method(analyzer, decl, f"def __repr__(self) -> str:\n    return f\"<{own}.{{self._name_}}: {{self._value_}}>\" if self._name_ else f\"<{own}: {{self._value_}}>\"\n")
    if not decl.shows_value:
        add_method(analyzer, decl, f"def __str__(self) -> str:\n    return \"{own}.\" + self._name_ if self._name_ else f\"{own}({{self._value_}})\"\n")
    if not names(decl):
        return
    made = add_own_method(analyzer, decl, f"def __iter__(self) -> {OWN}:\n    return iter([flag for flag in {OWN} if flag._value_ & self._value_])\n")
    if made is not None:
        from unic.syntax import ast
        returns = made.node.returns
        decl.module.symbols["builtins.Iterator"] = analyzer.table.get("runtime.builtins.protocols").symbols["Iterator"]
        name = ast.Name("builtins.Iterator", ast.Load(), returns.lineno, returns.col_offset, returns.end_lineno, returns.end_col_offset)
        made.node.returns = ast.Subscript(name, returns, ast.Load(), returns.lineno, returns.col_offset, returns.end_lineno, returns.end_col_offset)
    add_own_method(analyzer, decl, f"def __contains__(self, other: {OWN}) -> bool:\n    return other._value_ & self._value_ == other._value_\n")


def enum_fields(analyzer: "Analyzer", cls: ty.ClassType) -> None:
    """The value of enum members; a class without members has none."""
    from unic.analysis.enums import members, value_type
    assert cls.decl is not None
    if not members(analyzer, cls.decl):
        return
    made = cls.field_map.get("_value_") or analyzer.add_field(cls, "_value_", value_type(analyzer, cls.decl))
    cls.field_map["value"] = made

