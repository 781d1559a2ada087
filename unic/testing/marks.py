"""What decorators say about tests: which are skipped or expected to fail, and the cases that they are run for."""

from __future__ import annotations

import builtins
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from unic.syntax import ast
from unic.testing.modules import Module

MARK = "pytest.mark."
FIXTURES = ("pytest.fixture", "pytest_asyncio.fixture")
# The kind of constants that do not stand in the source.
COUNTED = "counted"
# Longer texts are no names for cases.
LONGEST = 100
UNITTEST = ("unittest.skip", "unittest.skipIf", "unittest.skipUnless", "unittest.expectedFailure")


@dataclass(frozen=True)
class Skip:
    """`condition` and `reason`: expressions of the module, as text."""

    condition: str
    reason: str


@dataclass(frozen=True)
class Xfail:
    condition: str
    reason: str
    raises: str = ""
    strict: bool = False
    runs: bool = True


@dataclass(frozen=True)
class Uses:
    fixtures: tuple[str, ...]


@dataclass(frozen=True)
class Case:
    """Arguments of a test: expressions as text. `types`: where a literal shows the type. `indirect`: what fixtures are made with."""

    identity: str
    values: dict[str, str]
    types: dict[str, str]
    marks: tuple[Mark, ...] = ()
    indirect: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Cases:
    cases: tuple[Case, ...]


Mark = Skip | Xfail | Uses | Cases


def mark_of(module: Module, decorator: Any) -> list[Mark] | None:
    """What a decorator or the value of `pytestmark` says; None for what is no mark, [] for one without meaning to us.

    Raises SettingsError for what cannot be said in an image.
    """
    if isinstance(decorator, (ast.List, ast.Tuple)):
        marks = [mark_of(module, item) for item in decorator.elts]
        return None if None in marks or not marks else [mark for found in marks if found is not None for mark in found]
    if isinstance(decorator, ast.Name) and isinstance(module.values.get(decorator.id), (ast.Call, ast.Attribute)):
        decorator = module.values[decorator.id]
    call = decorator if isinstance(decorator, ast.Call) else None
    name = module.dotted(call.func if call is not None else decorator)
    if name in UNITTEST:
        return _unittest_mark(module, decorator, call, name.partition(".")[2])
    if not name.startswith(MARK):
        return None
    keywords = {keyword.arg: keyword.value for keyword in call.keywords} if call is not None else {}
    values = call.args if call is not None else []
    match name.removeprefix(MARK):
        case "skip":
            reason = values[0] if values else keywords.get("reason")
            return [Skip("True", module.text(reason) if reason is not None else '"unconditional skip"')]
        case "skipif":
            if not values or "reason" not in keywords:
                raise module.refused(decorator, "pytest.mark.skipif takes a condition and a reason", 'write @pytest.mark.skipif(condition, reason="...")')
            return [Skip(_condition(module, values[0]), module.text(keywords["reason"]))]
        case "xfail":
            return [_xfail(module, values, keywords)]
        case "usefixtures":
            return [Uses(tuple(_string(module, value, "the name of a fixture") for value in values))]
        case "parametrize":
            cases = tuple(_cases(module, decorator, values, keywords))
            if not cases:
                raise module.refused(decorator, "this parametrize has no cases", "write one, or mark the test with pytest.mark.skip")
            return [Cases(cases)]
    return []


def _unittest_mark(module: Module, decorator: Any, call: ast.Call | None, name: str) -> list[Mark]:
    if name == "expectedFailure":
        return [Xfail("True", '""', strict=True)]
    wanted = 1 if name == "skip" else 2
    if call is None or len(call.args) != wanted or call.keywords:
        raise module.refused(decorator, f"@unittest.{name} takes {'a reason' if wanted == 1 else 'a condition and a reason'}", "write them in this order, without names")
    if name == "skip":
        return [Skip("True", module.text(call.args[0]))]
    condition = f"({_condition(module, call.args[0])})"
    return [Skip(condition if name == "skipIf" else f"not {condition}", module.text(call.args[1]))]


def _xfail(module: Module, values: list[Any], keywords: dict[Any, Any]) -> Xfail:
    condition = values[0] if values else keywords.get("condition")
    reason, raises = keywords.get("reason"), keywords.get("raises")
    flags = {}
    for name, default in (("strict", False), ("run", True)):
        value = keywords.get(name)
        if value is not None and not (isinstance(value, ast.Constant) and isinstance(value.value, bool)):
            raise module.refused(value, f"'{name}' of pytest.mark.xfail is not written out", "write True or False")
        flags[name] = value.value if value is not None else default
    return Xfail(
        _condition(module, condition) if condition is not None else "True", module.text(reason) if reason is not None else '""',
        module.text(raises) if raises is not None else "", flags["strict"], flags["run"],
    )  # fmt: skip


def _condition(module: Module, node: Any) -> str:
    """An expression; pytest also takes its text."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else module.text(node)


def _string(module: Module, node: Any, what: str) -> str:
    if not (isinstance(node, ast.Constant) and isinstance(node.value, str)):
        raise module.refused(node, f"{what} is not written out", "write it as a string")
    return node.value


def fixture_cases(module: Module, name: str, params: ast.expr, ids: ast.expr | None) -> tuple[Case, ...]:
    """Those of a fixture with `params`; what it is made with has the fixture's name. Raises SettingsError."""
    return tuple(_rows_as_cases(module, [name], params, ids, "params"))


def _cases(module: Module, call: Any, values: list[Any], keywords: dict[Any, Any]) -> Iterator[Case]:
    given = dict(zip(("argnames", "argvalues"), values)) | keywords
    if "argnames" not in given or "argvalues" not in given:
        raise module.refused(call, "pytest.mark.parametrize takes names and values", 'write @pytest.mark.parametrize("name", [1, 2])')
    names = _names(module, given["argnames"])
    indirect = _indirect(module, names, given.get("indirect"))
    for case in _rows_as_cases(module, names, given["argvalues"], given.get("ids"), "parametrize"):
        values, types = ({name: text for name, text in found.items() if name not in indirect} for found in (case.values, case.types))
        yield Case(case.identity, values, types, case.marks, {name: case.values[name] for name in indirect})


def _indirect(module: Module, names: list[str], node: Any) -> list[str]:
    """Those of the names that are of fixtures which get the values."""
    if node is None or isinstance(node, ast.Constant) and isinstance(node.value, bool):
        return names if node is not None and node.value else []
    if not isinstance(node, (ast.List, ast.Tuple)):
        raise module.refused(node, "'indirect' of parametrize is not written out", "write True or a list of names")
    found = [_string(module, item, "the name of a fixture") for item in node.elts]
    for name in found:
        if name not in names:
            raise module.refused(node, f"parametrize has no name '{name}'", f"write one of {', '.join(names)}")
    return found


def _rows_as_cases(module: Module, names: list[str], values: ast.expr, ids: ast.expr | None, what: str) -> Iterator[Case]:
    rows = list(_rows(module, values, what))
    identities = _given_identities(module, ids, len(rows), what)
    found = []
    for number, (row, identity) in enumerate(zip(rows, identities)):
        marks: list[Mark] = []
        if isinstance(row, ast.Call) and module.dotted(row.func) == "pytest.param":
            options = {keyword.arg: keyword.value for keyword in row.keywords}
            if "id" in options and not _is_none(options["id"]):
                identity = _string(module, options["id"], "the id of a case")
            marks = (mark_of(module, options["marks"]) or []) if "marks" in options else []
            items = row.args
        else:
            items = [row] if len(names) == 1 else getattr(row, "elts", [row])
        if len(items) != len(names):
            raise module.refused(row, f"this case has {len(items)} value{'s' * (len(items) != 1)} for {len(names)} names", f"write one for each of {', '.join(names)}")
        found.append((number, dict(zip(names, items)), identity, tuple(marks)))
    shown = _unique([identity or "-".join(identity_of(module, item, name, number) for name, item in row.items()) for number, row, identity, _ in found])
    for (_, row, _, marks), identity in zip(found, shown):
        types = {name: type(item.value).__name__ for name, item in row.items() if isinstance(item, ast.Constant) and item.value is not None}
        yield Case(identity, {name: _source(module, item) for name, item in row.items()}, types, tuple(marks))


def _names(module: Module, node: Any) -> list[str]:
    if isinstance(node, (ast.List, ast.Tuple)):
        return [_string(module, item, "the name of an argument") for item in node.elts]
    return [name.strip() for name in _string(module, node, "the list of names").split(",") if name.strip()]


def _rows(module: Module, node: Any, what: str) -> Iterator[Any]:
    """The cases as expressions, of a list that is written out here or is a variable of the module."""
    if isinstance(node, ast.Name) and node.id in module.values:
        node = module.values[node.id]
    if isinstance(node, (ast.List, ast.Tuple)) and not any(isinstance(item, ast.Starred) for item in node.elts):
        yield from node.elts
    elif isinstance(node, ast.Call) and module.dotted(node.func) == "range" and _is_range([_number(argument) for argument in node.args]):
        for number in range(*(_number(argument) for argument in node.args)):
            yield ast.Constant(
                value=number, kind=COUNTED, lineno=node.lineno, col_offset=node.col_offset, end_lineno=node.end_lineno, end_col_offset=node.end_col_offset
            )  # fmt: skip
    else:
        raise module.refused(node, f"the cases of {what} are not written out", "write a list of them here or in a variable of this module, or a loop in the test")


def _source(module: Module, node: Any) -> str:
    return repr(node.value) if isinstance(node, ast.Constant) and node.kind == COUNTED else module.text(node)


def _number(node: Any) -> int | None:
    sign = 1
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        sign, node = -1, node.operand
    return sign * node.value if isinstance(node, ast.Constant) and type(node.value) is int else None


def _is_range(numbers: list[int | None]) -> bool:
    return 1 <= len(numbers) <= 3 and None not in numbers and numbers[2:] != [0]


def _is_none(node: Any) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _given_identities(module: Module, node: Any, count: int, what: str) -> list[str]:
    if node is None or _is_none(node):
        return [""] * count
    if not isinstance(node, (ast.List, ast.Tuple)) or len(node.elts) != count:
        raise module.refused(node, f"the ids of {what} are not written out", f"write a list of {count} strings, or pytest.param(..., id=\"...\")")
    return ["" if _is_none(item) else _string(module, item, "an id") for item in node.elts]


def identity_of(module: Module, node: Any, name: str, number: int) -> str:
    """As pytest names a value: what is short and simple by itself, anything else by its argument and number."""
    if isinstance(node, ast.Name) and node.id in module.values:
        node = module.values[node.id]
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub) and isinstance(node.operand, ast.Constant):
        return f"-{node.operand.value}"
    if isinstance(node, ast.Constant) and node.value is not ...:
        value = node.value
        if not isinstance(value, (str, bytes)):
            return str(value)
        if len(value) <= LONGEST:
            return value.encode("unicode_escape").decode("ascii") if isinstance(value, str) else "".join(map(_shown, value))
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        return module.text(node)
    if isinstance(node, ast.Name) and not node.id.isupper() and (node.id in module.definitions or node.id in module.imported or hasattr(builtins, node.id)):
        return node.id
    return f"{name}{number}"


def _shown(byte: int) -> str:
    if 32 <= byte < 127:
        return chr(byte)
    return {9: "\\t", 10: "\\n", 13: "\\r"}.get(byte, f"\\x{byte:02x}")


def _unique(identities: list[str]) -> list[str]:
    """As pytest makes them differ: by numbers behind those that occur more than once."""
    counts = {identity: identities.count(identity) for identity in identities}
    taken, used = set(identities), dict.fromkeys(identities, 0)
    found = []
    for identity in identities:
        if counts[identity] == 1:
            found.append(identity)
            continue
        suffix = "_" if identity and identity[-1].isnumeric() else ""
        while (new := f"{identity}{suffix}{used[identity]}") in taken:
            used[identity] += 1
        used[identity] += 1
        taken.add(new)
        found.append(new)
    return found
