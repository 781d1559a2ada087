"""Which attributes the instances of a class have, and of what type."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from unic.analysis import types as ty
from unic.analysis.bare_annotations import is_bare
from unic.analysis.declarations import ClassDecl, FunctionDecl, ModuleDecl, all_methods, own_nodes
from unic.analysis.errors import Refused
from unic.analysis.open_types import Hole
from unic.analysis.usage import Slot
from unic.diagnostics import Diagnostic, span_of

if TYPE_CHECKING:
    from unic.analysis.program import Analyzer


def is_class_var(annotation: Any) -> bool:
    """Whether the annotation is ClassVar[...]."""
    head = annotation.value if type(annotation).__name__ == "Subscript" else annotation
    name = getattr(head, "id", None) or getattr(head, "attr", None)
    return name == "ClassVar"


def is_unvalued(analyzer: "Analyzer", decl: ClassDecl, name: str) -> bool:
    """Whether a class body declares a name, without a value, that is the class's own and not one of its objects: ClassVar, or assigned through classes alone."""
    attribute = decl.attributes.get(name)
    if attribute is None or attribute.value is not None or attribute.annotation is None or decl.is_enum or not decl.module.is_app:
        return False
    if decl.dataclass_options is not None or is_class_var(attribute.annotation):
        return is_class_var(attribute.annotation) and analyzer.stores.through_classes(decl, name)
    return analyzer.stores.through_classes(decl, name) and not analyzer.stores.through_objects(decl, name)


def is_init_var(annotation: Any) -> bool:
    """Whether the annotation is InitVar[...]."""
    return _head_name(annotation) == "InitVar"


def is_kw_only(annotation: Any) -> bool:
    """Whether the annotation is KW_ONLY, which is no field."""
    return _head_name(annotation) == "KW_ONLY"


def _head_name(annotation: Any) -> str:
    head = annotation.value if type(annotation).__name__ == "Subscript" else annotation
    return getattr(head, "id", None) or getattr(head, "attr", None) or ""


def is_final(annotation: Any) -> bool:
    head = annotation.value if type(annotation).__name__ == "Subscript" else annotation
    name = getattr(head, "id", None) or getattr(head, "attr", None)
    return name == "Final"


def fill_fields(analyzer: "Analyzer", cls: ty.ClassType) -> None:
    """Add the fields that annotations in the class body and annotated assignments to `self` declare.

    Attributes without annotation are added when they are first asked for (`infer_field`),
    from their first assignment.
    """
    decl = cls.decl
    assert decl is not None
    if decl.is_enum:
        from unic.analysis.synthesize import enum_fields
        enum_fields(analyzer, cls)
    scope = analyzer.class_scope(cls)
    for attribute in decl.attributes.values():
        annotation = attribute.annotation
        if annotation is None and attribute.value is not None and not decl.is_enum and analyzer.stores.through_objects(decl, attribute.name):
            add_hiding_field(analyzer, cls, attribute.name)
            continue
        if annotation is None or is_class_var(annotation) or attribute.name in cls.field_map or is_init_var(annotation) or is_kw_only(annotation):
            continue
        if is_unvalued(analyzer, decl, attribute.name):
            continue
        if attribute.value is not None and decl.dataclass_options is None and (is_final(annotation) or not analyzer.stores.through_objects(decl, attribute.name)):
            continue
        try:
            made = analyzer.add_field(cls, attribute.name, analyzer.annotations.evaluate(annotation, scope))
            made.counts = analyzer.annotations.count_bits(annotation, scope)
            made.hides = made.checked = attribute.value is not None and decl.dataclass_options is None and analyzer.stores.through_classes(decl, attribute.name)
        except Refused as refused:
            analyzer.report(refused.diagnostic)
    for method in all_methods(decl):
        if method.role != "method" or not method.params:
            continue
        self_name = method.params[0].name
        for node in own_nodes(method.node):
            if type(node).__name__ == "AnnAssign" and is_self_attribute(node.target, self_name):
                name = node.target.attr
                if name not in cls.field_map:
                    if type(node.annotation).__name__ == "Name" and node.annotation.id == "Final" or node.value is not None and is_bare(node.annotation, decl.module):
                        continue
                    try:
                        analyzer.add_field(cls, name, analyzer.annotations.evaluate(node.annotation, scope))
                    except Refused as refused:
                        analyzer.report(refused.diagnostic)


def is_self_attribute(node: Any, self_name: str) -> bool:
    return type(node).__name__ == "Attribute" and type(node.value).__name__ == "Name" and node.value.id == self_name


def add_hiding_field(analyzer: "Analyzer", cls: ty.ClassType, name: str) -> None:
    """A class attribute that is assigned through objects: they get a field of that name, with the class's value at first."""
    if name in cls.field_map:
        return
    variable = analyzer.class_variable(cls, name)
    if variable is None:
        return
    made = analyzer.add_field(cls, name, variable.type)
    assert cls.decl is not None
    made.hides = made.checked = analyzer.stores.through_classes(cls.decl, name)


class AttributeStores:
    """Which attribute names the app's modules assign, through objects (`x.name = 1`) and through classes (`C.name = 1`).

    By name alone: that a name is stored through objects of another class costs memory and no more.
    """

    def __init__(self, analyzer: "Analyzer") -> None:
        self.analyzer = analyzer
        self.scanned: set[ModuleDecl] = set()
        self.objects: set[str] = set()
        self.classes: set[str] = set()
        self.relied_on: dict[str, None] = {}

    def through_objects(self, decl: ClassDecl, name: str) -> bool:
        if not decl.module.is_app:
            return assigned_on_self(decl, name)
        self.scan()
        if name not in self.objects:
            self.relied_on[name] = None
        return name in self.objects

    def through_classes(self, decl: ClassDecl, name: str) -> bool:
        self.scan()
        if name not in self.classes:
            self.relied_on[name] = None
        return name in self.classes

    def scan(self) -> None:
        """Look at modules loaded since."""
        for module, node in self.analyzer.table.unseen_nodes(self.scanned):
            target, name = stored_attribute(node)
            if target is None:
                continue
            names = self.classes if self.is_class(target, module) else self.objects
            if name in self.relied_on and name not in names:
                raise Refused(Diagnostic(f"attribute '{name}' is assigned in a module imported inside a function",
                                         span_of(module.shown_path, node), "import the module at the top of the file"))
            names.add(name)

    def is_class(self, node: Any, module: ModuleDecl) -> bool:
        """Whether an expression plainly means a class."""
        kind = type(node).__name__
        if kind == "Name":
            return node.id == "cls" or isinstance(self.analyzer.lookup(node.id, module), ClassDecl)
        if kind == "Attribute":
            return node.attr == "__class__" or isinstance(self.analyzer.lookup_path(node, module), ClassDecl)
        return kind == "Call" and type(node.func).__name__ == "Name" and node.func.id == "type"


def stored_attribute(node: Any) -> tuple[Any, str]:
    """(object, name) of an assignment to an attribute, which setattr() with a constant name is as well; (None, "") for other nodes."""
    kind = type(node).__name__
    if kind == "Attribute" and type(node.ctx).__name__ == "Store":
        return node.value, node.attr
    if kind == "Call" and getattr(node.func, "id", "") == "setattr" and len(node.args) == 3 and type(node.args[1]).__name__ == "Constant":
        return node.args[0], str(node.args[1].value)
    return None, ""


def assigned_on_self(decl: Any, name: str) -> bool:
    """Whether some method of the class assigns `self.name`."""
    return any(name in self_assignments(m) for m in all_methods(decl))


def self_assignments(method: FunctionDecl) -> dict[str, Any]:
    """Names this method assigns on its first parameter, with the assigned expression (None when not a plain assignment)."""
    cached = getattr(method, "_self_assignments", None)
    if cached is not None:
        return cached  # type: ignore[no-any-return]
    found: dict[str, Any] = {}
    if method.params:
        self_name = method.params[0].name
        for node in own_nodes(method.node):
            kind = type(node).__name__
            if kind == "Assign":
                for target in node.targets:
                    if is_self_attribute(target, self_name):
                        found.setdefault(target.attr, node.value)
                    elif type(target).__name__ in ("Tuple", "List"):
                        for element in target.elts:
                            if is_self_attribute(element, self_name):
                                found.setdefault(element.attr, None)
            elif kind == "AnnAssign" and is_self_attribute(node.target, self_name):
                found.setdefault(node.target.attr, node.value)
            elif kind in ("AugAssign", "NamedExpr") and is_self_attribute(node.target, self_name):
                found.setdefault(node.target.attr, None)
    method._self_assignments = found  # type: ignore[attr-defined]
    return found


def infer_field(analyzer: "Analyzer", cls: ty.ClassType, name: str) -> ty.Field | None:
    """The field `name` of a class, inferred from the first assignment when it carries no annotation."""
    known = cls.field_map.get(name)
    if known is not None:
        return known
    # The field belongs to the base class whose methods assign it, whatever its subclasses do.
    for owner in reversed(cls.mro):
        decl = owner.decl
        if decl is None:
            continue
        methods = sorted(all_methods(decl), key=lambda m: m.name != "__init__")
        for method in methods:
            if method.role == "method" and name in self_assignments(method):
                type_ = _assigned_type(analyzer, owner, method, name)
                if type_ is None:
                    continue
                made = _declare(analyzer, cls, owner, name, type_)
                if type_.open:
                    analyzer.usage.find([Slot(name, type_, owner, lambda found: setattr(made, "type", analyzer.annotations.promoted(found, method.module)))])
                return made if cls.extends(owner) else _declare_copy(cls, owner, made)
    return None


def _declare_copy(cls: ty.ClassType, mixin: ty.ClassType, field: ty.Field) -> ty.Field:
    """The copy of a mixin's field: it belongs to the first class that has the mixin."""
    home = cls
    while home.base is not None and home.base.is_subclass_of(mixin):
        home = home.base
    made = home.field_map.get(field.name)
    if made is None:
        made = ty.Field(field.name, field.type, 0)
        insert_field(home, made)
    return made


def _declare(analyzer: "Analyzer", cls: ty.ClassType, owner: ty.ClassType, name: str, type_: ty.Type) -> ty.Field:
    field = owner.field_map.get(name)
    if field is None:
        field = ty.Field(name, type_, 0)
        insert_field(owner, field)
    return field


def insert_field(owner: ty.ClassType, field: ty.Field) -> None:
    """Give the class and all its subclasses the same field at the same index (layout is computed only at the end)."""
    owner.fields.append(field)
    owner.field_map[field.name] = field
    position = len(owner.fields) - 1
    for sub in owner.subclasses:
        _insert_below(sub, field, position)
    for index, f in enumerate(owner.fields):
        f.index = index


def _insert_below(cls: ty.ClassType, field: ty.Field, position: int) -> None:
    own = cls.field_map.get(field.name)
    if own is not None and own is not field:
        cls.fields.remove(own)
    cls.fields.insert(position, field)
    cls.field_map[field.name] = field
    for index, f in enumerate(cls.fields):
        f.index = index
    for sub in cls.subclasses:
        _insert_below(sub, field, position)


def _assigned_type(analyzer: "Analyzer", owner: ty.ClassType, method: FunctionDecl, name: str) -> ty.Type | None:
    from unic.analysis.checker import infer_attribute
    active = analyzer.inferring_fields
    key = (owner, method)
    if key in active:
        return None
    active.add(key)
    try:
        type_ = infer_attribute(analyzer, owner, method, name)
    finally:
        active.discard(key)
    if type_ is None or type_ is ty.NEVER:
        return None
    if type_ is ty.NONE:
        return Hole(ty.NONE)
    return type_ if type_.open else analyzer.annotations.promoted(type_, method.module)
