"""Finds the tests of an app, as pytest does: functions `test_*` and methods `test_*` of classes `Test*` and of unittest's test cases, in
its files tests/test_*.py or the single file that it is. What they take and what is said about them is read without running anything.
"""

from __future__ import annotations

import builtins
import itertools
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from unic.diagnostics import SettingsError
from unic.project import refusal
from unic.syntax import ast
from unic.testing.fixtures import OF_PYTEST, SCOPES, Fixture, Scopes, check_patches, missing, parameters_of
from unic.testing.marks import Case, Cases, Mark, Skip, Uses, Xfail, mark_of
from unic.testing.modules import Function, Module, Modules

FOLDER = "tests"
# What functions and variables of ours begin with: nothing else of the app does.
OWN = "_unic_"
CASES = ("unittest.TestCase", "unittest.IsolatedAsyncioTestCase")
# What is called around tests, and takes nothing.
AROUND_METHODS = ("setup_method", "teardown_method", "setup_class", "teardown_class")
AROUND_FUNCTIONS = ("setup_module", "teardown_module", "setUpModule", "tearDownModule", "setup_function", "teardown_function")


# What a fixture gets for a parameter: another, one of pytest, or what the test's case has in place of one.
Got = dict[str, Fixture | None | str]


@dataclass(frozen=True)
class Group:
    """A class of tests. `base`: that of unittest's classes which it inherits from, or "". `around`: those of its methods that are called
    around the tests, or around the class."""

    name: str
    base: str
    around: frozenset[str]

    @property
    def is_async(self) -> bool:
        return self.base.endswith("IsolatedAsyncioTestCase")


@dataclass(frozen=True, eq=False)
class Plan:
    """How a test is run. `arguments`: by parameter, the text of an expression, a fixture, or the name of one of pytest. `fixtures`: all,
    in the order they are made, with what each gets for its parameters. `of_pytest`: the names of those of pytest. `chosen`: of the fixtures
    that have params, the number of the one that it is run for, or what they are made with in place of these, as text. `shared`: values of the
    case, as text, that fixtures get in place of a fixture of this name."""

    modules: Modules
    module: Module
    function: Function
    group: Group | None
    around: frozenset[str]
    skips: tuple[Skip, ...]
    xfails: tuple[Xfail, ...]
    arguments: dict[str, str | Fixture]
    fixtures: dict[Fixture, Got]
    of_pytest: tuple[str, ...]
    chosen: dict[Fixture, int | str]
    shared: dict[str, str]

    @property
    def is_skipped(self) -> bool:
        """In any case: what it takes is not looked at."""
        return any(skip.condition == "True" for skip in self.skips)


@dataclass(frozen=True)
class Test:
    """A test, for one case of its parameters. `file`: relative to the app. `module`: the name under which the program of the tests
    imports it. `number`: of the case. `home`, `node`: where it stands. `refusal`: why it cannot be in an image; it then stands for all of
    its cases."""

    file: Path
    name: str
    line: int
    is_async: bool
    module: str
    class_name: str = ""
    case: str | None = None
    number: int = 0
    home: Module = field(kw_only=True, compare=False, repr=False)
    node: Function = field(kw_only=True, compare=False, repr=False)
    plan: Plan | None = field(default=None, kw_only=True, compare=False, repr=False)
    refusal: SettingsError | None = field(default=None, kw_only=True, compare=False, repr=False)

    @property
    def fixtures(self) -> dict[Fixture, Got]:
        """All that it has made, with what each gets for its parameters."""
        return self.plan.fixtures if self.plan is not None else {}

    @property
    def title(self) -> str:
        """As pytest names it."""
        parts = [self.file.as_posix(), *([self.class_name] if self.class_name else []), self.name]
        return "::".join(parts) + (f"[{self.case}]" if self.case is not None else "")


def collect(app: Path, modules: Modules) -> list[Test]:
    """The tests of the app `app`, in the order of the files and of their lines. `modules`: those of its folder.

    Raises SettingsError when there are none and for files that cannot be run in an image, CompileError for one that does not parse, OSError.
    """
    found = [test for file in _files(app) for test in _Collector(modules, file.relative_to(modules.folder)).tests()]
    if not found:
        what = f"{app} has no test_* functions" if app.suffix == ".py" else f"{app / FOLDER} has no files test_*.py with test_* functions"
        raise refusal(what, hint="write one: `def test_answer() -> None:` with an assert in it")
    return found


def select(tests: Sequence[Test], selects: str) -> list[Test]:
    """Those whose title holds `selects`. Raises SettingsError when there are none."""
    chosen = [test for test in tests if selects in test.title]
    if not chosen:
        raise refusal(f"-k {selects}: none of the {len(tests)} tests has this in its name", hint=f"for example {tests[0].title}")
    return chosen


def _files(app: Path) -> list[Path]:
    return [app] if app.suffix == ".py" else sorted((app / FOLDER).rglob("test_*.py"))


class _Collector:
    """Reads one file of tests."""

    def __init__(self, modules: Modules, file: Path) -> None:
        if not all(part.isidentifier() for part in file.with_suffix("").parts):
            raise refusal(f"{modules.folder / file}: a module cannot have this name", hint="use letters, digits and underscores")
        self.modules = modules
        self.module = modules.load(file)
        self.around = frozenset(name for name in AROUND_FUNCTIONS if name in self.module.definitions)
        for name in self.around:
            self._takes_nothing(self.module, self.module.definitions[name], False)

    def tests(self) -> Iterator[Test]:
        marks = _pytestmark(self.module, self.module.tree.body)
        for home, node in [*self._imported(), *((self.module, node) for node in self.module.definitions.values())]:
            if isinstance(node, ast.ClassDef):
                yield from self._of_class(home, node, marks)
            elif node.name.startswith("test_"):
                yield from self._of_function(home, node, Scopes(self.modules, self.module), None, marks)

    def _imported(self) -> Iterator[tuple[Module, Function | ast.ClassDef]]:
        """Imported functions and classes are tests of this module, too, where they have names of tests."""
        for name in self.module.imported:
            found = self.modules.definition(self.module, name) if name not in self.module.definitions else None
            if found is not None and found[1].name == name:
                yield found

    def _of_class(self, class_home: Module, node: ast.ClassDef, module_marks: list[Mark]) -> Iterator[Test]:
        line = list(self._inheritance(class_home, node))
        base = next((name for home, item in line for name in map(home.dotted, item.bases) if name in CASES), "")
        if not base and not node.name.startswith("Test"):
            return
        methods: dict[str, tuple[Module, Function]] = {}
        for home, item in reversed(line):
            methods.update({child.name: (home, child) for child in item.body if isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef))})
            inner = next((child for child in item.body if isinstance(child, ast.ClassDef) and child.name.startswith("Test")), None)
            if inner is not None:
                raise home.refused(inner, f"tests in the class '{inner.name}' inside a class are not collected", "define it at module level")
        if not base and "__init__" in methods:
            raise class_home.refused(node, f"test class '{node.name}' has an __init__", "set attributes in setup_method()")
        around = frozenset(name for name in (*AROUND_METHODS, "setUpClass", "tearDownClass") if name in methods)
        for name in around:
            self._takes_nothing(*methods[name], True)
        group = Group(node.name, base, around)
        marks = [mark for home, item in line for mark in [*_marks(home, item), *_pytestmark(home, item.body)]]
        scopes = Scopes(self.modules, self.module, line)
        for name, (home, method) in methods.items():
            # As unittest's loader finds them, and as pytest does.
            if name.startswith("test" if base else "test_"):
                yield from self._of_function(home, method, scopes, group, [*marks, *module_marks])

    def _inheritance(self, module: Module, node: ast.ClassDef, below: tuple[ast.ClassDef, ...] = ()) -> Iterator[tuple[Module, ast.ClassDef]]:
        """The class and its bases that the app defines. A circle is an error, but not one of ours: it ends there."""
        yield module, node
        for base in node.bases:
            found = self.modules.class_of(module, base)
            if found is not None and found[1] not in (*below, node):
                yield from self._inheritance(*found, (*below, node))

    def _takes_nothing(self, module: Module, node: Any, is_method: bool) -> None:
        wanted = parameters_of(node, is_method)
        if len(wanted) == 1 and not any(isinstance(item, ast.Name) and item.id == wanted[0].arg for item in ast.walk(node)):
            # What pytest gives it, and it does not look at.
            name = wanted[0]
            after = (name.lineno - 1, name.col_offset + len(name.arg))
            end = (name.end_lineno - 1, name.end_col_offset) if name.annotation is None else (name.annotation.end_lineno - 1, name.annotation.end_col_offset)
            module.replaced[after, end] = ': "object" = None'
        elif wanted:
            raise module.refused(wanted[0], f"{node.name}() takes '{wanted[0].arg}'", "it is called without: leave the parameter out")

    def _of_function(self, home: Module, node: Function, scopes: Scopes, group: Group | None, outer: list[Mark]) -> Iterator[Test]:
        try:
            yield from list(self._cases(home, node, scopes, group, [*_marks(home, node), *outer]))
        except SettingsError as error:
            class_name = group.name if group is not None else ""
            yield Test(self.module.file, node.name, node.lineno, False, self.module.name, class_name, home=home, node=node, refusal=error)

    def _cases(self, home: Module, node: Function, scopes: Scopes, group: Group | None, marks: list[Mark]) -> Iterator[Test]:
        is_async = isinstance(node, ast.AsyncFunctionDef)
        parameters = parameters_of(node, group is not None)
        if group is not None and group.base and (parameters or any(isinstance(mark, Cases) for mark in marks)):
            raise home.refused(node, f"test '{node.name}' of a unittest.TestCase takes arguments", "write a class without a base, or loop with self.subTest()")
        if group is not None and group.base and is_async and not group.is_async:
            raise home.refused(node, f"test '{node.name}' is async, and its class is not", "inherit from unittest.IsolatedAsyncioTestCase")
        check_patches(home, node)
        levels = [mark.cases for mark in marks if isinstance(mark, Cases)]
        self._annotate(home, parameters, levels, scopes, any(isinstance(mark, Skip) and mark.condition == "True" for mark in marks))
        varied = self._varied(parameters, scopes, marks, levels)
        for number, cases in enumerate(itertools.product(*(fixture.params for fixture in varied), *levels)):
            said = [*marks, *(mark for case in cases for mark in case.marks)]
            chosen: dict[Fixture, int | str] = {fixture: fixture.params.index(case) for fixture, case in zip(varied, cases)}
            plan = self._plan(home, node, parameters, scopes, group, said, cases[len(varied) :], chosen)
            yield Test(
                self.module.file, node.name, node.lineno, is_async or group is not None and group.is_async, self.module.name, group.name if group is not None else "",
                "-".join(case.identity for case in cases) if cases else None, number, home=home, node=node, plan=plan,
            )  # fmt: skip

    def _varied(self, parameters: list[ast.arg], scopes: Scopes, marks: list[Mark], levels: list[tuple[Case, ...]]) -> list[Fixture]:
        """The fixtures with params that a test has made, in the order in which pytest names its cases."""
        given = {name for cases in levels for case in cases for name in (*case.values, *case.indirect)}
        wanted = [name for mark in marks if isinstance(mark, Uses) for name in mark.fixtures]
        names = [*(fixture.name for fixture in scopes.automatic), *wanted, *(parameter.arg for parameter in parameters)]
        names = list(dict.fromkeys(names))
        found: list[Fixture] = []
        for name in names:
            is_made = not any(name in case.values for cases in levels for case in cases)
            fixture = scopes.find(name) if is_made else None
            while fixture is not None:
                names += [used for used in fixture.parameters if used not in names]
                found += [fixture] if fixture.params and name not in given else []
                # One that asks for its own name has the params of the one that it gets.
                fixture = scopes.find(name, fixture) if name in fixture.parameters and not fixture.params else None
        return found

    def _plan(
        self, home: Module, node: Function, parameters: list[ast.arg], scopes: Scopes, group: Group | None, marks: list[Mark], cases: tuple[Case, ...],
        chosen: dict[Fixture, int | str],
    ) -> Plan:  # fmt: skip
        skips = tuple(mark for mark in marks if isinstance(mark, Skip))
        xfails = tuple(mark for mark in marks if isinstance(mark, Xfail))
        values = {name: value for case in cases for name, value in case.values.items()}
        names = [parameter.arg for parameter in parameters]
        indirect = {name: value for case in cases for name, value in case.indirect.items()}
        arguments: dict[str, str | Fixture] = {name: value for name, value in values.items() if name in names}
        fixtures: dict[Fixture, Got] = {}
        shared: dict[str, str] = {}
        of_pytest: tuple[str, ...] = ()
        if not any(skip.condition == "True" for skip in skips):
            wanted = [name for mark in marks if isinstance(mark, Uses) for name in mark.fixtures]
            given = {parameter.arg: parameter for parameter in parameters}
            for fixture in scopes.automatic:
                if fixture.name not in values:
                    _require(fixtures, fixture, scopes, values)
            for name in dict.fromkeys([*wanted, *names]):
                if name in values:
                    continue
                found = scopes.find(name)
                if found is None and name not in OF_PYTEST:
                    raise missing(home, given.get(name, node), name, scopes.known())
                if found is not None:
                    _require(fixtures, found, scopes, values)
                if name in given:
                    arguments[name] = found if found is not None else name
            asked = {name for name in [*wanted, *names] if name not in values and scopes.find(name) is None}
            asked.update(name for got in fixtures.values() for name, needed in got.items() if needed is None)
            of_pytest = tuple(name for name in OF_PYTEST if name in asked)
            is_async = isinstance(node, ast.AsyncFunctionDef) or group is not None and group.is_async
            for fixture in fixtures:
                if fixture.is_async and not is_async:
                    raise home.refused(node, f"test '{node.name}' uses the async fixture '{fixture.name}'", "write `async def` for the test")
            chosen = {**chosen, **self._directed(home, node, fixtures, indirect, scopes)}
            shared = {name: values[name] for got in fixtures.values() for name, needed in got.items() if isinstance(needed, str)}
            for name in values:
                if name not in names and name not in shared:
                    raise home.refused(node, f"test '{node.name}' has no parameter '{name}'", "name the parameters of the test in pytest.mark.parametrize")
            fixtures = dict(sorted(fixtures.items(), key=lambda item: SCOPES.index(item[0].scope)))
        return Plan(self.modules, self.module, node, group, self.around, skips, xfails, arguments, fixtures, of_pytest, chosen, shared)

    def _directed(self, home: Module, node: Function, fixtures: Iterable[Fixture], indirect: dict[str, str], scopes: Scopes) -> dict[Fixture, str]:
        """What the test's case says that fixtures are made with."""
        found: dict[Fixture, str] = {}
        for fixture in fixtures:
            if fixture.name in indirect and scopes.find(fixture.name) is fixture:
                if not fixture.param or fixture.is_kept:
                    hint = "let it take `request` and be of scope function, and write `value: int = request.param` with its type"
                    raise home.refused(node, f"fixture '{fixture.name}' cannot be given values of parametrize", hint)
                found[fixture] = f"_unic_fixtures.Request[{self._named(fixture.param, fixture.module, self.module)}]({indirect[fixture.name]})"
            elif fixture.param and not fixture.params:
                raise home.refused(node, f"fixture '{fixture.name}' takes `request.param`, and this test gives it none", "write params at the fixture, or parametrize with indirect=True")
        for name in indirect:
            if not any(fixture.name == name for fixture in found):
                raise home.refused(node, f"test '{node.name}' uses no fixture '{name}'", "indirect is for names of fixtures")
        return found

    def _annotate(self, module: Module, parameters: list[ast.arg], levels: list[tuple[Case, ...]], scopes: Scopes, is_skipped: bool) -> None:
        """Gives parameters without a type that of their values, where it shows."""
        for parameter in parameters:
            if parameter.annotation is not None:
                continue
            types = {case.types.get(parameter.arg, "") for cases in levels for case in cases if parameter.arg in case.values}
            fixture = scopes.find(parameter.arg)
            if types:
                text = types.pop() if len(types) == 1 else ""
            elif fixture is not None:
                text = self._type_of(fixture, module)
            else:
                text = f"_unic_pytest.{OF_PYTEST[parameter.arg]}" if parameter.arg in OF_PYTEST else ""
            if text or is_skipped:
                module.annotations[parameter.end_lineno, parameter.end_col_offset] = text or "object"

    def _type_of(self, fixture: Fixture, module: Module) -> str:
        """The type of its value, as a module names it; "" where that cannot be told."""
        if fixture.module is module:
            return fixture.result
        if not re.fullmatch(r"[\w\[\], |]*", fixture.result):
            return ""
        return self._named(fixture.result, fixture.module, module)

    def _named(self, text: str, home: Module, module: Module) -> str:
        """A type of `home` as `module` names it."""
        if home is module:
            return text
        return re.sub(r"(?<![\w.])[^\W\d]\w*", lambda name: name[0] if hasattr(builtins, name[0]) else f"{alias_of(home)}.{name[0]}", text)


def alias_of(module: Module) -> str:
    """The name that the module has in others of the program."""
    return f"{OWN}in_{module.name.replace('.', '_')}"


def _require(found: dict[Fixture, Got], fixture: Fixture, scopes: Scopes, values: Collection[str], users: tuple[Fixture, ...] = ()) -> None:
    """Adds a fixture behind those that it uses. `values`: names for which the test's case has something in place of a fixture."""
    if fixture in found:
        return
    if fixture.refusal is not None:
        raise fixture.refusal
    node = next(item for item in ast.walk(fixture.module.tree) if isinstance(item, (ast.FunctionDef, ast.AsyncFunctionDef)) and item.name == fixture.function and item.lineno == fixture.line)
    check_patches(fixture.module, node)
    if fixture in users:
        raise fixture.module.refused(node, f"fixture '{fixture.name}' uses itself", "take one of the fixtures out of the circle")
    got: Got = {}
    for name in fixture.parameters:
        if name in values and name != fixture.name:
            if fixture.is_kept:
                raise fixture.module.refused(node, f"fixture '{fixture.name}' of scope {fixture.scope} uses '{name}', which a test's parametrize gives", "leave its scope out")
            got[name] = name
        else:
            got[name] = scopes.needed(fixture, name, node)
    for needed in got.values():
        if isinstance(needed, Fixture):
            _require(found, needed, scopes, values, (*users, fixture))
    found[fixture] = got


def _marks(module: Module, node: Any) -> list[Mark]:
    """Of a function or class, from the nearest."""
    return [mark for decorator in reversed(node.decorator_list) for mark in mark_of(module, decorator) or []]


def _pytestmark(module: Module, body: Sequence[Any]) -> list[Mark]:
    for node in body:
        if isinstance(node, ast.Assign) and any(isinstance(target, ast.Name) and target.id == "pytestmark" for target in node.targets):
            return mark_of(module, node.value) or []
    return []
