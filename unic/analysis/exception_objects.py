"""Exception objects whose class has an __init__ of its own: `args` as BaseException.__new__ sets it."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis.declarations import FunctionDecl
from unic.analysis.inheritance import method_after

if TYPE_CHECKING:
    from unic.analysis.arguments import Argument
    from unic.analysis.checker import Checker

NEW_EXCEPTION = "runtime.builtins.plain_exceptions.new_exception"
RAISE_NEW = "runtime.builtins.plain_exceptions.raise_new"


class ExceptionObjects:
    """Mixin: making exception objects."""

    def exception_args(self: "Checker", made: t.Expr, owner: ty.ClassType, init: FunctionDecl, call: t.Expr, given: "list[Argument]",
                       node: Any) -> list[t.Stmt]:
        """Statements that store the positional arguments of `call`, which is `init` on `made`, in `made.args`.

        None when the class is no exception, or its __init__ does so anyway. The arguments of `call` become temporaries.
        """
        from unic.analysis.arguments import Argument
        base = self.analyzer.builtin_class("BaseException")
        if not isinstance(call, t.Call) or not owner.is_subclass_of(base) or self.sets_args(owner, init):
            return []
        body: list[t.Stmt] = []
        call.args[1:] = [self.keep(arg, body) for arg in call.args[1:]]
        arguments: list[Argument] = []
        for param, value in zip(init.params[1:], call.args[1:]):
            if param.kind == "variadic":
                arguments.append(Argument(node, value, starred=True))
            elif len(arguments) < len(given):
                arguments.append(Argument(node, value))
        field = self.field_of(base, "args", node)
        body.append(t.SetField(self.span(node), made, field, self.variadic_argument(arguments, field.type, node)))
        return body

    def check_group_arguments(self: "Checker", cls: ty.ClassType, positional: "list[Argument]", keywords: "dict[str, Argument]", node: Any) -> None:
        """An exception group is complete before its __init__ runs, which gets the same arguments: a message and the exceptions."""
        if not cls.is_subclass_of(self.analyzer.builtin_class("BaseException")) or not cls.is_subclass_of(self.analyzer.builtin_class("BaseExceptionGroup")):
            return
        if keywords or len(positional) != 2 and not any(argument.starred for argument in positional):
            count = f"{len(positional) + len(keywords)} given"
            self.fail(node, f"'{cls}' is an exception group, which is made of exactly 2 arguments, a message and the exceptions ({count})",
                      "set its other attributes behind the call, in a function that makes the object")

    def plain_exception(self: "Checker", cls: ty.ClassType, positional: "list[Argument]", keywords: "dict[str, Argument]", node: Any) -> t.Expr | None:
        """`cls(argument)` of an exception that consists of nothing but that: one short call, as there are many of these.

        None for all others, and for an argument that needs an explanation.
        """
        base = self.analyzer.builtin_class("BaseException")
        if keywords or len(positional) != 1 or positional[0].starred or not cls.is_subclass_of(base) or len(cls.fields) != len(base.fields):
            return None
        found = self.analyzer.find_method(cls, "__init__")
        if found is None or found[1].cls is not base.decl or self.analyzer.field_defaults(cls) or self.is_late(positional[0].node):
            return None
        whole = self.analyzer.builtin_class("object")
        value = self.argument(positional[0], whole)
        if value.type is ty.NEVER or value.type.open or not self.conversions.assignable(value.type, whole):
            return None
        self.analyzer.reach_class(cls)
        span = self.span(node)
        make = self.analyzer.support_function(NEW_EXCEPTION).function
        made = t.Call(base, span, make, [t.Intrinsic(ty.U64, span, "class_descriptor", [], [cls]), self.convert(value, whole, positional[0].node)])
        return made if cls is base else t.Convert(cls, span, "cast", made)

    def raise_plain(self: "Checker", value: t.Expr, span: Any) -> t.Expr | None:
        """The call that makes and raises what `plain_exception` would only make; None for other values."""
        made = value.value if isinstance(value, t.Convert) else value
        if not isinstance(made, t.Call) or made.function is not self.analyzer.support_function(NEW_EXCEPTION).function:
            return None
        return t.Call(ty.NEVER, span, self.analyzer.support_function(RAISE_NEW).function, made.args)

    def sets_args(self: "Checker", owner: ty.ClassType, init: FunctionDecl) -> bool:
        """Whether running `init` always ends in a library exception's __init__, which sets `args` itself."""
        if init.cls is not None and self.analyzer.is_builtin(init.cls):
            return True
        if not any(_calls_base_init(s) for s in init.node.body):
            return False
        found = method_after(owner, next(index for index, cls in enumerate(owner.mro) if cls.decl is init.cls) + 1, "__init__")
        return found is not None and found[0] is not None and self.sets_args(found[0], found[1])


def _calls_base_init(statement: Any) -> bool:
    """Whether a statement is `super().__init__(...)`."""
    call = getattr(statement, "value", None) if type(statement).__name__ == "Expr" else None
    func = getattr(call, "func", None)
    target = getattr(func, "value", None)
    return (type(func).__name__ == "Attribute" and func.attr == "__init__" and type(target).__name__ == "Call"
            and getattr(target.func, "id", "") == "super")
