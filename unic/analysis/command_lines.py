"""Attributes of argparse's namespaces: their names and types come from the add_argument() calls of the program.

All parsers of a program fill the same class Namespace, so that functions can be declared to take one; a name has the types that all calls
which declare it give. A call is read where it stands, without running it: names, `action`, `nargs` and `dest` are constants, and the types of
`type`, `default` and `const` are those that the expressions have at module level. Where one has none there (a local variable), the
others tell the type, and the call itself is tested against it (unic/analysis/namespaces.py).
"""
from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Callable

from unic.analysis import types as ty
from unic.analysis.declarations import ClassDecl, FunctionDecl, ModuleDecl
from unic.analysis.errors import Refused
from unic.analysis.modules import NOT_CONSTANT
from unic.diagnostics import Diagnostic, span_of
from unic.syntax import ast

if TYPE_CHECKING:
    from unic.analysis.program import Analyzer

LIBRARY = "argparse"
SUPPRESS = "==SUPPRESS=="
_ACTIONS = ("store", "store_const", "store_true", "store_false", "append", "extend", "count", "help", "version")
_LISTS = ("*", "+", "...")


class Unreadable(Exception):
    """An argument of add_argument() is not written so that it can be read when the program is compiled."""

    def __init__(self, node: Any, message: str, hint: str) -> None:
        super().__init__(message)
        self.node = node
        self.message = message
        self.hint = hint


@dataclass
class Form:
    """What an add_argument() call says in constants. nargs: "" for none, or a number as text. expressions: the others, by name."""

    dest: str = ""
    is_option: bool = False
    action: str = "store"
    nargs: str = ""
    required: bool = False
    expressions: dict[str, Any] = field(default_factory=dict)

    @property
    def is_list(self) -> bool:
        """Whether several strings make one value."""
        return self.nargs in _LISTS or self.nargs.isdigit()

    @property
    def takes_strings(self) -> bool:
        return self.action in ("store", "append", "extend")


def read_form(positional: list[Any], keywords: dict[str, Any], fold: Callable[[Any], Any], lookup: Callable[[Any], Any], node: Any) -> Form:
    """The form of a call with these argument nodes. Unreadable where something that has to be a constant is none."""
    form = Form(expressions=keywords)
    names = []
    for given in positional:
        name = fold(given)
        if not isinstance(name, str) or not name:
            raise Unreadable(given, "the names in add_argument() must be constants", "write the name as a text: attributes are known when the program is compiled")
        names.append(name)
    dest = keywords.get("dest")
    if dest is not None:
        form.dest = fold(dest)
        if not isinstance(form.dest, str):
            raise Unreadable(dest, "`dest` of add_argument() must be a constant", "write the name as a text: attributes are known when the program is compiled")
    form.is_option = len(names) > 1 or bool(names) and not (names[0][0].isalnum() or names[0][0] in "_<{[(")
    if not form.dest and names:
        first = next((name for name in names if len(name) > 2 and name[0] == name[1]), names[0])
        form.dest = first.lstrip(first[0]).replace("-", "_") if form.is_option else first
    action = keywords.get("action")
    if action is not None:
        form.action = _action(action, fold, lookup)
    nargs = keywords.get("nargs")
    if nargs is not None:
        value = fold(nargs)
        if value is not None and value is not NOT_CONSTANT and (type(value) is int and value >= 0 or value in ("?", *_LISTS)):
            form.nargs = str(value)
        elif value is not None:
            raise Unreadable(nargs, "`nargs` of add_argument() must be a constant: a number, \"?\", \"*\", \"+\" or argparse.REMAINDER",
                             "write it out: it says whether the attribute is a list")
    if form.action == "append" and form.nargs == "?":
        raise Unreadable(nargs, "action \"append\" with nargs=\"?\" is not supported", "leave nargs out")
    required = keywords.get("required")
    form.required = required is not None and fold(required) is True
    return form


def _action(node: Any, fold: Callable[[Any], Any], lookup: Callable[[Any], Any]) -> str:
    value = fold(node)
    if isinstance(value, str) and value in _ACTIONS:
        return value
    found = lookup(node) if value is NOT_CONSTANT else None
    if isinstance(found, ClassDecl) and found.name == "BooleanOptionalAction" and found.module.name.startswith(LIBRARY):
        return "boolean"
    shown = f"action \"{value}\" of add_argument() is not supported" if isinstance(value, str) else "`action` of add_argument() must be the name of an action"
    raise Unreadable(node, shown, f"choose one of {', '.join(_ACTIONS)}, argparse.BooleanOptionalAction")


@dataclass(frozen=True)
class _Declared:
    """One place that declares an attribute: a call with its form, or a value that is given as it is."""

    module: ModuleDecl
    form: Form | None
    value: Any = None
    is_command: bool = False


class NamespaceTypes:
    """Which attributes namespaces have in this program."""

    def __init__(self, analyzer: "Analyzer") -> None:
        self.analyzer = analyzer
        self.scanned: set[ModuleDecl] = set()
        self.declared: dict[str, list[_Declared]] = {}
        self.known: dict[str, ty.Type | None] = {}
        self.active: set[str] = set()

    def names(self) -> list[str]:
        self.scan()
        return list(self.declared)

    def type_of(self, name: str) -> ty.Type | None:
        """The type of an attribute; None where nothing declares it, or nothing tells its type."""
        self.scan()
        if name in self.active:
            return None
        if name not in self.known:
            self.active.add(name)
            try:
                self.known[name] = self.find(self.declared.get(name, []))
            finally:
                self.active.discard(name)
        return self.known[name]

    def find(self, places: list[_Declared]) -> ty.Type | None:
        stored: list[ty.Type] = []
        others: list[ty.Type] = []
        for place in places:
            if place.is_command:
                stored += [self.analyzer.builtin_class("str")] + ([ty.NONE] if not place.value else [])
            elif place.form is None:
                others.append(self.value_type(place.value, place.module) or ty.NEVER)
            else:
                element = self.element_type(place.form, place.module)
                found = self.stored_type(place.form, element, lambda node: self.value_type(node, place.module))
                if found is not None:
                    stored.append(found)
                elif place.form.action not in ("help", "version"):
                    return None
                others += self.default_types(place.form, place.module)
        whole = ty.union_of(*stored)
        for other in others:
            # What an empty display holds is known from the values.
            if not other.open and other is not ty.NEVER and not self.fits(other, whole):
                whole = ty.union_of(whole, other)
        if whole is ty.NEVER:
            return None
        if whole is ty.NONE:
            return ty.optional(self.analyzer.builtin_class("object"))
        if isinstance(whole, ty.UnionType) and whole.has_none and len(whole.others) == 1:
            return ty.lenient_of(whole.others[0])
        return whole

    def fits(self, other: ty.Type, whole: ty.Type) -> bool:
        """Whether a value of one type needs no room of its own: an int where floats are declared stays an int there."""
        members = whole.members if isinstance(whole, ty.UnionType) else (whole,)
        return other in members or other is ty.INT and ty.FLOAT in members

    # --- types ------------------------------------------------------------------------

    def element_type(self, form: Form, module: ModuleDecl) -> ty.Type | None:
        """What one string becomes."""
        node = form.expressions.get("type")
        if node is None or type(node).__name__ == "Constant" and node.value is None:
            return self.analyzer.builtin_class("str")
        return self.value_type(call_with_string(node), module)

    def stored_type(self, form: Form, element: ty.Type | None, value_type: "Callable[[Any], ty.Type | None]") -> ty.Type | None:
        """What an action stores, where its default does not stay."""
        if form.action in ("help", "version"):
            return None
        if form.action in ("store_true", "store_false", "boolean"):
            return ty.BOOL
        if form.action == "count":
            return ty.INT
        if form.action == "store_const":
            node = form.expressions.get("const")
            return value_type(node) if node is not None else ty.NONE
        if element is None:
            return None
        many = self.analyzer.builtin_class("list", element)
        if form.action == "append":
            return self.analyzer.builtin_class("list", many) if form.nargs else many
        return many if form.is_list or form.action == "extend" else element

    def default_types(self, form: Form, module: ModuleDecl) -> list[ty.Type]:
        """What the attribute is where no strings are given: its default, the constant of nargs="?"."""
        if form.action in ("help", "version"):
            return []
        found: list[ty.Type] = []
        default = form.expressions.get("default")
        if default is not None:
            found.append(self.kept_type(form, default, module))
        elif form.action not in ("store_true", "store_false") and (not form.required if form.is_option else form.nargs == "?"):
            found.append(ty.NONE)
        if form.action == "store" and form.nargs == "?" and form.is_option:
            const = form.expressions.get("const")
            found.append(self.kept_type(form, const, module) if const is not None else ty.NONE)
        return found

    def kept_type(self, form: Form, node: Any, module: ModuleDecl) -> ty.Type:
        """The type of a default. Strings are converted like those of the command line."""
        folded = self.analyzer.folder.fold(node, module)
        if folded == SUPPRESS and isinstance(folded, str):
            return ty.NEVER
        found = self.value_type(node, module) or ty.NEVER
        if found is self.analyzer.builtin_class("str") and form.takes_strings:
            return self.element_type(form, module) or ty.NEVER
        return found

    def value_type(self, node: Any, module: ModuleDecl) -> ty.Type | None:
        """The type of an expression at module level; None where it has none there."""
        try:
            found = self.analyzer.value_type(node, module)
        except Refused:
            return None
        return self.analyzer.annotations.promoted(found, module) if found is not None and not found.open else found

    # --- the program's calls ----------------------------------------------------------

    def scan(self) -> None:
        """Look at modules loaded since."""
        for module, node in self.analyzer.table.unseen_nodes(self.scanned):
            if type(node).__name__ == "Call":
                self.scan_call(node, module)

    def scan_call(self, node: Any, module: ModuleDecl) -> None:
        method = node.func.attr if type(node.func).__name__ == "Attribute" else ""
        keywords = {keyword.arg: keyword.value for keyword in node.keywords if keyword.arg is not None}
        if method == "add_argument":
            try:
                form = read_form(node.args, keywords, lambda part: self.analyzer.folder.fold(part, module), lambda part: self.analyzer.lookup_path(part, module), node)
            except Unreadable:
                # The call itself is refused, if it is one of argparse's.
                return
            self.add(form.dest, _Declared(module, form), node)
        elif method == "set_defaults" or self.is_namespace(node.func, module):
            for name, value in keywords.items():
                self.add(name, _Declared(module, None, value), node)
        elif method == "add_subparsers" and "dest" in keywords:
            dest = self.analyzer.folder.fold(keywords["dest"], module)
            if isinstance(dest, str):
                required = "required" in keywords and self.analyzer.folder.fold(keywords["required"], module) is True
                self.add(dest, _Declared(module, None, required, True), node)

    def is_namespace(self, func: Any, module: ModuleDecl) -> bool:
        """Whether a call makes a Namespace."""
        return (getattr(func, "id", None) or getattr(func, "attr", None)) == "Namespace" and is_namespace_class(self.analyzer.lookup_path(func, module))

    def add(self, name: str, place: _Declared, node: Any) -> None:
        if name in self.known:
            raise Refused(Diagnostic(f"attribute '{name}' of namespaces is declared in a module imported inside a function",
                                     span_of(place.module.shown_path, node), "import the module at the top of the file"))
        self.declared.setdefault(name, []).append(place)


def is_namespace_class(decl: Any) -> bool:
    """Whether a declaration is argparse.Namespace."""
    return isinstance(decl, ClassDecl) and decl.name == "Namespace" and decl.module.name == LIBRARY + ".namespace"


def is_parser_method(decl: FunctionDecl) -> bool:
    """Whether a method is one of argparse's parsers and groups, not of a subclass of the program."""
    return decl.module.name == LIBRARY + ".groups"


def call_with_string(node: Any) -> Any:
    """A call of what `node` gives with some string."""
    place = node.lineno, node.col_offset, node.end_lineno, node.end_col_offset
    string = ast.Call(ast.Attribute(ast.Constant("", None, *place), "strip", ast.Load(), *place), [], [], *place)
    return ast.Call(node, [string], [], *place)
