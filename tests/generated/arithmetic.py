"""Generated arithmetic on int, float and bool, up to the ends of 64 bits."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from tests.generated.cases import OWN, Case, function, indented, pick

INTS = ["a", "b", "i", "j"]
FLOATS = ["x", "y", "f", "g"]
BOOLS = ["p", "q"]
EDGES = [0, 1, -1, 2, 3, -7, 10, 63, 64, 255, 2**31, 2**32 - 1, 2**53, 2**53 + 1, 2**62, 2**63 - 1, -(2**63), -(2**63) + 1, 3037000500, 10**18]
FLOAT_EDGES = [0.0, -0.0, 1.0, 0.5, -2.5, 3.5, 1e16, 9007199254740993.0, 2.0**63, -(2.0**63), 1e308, 5e-324, 0.1]
INT_VALUES = st.one_of(st.sampled_from(EDGES), st.integers(-100, 100), st.integers(1, 20), st.integers(-(2**63), 2**63 - 1))
FLOAT_VALUES = st.one_of(st.sampled_from(FLOAT_EDGES), st.floats(-1000, 1000), st.floats())
COMPARISONS = ["<", "<=", "==", "!=", ">", ">="]


def float_text(value: float) -> str:
    text = repr(value)
    return f'float("{text}")' if "n" in text else text


def constant(draw: DrawFn) -> str:
    return str(draw(INT_VALUES))


def int_operand(draw: DrawFn, depth: int) -> str:
    """Also a bool, which counts as an int beside an int."""
    if draw(st.integers(0, 5)) == 0:
        return bool_expression(draw, 0)
    return int_expression(draw, depth)


def int_expression(draw: DrawFn, depth: int) -> str:
    """An expression with a variable in each operation: an operation on constants that overflows is an error of compilation."""
    if depth <= 0 or draw(st.integers(0, 7)) == 0:
        return pick(draw, *INTS)
    kind = draw(st.integers(0, 15))
    left = int_expression(draw, depth - 1)
    if kind <= 6:
        operator = pick(draw, "+", "-", "*", "+", "-", "*", "//", "%", "&", "|", "^")
        right = f"({constant(draw)})" if draw(st.booleans()) else int_operand(draw, depth - 1)
        return f"({right} {operator} {left})" if draw(st.integers(0, 3)) == 0 else f"({left} {operator} {right})"
    right = int_expression(draw, depth - 1)
    match kind:
        case 7:
            # Counts are small where the value grows: CPython would fill its memory.
            count = draw(st.integers(0, 66)) if draw(st.booleans()) else f"({right} % 80 - 4)"
            return f"({left} << {count})"
        case 8:
            return f"({left} >> {draw(st.integers(0, 70)) if draw(st.booleans()) else right})"
        case 9:
            # A negative exponent makes a float.
            return f"({left} ** {draw(st.integers(0, 5)) if draw(st.booleans()) else f'({right} % 70)'})"
        case 10:
            return pick(draw, f"(-{left})", f"(~{left})", f"abs({left})", f"(+{left})", f"(-abs({left}))")
        case 11:
            return f"{pick(draw, 'min', 'max')}({left}, {right})"
        case 12:
            return f"({left} if {bool_expression(draw, depth - 1)} else {right})"
        case 13:
            return pick(draw, f"divmod({left}, {right})[0]", f"divmod({left}, {right})[1]", f"pow({left}, {right} % 90, {pick(draw, *INTS)})")
        case 14:
            return pick(draw, f"math.gcd({left}, {right})", f"math.isqrt({left})", f"{left}.bit_length()", f"{left}.bit_count()", f"sum([{left}, {right}])")
        case _:
            number = float_expression(draw, depth - 1)
            return pick(draw, f"int({number})", f"round({number})", f"math.floor({number})", f"math.ceil({number})", f"int({bool_expression(draw, 0)})")


def float_expression(draw: DrawFn, depth: int) -> str:
    if depth <= 0 or draw(st.integers(0, 7)) == 0:
        return pick(draw, *FLOATS)
    kind = draw(st.integers(0, 9))
    left = float_expression(draw, depth - 1)
    if kind <= 4:
        operator = pick(draw, "+", "-", "*", "/", "//", "%")
        other = draw(st.integers(0, 2))
        right = f"({float_text(draw(FLOAT_VALUES))})" if other == 0 else float_expression(draw, depth - 1) if other == 1 else int_operand(draw, depth - 1)
        return f"({right} {operator} {left})" if draw(st.integers(0, 3)) == 0 else f"({left} {operator} {right})"
    right = float_expression(draw, depth - 1)
    match kind:
        case 5:
            return f"({int_expression(draw, depth - 1)} / {int_operand(draw, depth - 1)})"
        case 6:
            return pick(draw, f"(-{left})", f"abs({left})", f"math.sqrt({left})", f"math.fmod({left}, {right})", f"math.copysign({left}, {right})")
        case 7:
            # divmod() of a float and zero has the message of `//` here.
            return pick(draw, f"float({int_expression(draw, depth - 1)})", f"divmod({left}, {right} or 1.5)[0]", f"divmod({left}, {right} or -2.0)[1]")
        case 8:
            return f"{pick(draw, 'min', 'max')}({left}, {right})"
        case _:
            return f"({left} if {bool_expression(draw, depth - 1)} else {right})"


def bool_expression(draw: DrawFn, depth: int) -> str:
    if depth <= 0 or draw(st.integers(0, 7)) == 0:
        return pick(draw, *BOOLS)
    left = pick(draw, *INTS) if draw(st.booleans()) else int_expression(draw, depth - 1)
    match draw(st.integers(0, 5)):
        case 0:
            return f"({left} {pick(draw, *COMPARISONS)} {int_operand(draw, depth - 1)})"
        case 1:
            return f"({left} {pick(draw, *COMPARISONS)} {float_expression(draw, depth - 1)})"
        case 2:
            return f"({float_expression(draw, depth - 1)} {pick(draw, *COMPARISONS)} {left} {pick(draw, *COMPARISONS)} {int_expression(draw, depth - 1)})"
        case 3:
            return f"({bool_expression(draw, depth - 1)} {pick(draw, 'and', 'or', '^', '&', '==')} {bool_expression(draw, depth - 1)})"
        case 4:
            return f"(not {bool_expression(draw, depth - 1)})"
        case _:
            return f"({left} in ({constant(draw)}, {int_expression(draw, depth - 1)}))"


def expression(draw: DrawFn, depth: int) -> str:
    return draw(st.sampled_from([int_expression, int_expression, float_expression, bool_expression]))(draw, depth)


def statement(draw: DrawFn, depth: int) -> list[str]:
    match draw(st.integers(0, 9)):
        case 0 | 1:
            return [f"print({expression(draw, 3)}, {expression(draw, 2)})"]
        case 2:
            return [f"{pick(draw, 'i', 'j')} = {int_expression(draw, 3)}"]
        case 3:
            return [f"{pick(draw, 'f', 'g')} = {float_expression(draw, 3)}"]
        case 4:
            operator = pick(draw, "+=", "-=", "*=", "//=", "%=", "&=", "|=", "^=", "<<=", ">>=")
            count = f"({int_expression(draw, 1)} & 15)" if operator == "<<=" else int_expression(draw, 2)
            return [f"{pick(draw, 'i', 'j')} {operator} {count}"]
        case 5:
            return [f"{pick(draw, 'f', 'g')} {pick(draw, '+=', '-=', '*=', '/=', '//=', '%=')} {float_expression(draw, 2)}"]
        case 6 if depth > 0:
            return [f"if {bool_expression(draw, 2)}:", *indented(block(draw, depth - 1)), "else:", *indented(block(draw, depth - 1))]
        case 7 if depth > 0:
            # `a` is the parameter: an assignment to the loop's variable must not change the number of rounds.
            steps = pick(draw, "range(3)", "range(a % 4)", "range(5, -5, -3)", "range(a, a + 3)", "range(b, b - 2, -1)")
            return [f"for i in {steps}:", *indented(block(draw, depth - 1))]
        case 8 if depth > 0:
            return guarded(block(draw, depth - 1))
        case _:
            return guarded([f"print({expression(draw, 3)})"])


def guarded(lines: list[str]) -> list[str]:
    return ["try:", *indented(lines), "except OverflowError:", "    print('overflow', i, f)",
            "except (ZeroDivisionError, ValueError) as error:", "    print(error, j, g)"]  # fmt: skip


def block(draw: DrawFn, depth: int) -> list[str]:
    return [line for _ in range(draw(st.integers(1, 3))) for line in statement(draw, depth)]


def arguments(draw: DrawFn) -> str:
    ints = [constant(draw), constant(draw)]
    floats = [float_text(draw(FLOAT_VALUES)), float_text(draw(FLOAT_VALUES))]
    return ", ".join([*ints, *floats, pick(draw, "True", "False"), pick(draw, "True", "False")])


@st.composite
def arithmetic_cases(draw: DrawFn) -> Case:
    body = ["i = a", "j = 7", "f = x", "g = 0.25"]
    for _ in range(draw(st.integers(2, 5))):
        body += guarded(statement(draw, 2)) if draw(st.booleans()) else statement(draw, 2)
    body.append("print(i, j, f, g)")
    text = function(f"case{OWN}", "a: int, b: int, x: float, y: float, p: bool, q: bool", body)
    return Case(text, tuple(arguments(draw) for _ in range(3)))
