"""Types of attributes and module variables that their first value does not tell: an empty display, or None.

While they are looked for they have open types (unic/analysis/open_types.py). The app's functions that mention them
are checked on trial, and what those store tells the types, of all that ask for each other together.
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Callable, Iterable

from unic.analysis import types as ty
from unic.analysis.declarations import ClassDecl, FunctionDecl, ModuleDecl, all_methods
from unic.analysis.errors import Refused
from unic.analysis.open_types import holes_in, resolve
from unic.analysis.results import leniently

if TYPE_CHECKING:
    from unic.analysis.program import Analyzer

# How often the functions are looked at, at most; each round follows a chain of assignments one step further.
_ROUNDS = 6


@dataclass(eq=False)
class Slot:
    """Something whose type is looked for. settle: called with the type once it is known.

    owner: the class of an attribute, whose generic methods are checked with its type arguments.
    """

    name: str
    type: ty.Type
    owner: ty.ClassType | None
    settle: Callable[[ty.Type], None]


class Usage:
    """Looks for the types of slots; `analyzer.usage` is the only one."""

    def __init__(self, analyzer: "Analyzer") -> None:
        self.analyzer = analyzer
        self.slots: list[Slot] = []
        self.users: dict[str, list[FunctionDecl]] = {}
        self.scanned: set[ModuleDecl] = set()
        # The statements of a module's body, each with the names that it mentions.
        self.statements: dict[ModuleDecl, list[tuple[Any, set[str]]]] = {}

    def find(self, wanted: list[Slot]) -> None:
        """Settle these slots, now, or together with those that are being looked for."""
        under_way = bool(self.slots)
        self.slots += wanted
        if under_way:
            return
        self.scan()
        try:
            for _ in range(_ROUNDS):
                before = self.state()
                self.look()
                if self.state() == before:
                    break
        finally:
            slots, self.slots = self.slots, []
            for each in slots:
                self.close(each)

    def state(self) -> list[str]:
        return [f"{slot.name} {slot.type}" for slot in self.slots]

    def look(self) -> None:
        """Check on trial every function that mentions one of the slots; of generic ones, those instances that their callers ask for."""
        seen: set[tuple[FunctionDecl, ty.ClassType | None]] = set()
        generic: dict[FunctionDecl, None] = {}
        names = {slot.name for slot in self.slots}
        for slot in self.slots:
            self.look_at(self.users.get(slot.name, ()), slot, seen, generic)
        # Callers may be generic themselves.
        asked: set[FunctionDecl] = set()
        while len(asked) < len(generic):
            for decl in [d for d in generic if d not in asked]:
                asked.add(decl)
                names.add(decl.name)
                self.look_at(self.users.get(decl.name, ()), None, seen, generic)
        for module in self.scanned:
            statements = [s for s, mentioned in self.statements[module] if not names.isdisjoint(mentioned)]
            if statements:
                self.check_statements(module, statements)
        for instance in [i for i in self.analyzer.instances.values() if i.decl in generic]:
            if not any(bound.open for bound in instance.bindings.values()):
                self.check_instance(instance.decl, instance.owner, instance.bindings, instance.signature)

    def look_at(self, decls: Iterable[FunctionDecl], slot: Slot | None, seen: set[tuple[FunctionDecl, ty.ClassType | None]], generic: dict[FunctionDecl, None]) -> None:
        """Check these functions on trial, if that was not done; the generic ones are added to `generic` instead."""
        for decl in decls:
            if self.analyzer.signatures.type_parameters(decl):
                generic[decl] = None
                continue
            owner = self.owner_of(decl, slot)
            if (decl, owner) not in seen:
                seen.add((decl, owner))
                self.check(decl, owner)

    def check_statements(self, module: ModuleDecl, statements: list[Any]) -> None:
        """Check statements of a module's body for what they store; nothing they reach counts."""
        from unic.analysis.checker import trial
        checker = self.analyzer.module_checker(module)
        trial(self.analyzer, checker, lambda: checker.statements(statements))

    def owner_of(self, decl: FunctionDecl, slot: Slot | None) -> ty.ClassType | None:
        if decl.cls is None:
            return None
        if slot is not None and slot.owner is not None and slot.owner.decl is decl.cls:
            return slot.owner
        try:
            return self.analyzer.class_type(decl.cls, ()) if not decl.cls.type_params else None
        except Refused:
            return None

    def check(self, decl: FunctionDecl, owner: ty.ClassType | None) -> None:
        """Check a function for what it stores; nothing it reaches counts."""
        if decl.cls is not None and owner is None:
            return
        try:
            signature = self.analyzer.signatures.of(decl, owner, {}, partial=True)
        except Refused:
            return
        if signature is not None:
            self.check_instance(decl, owner, {}, signature)

    def check_instance(self, decl: FunctionDecl, owner: ty.ClassType | None, bindings: dict[str, ty.Type], signature: Any) -> None:
        from unic.analysis.checker import try_function
        try:
            try_function(self.analyzer, decl, owner, bindings, signature)
        except Refused:
            return

    def close(self, slot: Slot) -> None:
        for hole in holes_in(slot.type):
            if not hole.closed:
                if hole.bound is None:
                    # Nothing is ever kept there.
                    hole.bound = ty.INT
                hole.closed = True
        slot.settle(leniently(resolve(self.analyzer, slot.type)))

    def scan(self) -> None:
        """Note for each name the functions of the app that mention it, as a variable or as an attribute."""
        for module in list(self.analyzer.table.modules.values()):
            if module in self.scanned or not module.is_app:
                continue
            self.scanned.add(module)
            for decl in functions_of(module):
                for name in names_in(decl.node):
                    self.users.setdefault(name, []).append(decl)
            self.statements[module] = [(s, names_in(s)) for s in module.statements if type(s).__name__ != "ClassDef"]


def names_in(node: Any) -> set[str]:
    """The names and attributes that a piece of the program mentions."""
    from unic.syntax import ast
    return {name for n in ast.walk(node) for name in (getattr(n, "id", ""), getattr(n, "attr", "")) if isinstance(name, str) and name}


def functions_of(module: ModuleDecl) -> list[FunctionDecl]:
    """The functions and methods that a module declares."""
    found: list[FunctionDecl] = []
    classes: list[ClassDecl] = []
    for symbol in module.symbols.values():
        if isinstance(symbol, FunctionDecl) and symbol.module is module:
            found.append(symbol)
        elif isinstance(symbol, ClassDecl) and symbol.module is module:
            classes.append(symbol)
    while classes:
        cls = classes.pop()
        classes += [nested for nested in cls.nested.values() if isinstance(nested, ClassDecl)]
        found += all_methods(cls)
    return found
