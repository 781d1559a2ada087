"""Every file of the standard library has the tree that CPython gives it."""

import hashlib
import random

import pytest

from tests.syntax.oracle import cpython_tree, differences, library_files
from unic.diagnostics import CompileError
from unic.syntax import parser

SAMPLE = 150


def check(path) -> list[str]:
    data = path.read_bytes()
    theirs = cpython_tree(data)
    if theirs is None:
        with pytest.raises(CompileError):
            parser.parse(parser.decode(data, str(path)), str(path))
        return []
    source = parser.decode(data, str(path))
    return [f"{path}: {difference}" for difference in differences(theirs, parser.parse(source, str(path)), source)]


def test_sample_of_the_standard_library():
    files = sorted(library_files(), key=lambda path: hashlib.sha256(path.name.encode()).digest())
    assert sum((check(path) for path in files[:SAMPLE]), []) == []


@pytest.mark.nightly
def test_whole_standard_library():
    assert sum((check(path) for path in library_files()), []) == []


FORMS = [
    "",
    "\n\n# only a comment",
    "x = 1 # no newline at the end",
    "if x:\n\tif y:\n\t\tpass\n\telse: pass\n",
    "if x:\n  a; b;\n\n  # comment\nelif y: pass\nelse:\n    c\n",
    "x = (1,\n  # comment\n  2)\n",
    "x = 1 + \\\n  2\n",
    "for x, *y in *a, b: break\nelse: pass\n",
    "with (a, b): pass\nwith (a, b) as c: pass\nwith (a as b, c as (d, e),): pass\nwith (a), b as c.d: pass\n",
    "with ((a, b)): pass\nwith (a := b, c): pass\nwith (*a, b): pass\nwith (): pass\nwith (a, b), c: pass\n",
    "async def f():\n async with (a as b): pass\n async for x in y: await z\n return [x async for x in y if await z]\n",
    "def f(a, /, b: int = 1, *args: *Ts, c, d=2, **k: str) -> int: pass\n",
    "def f(*, a): pass\ndef g(a=1, /, b=2): pass\nlambda: 0\nlambda a, /, *b, c=1, **d: (yield)\n",
    "f(x for x in y)\nf(a, *b, c=1, *d, **e)\nclass C(*a, **b): pass\nclass D(A, metaclass=B): pass\n",
    "(a) + (b)\n((a)).b\n(a,)\n()\n(a)\n[]\n{}\n{**a, b: c}\n{*a, b}\n",
    "x[a], x[a:b], x[:, ::2], x[*a], x[a,], x[a:=1], x[()]\n",
    "a if b else c if d else e\nnot a in b\na not in b is not c < d\na and b and (c and d) or e\n",
    "-x ** -y\nawait_ = 1\n~x @ y // z % w << v >> u & t ^ s | r\n",
    "a = b, = c = yield_ = 1\nx: int\n(x): int = 1\nx.y: int = yield_\nx[0]: int\n",
    "a, b = b, a\n[a, *b] = c\n(a, (b, c)), d = e\ndel a, (b, c), [d], e.f, g[0]\n",
    "try: pass\nexcept* A as e: pass\nexcept* (B, C): pass\nfinally: pass\n",
    "try: pass\nexcept A: pass\nexcept: pass\nelse: pass\nfinally: pass\ntry: pass\nfinally: pass\n",
    "from . import a\nfrom ... import b as c\nfrom ....d.e import (f, g as h,)\nfrom x import *\nimport a.b as c, d\n",
    "0xFF, 0o17, 0b1_0, 1_000, 1e10, 1.5j, .5, 5., 0_0, 00, 1E-3, 1_0.0_1e1_0\n",
    "'a' \"b\" '''c\nd''' r'\\n' u'x'\nu'a' 'b'\n",
    "b'a\\x00\\377' rb'\\x' Rb\"y\"\n'\\N{DIGIT ONE}\\u00e9\\U0001F600\\101\\x41\\q\\\n'\n",
    "ä = 'ö'; ﬁ = ä + ä; 变量 = 'naïve' + x\n",
    "f'{x}' f'a{x!r:>{w}.{p}}b' 'c' f'{{}}' f'{x = }' f'{ x=!s:^5}'\n",
    "f'''{\nx\n}\n''' rf'\\d{x}\\{y}' f'{x:%H:%M}' f'{a[\"b\"]}' f'{lambda_:x}' f'{(lambda: 1)}' f'{ {1: 2}[1] }'\n",
    "match = case = type = _ = 1\nmatch(x)\nmatch[x]: int = 1\nmatch.x\ntype(x)\ntype = type\nprint(match, case)\n",
    "match x:\n case 1 | -1 | 1+2j | 'a' 'b' | None: pass\n case a.b.c | True: pass\n case _: pass\n",
    "match x, *y:\n case [a, *_, b] if a: pass\n case (a, b) | [a, b, _]: pass\n case (a): pass\n",
    "match x:\n case a, *b: pass\n case {'a': 1, b.c: d, **e}: pass\n case C(): pass\n case a.C(x, y=(1 as z),): pass\n",
    "match (x):\n case [] | (): pass\n case (a,): pass\n case {}: pass\n case str() as s: case = 1; match = 2\n",
    "@a.b(c)\n@(x := y)\nasync def f(): yield; x = yield 1; yield from_\n@d\nclass C:\n 'doc'\n x: int = 1\n",
    "while (x := f()): continue\nelse: raise X from Y\nassert a, b\nglobal q\nraise\n",
    "if 1if x else 2: pass\nx = 0 or 1\n",
    "\x0cx = 1\n\x0c\ndef f():\n  \x0c  pass\n",
]


@pytest.mark.parametrize("source", FORMS)
def test_form(source):
    theirs = cpython_tree(source)
    assert theirs is not None, "CPython refuses the form"
    assert differences(theirs, parser.parse(source, "form.py"), source) == []


def mutations(source: str, count: int, seed: int) -> list[str]:
    """Copies of `source` with a few characters removed, doubled or swapped, some cut short."""
    chance = random.Random(seed)
    result = []
    for _ in range(count):
        text = list(source)
        for _ in range(chance.randrange(1, 4)):
            index = chance.randrange(len(text))
            action = chance.randrange(4)
            if action == 0:
                del text[index]
            elif action == 1:
                text.insert(index, chance.choice("()[]{}:,.=*'\"\\\n\t #@!fx0"))
            elif action == 2:
                other = chance.randrange(len(text))
                text[index], text[other] = text[other], text[index]
            else:
                text[index] = chance.choice(source)
        changed = "".join(text)
        result.append(changed[: chance.randrange(len(changed))] if chance.random() < 0.2 else changed)
    return result


# Valid in Python 3.12 and not before; the oracle may be older.
ONLY_3_12 = ("f'", 'f"', "type ", "F'", 'F"')


@pytest.mark.parametrize("source", [form for form in FORMS if form.strip()])
def test_mutations_are_accepted_or_refused_as_by_cpython(source):
    for seed, text in enumerate(mutations(source, 60, len(source))):
        if any(mark in text for mark in ONLY_3_12) or "\0" in text:
            continue
        theirs = cpython_tree(text)
        try:
            ours = parser.parse(text, "mutation.py")
        except CompileError:
            assert theirs is None, f"refused: {text!r}"
            continue
        assert theirs is not None, f"accepted: {text!r}"
        assert differences(theirs, ours, text) == [], f"mutation {seed}: {text!r}"
