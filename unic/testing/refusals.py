"""Which tests an image goes without, because what they are made of is refused: the others are run.

Errors have places, and all of a program's are found at once; so what is refused is known without compiling test by test. With a function or
class of a test module goes what names it, down to the tests; with anything else in a module all tests of the files that import it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from unic.diagnostics import CompileError, Diagnostic
from unic.syntax import ast
from unic.testing.collection import FOLDER, Test
from unic.testing.fixtures import CONFTEST
from unic.testing.modules import Definition, Module, Modules


class Refusals:
    """`reasons`: why a test is not in the program. `omitted`: the definitions that are not, by the file of their module."""

    def __init__(self, modules: Modules, tests: Sequence[Test]) -> None:
        self._modules = modules
        self._tests = tests
        self._files = {test.file for test in tests}
        self._nodes: set[Any] = {test.node for test in tests}
        self.reasons: dict[Test, list[Diagnostic]] = {}
        self.omitted: dict[Path, set[Definition]] = {}
        for test in tests:
            if test.refusal is not None:
                self.reasons[test] = test.refusal.diagnostics
                self.omitted.setdefault(test.home.file, set()).add(test.node)

    @property
    def ready(self) -> list[Test]:
        return [test for test in self._tests if test not in self.reasons]

    def add(self, found: Sequence[Diagnostic]) -> bool:
        """Leaves out what these errors are in. False if that is of no use: for one that is in no test, or that was to be gone already."""
        units = [self._unit(diagnostic) for diagnostic in found]
        before = self._size
        for diagnostic, unit in zip(found, units):
            if unit is not None:
                self._leave_out(*unit, diagnostic)
        # An app that no test can be run of is refused as by any other command.
        is_of_the_app = not self.ready and any(unit is not None and not self._is_for_tests(unit[0]) for unit in units)
        return None not in units and self._size > before and not is_of_the_app

    @property
    def _size(self) -> int:
        return len(self.reasons) + sum(map(len, self.omitted.values()))

    def _is_for_tests(self, module: Module) -> bool:
        return module.file in self._files or module.file.parts[0] == FOLDER

    def _unit(self, diagnostic: Diagnostic) -> tuple[Module, Definition | None] | None:
        """The module and the definition in it that an error is in, of a test before any other."""
        places = [span for span in (diagnostic.span, *(span for span, _ in diagnostic.labels)) if span is not None]
        modules = [(module, span.line) for span in places if (module := self._module(Path(span.path))) is not None]
        for module, line in modules:
            if self._is_for_tests(module):
                return module, self._definition(module, line)
        return (modules[0][0], None) if modules else None

    def _module(self, file: Path) -> Module | None:
        folder = self._modules.folder.absolute()
        if file.is_absolute() and file.is_relative_to(folder):
            file = file.relative_to(folder)
        if file.is_absolute() or not (folder / file).is_file():
            return None
        try:
            return self._modules.load(file)
        except CompileError:
            return None

    def _definition(self, module: Module, line: int) -> Definition | None:
        """The function or class of the module that has this line; a test in a class stands for itself."""
        for node in module.definitions.values():
            if line in _lines(node):
                return next((child for child in node.body if child in self._nodes and line in _lines(child)), node)
        return None

    def _leave_out(self, module: Module, unit: Definition | None, reason: Diagnostic) -> None:
        if unit is None:
            self._refuse((test for test in self._tests if module in self._reached(test)), reason)
            return
        omitted = self.omitted.setdefault(module.file, set())
        if unit in omitted:
            return
        omitted.add(unit)
        self._refuse((test for test in self._tests if test.home is module and test.node.lineno in _lines(unit)), reason)
        self._refuse((test for test in self._tests if any(fixture.module is module and fixture.line in _lines(unit) for fixture in test.fixtures)), reason)
        if unit not in self._nodes:
            for user, node in list(self._users(module, unit.name)):
                self._leave_out(user, node, reason)

    def _refuse(self, tests: Iterable[Test], reason: Diagnostic) -> None:
        for test in tests:
            known = self.reasons.setdefault(test, [])
            if reason not in known:
                self.reasons[test] = [*known, reason]

    def _users(self, home: Module, name: str) -> Iterator[tuple[Module, Definition | None]]:
        """What names the definition `name` of `home`; None for what is in no definition."""
        for module in list(self._modules.read.values()):
            names = {local for local, full in module.imported.items() if full == f"{home.name}.{name}"} | ({name} if module is home else set())
            attribute = name if home.name in module.named_modules else ""
            for statement in module.tree.body:
                if isinstance(statement, (ast.Import, ast.ImportFrom)) or not _mentions(statement, names, attribute):
                    continue
                if module.definitions.get(getattr(statement, "name", "")) is not statement:
                    yield module, None
                    continue
                # Of a class in which tests alone name it the others stay.
                parts = [node for node in ast.iter_child_nodes(statement) if _mentions(node, names, attribute)]
                yield from ((module, node) for node in (parts if self._nodes.issuperset(parts) else [statement]))

    def _reached(self, test: Test) -> set[Module]:
        """The app's modules that a test's file imports, and those that stand around it."""
        found: set[Module] = set()
        waiting = [test.file, *(folder / CONFTEST for folder in test.file.parents)]
        while waiting:
            module = self._module(waiting.pop())
            if module is not None and module not in found:
                found.add(module)
                for name in module.named_modules:
                    waiting += [Path(*name.split(".")).with_suffix(".py"), Path(*name.split("."), "__init__.py")]
        return found


def _lines(node: Any) -> range:
    """Those of a definition, with its decorators."""
    return range(min([node.lineno, *(item.lineno for item in node.decorator_list)]), node.end_lineno + 1)


def _mentions(node: Any, names: set[str], attribute: str) -> bool:
    return any(
        isinstance(item, ast.Name) and item.id in names or isinstance(item, ast.Attribute) and item.attr == attribute
        for item in ast.walk(node)
    )  # fmt: skip
