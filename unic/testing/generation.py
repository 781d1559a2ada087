"""Writes the functions that run tests: each behind the module of its test, with its fixtures made before it and ended after it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from unic.syntax import ast
from unic.testing.collection import OWN, Got, Plan, Test, alias_of
from unic.testing.fixtures import OF_PYTEST, REQUEST, SCOPES, Fixture
from unic.testing.modules import Module

INDENT = "    "
SCOPE_NAMES = {"session": "SESSION", "package": "MODULE", "module": "MODULE", "class": "CLASS"}


class Addition:
    """What is added to the end of a module. `origins`: for each of its lines the line of the test or fixture that it is for."""

    def __init__(self, module: Module) -> None:
        self.module = module
        self.lines: list[str] = []
        self.origins: list[int] = []
        self._imports: dict[str, str] = {}
        self._kept: set[str] = set()

    def put(self, text: str, line: int) -> None:
        for part in text.split("\n"):
            self.lines.append(part)
            self.origins.append(line)

    def start(self) -> None:
        for text in ("import pytest as _unic_pytest", "import unic_fixtures as _unic_fixtures", "from typing import Iterator as _unic_Iterator"):
            self.put(text, 1)

    def prefix(self, home: Module, line: int) -> str:
        """What names of the module `home` have before them here."""
        if home is self.module:
            return ""
        if home.name not in self._imports:
            name = alias_of(home)
            self.put(f"import {home.name} as {name}", line)
            self._imports[home.name] = f"{name}."
        return self._imports[home.name]

    def keep(self, name: str, kind: str, make: str, scope: str, line: int) -> None:
        """A variable for a value that outlives tests."""
        if name not in self._kept:
            self._kept.add(name)
            self.put(f"{name} = _unic_fixtures.{kind}({make}, _unic_fixtures.{SCOPE_NAMES[scope]})", line)

    def put_requests(self, fixture: Fixture) -> None:
        """Functions that make what a fixture gets for each of its params: in its module, of whose names they are made."""
        for number, case in enumerate(fixture.params):
            name = request_name(fixture, number)
            if name not in self._kept:
                self._kept.add(name)
                kind = f"_unic_fixtures.Request[{fixture.param}]"
                self.put(f'def {name}() -> "{kind}":\n{INDENT}return {kind}({case.values[fixture.name]})', fixture.line)

    def keep_around(self, name: str, scope: str, before: str, after: str, line: int) -> str:
        """A variable whose making calls `before` and whose end calls `after`; either may be empty."""
        made = f"{OWN}around_{name}"
        if made not in self._kept:
            self.put(f"def {made}() -> _unic_Iterator[None]:\n{INDENT}{before or 'pass'}\n{INDENT}yield\n{INDENT}{after or 'pass'}", line)
            self.keep(f"{OWN}kept_{name}", "Yielded", made, scope, line)
            self._kept.add(made)
        return f"{OWN}kept_{name}"


def additions(tests: Iterable[Test]) -> dict[Module, Addition]:
    """By module what is to be added to it. Test N is run by `run_name(N)` of its module."""
    found: dict[Module, Addition] = {}
    planned = [(test, test.plan) for test in tests if test.plan is not None]
    for _, plan in planned:
        for module in [*(fixture.module for fixture in plan.fixtures), plan.module]:
            if module not in found:
                found[module] = Addition(module)
                found[module].start()
        for fixture, got in plan.fixtures.items():
            if fixture.param:
                found[fixture.module].put_requests(fixture)
            if fixture.is_kept:
                _keep(found[fixture.module], fixture, got)
    for number, (test, plan) in enumerate(planned):
        _Run(found[plan.module], test, plan, number).write()
    return found


def run_name(number: int) -> str:
    return f"{OWN}test_{number}"


def request_name(fixture: Fixture, number: int) -> str:
    return f"{OWN}request_{fixture.class_name}_{fixture.function}_{number}"


def needs_ending(tests: Sequence[Test]) -> bool:
    """Whether something outlives tests."""
    plans = [test.plan for test in tests if test.plan is not None]
    return any(_around_module(plan) or _around_class(plan) or any(fixture.is_kept for fixture in plan.fixtures) for plan in plans)


def _kept_name(fixture: Fixture) -> str:
    return f"{OWN}kept_{fixture.class_name}_{fixture.function}"


def _keep(addition: Addition, fixture: Fixture, got: Got) -> None:
    values = [f"{name}={addition.prefix(used.module, fixture.line)}{_kept_name(used)}.get()" for name, used in got.items() if isinstance(used, Fixture)]
    call = f"{fixture.class_name + '().' if fixture.class_name else ''}{fixture.function}({', '.join(values)})"
    addition.keep(_kept_name(fixture), "Yielded" if fixture.yields else "Returned", f"lambda: {call}", fixture.scope, fixture.line)


def _around_module(plan: Plan) -> bool:
    return any(name.endswith(("_module", "Module")) for name in plan.around)


def _around_class(plan: Plan) -> bool:
    return plan.group is not None and bool(plan.group.around & {"setup_class", "teardown_class", "setUpClass", "tearDownClass"})


class _Run:
    """Writes the function that runs one test."""

    def __init__(self, addition: Addition, test: Test, plan: Plan, number: int) -> None:
        self.addition = addition
        self.test = test
        self.plan = plan
        self.number = number
        self.depth = 1
        self.values: dict[Fixture, str] = {}
        self.endings: list[tuple[str, ...]] = []

    def write(self) -> None:
        for fixture in self.plan.fixtures:
            self.addition.prefix(fixture.module, self.test.line)
        around = self._kept_around()
        name = run_name(self.number)
        body = f"{OWN}body_{self.number}" if self.plan.xfails and not self.plan.is_skipped else name
        waits = "await " if self.test.is_async else ""
        self._line(f"{'async ' if self.test.is_async else ''}def {body}() -> None:", 0)
        for skip in self.plan.skips:
            if skip.condition == "True":
                self._line(f"raise _unic_pytest.Skipped({skip.reason})")
                return
            self._line(f"if {skip.condition}:\n{INDENT * 2}raise _unic_pytest.Skipped({skip.reason})")
        self._body(around)
        self._end()
        if body != name:
            self.depth = 1
            self._line(f"{'async ' if self.test.is_async else ''}def {name}() -> None:", 0)
            for xfail in self.plan.xfails:
                self._line(f"if {xfail.condition}:")
                self.depth += 1
                if not xfail.runs:
                    self._line(f'raise _unic_pytest.XFailed("[NOTRUN] " + ({xfail.reason}))')
                else:
                    self._line(f"try:\n{INDENT * (self.depth + 1)}{waits}{body}()")
                    self._line(f"except (_unic_pytest.Skipped, _unic_pytest.XFailed):\n{INDENT * (self.depth + 1)}raise")
                    self._line(f"except {xfail.raises or 'BaseException'}:\n{INDENT * (self.depth + 1)}raise _unic_pytest.XFailed({xfail.reason}) from None")
                    passed = f'_unic_pytest.Failed("[XPASS(strict)] " + ({xfail.reason}))' if xfail.strict else f"_unic_pytest.XPassed({xfail.reason})"
                    self._line(f"raise {passed}")
                self.depth -= 1
            self._line(f"{waits}{body}()")

    def _line(self, text: str, depth: int | None = None) -> None:
        self.addition.put(INDENT * (self.depth if depth is None else depth) + text, self.test.line)

    def _kept_around(self) -> list[tuple[str, str]]:
        """Scope and variable of what is called around the module and the class."""
        found = []
        around = self.plan.around
        if _around_module(self.plan):
            before = next((f"{name}()" for name in ("setUpModule", "setup_module") if name in around), "")
            after = next((f"{name}()" for name in ("tearDownModule", "teardown_module") if name in around), "")
            found.append(("module", self.addition.keep_around("module", "module", before, after, self.test.line)))
        group = self.plan.group
        if group is not None and _around_class(self.plan):
            names = ("setUpClass", "tearDownClass") if group.base else ("setup_class", "teardown_class")
            before, after = (f"{group.name}.{name}()" if name in group.around else "" for name in names)
            found.append(("class", self.addition.keep_around(f"class_{group.name}", "class", before, after, self.test.line)))
        return found

    def _body(self, around: list[tuple[str, str]]) -> None:
        group = self.plan.group
        if group is not None:
            self._line(f"{OWN}self = {group.name}({repr(self.test.name) if group.base else ''})")
        for name, text in self.plan.shared.items():
            self._line(f"{OWN}{name} = {text}")
        for name in self.plan.of_pytest:
            kind = f"_unic_pytest.{OF_PYTEST[name]}"
            self._line(f'{OWN}{name}: "{kind}" = {kind.partition("[")[0]}()')
            self._finally(f"{OWN}{name}.close()")
        # As pytest sorts them: by scope, and in each what is called around tests before the fixtures of the same place.
        waiting = list(around)
        called = False
        for fixture, got in self.plan.fixtures.items():
            while waiting and SCOPES.index(fixture.scope) >= SCOPES.index(waiting[0][0]):
                self._line(f"{waiting.pop(0)[1]}.get()")
            is_outer = fixture.autouse and fixture.module is not self.plan.module and not fixture.class_name
            if not called and not fixture.is_kept and (not is_outer if group is None else not fixture.autouse or bool(fixture.class_name)):
                self._around_each()
                called = True
            self._fixture(fixture, got)
        for _, name in waiting:
            self._line(f"{name}.get()")
        if not called:
            self._around_each()
        if group is not None and group.base:
            self._unittest(group.is_async)
            return
        given = ", ".join(f"{name}={OWN + name if name in self.plan.shared else self._value(value)}" for name, value in self.plan.arguments.items())
        call = f"{OWN + 'self.' if group is not None else ''}{self.test.name}({given})"
        self._line(f"await {call}" if self.test.is_async else call)

    def _value(self, value: str | Fixture) -> str:
        if isinstance(value, Fixture):
            return self.values[value]
        return f"{OWN}{value}" if value in OF_PYTEST else value

    def _finally(self, *texts: str) -> None:
        """Opens a block that ends with these lines, at the end of the function."""
        self._line("try:")
        self.depth += 1
        self.endings.append(texts)

    def _end(self) -> None:
        while self.endings:
            self.depth -= 1
            self._line("finally:")
            for text in self.endings.pop():
                self._line(text, self.depth + 1)

    def _around_each(self) -> None:
        """setup_method() and its like, of pytest."""
        group = self.plan.group
        if group is not None and group.base:
            return
        names = group.around if group is not None else self.plan.around
        before, after = ("setup_method", "teardown_method") if group is not None else ("setup_function", "teardown_function")
        owner = f"{OWN}self." if group is not None else ""
        if before in names:
            self._line(f"{owner}{before}()")
        if after in names:
            self._finally(f"{owner}{after}()")

    def _fixture(self, fixture: Fixture, got: Got) -> None:
        name = self.values[fixture] = f"{OWN}value_{len(self.values)}"
        prefix = self.addition.prefix(fixture.module, self.test.line)
        if fixture.is_kept:
            self._line(f"{name} = {prefix}{_kept_name(fixture)}.get()")
            return
        given = ", ".join(f"{parameter}={self.values[used] if isinstance(used, Fixture) else OWN + parameter}" for parameter, used in got.items())
        if fixture.param:
            chosen = self.plan.chosen[fixture]
            given += f"{', ' * bool(given)}{REQUEST}={chosen if isinstance(chosen, str) else f'{prefix}{request_name(fixture, chosen)}()'}"
        call = f"{OWN + 'self.' if fixture.class_name else prefix}{fixture.function}({given})"
        if not fixture.yields:
            self._line(f"{name} = {'await ' if fixture.is_async else ''}{call}")
            return
        iterator = f"{name}_from"
        self._line(f"{iterator} = {call}")
        self._line(f"{name} = {f'await anext({iterator})' if fixture.is_async else f'next({iterator})'}")
        self._finally(f"await anext({iterator}, None)" if fixture.is_async else f"_unic_fixtures.finish({iterator})")

    def _unittest(self, is_async: bool) -> None:
        case = f"{OWN}self"
        self._finally(*([f"await {case}.do_async_cleanups()"] if is_async else []), f"{case}.doCleanups()")
        self._line(f"{case}.setUp()")
        if is_async:
            self._line(f"await {case}.asyncSetUp()")
        self._finally(*([f"await {case}.asyncTearDown()"] if is_async else []), f"{case}.tearDown()")
        waits = isinstance(self.plan.function, ast.AsyncFunctionDef)
        self._line(f"{'await ' if waits else ''}{case}.{self.test.name}()")
        self._line(f"{case}.check_subtests()")
