"""isinstance() against a class with type parameters, of values that do not tell them: an `object`, or one of a base class.

What such a value is then, is one of the classes with these and those type arguments that the program makes. Which these are
is known only when all is reached: what asked before some were is looked at once more.
"""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from unic.analysis import types as ty
from unic.analysis.declarations import ClassDecl
from unic.diagnostics import Diagnostic, Span

if TYPE_CHECKING:
    from unic.analysis.checker import Checker
    from unic.analysis.program import Analyzer

# A function that makes ever new types from those that it tests for is looked at so often.
_MOST_LOOKS = 8


class GenericTests:
    """Who asked for which class, and what was known then."""

    def __init__(self, analyzer: "Analyzer") -> None:
        self.analyzer = analyzer
        self.asked: dict[Any, dict[tuple[ClassDecl, ty.ClassType], tuple[list[ty.Type], Span | None]]] = {}
        self.looks: dict[Any, int] = {}

    def answers(self, tested: ClassDecl, member: ty.ClassType) -> list[ty.Type]:
        """The types below `member` that are instances of `tested`, as far as any are made by now; none of them below another."""
        analyzer = self.analyzer
        found: dict[ty.Type, None] = {}
        for cls in list(analyzer.class_types.values()):
            if cls.open or not cls.instantiated or not cls.is_subclass_of(member) or member.base is None and not analyzer.is_exposed(cls):
                continue
            form = next((c for c in cls.ancestors() if c.decl is tested), None)
            if form is not None:
                found.setdefault(form if form.is_subclass_of(member) else cls)
        if member.base is None and tested.name == "tuple" and analyzer.is_builtin(tested):
            found.update((box, None) for box in analyzer.boxed if isinstance(box, ty.TupleType) and not box.open and analyzer.is_exposed(box))
            found.update((cls, None) for cls in analyzer.class_types.values()
                         if cls.decl is not None and cls.decl.is_named_tuple and cls.instantiated and analyzer.is_exposed(cls))
        return list(found)

    def note(self, work: Any, question: tuple[ClassDecl, ty.ClassType], known: list[ty.Type], place: Span | None) -> None:
        self.asked.setdefault(work, {})[question] = known, place

    def renew(self) -> bool:
        """Have what asked too early looked at again; False when nothing did."""
        stale = {work: questions for work, questions in self.asked.items()
                 if any(set(self.answers(*question)) != set(known) for question, (known, _) in questions.items())}
        for work, questions in stale.items():
            del self.asked[work]
            looks = self.looks[work] = self.looks.get(work, 0) + 1
            if work is None or looks > _MOST_LOOKS:
                for (tested, _), (_, place) in questions.items():
                    self.analyzer.report(Diagnostic(f"isinstance() against '{tested.name}' does not say its element types", place,
                                                    "keep the value in a union that names them, like list[int] | str"))
            else:
                work.look_again(self.analyzer)
        return bool(stale)


class GenericClassTests:
    """Mixin of the checker."""

    def generic_below(self: "Checker", tested: ClassDecl, member: ty.ClassType, node: Any) -> list[ty.Type]:
        """The types below `member` that isinstance() against the generic class `tested` finds."""
        known = self.analyzer.generic_tests.answers(tested, member)
        self.analyzer.request("class test", (self.chain()[-1].work, (tested, member), known, self.span(node)))
        return known
