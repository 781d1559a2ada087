"""Functions in debug information: the names that a user would type."""

from __future__ import annotations

import pytest

from unic.codegen.debug_names import further_names, shown_name
from unic.ir import ir

SOURCES = {"main.py": "", "shop/cart.py": "", "shop/__init__.py": "", "src/tools.py": ""}


def function(symbol: str, path: str, coroutine: bool = False) -> ir.Function:
    made = ir.Function(symbol, [], ir.VOID)
    made.path = path
    made.coroutine = coroutine
    return made


@pytest.mark.parametrize(("symbol", "path", "shown"), [
    ("__main__.page", "main.py", "page"),
    ("__main__.<module>", "main.py", "<module>"),
    ("__main__.main.<locals>.add", "main.py", "main.<locals>.add"),
    ("shop.cart.Cart.total", "shop/cart.py", "Cart.total"),
    ("shop.open_all", "shop/__init__.py", "open_all"),
    ("tools.Stack[dict[str, list[int]]].push[None]", "src/tools.py", "Stack.push"),
    ("dispatch.Server.handle", "main.py", "dispatch.Server.handle"),
    ("asyncio.tasks.Task[None].step", "stdlib/asyncio/tasks.py", "asyncio.tasks.Task.step"),
    ("runtime.builtins.list.list[int].append", "runtime/builtins/list.py", "runtime.builtins.list.list[int].append"),
])
def test_the_name_that_is_shown(symbol: str, path: str, shown: str) -> None:
    assert shown_name(function(symbol, path), SOURCES) == shown


def test_any_ending_of_a_full_name_finds_a_function_of_the_program() -> None:
    method = function("shop.cart.Stack[int].push", "shop/cart.py")
    inner = function("__main__.main.<locals>.add", "main.py")
    body = function("__main__.work.<create>", "main.py", coroutine=True)
    library = function("asyncio.tasks.step", "stdlib/asyncio/tasks.py")
    module = ir.Module(functions=[method, inner, body, library], sources=SOURCES)
    found: dict[str, set[str]] = {}
    for symbol, name in further_names(module):
        found.setdefault(symbol, set()).add(name)
    assert found == {
        method.symbol: {"push", "cart.Stack.push", "shop.cart.Stack.push"},
        inner.symbol: {"add", "main.add"},
        # A coroutine is what LLVM makes of its body.
        "__main__.work.<create>.resume": {"__main__.work"},
    }
