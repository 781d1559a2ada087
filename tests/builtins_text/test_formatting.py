"""Format specifications of int and str, printf-style formatting and str.format: results and messages as CPython."""
from __future__ import annotations

import pytest

from tests.builtins_text import model as m

format_integer = m.load("runtime.builtins.number.integer_format").format_integer
percent_format = m.load("runtime.builtins.text.percent").percent_format
format_template = m.load("runtime.builtins.text.template").format_template
WRONG = [
    (5, "q"), (5, ".3d"), (5, ".3s"), (5, "zq"), (5, "5.q"), ("a", "zz"), ("a", "abc"), (5, ",x"), (5, "z"), (5, "+c"), ("a", " s"),
    (5, "99999999999999999999"), (5, "#c"), (5, ",c"), (5, ",n"), ("a", "q"), ("a", "1,,"), (5, "_,"), (5, ",_"), (5, "."),
    ("a", ",_"), ("a", "_s"), (-1, "c"), ("a", "05"), (5, "é"), (5, "\x01"), (5, "__"), (5, "x<0"), (5, "<05"), (5, "<0"),
    (5, "x<05"), ("a", "x05"), (3, ",,"), (3, "#n"), ("abc", ".2"), ("abc", "*^9.2s"),
]


def array(values: tuple[object, ...]) -> m.Array:
    made = m.Array(None, len(values))
    for index, value in enumerate(values):
        made[index] = m.fresh(value) if isinstance(value, str) else value
    return made


@pytest.mark.parametrize("value", [0, 5, -1234, 1234567, -(2**63), 2**63 - 1])
def test_integers(value: int) -> None:
    for alignment in ("", "<", "*^", "0=", ">"):
        for sign in ("", "+", " "):
            for alternate in ("", "#"):
                for width in ("", "3", "08", "09", "20", "021"):
                    for rest in ("", ",", "_d", "d", "x", "_X", "b", "_b", "o", ",x"):
                        spec = alignment + sign + alternate + width + rest
                        found = m.outcome(format_integer, value, m.fresh(spec), m.fresh("int"))
                        assert found == m.outcome(format, value, spec), spec


@pytest.mark.parametrize("value, spec", WRONG)
def test_messages(value: object, spec: str) -> None:
    if isinstance(value, str):
        found = m.outcome(m.fresh(value).__format__, m.fresh(spec))
    else:
        found = m.outcome(format_integer, value, m.fresh(spec), m.fresh("int"))
    assert found == m.outcome(format, value, spec)


@pytest.mark.parametrize("template, values", [
    ("%d", ("x",)), ("%x", (1.5,)), ("%f", ("x",)), ("%c", ("ab",)), ("%c", (-1,)), ("%c", (1.5,)), ("%d", ()), ("%d", (1, 2)),
    ("%", (1,)), ("%y", (1,)), ("%5", (1,)), ("%(a)d", (1,)), ("%*d", ("a", 1)), ("%d", (1.9,)), ("%d", (float("nan"),)),
    ("%.3d", (-5,)), ("%#.5x", (255,)), ("%05.3d", (5,)), ("%+ d", (5,)), ("% 05d", (5,)), ("%-05d|", (5,)), ("%05s", ("a",)),
    ("%.2s", ("abc",)), ("%5%", ()), ("%5%", (1,)), ("%#o", (8,)), ("%#X", (255,)), ("%ld", (5,)), ("%5c", ("a",)),
    ("%.1000000000000000000000d", (1,)), ("%é", (1,)), ("%.f", (2.5,)), ("%-*d|", (5, 1)), ("%*d|", (-5, 1)),
    ("%.*f", (2, 1.5)), ("%.*f", (-2, 1.5)), ("%d", (True,)), ("%s", (True,)), ("%a", ("é",)), ("%e", (5,)),
    ("%010.2f|", (-3.14159,)), ("%5d%%", (3,)), ("%0+5d", (3,)), ("%c", (0x110000,)), ("%#g", (1.0,)), ("%i", (3,)), ("%u", (3,)),
    ("%x", ("s",)), ("%", ()), ("%%", ()), ("a %s b %r c", ("日", "x'")), ("%05f", (float("inf"),)), ("%b", (1,)), ("%G", (1e20,)),
])
def test_percent(template: str, values: tuple[object, ...]) -> None:
    assert m.outcome(percent_format, m.fresh(template), array(values)) == m.outcome(lambda: template % values)


@pytest.mark.parametrize("template, values", [
    ("{}", ()), ("{", (1,)), ("}", ()), ("{0", (1,)), ("{0}{}", (1, 2)), ("{}{0}", (1, 2)), ("{!r}", ("a",)), ("{!x}", (1,)),
    ("{!}", (1,)), ("{!rx}", (1,)), ("{:{}}", (5, 10)), ("{0:{1}}", (5, 10)), ("{a}", (1,)), ("{-1}", (1,)), ("{ 0}", (1,)),
    ("{:}}", (1,)), ("{:{:{}}}", (1, 2, 3)), ("{{}}", ()), ("a{b", ()), ("{5}", (1,)), ("{99999999999999999999}", (1,)),
    ("{!r", (1,)), ("{:", (1,)), ("{!r:>5}", ("a",)), ("{0!}", (1,)), ("{:{!r}}", (1, "5")), ("{:>{}} {:.2f}", ("a", 4, 2.5)),
    ("{1} {0}", ("a", True)),
])
def test_template(template: str, values: tuple[object, ...]) -> None:
    assert m.outcome(format_template, m.fresh(template), array(values)) == m.outcome(template.format, *values)
