"""Generated classes with operator methods, closures with nonlocal variables, and match statements."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from tests.generated.cases import OWN, Case, function, indented, pick

OPERATORS = {"add": "+", "sub": "-", "mul": "*", "floordiv": "//", "mod": "%", "and": "&", "or": "|", "xor": "^", "lshift": "<<", "matmul": "@"}
POINT = f"Point{OWN}"
SHAPES = f"""@dataclass(frozen=True)
class {POINT}:
    x: int
    y: int


@dataclass
class Named{OWN}:
    name: str
    at: {POINT}"""


def small(draw: DrawFn) -> str:
    return str(draw(st.integers(-4, 9)))


def arithmetic(draw: DrawFn, *names: str) -> str:
    """An int expression that stays small."""
    return pick(draw, *names, f"{pick(draw, *names)} + {small(draw)}", f"({pick(draw, *names)} * {small(draw)}) % 97", f"{pick(draw, *names)} - {pick(draw, *names)}", f"len(str({pick(draw, *names)}))")


def number_class(draw: DrawFn, name: str, base: str, defined: list[str]) -> str:
    """A class around an int with some operators, forward, reflected and in place."""
    lines = [] if base else ["def __init__(self, n: int) -> None:", "    self.n = n"]
    for kind in draw(st.sampled_from([["repr"], ["repr", "str"]])):
        lines += [f"def __{kind}__(self) -> str:", f"    return f'{name[0]}-{kind}<{{self.n}}>'"]
    root = f"First{OWN}"
    for each in defined:
        value = arithmetic(draw, "self.n", "other.n")
        lines += [f"def __{each}__(self, other: '{root}') -> '{root}':", f"    print('{name[0]}.{each}')", f"    return {name}({value})"]
    # Equality is symmetric: a subclass's method does not come first here, as it does in CPython.
    for kind in sorted(draw(st.sets(st.sampled_from(["eq", "lt", "bool", "len", "contains", "getitem", "call", "neg", "hash", "iter", "int", "value"]))) | {"eq", "hash"}):
        lines += {
            "eq": ["def __eq__(self, other: object) -> bool:", f"    return isinstance(other, {root}) and self.n % 5 == other.n % 5"],
            "lt": [f"def __lt__(self, other: '{root}') -> bool:", f"    return {arithmetic(draw, 'self.n')} < other.n"],
            "bool": ["def __bool__(self) -> bool:", f"    return {arithmetic(draw, 'self.n')} > 3"],
            # Not negative: len() would let it pass.
            "len": ["def __len__(self) -> int:", f"    return abs({arithmetic(draw, 'self.n')})"],
            "contains": ["def __contains__(self, n: int) -> bool:", f"    return n < {arithmetic(draw, 'self.n')}"],
            "getitem": ["def __getitem__(self, i: int) -> int:", f"    if i > {small(draw)}:", "        raise IndexError(i)", f"    return {arithmetic(draw, 'self.n', 'i')}"],
            "call": ["def __call__(self, n: int = 2) -> int:", f"    return {arithmetic(draw, 'self.n', 'n')}"],
            "neg": [f"def __neg__(self) -> '{root}':", f"    return {name}(-self.n)"],
            "hash": ["def __hash__(self) -> int:", "    return self.n % 5"],
            "iter": ["def __iter__(self) -> Iterator[int]:", f"    for i in range({arithmetic(draw, 'self.n')} % 4):", "        yield i * self.n"],
            "int": ["def __int__(self) -> int:", f"    return {arithmetic(draw, 'self.n')}"],
            "value": ["def value(self) -> int:", f"    return {arithmetic(draw, 'self.n')}" + (" + super().value()" if base else "")],
        }[kind]  # fmt: skip
    return "\n".join([f"class {name}{f'({base})' if base else ''}:", *indented(lines)])


@st.composite
def class_cases(draw: DrawFn) -> Case:
    """A class and a subclass of it. What an operator does when a class lacks it is an error of compilation: both define it."""
    defined = sorted(draw(st.sets(st.sampled_from(sorted(OPERATORS)), min_size=1, max_size=3)))
    methods = [kind + each for each in defined for kind in (["", "i"] if draw(st.booleans()) else [""])]
    first = number_class(draw, f"First{OWN}", "", methods)
    second = number_class(draw, f"Second{OWN}", f"First{OWN}", [m for m in methods if draw(st.booleans())])
    if "def value" in second and "def value" not in first:
        second = second.replace(" + super().value()", "")
    body = [f"p: First{OWN} = First{OWN}(a)", f"q: First{OWN} = Second{OWN}(b)"]
    uses = [f"print(p {OPERATORS[e]} q, q {OPERATORS[e]} p)" for e in defined] + [f"p {OPERATORS[e]}= q" for e in defined]
    uses += ["print(p == q, q == p, p != q, p == 3)", "print(len({p, q, p}), {p: 1, q: 2})", "print([p, q], (p,), f'{p}|{q!r}', str(p))", "print(p in [q], [q, p].index(p), [p, q, q].count(q))"]
    for marker, use in {
        "__lt__": "print(p < q, p > q, sorted([p, q, p]), max(p, q))", "__bool__": "print(not p, bool(q), p and q, 1 if p else 2)", "__len__": "print(len(p), len(q))",
        "__contains__": "print(a in p, b in q, 2 not in p)", "__getitem__": "print(p[1], q[a])", "__call__": "print(p(), q(b))", "__neg__": "print(-p, -q)",
        "__iter__": "print(list(p), [x + 1 for x in q], sum(p))", "__int__": "print(int(p), int(q))", "def value": "print(p.value(), q.value())",
    }.items():  # fmt: skip
        if marker in first:
            uses.append(use)
    for use in draw(st.lists(st.sampled_from(uses), min_size=3, max_size=8)):
        body += ["try:", f"    {use}", "except (ZeroDivisionError, IndexError, ValueError, TypeError) as error:", "    print(type(error).__name__, error)"]
    text = "\n\n\n".join([first, second, function(f"case{OWN}", "a: int, b: int", body)])
    return Case(text, tuple(f"{small(draw)}, {small(draw)}" for _ in range(3)))


@st.composite
def closure_cases(draw: DrawFn) -> Case:
    """Nested functions that read and write the variables around them, kept in a list and called later."""
    body = ["x = a", "y = 1", "kept: list[Callable[[int], int]] = []"]
    for index in range(draw(st.integers(1, 3))):
        written = draw(st.sampled_from(["x", "y", "x, y"]))
        inner = [f"nonlocal {written}"]
        for _ in range(draw(st.integers(1, 3))):
            target = pick(draw, *written.split(", "))
            inner.append(pick(draw, f"{target} = {arithmetic(draw, 'x', 'y', 'n')}", f"{target} += {arithmetic(draw, 'n', 'x')}", f"if n > {small(draw)}: raise ValueError(n)", "print('in', x, y)"))
        if draw(st.booleans()):
            deeper = [f"nonlocal {written}, z", "z += m", f"{written.split(', ')[0]} = {arithmetic(draw, 'x', 'y', 'z', 'm')} % 1000", "return z"]
            inner += ["z = n", "def deeper(m: int) -> int:", *indented(deeper), "kept.append(deeper)" if draw(st.booleans()) else "print(deeper(1), deeper(2))", "print('z', z)"]
        inner.append(f"return {arithmetic(draw, 'x', 'y', 'n')}")
        body += [f"def inner{index}(n: int{pick(draw, '', ' = 3')}) -> int:", *indented(inner), f"kept.append(inner{index})"]
        if draw(st.booleans()):
            body += [f"for i in range({draw(st.integers(1, 3))}):", f"    kept.append(lambda n: {arithmetic(draw, 'i', 'x', 'n')})"]
        body += draw(st.sampled_from([[], ["x += 1"], ["def reader() -> int: return x * 10 + y", "print(reader())", "y += 1", "print(reader())"], ["y = sum(x + i for i in range(3))"]]))
    body += ["for number in range(2):", "    for f in list(kept):", "        try:", "            print(f(b + number), x, y)", "        except ValueError as error:", "            print('error', error, x, y)"]
    return Case(function(f"case{OWN}", "a: int, b: int", body), tuple(f"{small(draw)}, {small(draw)}" for _ in range(3)))


def pattern(draw: DrawFn, depth: int, names: list[str]) -> str:
    """A pattern for any value; `names` are the names that are still free."""
    kind = draw(st.integers(0, 9 if depth else 3))
    if kind == 0:
        return pick(draw, "0", "1", "-1", "'a'", "'ab'", "True", "None", "2.5", "'a' | 'b'", "1 | 2 | 3")
    if kind == 1:
        return pick(draw, "int()", "str()", "bool()", "float()", "int() | str()")
    if kind == 2 and names:
        return pick(draw, f"int({names.pop()})", f"str() as {names.pop()}" if names else "str()")
    if kind <= 3:
        return names.pop() if names and draw(st.booleans()) else "_"
    x, y = pattern(draw, 0, names), pattern(draw, 0, names)
    return pick(draw, f"{POINT}({draw(st.integers(-1, 3))}, {y if y[0] in '_-0123' or y.isalpha() else '_'})", f"{POINT}(x={x if x[0] in '_-0123' else '0'})", f"{POINT}()",
                f"Named{OWN}(at={POINT}(y={draw(st.integers(0, 2))}))", f"Named{OWN}('a' | 'b')", f"Named{OWN}()")  # fmt: skip


def sequence_pattern(draw: DrawFn, names: list[str]) -> str:
    parts = [pick(draw, "_", str(draw(st.integers(0, 3))), f"({draw(st.integers(0, 2))} | 5)", names.pop() if names else "_") for _ in range(draw(st.integers(0, 3)))]
    if draw(st.booleans()):
        parts.insert(draw(st.integers(0, len(parts))), "*_" if not names or draw(st.booleans()) else "*" + names.pop())
    return "[" + ", ".join(parts) + "]"


def mapping_pattern(draw: DrawFn, names: list[str]) -> str:
    parts = [f"{key!r}: {pick(draw, '_', str(draw(st.integers(0, 3))), names.pop() if names else '_')}" for key in sorted(draw(st.sets(st.sampled_from("abc"), max_size=2)))]
    if names and draw(st.booleans()):
        parts.append("**" + names.pop())
    return "{" + ", ".join(parts) + "}"


SUBJECTS = {
    "value": (f"int | str | float | bool | None | {POINT} | Named{OWN}", pattern, ["0", "1", "3", "-1", "True", "False", "'a'", "'ab'", "2.5", "1.0", "None", f"{POINT}(0, 1)", f"{POINT}(2, 2)",
              f"Named{OWN}('a', {POINT}(1, 2))", f"Named{OWN}('z', {POINT}(0, 0))"]),
    "values": ("list[int]", sequence_pattern, ["[]", "[0]", "[1]", "[5, 1]", "[2, 0]", "[0, 1, 2]", "[3, 3, 3, 3]", "[1, 2, 0, 0, 1]"]),
    "mapping": ("dict[str, int]", mapping_pattern, ["{}", "{'a': 0}", "{'b': 1, 'a': 2}", "{'c': 3}", "{'a': 1, 'b': 2, 'c': 0}", "{'x': 1}"]),
}  # fmt: skip


@st.composite
def match_cases(draw: DrawFn) -> Case:
    subject = draw(st.sampled_from(sorted(SUBJECTS)))
    type_, strategy, values = SUBJECTS[subject]
    lines = []
    for index in range(draw(st.integers(2, 5))):
        names = [f"p{index}", f"q{index}"]
        text = strategy(draw, 1, names) if subject == "value" else strategy(draw, names)
        used = [name for name in (f"p{index}", f"q{index}") if name not in names and name in text]
        # After a pattern that matches everything no case may come.
        # A class that an earlier case has taken away for good has no type here: such a case is refused.
        partial = subject == "value" and ("(" in text or " as " in text)
        guard = f" if n != {draw(st.integers(0, 3))}" if partial else " if n > 1" if text in ("_", f"p{index}", f"q{index}") or draw(st.integers(0, 3)) == 0 else ""
        lines += [f"case {text}{guard}:", f"    print({index}{''.join(f', {name}' for name in used)})"]
        if draw(st.integers(0, 3)) == 0:
            lines += ["    return"]
    if draw(st.booleans()):
        lines += ["case other:", "    print('other', other)"]
    body = [f"match {subject}:", *indented(lines), "print('after', n)"]
    main = function(f"case{OWN}", f"{subject}: {type_}, n: int", body)
    chosen = draw(st.lists(st.sampled_from(values), min_size=4, max_size=8, unique=True))
    return Case("\n\n\n".join([SHAPES, main]), tuple(f"{value}, {draw(st.integers(0, 3))}" for value in chosen))
