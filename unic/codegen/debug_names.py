"""What debuggers call functions.

A function of the program's own modules goes by its qualified name in its module, without type arguments, as in CPython: `page`,
`Server.handle`, `main.<locals>.add`. Those of the library have their modules before it. Symbols stay as they are, and more of
them lead to a function of the program, so that any ending of `shop.cart.Cart.total` finds it.
"""
from __future__ import annotations

from collections.abc import Collection, Iterator

from unic.ir import ir
from unic.ir.variables import RAMP

MAIN = "__main__"
PACKAGE = "__init__"
STANDARD = "stdlib/"
LOCALS = "<locals>"
# The functions that choose the method of an object's class.
DISPATCH = "dispatch."
# What LLVM calls the body of a coroutine, after the symbol of what creates it.
RESUME = ".resume"


def shown_name(function: ir.Function, sources: Collection[str]) -> str:
    """The name of a function in debug information. sources: the paths of the program's own modules."""
    module = module_of(function) if function.path in sources else None
    if module is not None:
        return without_arguments(function.symbol)[len(module) + 1:]
    return without_arguments(function.symbol) if function.path.startswith(STANDARD) else function.symbol


def is_shown(function: ir.Function) -> bool:
    """Whether a debugger is to know a function; what dispatches calls becomes part of its callers."""
    return not function.symbol.startswith(DISPATCH)


def further_names(module: ir.Module) -> Iterator[tuple[str, str]]:
    """For each function of the program's own modules, its symbol and one of its other names; one name may be that of several."""
    for function in module.functions:
        of = module_of(function) if function.path in module.sources and not function.external else None
        if of is None:
            continue
        body = function.symbol + RESUME if function.coroutine else function.symbol
        words = without_arguments(function.symbol).removesuffix(RAMP).split(".")
        endings = {".".join(words[start:]) for start in range(len(words))}
        if LOCALS in words:
            endings.add(".".join(word for word in words[len(of.split(".")):] if word != LOCALS))
        known = {function.symbol, shown_name(function, module.sources).removesuffix(RAMP)}
        for name in sorted(endings - known):
            # `<locals>.add` is nothing that one would type.
            if not name.startswith("<"):
                yield body, name


def module_of(function: ir.Function) -> str | None:
    """The name of the module that a function of the program is in; None for one that the compiler has made, such as what dispatches calls."""
    words = function.path.removesuffix(".py").split("/")
    if words[-1] == PACKAGE:
        words.pop()
    # A path may begin above the folder that imports begin at.
    names = [*(".".join(words[start:]) for start in range(len(words))), MAIN]
    return next((name for name in names if function.symbol.startswith(f"{name}.")), None)


def without_arguments(symbol: str) -> str:
    """A symbol without what stands in brackets: type arguments."""
    kept = []
    depth = 0
    for character in symbol:
        depth += character == "["
        if depth == 0:
            kept.append(character)
        depth -= character == "]"
    return "".join(kept)
