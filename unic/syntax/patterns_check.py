"""Errors in the patterns of one `match` statement (PEP 634): what they bind, and whether they are reached."""

from __future__ import annotations

from collections.abc import Iterator

from unic.syntax import ast

Problem = tuple[ast.AST, str, str]


def check_match(node: ast.Match) -> Iterator[Problem]:
    """Where, what and a hint for each error."""
    for index, case in enumerate(node.cases):
        yield from _names(case.pattern, set())
        yield from _shape(case.pattern)
        yield from _alternatives(case.pattern)
        if case.guard is None and index + 1 < len(node.cases):
            yield from _unreachable(case.pattern)


def _irrefutable(pattern: ast.pattern) -> bool:
    while isinstance(pattern, ast.MatchAs) and pattern.pattern is not None:
        pattern = pattern.pattern
    return isinstance(pattern, ast.MatchAs)


def _unreachable(pattern: ast.pattern) -> Iterator[Problem]:
    if isinstance(pattern, ast.MatchOr):
        pattern = pattern.patterns[-1]
    if _irrefutable(pattern):
        name = pattern.name
        what = "wildcard" if name is None else f"name capture '{name}'"
        hint = "make this case the last"
        if name is not None:
            hint += ", or compare with a constant by a dotted name: `case module.NAME`"
        yield pattern, f"{what} makes remaining patterns unreachable", hint


def _bound(pattern: ast.pattern) -> list[tuple[str, ast.pattern]]:
    """The names that one node itself binds."""
    if isinstance(pattern, (ast.MatchAs, ast.MatchStar)) and pattern.name is not None:
        return [(pattern.name, pattern)]
    if isinstance(pattern, ast.MatchMapping) and pattern.rest is not None:
        return [(pattern.rest, pattern)]
    return []


def _children(pattern: ast.pattern) -> list[ast.pattern]:
    return [child for child in ast.iter_child_nodes(pattern) if isinstance(child, ast.pattern)]


def _names(pattern: ast.pattern, seen: set[str]) -> Iterator[Problem]:
    """Names bound twice. Alternatives of an or-pattern each bind the same ones."""
    for name, place in _bound(pattern):
        if name in seen:
            yield place, f"multiple assignments to name '{name}' in pattern", "give each capture its own name"
        seen.add(name)
    if isinstance(pattern, ast.MatchOr):
        results = []
        for alternative in pattern.patterns:
            branch = set(seen)
            yield from _names(alternative, branch)
            results.append(branch)
        for branch in results:
            seen |= branch
        return
    for child in _children(pattern):
        yield from _names(child, seen)


def _captures(pattern: ast.pattern) -> set[str]:
    nodes = [node for node in ast.walk(pattern) if isinstance(node, ast.pattern)]
    return {name for node in nodes for name, _ in _bound(node)}


def _alternatives(pattern: ast.pattern) -> Iterator[Problem]:
    """Alternatives that bind different names, or come after one that always matches."""
    for node in ast.walk(pattern):
        if not isinstance(node, ast.MatchOr):
            continue
        captured = [_captures(alternative) for alternative in node.patterns]
        if any(names != captured[0] for names in captured):
            yield node, "alternative patterns bind different names", "bind the same names in each"
        for alternative in node.patterns[:-1]:
            yield from _unreachable(alternative)


def _key(node: ast.expr) -> object:
    """What makes two keys of a mapping pattern the same; None for dotted names."""
    if isinstance(node, ast.Constant):
        return type(node.value).__name__, node.value
    return None if isinstance(node, ast.Attribute) else ast.dump(node)


def _shape(pattern: ast.pattern) -> Iterator[Problem]:
    """Errors of single sequence, mapping and class patterns."""
    for node in ast.walk(pattern):
        if isinstance(node, ast.MatchSequence):
            starred = [item for item in node.patterns if isinstance(item, ast.MatchStar)]
            if len(starred) > 1:
                yield starred[1], "multiple starred names in sequence pattern", "leave one of them"
        elif isinstance(node, ast.MatchMapping):
            keys: set = set()
            for key in node.keys:
                same = _key(key)
                if same is not None and same in keys:
                    yield key, "mapping pattern has a key twice", ""
                keys.add(same)
        elif isinstance(node, ast.MatchClass):
            names: set[str] = set()
            for name, place in zip(node.kwd_attrs, node.kwd_patterns, strict=True):
                if name in names:
                    yield place, f"attribute name repeated in class pattern: {name}", ""
                names.add(name)
