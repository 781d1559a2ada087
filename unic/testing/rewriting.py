"""Makes the modules of tests ones that can be compiled: what is said to pytest is taken out, and types are put in that pytest does not need.

All is within lines, so that their numbers stay.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from unic.syntax import ast
from unic.testing.fixtures import Patch, patch_of
from unic.testing.marks import FIXTURES, mark_of
from unic.testing.modules import Definition, Module

# A piece of text from (line from 0, column) to another place, and what to put there.
Edit = tuple[tuple[int, int], tuple[int, int], str]


def rewritten(module: Module, omitted: Collection[Definition] = ()) -> tuple[str, list[Edit]]:
    """The source of the module as it is compiled, with nothing but their names of the definitions `omitted`; and how it differs."""
    lines = list(module.lines)
    gone = [_without_content(module, node) for node in omitted if not any(node in other.body for other in omitted)]
    edits = [edit for edit in _edits(module) if not any(start <= edit[0] < end for start, end, _ in gone)]
    # From the end, so that what is still to come keeps its place.
    for (line, column), (end_line, end_column), text in sorted([*edits, *gone], reverse=True):
        after = lines[end_line][end_column:]
        for blanked in range(line + 1, end_line + 1):
            lines[blanked] = ""
        lines[line] = lines[line][:column] + text
        lines[end_line] += after
    return "\n".join(lines), sorted([*edits, *gone])


def column_before(edits: Iterable[Edit], line: int, column: int) -> int:
    """Where what stands in the rewritten line (from 0) at `column` was before; of what was put in, where that begins."""
    moved = 0
    for (start_line, start), (end_line, end), text in edits:
        if start_line == line == end_line:
            if column < start + moved + len(text):
                return min(column - moved, start)
            moved += len(text) - (end - start)
    return column - moved


def _without_content(module: Module, node: Definition) -> Edit:
    """Of what others may import its name stays."""
    start = min([_start(node), *(_at_sign(module, decorator) for decorator in node.decorator_list)])
    if module.definitions.get(node.name) is not node:
        return start, _end(node), "pass"
    return start, _end(node), f"class {node.name}: pass" if isinstance(node, ast.ClassDef) else f"def {node.name}() -> None: pass"


def _at_sign(module: Module, decorator: Any) -> tuple[int, int]:
    line = decorator.lineno - 1
    return line, module.lines[line].rindex("@", 0, decorator.col_offset)


def _edits(module: Module) -> Iterator[Edit]:
    for (line, column), annotation in module.annotations.items():
        yield (line - 1, column), (line - 1, column), f': "{annotation}"'
    for (start, end), text in module.replaced.items():
        yield start, end, text
    for node in ast.walk(module.tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            for decorator in node.decorator_list:
                if _is_for_pytest(module, decorator):
                    yield _at_sign(module, decorator), _end(decorator), ""
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call) and (patch := patch_of(module, node.value)) is not None:
            yield from _patch(module, node.value, patch)
        elif isinstance(node, ast.Call):
            yield from _raises(module, node)
            yield from _of_unittest(node)
    for statement in module.tree.body:
        if isinstance(statement, ast.If) and isinstance(statement.test, ast.Compare) and module.dotted(statement.test.left) == "__name__":
            # Of a file that is also to be run by itself.
            yield _start(statement), _end(statement), "pass"
    said = _names_in_decorators(module)
    read = _names(module.tree)
    for statement in module.tree.body:
        # Cases: of any types, and written out where they are used.
        target = statement.targets[0] if isinstance(statement, ast.Assign) else statement.target if isinstance(statement, ast.AnnAssign) else None
        if isinstance(target, ast.Name) and 0 < read[target.id] == said[target.id]:
            yield _start(statement), _end(statement), "pass"
    for body in [module.tree.body, *(node.body for node in module.tree.body if isinstance(node, ast.ClassDef))]:
        for statement in body:
            if isinstance(statement, ast.Assign) and not isinstance(statement.value, ast.Name) and mark_of(module, statement.value) is not None:
                yield _start(statement), _end(statement), "pass"


def _names(node: Any) -> Counter[str]:
    """How often variables are read below a node."""
    return Counter(item.id for item in ast.walk(node) if isinstance(item, ast.Name) and isinstance(item.ctx, ast.Load))


def _names_in_decorators(module: Module) -> Counter[str]:
    found: Counter[str] = Counter()
    for node in ast.walk(module.tree):
        for decorator in getattr(node, "decorator_list", []):
            if _is_for_pytest(module, decorator):
                found += _names(decorator)
    return found


def _patch(module: Module, call: ast.Call, patch: Patch) -> Iterator[Edit]:
    """A compiled program sets attributes by their written names only: what was there is kept beside how to put it back."""
    place = f"{patch.target}, {patch.name!r}"
    imported = f"import {patch.module} as {patch.target.partition('.')[0]}; " if patch.module else ""
    kept = f"monkeypatch.keep({patch.target}.{patch.name}, lambda _unic_value: setattr({place}, _unic_value))"
    yield _start(call), _end(patch.said), f"{imported}{kept}; setattr({place}"
    for keyword in call.keywords:
        # What it says of a missing attribute, with the comma before it.
        line, column = _start(keyword.value)
        column = module.lines[line].rindex(keyword.arg, 0, column)
        end_line, end_column = _end(call)
        yield (line, column), (end_line, end_column - 1), ""


def _of_unittest(call: ast.Call) -> Iterator[Edit]:
    """Methods of unittest's that take classes in a tuple, or a function with its arguments, in forms that have types."""
    function = call.func
    if not isinstance(function, ast.Attribute) or not call.args:
        return
    name = (_end(function)[0], _end(function)[1] - len(function.attr)), _end(function)
    end_line, end_column = _end(call)
    match function.attr:
        case "assertIsInstance" | "assertNotIsInstance" if len(call.args) > 1 and isinstance(call.args[1], ast.Tuple):
            yield *name, "assertTrue" if function.attr == "assertIsInstance" else "assertFalse"
            yield _start(call.args[0]), _start(call.args[0]), "isinstance("
            yield _end(call.args[1]), _end(call.args[1]), ")"
        case "assertRaises" if isinstance(call.args[0], ast.Tuple):
            yield *name, "assertRaisesAny"
            start, end = _start(call.args[0]), _end(call.args[0])
            yield start, (start[0], start[1] + 1), "["
            yield (end[0], end[1] - 1), end, "]"
        case "addCleanup" if len(call.args) + len(call.keywords) > 1:
            yield _start(call.args[0]), _start(call.args[0]), "_unic_pytest.partial("
            yield (end_line, end_column - 1), (end_line, end_column - 1), ")"


def _raises(module: Module, call: ast.Call) -> Iterator[Edit]:
    """Calls that say which exception is to be raised, in forms that have types."""
    is_pytest = module.dotted(call.func) == "pytest.raises"
    method = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    name = module.dotted(call.func)
    if name in ("pytest.raises", "pytest.warns") and call.args and isinstance(call.args[0], ast.Tuple):
        kinds = call.args[0]
        yield _start(call.func), _end(call.func), f"_unic_{name}_any"
        yield _start(kinds), _end(kinds), f"[{', '.join(module.text(kind) for kind in kinds.elts)}]"
    called = 1 if is_pytest or method in ("assertRaises", "assertWarns") else 2 if method in ("assertRaisesRegex", "assertWarnsRegex") else len(call.args)
    if called < len(call.args) and not any(keyword.arg in ("match", "msg") for keyword in call.keywords):
        if is_pytest:
            yield _start(call.func), _end(call.func), "_unic_pytest.raises_calling"
        function, *arguments = (module.text(argument) for argument in call.args[called:])
        arguments += [f"{keyword.arg + '=' if keyword.arg else '**'}{module.text(keyword.value)}" for keyword in call.keywords]
        # Up to the parenthesis that closes the call.
        end_line, end_column = _end(call)
        yield _start(call.args[called]), (end_line, end_column - 1), f"lambda: {function}({', '.join(arguments)})"


def _is_for_pytest(module: Module, decorator: Any) -> bool:
    function = decorator.func if isinstance(decorator, ast.Call) else decorator
    return module.dotted(function) in FIXTURES or mark_of(module, decorator) is not None


def _start(node: Any) -> tuple[int, int]:
    return node.lineno - 1, node.col_offset


def _end(node: Any) -> tuple[int, int]:
    return node.end_lineno - 1, node.end_col_offset
