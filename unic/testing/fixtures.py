"""Fixtures: where they are defined, which of them a test gets, and in which order they are made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from unic.diagnostics import SettingsError
from unic.syntax import ast
from unic.testing.marks import FIXTURES, Case, fixture_cases
from unic.testing.modules import Function, Module, Modules

# From the longest life to the shortest.
SCOPES = ("session", "package", "module", "class", "function")
CONFTEST = "conftest.py"
# The parameter by which a fixture with params is told for which of them it is made.
REQUEST = "request"
# Fixtures of pytest that images have: their classes, in unic/testing/guest/pytest.py.
OF_PYTEST = {"capsys": "CaptureFixture[str]", "monkeypatch": "MonkeyPatch", "caplog": "LogCaptureFixture"}
PATCH_METHODS = ("setattr", "setitem", "delitem", "setenv", "delenv", "undo")
NO_FILES = ("an image has no files that are written", "test what works on the text or the bytes; files to read are baked in ([bake] in unic.toml)")
# Fixtures of pytest that there are none of, and what to do.
NOT_IN_IMAGES: dict[str, tuple[str, str]] = {
    **dict.fromkeys(("tmp_path", "tmp_path_factory", "tmpdir", "tmpdir_factory", "cache"), NO_FILES),
    "mocker": ("nothing can be replaced in a compiled program", "give the function what is to be replaced as an argument"),
    **dict.fromkeys(("capfd", "capfdbinary", "capsysbinary", "capteesys"), ("an image has no file descriptors", "use capsys, which has what print() writes")),
    "recwarn": ("warnings are not collected", "test the value instead"),
    "request": ("what a test is called with is not known at run time", "give the fixture what it needs by another fixture"),
    "subtests": ("there are no subtests", "use pytest.mark.parametrize, or unittest's subTest()"),
    "event_loop": ("each test has a loop of its own", "write the test as `async def`"),
}


@dataclass(frozen=True, eq=False)
class Fixture:
    """`class_name`: of the test class that it is a method of. `parameters`: names of the fixtures that it takes.
    `result`: the annotation of its value as text, "" where there is none. `yields`: goes on after the test. `params`: what tests are
    run for each of; `param`: their type, if it is told for which. `refusal`: why no test of an image can have it."""

    module: Module
    name: str
    function: str
    class_name: str
    scope: str
    autouse: bool
    parameters: tuple[str, ...]
    is_async: bool
    yields: bool
    result: str
    line: int
    params: tuple[Case, ...] = ()
    param: str = ""
    refusal: SettingsError | None = None

    @property
    def is_kept(self) -> bool:
        """Whether it outlives a test."""
        return self.scope != "function"


def parameters_of(node: Function, is_method: bool) -> list[ast.arg]:
    """Those that are filled by fixtures: all without a default."""
    arguments = node.args
    positional = [*arguments.posonlyargs, *arguments.args]
    required = positional[: len(positional) - len(arguments.defaults)]
    is_bound = is_method and not any(isinstance(item, ast.Name) and item.id == "staticmethod" for item in node.decorator_list)
    return [*required[is_bound:], *(item for item, default in zip(arguments.kwonlyargs, arguments.kw_defaults) if default is None)]


def fixture_of(module: Module, node: Any, class_name: str = "") -> Fixture | None:
    """The fixture that a function is, if it is one."""
    if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        return None
    for decorator in node.decorator_list:
        call = decorator if isinstance(decorator, ast.Call) else None
        if module.dotted(call.func if call is not None else decorator) in FIXTURES:
            options = {keyword.arg: keyword.value for keyword in call.keywords if keyword.arg} if call is not None else {}
            try:
                return _made(module, node, class_name, options)
            except SettingsError as error:
                name, automatic = (getattr(options.get(key), "value", default) for key, default in (("name", node.name), ("autouse", False)))
                return Fixture(module, str(name), node.name, class_name, "function", bool(automatic), (), False, False, "", node.lineno, refusal=error)
    return None


def _made(module: Module, node: Function, class_name: str, options: dict[str, ast.expr]) -> Fixture:
    """Raises SettingsError for what cannot be in an image."""
    scope = _constant(module, options.get("scope"), "function")
    if scope not in SCOPES:
        raise module.refused(options["scope"], f"there is no scope '{scope}'", f"write one of {', '.join(SCOPES)}")
    yields = any(isinstance(item, (ast.Yield, ast.YieldFrom)) for item in _own_nodes(node))
    is_async = isinstance(node, ast.AsyncFunctionDef)
    if is_async and scope != "function":
        raise module.refused(node, f"fixture '{node.name}' is async and of scope {scope}", "each test has an event loop of its own: leave the scope out")
    name, result, taken = _constant(module, options.get("name"), node.name), _result(module, node, yields), parameters_of(node, bool(class_name))
    cases: tuple[Case, ...] = ()
    param = ""
    if not _is_none(options.get("params")):
        if scope != "function":
            raise module.refused(options["params"], f"fixture '{name}' of scope {scope} has params", "leave the scope out: it is then made for each test")
        cases = fixture_cases(module, name, options["params"], options.get("ids"))
        if not cases:
            raise module.refused(options["params"], f"fixture '{name}' has no params", "write one, or leave `params` out")
    request = next((item for item in taken if item.arg == REQUEST), None)
    # One without params is for tests that say what it is made with.
    if request is not None and (cases or _says_type(module, node, result)):
        param, is_result = _type_of_params(module, node, name, cases, result)
        result = result or (param if is_result else "")
        _set_type(module, request, f"_unic_fixtures.Request[{param}]")
        taken.remove(request)
    return Fixture(
        module, name, node.name, class_name, scope, _constant(module, options.get("autouse"), False), tuple(item.arg for item in taken), is_async, yields, result,
        node.lineno, cases, param,
    )  # fmt: skip


def _is_none(node: Any) -> bool:
    return node is None or isinstance(node, ast.Constant) and node.value is None


def _type_of_params(module: Module, node: Function, name: str, cases: Sequence[Case], result: str) -> tuple[str, bool]:
    """The type of `request.param` as text, and whether it is what the fixture gives."""
    params = _params_in(node)
    for item in ast.walk(node):
        if isinstance(item, ast.Name) and item.id == REQUEST and not any(param.value is item for param in params):
            raise module.refused(item, "of `request` there is only `request.param` in an image", "give the fixture what it needs by another fixture")
    is_result = any(isinstance(item, (ast.Return, ast.Yield)) and item.value in params for item in ast.walk(node))
    if is_result and result:
        return result, True
    annotated = _annotated(module, node)
    if annotated:
        return annotated, is_result
    types = {case.types.get(name, "") for case in cases}
    if "" in types:
        raise module.refused(node, f"what type the params of fixture '{name}' have does not show", "write plain values, or `value: int = request.param` with their type")
    return " | ".join(sorted(types)), is_result


def _params_in(node: Function) -> list[ast.Attribute]:
    return [item for item in ast.walk(node) if isinstance(item, ast.Attribute) and item.attr == "param" and isinstance(item.value, ast.Name) and item.value.id == REQUEST]


def _annotated(module: Module, node: Function) -> str:
    """The type that `value: int = request.param` says, or ""."""
    params = _params_in(node)
    return next((module.text(item.annotation) for item in ast.walk(node) if isinstance(item, ast.AnnAssign) and item.value in params), "")


def _says_type(module: Module, node: Function, result: str) -> bool:
    """Whether the type of `request.param` shows, and nothing else of `request` is used."""
    params = _params_in(node)
    used = sum(isinstance(item, ast.Name) and item.id == REQUEST for item in ast.walk(node))
    is_result = bool(result) and any(isinstance(item, (ast.Return, ast.Yield)) and item.value in params for item in ast.walk(node))
    return used == len(params) and (is_result or bool(_annotated(module, node)))


def _set_type(module: Module, argument: ast.arg, text: str) -> None:
    """In the module as it is compiled."""
    annotation = argument.annotation
    if annotation is None:
        module.annotations[argument.end_lineno, argument.end_col_offset] = text
    else:
        module.replaced[(annotation.lineno - 1, annotation.col_offset), (annotation.end_lineno - 1, annotation.end_col_offset)] = f'"{text}"'


def _constant(module: Module, node: Any, default: Any) -> Any:
    if node is None:
        return default
    if not isinstance(node, ast.Constant):
        raise module.refused(node, "this option of a fixture is not written out", "write a constant")
    return node.value


def _result(module: Module, node: Function, yields: bool) -> str:
    """The text of the type of its value."""
    returns = node.returns
    if yields:
        if not isinstance(returns, ast.Subscript):
            return ""
        returns = returns.slice.elts[0] if isinstance(returns.slice, ast.Tuple) else returns.slice
    return module.text(returns) if returns is not None else ""


def _own_nodes(node: Any) -> Iterator[Any]:
    """The nodes of a function, without functions and classes in it."""
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)):
            yield child
            yield from _own_nodes(child)


class Scopes:
    """The fixtures that the tests of a class or module can name, from the inner to the outer."""

    def __init__(self, modules: Modules, module: Module, classes: Sequence[tuple[Module, ast.ClassDef]] = ()) -> None:
        self._modules = modules
        self.layers: list[dict[str, Fixture]] = []
        for home, node in classes:
            self._add(fixture_of(home, item, node.name) for item in node.body)
        self._add(self._of_module(module))
        for folder in module.file.parents:
            if (modules.folder / folder / CONFTEST).is_file():
                self._add(self._of_module(modules.load(folder / CONFTEST)))

    def _add(self, found: Iterator[Fixture | None]) -> None:
        self.layers.append({fixture.name: fixture for fixture in found if fixture is not None})

    def _of_module(self, module: Module) -> Iterator[Fixture | None]:
        for name in module.imported:
            found = self._modules.definition(module, name)
            if found is not None:
                yield fixture_of(*found)
        for node in module.definitions.values():
            yield fixture_of(module, node)

    @property
    def automatic(self) -> list[Fixture]:
        """Those that every test gets, the outer first."""
        return [fixture for layer in reversed(self.layers) for fixture in layer.values() if fixture.autouse and self.find(fixture.name) is fixture]

    def find(self, name: str, beyond: Fixture | None = None) -> Fixture | None:
        """The innermost of this name; `beyond`: what a fixture gets that asks for its own name."""
        found = [layer[name] for layer in self.layers if name in layer]
        if beyond is not None and beyond in found:
            found = found[found.index(beyond) + 1 :]
        return found[0] if found else None

    def known(self) -> list[str]:
        return sorted({*OF_PYTEST, *(name for layer in self.layers for name in layer)})

    def needed(self, fixture: Fixture, name: str, node: Any) -> Fixture | None:
        """What `fixture` gets for its parameter `name`; None for one of pytest. Raises SettingsError."""
        found = self.find(name, fixture if name == fixture.name else None)
        if found is None and name not in OF_PYTEST:
            raise missing(fixture.module, node, name, self.known())
        if found is None and fixture.is_kept or found is not None and SCOPES.index(found.scope) > SCOPES.index(fixture.scope):
            raise fixture.module.refused(node, f"fixture '{fixture.name}' of scope {fixture.scope} uses '{name}', which ends with each {found.scope if found else 'test'}", f"give it the scope of '{name}'")
        return found


def check_patches(module: Module, node: Function) -> None:
    """Raises SettingsError for what the fixture monkeypatch cannot do in a compiled program."""
    for item in ast.walk(node):
        if not (isinstance(item, ast.Attribute) and isinstance(item.value, ast.Name) and item.value.id == "monkeypatch"):
            continue
        if item.attr not in PATCH_METHODS:
            raise module.refused(item, f"monkeypatch.{item.attr} is not supported", f"there are {', '.join(PATCH_METHODS)}")
        calls = [call for call in ast.walk(node) if isinstance(call, ast.Call) and call.func is item]
        if item.attr == "setattr" and not (calls and patch_of(module, calls[0])):
            raise module.refused(item, "monkeypatch.setattr of a computed name is not supported", 'write monkeypatch.setattr(object, "name", value) or monkeypatch.setattr("module.name", value)')


@dataclass(frozen=True)
class Patch:
    """What `monkeypatch.setattr` sets: the attribute `name` of the expression `target`. `module`: that is imported for it, as `target` names
    it; or "". `said`: the last argument before the value."""

    target: str
    name: str
    module: str
    said: Any


def patch_of(module: Module, call: ast.Call) -> Patch | None:
    """What it sets, if it is `monkeypatch.setattr(object, "name", value)`, with a name or an attribute of one as the object, or
    `monkeypatch.setattr("module.name", value)`; either may also say whether a missing attribute is an error: it is one of compilation."""
    function, arguments = call.func, list(call.args)
    if not (isinstance(function, ast.Attribute) and function.attr == "setattr" and isinstance(function.value, ast.Name) and function.value.id == "monkeypatch"):
        return None
    if [keyword.arg for keyword in call.keywords] not in ([], ["raising"]) or not arguments:
        return None
    first = arguments[0]
    if isinstance(first, ast.Constant) and isinstance(first.value, str):
        parts = first.value.split(".")
        if len(arguments) != 2 or len(parts) < 2 or not all(part.isidentifier() for part in parts):
            return None
        home = module.longest_module(parts[:-1])
        rest = parts[len(home.split(".")) : -1]
        return Patch(".".join([f"_unic_patched_{home.replace('.', '_')}", *rest]), parts[-1], home, first)
    if len(arguments) != 3 or not module.dotted(first):
        return None
    name = arguments[1]
    if not (isinstance(name, ast.Constant) and isinstance(name.value, str) and name.value.isidentifier()):
        return None
    return Patch(module.text(first), name.value, "", name)


def missing(module: Module, node: Any, name: str, known: list[str]) -> Exception:
    if name in NOT_IN_IMAGES:
        reason, hint = NOT_IN_IMAGES[name]
        return module.refused(node, f"fixture '{name}' is not supported: {reason}", hint)
    return module.refused(node, f"there is no fixture '{name}'", f"known: {', '.join(known)}; fixtures stand in the test's module or in {CONFTEST} of its folders")
