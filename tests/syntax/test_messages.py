"""What a person reads when the source is wrong: place, message and remedy."""

import pytest

from unic.diagnostics import CompileError, Diagnostic, Span, render
from unic.syntax import parser


def report(source: str) -> list[str]:
    """The error's `line:column message` and hint lines, columns from 1 as printed."""
    with pytest.raises(CompileError) as caught:
        parser.parse(source, "app.py")
    lines = []
    for diagnostic in caught.value.diagnostics:
        span = diagnostic.span
        lines.append(f"{span.line}:{span.column + 1} {diagnostic.message}")
        if diagnostic.hint:
            lines.append(diagnostic.hint)
    return lines


def test_printed_form():
    source = "def f():\n\tx = ('é漢', [1, 2)\n"
    with pytest.raises(CompileError) as caught:
        parser.parse(source, "app.py")
    assert render(caught.value.diagnostics[0], lambda path: source) == (
        "app.py:2:18: error: closing ')' does not match opening '['\n"
        " 2 |     x = ('é漢', [1, 2)\n"
        "   |                 -    ^\n"
        "   |                 closed by ']'"
    )


def test_printed_form_without_source_or_span():
    diagnostic = Diagnostic("no main", hint="write one")
    assert render(diagnostic, lambda path: None) == "error: no main\nhint: write one"
    diagnostic = Diagnostic("bad", Span("a.py", 3, 0, 3, 1))
    assert render(diagnostic, lambda path: None) == "a.py:3:1: error: bad"


def test_colour_only_when_asked():
    diagnostic = Diagnostic("bad", Span("a.py", 1, 0, 1, 1), "worse")
    assert "\x1b" not in render(diagnostic, lambda path: "x")
    assert "\x1b[1;31merror:" in render(diagnostic, lambda path: "x", colour=True)


MESSAGES = {
    "print 'x'\n": "1:1 missing parentheses in the call of 'print'",
    "print'x'\n": "1:1 missing parentheses in the call of 'print'",
    "x = q'x'\n": "1:5 'q' is not a string prefix",
    "print x\n": "1:1 missing parentheses in the call of 'print'",
    "x = (1,\ny = 2\n": "1:5 '(' was never closed",
    "x = 'abc\n": "1:5 unterminated string",
    "x = '''abc\n\n": "1:5 unterminated triple-quoted string",
    "x = f'abc\n": "1:5 unterminated f-string",
    "x = f'{a'\n": "1:5 unterminated f-string",
    "x = f'a}'\n": "1:8 f-string: single '}' is not allowed",
    "x = f'{}'\n": "1:8 f-string: an expression is required before '}'",
    "x = f'{lambda: 1}'\n": "1:14 f-string: a lambda must be in parentheses",
    "x = f'{a!z}'\n": "1:10 invalid conversion '!z' in f-string",
    "if x = 1:\n pass\n": "1:6 '=' cannot stand in an expression",
    "if x:\npass\n": "2:1 expected an indented block after 'if' on line 1",
    "if x\n pass\n": "1:5 expected ':'",
    "  x = 1\n": "1:1 unexpected indentation",
    "if x:\n    a\n  b\n": "3:1 this line's indentation matches no enclosing block",
    "if x:\n        a\n\tb\n": "3:1 inconsistent use of tabs and spaces in indentation",
    "if x:\n a\nelse if y:\n b\n": "3:6 expected ':'",
    "else:\n a\n": "1:1 'else' without 'if'",
    "try:\n a\nx\n": "3:1 expected an 'except' or 'finally' block",
    "try:\n a\nexcept A, B:\n b\n": "3:9 several exception types must be in parentheses",
    "class = 1\n": "1:1 'class' is a keyword and cannot be a name",
    "def if(): pass\n": "1:5 'if' is a keyword and cannot be a name",
    "f(a b)\n": "1:5 unexpected name 'b'",
    "x = 1 +\n": "1:8 expected an expression, found the end of the line",
    "x = a && b\n": "1:8 invalid operator '&&'",
    "x = a || b\n": "1:8 invalid operator '||'",
    "x++\n": "1:3 invalid operator '++'",
    "x <> y\n": "1:3 invalid operator '<>'",
    "x = 0777\n": "1:5 a decimal integer cannot start with 0",
    "x = 1__0\n": "1:5 invalid decimal literal",
    "x = 1abc\n": "1:5 invalid decimal literal",
    "x = 0xg\n": "1:5 invalid hexadecimal literal",
    "x = 5 $ 3\n": "1:7 invalid character '$' (U+0024)",
    "x = “a”\n": "1:5 invalid character '“' (U+201C)",
    "x\u00a0= 1\n": "1:2 invalid character U+00A0",
    "f() = 1\n": "1:1 cannot assign to function call",
    "1 = x\n": "1:1 cannot assign to literal",
    "None = x\n": "1:1 cannot assign to None",
    "a + b = c\n": "1:1 cannot assign to expression",
    "for 1 in x: pass\n": "1:5 cannot assign to literal",
    "f() += 1\n": "1:1 function call cannot be the target of '+='",
    "*a = x\n": "1:1 a starred target must be in a list or tuple",
    "*a, *b = x\n": "1:5 two starred targets in one assignment",
    "del f()\n": "1:5 cannot delete function call",
    "(a, b): int\n": "1:1 a tuple of targets cannot be annotated",
    "x = *a\n": "1:5 cannot use starred expression here",
    "(a as b)\n": "1:1 `as` in parentheses is for `with` statements",
    "[*a for a in b]\n": "1:5 iterable unpacking cannot be used in a comprehension",
    "f(a=1, b)\n": "1:8 positional argument follows keyword argument",
    "f(a=1, a=2)\n": "1:8 keyword argument repeated: a",
    "f(a.b=1)\n": "1:6 '=' cannot follow this expression",
    "f(x for x in y, 1)\n": "1:3 a generator expression that is not the only argument must be in parentheses",
    "def f(a, a): pass\n": "1:10 duplicate parameter 'a'",
    "def f(a=1, b): pass\n": "1:12 parameter without a default follows parameter with a default",
    "def f(*): pass\n": "1:7 named parameters must follow bare `*`",
    "def f(**a, b): pass\n": "1:12 parameters cannot follow `**` parameter",
    "return 1\n": "1:1 'return' outside function",
    "class C:\n  return\n": "2:3 'return' outside function",
    "yield 1\n": "1:1 'yield' outside function",
    "break\n": "1:1 'break' outside loop",
    "while x:\n def f(): continue\n": "2:11 'continue' outside loop",
    "await x\n": "1:1 'await' outside function",
    "def f(): await x\n": "1:10 'await' outside async function",
    "def f():\n async with a: pass\n": "2:2 'async with' outside async function",
    "async def f(): yield from x\n": "1:16 'yield from' inside async function",
    "async def f():\n yield\n return 1\n": "3:2 'return' with value in async generator",
    "nonlocal x\n": "1:1 nonlocal declaration not allowed at module level",
    "def f(): nonlocal x\n": "1:10 no binding for nonlocal 'x' found",
    "def f(x): global x\n": "1:11 name 'x' is parameter and global",
    "def f():\n x = 1\n global x\n": "3:2 name 'x' is assigned to before global declaration",
    "x\nglobal x\n": "2:1 name 'x' is used prior to global declaration",
    "f'{x! r}'\n": "1:5 f-string: the conversion must come right after '!'",
    "def f():\n from a import *\n": "2:2 import * is only allowed at module level",
    "import a\nfrom __future__ import annotations\n": "2:1 from __future__ imports must occur at the beginning of the file",
    "[(x := 1) for x in y]\n": "1:3 ':=' cannot rebind comprehension iteration variable 'x'",
    "x := 1\n": "1:3 ':=' cannot stand here without parentheses",
    "match x:\n case a: pass\n case 1: pass\n": "2:7 name capture 'a' makes remaining patterns unreachable",
    "match x:\n case [a, a]: pass\n": "2:11 multiple assignments to name 'a' in pattern",
    "match x:\n case a | 1: pass\n": "2:7 alternative patterns bind different names",
    "match x\n case 1: pass\n": "1:8 expected ':'",
    "'a' b'b'\n": "1:1 cannot mix bytes and nonbytes literals",
    "b'ä'\n": "1:1 bytes can only contain ASCII characters: write others as \\x escapes",
    "'\\x1'\n": "1:1 truncated escape sequence: \\xhh needs two hexadecimal digits",
    "'\\N{no such}'\n": "1:1 no character has the name 'no such'",
    "x = 1 \\ \n": "1:7 unexpected character after '\\'",
    "x)\n": "1:2 unmatched ')'",
    "x\0y\n": "1:2 the source has a null character",
}


@pytest.mark.parametrize("source", MESSAGES)
def test_message(source):
    assert MESSAGES[source] in report(source)


def test_several_errors_are_reported_in_the_order_of_the_source():
    assert report("break\ndef f(a, a):\n    await x\nreturn\n") == [
        "1:1 'break' outside loop",
        "2:10 duplicate parameter 'a'",
        "give each parameter its own name",
        "3:5 'await' outside async function",
        "write `async def` for the function around it",
        "4:1 'return' outside function",
    ]


DEEP = {
    "brackets": "(" * 5000 + ")" * 5000,
    "unary": "-" * 5000 + "x",
    "sum": "x" + "+x" * 5000,
    "attributes": "x" + ".y" * 5000,
    "blocks": "".join(" " * depth + "if x:\n" for depth in range(300)) + " " * 300 + "x\n",
    "elif": "if x: pass\n" + "elif x: pass\n" * 5000,
    "lambda": "lambda: " * 5000 + "x",
    "power": "x" + "**x" * 5000,
    "f-strings": "f'{" * 300 + "x" + "}'" * 300,
    "conditional": "x if y else " * 5000 + "z",
    "targets": "[" * 150 + "x" + "]" * 150 + " = y",
}


@pytest.mark.parametrize("name", DEEP)
def test_deep_nesting_is_an_error_and_no_crash(name):
    source = DEEP[name] + "\n"
    try:
        parser.freeze(parser.parse(source, "deep.py"))
    except CompileError as error:
        assert "deeply" in error.diagnostics[0].message


def test_long_but_flat_source_is_no_problem():
    parser.parse("x = [" + "1, " * 100_000 + "]\n" + "y = 1\n" * 1000, "flat.py")


def test_of_a_long_line_the_part_around_the_error_is_shown():
    source = "x = (" + "1, " * 1000 + "]" + ", 2" * 1000
    with pytest.raises(CompileError) as caught:
        parser.parse(source, "app.py")
    shown, under = render(caught.value.diagnostics[0], lambda path: source).split("\n")[1:3]
    assert len(shown) < 180 and shown.startswith(" 1 | ...") and shown.endswith("...")
    assert shown[under.index("^")] == "]"


@pytest.mark.parametrize(
    ("before", "cells"),
    [
        ("日本", 4), ("ｶﾞ", 2), ("e\u0301", 1), ("\u1112\u1161\u11ab", 2), ("각", 2), ("\u00ad", 1), ("\u200b", 0), ("\u0e01\u0e33", 2),
        ("ก\u0e34", 1), ("a\u20dd", 1), ("😀", 2), ("\ud7b0", 0), ("\t", 3),
    ],
)
def test_the_caret_stands_in_the_cell_of_what_it_points_to(before: str, cells: int) -> None:
    source = f"'{before}' $"
    with pytest.raises(CompileError) as caught:
        parser.parse(source, "app.py")
    under = render(caught.value.diagnostics[0], lambda path: source).split("\n")[2]
    assert under.index("^") - len(" 1 | ") == cells + 3
