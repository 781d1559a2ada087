"""functools.cached_property: a property that keeps its value in a field of its own, which starts as None."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from unic.analysis.declarations import ClassAttribute, ClassDecl, FunctionDecl
from unic.analysis.synthesize import add_method

if TYPE_CHECKING:
    from unic.analysis.program import Analyzer

_GET = """def {name}(self) -> int:
    held = self.HELD_
    if held is None:
        held = kept_(self.COMPUTED_())
        self.HELD_ = held
    return held.value
"""
_SET = """def {name}(self, value: int) -> None:
    self.HELD_ = kept_(value)
"""
_DELETE = """def {name}(self) -> None:
    if self.HELD_ is None:
        raise AttributeError("'{owner}' object has no attribute '{name}'")
    self.HELD_ = None
"""


def keep_property(analyzer: "Analyzer", decl: ClassDecl, computed: FunctionDecl) -> None:
    """Put the property that remembers in the place of `computed`, which becomes a method of a hidden name."""
    from unic.syntax import ast
    name, returns = computed.name, computed.node.returns
    library = analyzer.table.get("functools")
    if returns is None or library is None:
        return
    symbols = decl.module.symbols
    symbols["functools.Kept"] = library.symbols["_Kept"]
    held, hidden = f"{name} kept", f"{name} computed"
    computed.is_kept = False
    computed.role = "method"
    del decl.methods[name]
    decl.methods[hidden] = computed

    def at(made: Any) -> Any:
        made.lineno, made.col_offset = returns.lineno, returns.col_offset
        made.end_lineno, made.end_col_offset = returns.end_lineno, returns.end_col_offset
        return made

    box = at(ast.Subscript(at(ast.Name("functools.Kept", ast.Load())), returns, ast.Load()))
    optional = at(ast.BinOp(box, ast.BitOr(), at(ast.Constant(None, None))))
    decl.attributes[held] = ClassAttribute(held, optional, None, computed.node)
    getter = _method(analyzer, decl, _GET.format(name=name), held, hidden)
    getter.node.returns = returns
    getter.role = "property"
    for suffix, text in (("setter", _SET), ("deleter", _DELETE)):
        del decl.methods[name]
        made = _method(analyzer, decl, text.format(name=name, owner=decl.name), held, hidden)
        made.name = f"{name}.{suffix}"
        if suffix == "setter":
            made.params[1].annotation = returns
        setattr(getter, suffix, made)
    decl.methods[name] = getter


def _method(analyzer: "Analyzer", decl: ClassDecl, text: str, held: str, hidden: str) -> FunctionDecl:
    from unic.syntax import ast
    made = add_method(analyzer, decl, text)
    assert made is not None
    for node in ast.walk(made.node):
        if type(node).__name__ == "Attribute" and node.attr in ("HELD_", "COMPUTED_"):
            node.attr = held if node.attr == "HELD_" else hidden
        elif type(node).__name__ == "Name" and node.id == "kept_":
            node.id = "functools.Kept"
    return made
