"""Generated sequences of operations on dicts, sets and lists.

Sets are shown sorted, and set.pop() is left out: the order of a set is nobody's promise.
"""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from tests.generated.cases import OWN, Case, function, pick

PARAMETERS = "d: dict[str, int], e: dict[str, int], s: set[int], t: set[int], v: list[int], k: str, n: int"
DICTS = st.dictionaries(st.sampled_from(["a", "b", "c", "dd", "é", ""]), st.integers(-3, 9), max_size=5)
SETS = st.sets(st.one_of(st.integers(-3, 6), st.sampled_from([2**61 - 1, 2**62, -(2**63)])), max_size=6)
LISTS = st.lists(st.integers(-3, 6), max_size=7)
ERRORS = "(KeyError, IndexError, ValueError, RuntimeError, StopIteration, ZeroDivisionError)"


def key(draw: DrawFn) -> str:
    return pick(draw, "k", "k", "'a'", "'b'", "'é'", "k + 'd'", "str(n)")


def number(draw: DrawFn) -> str:
    return pick(draw, "n", "n", "0", "3", "-1", "n + 1", "len(v)")


def dict_expression(draw: DrawFn) -> str:
    return pick(draw, "d", "e", "(d | e)", "(e | d)", "{x: y + 1 for x, y in d.items()}", "{x: len(x) for x in sorted(d)}", "{**e, 'z': n}", "dict(zip('abc', v))", "dict(sorted(e.items()))",
                "dict.fromkeys(['b', k], n)", "{x: y for x, y in e.items() if y > n}", "d.copy()")  # fmt: skip


def set_expression(draw: DrawFn, depth: int = 2) -> str:
    if depth and draw(st.booleans()):
        left, right = set_expression(draw, depth - 1), set_expression(draw, depth - 1)
        method = pick(draw, "union", "intersection", "difference", "symmetric_difference")
        return pick(draw, f"({left} {pick(draw, '|', '&', '-', '^')} {right})", f"({left} {pick(draw, '|', '&', '-', '^')} {right})", f"{left}.{method}({right})")
    return pick(draw, "s", "t", "s", "t", "set(v)", "{x % 3 for x in v}", "set(range(n % 5))", "set(d.values())", "{n, 1, 2}", "set[int]()")


def list_expression(draw: DrawFn) -> str:
    return pick(draw, "v", "sorted(v, reverse=True)", "sorted(v, key=lambda x: (x % 3, -x))", "[x * 2 for x in v if x != n]", "list(d.values())", "sorted(s)", "[len(x) for x in e]",
                "[x for x, y in zip(v, range(3))]", "[i * x for i, x in enumerate(v)]", "list(reversed(v))", "(v + [n])", "(v * 2)", "[x + y for x in v for y in (1, n)]", "v[::-1]",
                "list(map(abs, v))", "list(filter(None, v))", "sorted(v, key=abs)")  # fmt: skip


def reading(draw: DrawFn) -> str:
    values = list_expression(draw)
    return pick(
        draw, dict_expression(draw), dict_expression(draw), f"sorted({set_expression(draw)})", f"sorted({set_expression(draw)})", values, values, f"d[{key(draw)}]", f"e.get({key(draw)})",
        f"d.get({key(draw)}, {number(draw)})", f"{key(draw)} in {dict_expression(draw)}", f"list({dict_expression(draw)}.items())", f"list(reversed({dict_expression(draw)}))",
        f"sorted(d.keys() {pick(draw, '&', '|', '-', '^')} e.keys())", f"{dict_expression(draw)} == {dict_expression(draw)}", "d.items() == e.items()", "sorted(d.items(), key=lambda p: (p[1], p[0]))",
        f"{set_expression(draw)} {pick(draw, '<', '<=', '==', '!=', '>', '>=')} {set_expression(draw)}", f"{number(draw)} in {set_expression(draw)}", f"s.isdisjoint({set_expression(draw)})",
        f"{values} {pick(draw, '<', '<=', '==', '!=', '>')} v", f"{number(draw)} in {values}", f"{values}.index({number(draw)})", f"{values}.count({number(draw)})", f"max({values})",
        f"min({values}, default=n)", f"sum({values})", f"len({set_expression(draw)})", f"any({values}), all({values})", "max(d, key=lambda x: d[x])", "min(e.items(), key=lambda p: p[1])[0]",
        f"frozenset({set_expression(draw)}) == {set_expression(draw)}", f"len({{frozenset(s), frozenset(t), frozenset({values})}})", "next(iter(d.items()))", "' '.join(d)", "tuple(v), tuple(d)",
        "{(x, y): x * y for x in v for y in (0, n)}", "{x: [y for y in v if y != x] for x in v}", "sorted((len(x), x) for x in d)", "list(zip(d, e.values()))", "dict(enumerate(v))")  # fmt: skip


def change(draw: DrawFn) -> list[str]:
    statement = pick(
        draw, f"d[{key(draw)}] = {number(draw)}", f"d[{key(draw)}] = {number(draw)}", f"d[{key(draw)}] += {number(draw)}", f"del d[{key(draw)}]", f"del d[{key(draw)}]", f"print(d.pop({key(draw)}))",
        f"print(d.pop({key(draw)}, {number(draw)}))", "print(d.popitem())", f"print(d.setdefault({key(draw)}, {number(draw)}))", f"d.update({dict_expression(draw)})", f"d |= {dict_expression(draw)}",
        f"d = {dict_expression(draw)}", f"s.add({number(draw)})", f"s.discard({number(draw)})", f"s.remove({number(draw)})", f"s {pick(draw, '|=', '&=', '-=', '^=')} {set_expression(draw)}",
        f"s.update({set_expression(draw)}, v)", f"s.{pick(draw, 'difference_update', 'intersection_update', 'symmetric_difference_update')}({set_expression(draw)})", f"v.append({number(draw)})",
        f"v.extend({list_expression(draw)})", f"print(v.pop({number(draw)}))", f"v.remove({number(draw)})", f"v.insert({number(draw)}, {number(draw)})", "v.sort()", "v.sort(key=lambda x: -x)",
        "v.sort(key=lambda x: x % 2, reverse=True)", "v.reverse()", f"v = {list_expression(draw)}", f"v += {list_expression(draw)}", f"t = {set_expression(draw)}.copy()", f"e = {dict_expression(draw)}",
        "for x in d: d[x] += 1", "for x in list(d): d.pop(x)", "for x in d: d[x + 'q'] = n", "d.clear()", "s.clear()", "for x, y in e.items(): d[x] = d.get(x, 0) + y", "d, e = e, d",
        "for x in v: s.add(x) if x not in t else s.discard(x)", "first, *v = v", "*v, last = v")  # fmt: skip
    return ["try:", f"    {statement}", f"except {ERRORS} as error:", "    print(type(error).__name__, error)"]


def set_text(values: set[int]) -> str:
    return "{" + ", ".join(map(str, sorted(values))) + "}" if values else "set()"


@st.composite
def container_cases(draw: DrawFn) -> Case:
    body = []
    for _ in range(draw(st.integers(4, 10))):
        if draw(st.integers(0, 4)) < 3:
            body += change(draw)
        else:
            body += ["try:", f"    print({reading(draw)})", f"except {ERRORS} as error:", "    print(type(error).__name__, error)"]
    body.append("print(d, e, sorted(s), sorted(t), v)")
    inputs = []
    for _ in range(3):
        values = [repr(draw(DICTS)), repr(draw(DICTS)), set_text(draw(SETS)), set_text(draw(SETS)), repr(draw(LISTS)), repr(draw(st.sampled_from(["a", "b", "", "x"]))), str(draw(st.integers(-4, 6)))]
        inputs.append(", ".join(values))
    return Case(function(f"case{OWN}", PARAMETERS, body), tuple(inputs))
