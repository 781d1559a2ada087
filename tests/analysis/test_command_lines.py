"""What of argparse is refused: attributes of a namespace have types, which the add_argument() calls of the program tell."""
from pathlib import Path

from tests.analysis.programs import errors

# Statements, each of which is refused in a function of its own that has a parser p and a namespace args; message and hint.
REFUSED = [
    ("p.add_argument(text)", "the names in add_argument() must be constants", "write the name as a text"),
    ("p.add_argument(*texts)", "the names in add_argument() must be constants", "write the names as texts"),
    ("print(args.nun)", "no add_argument() declares an attribute 'nun'", "did you mean 'num'?"),
    ("args.new = 1", "no add_argument() declares an attribute 'new'", "set_defaults(new=...)"),
    ("args.num = 'x'", "expected int, found str", ""),
    ("name: str = args.num", "expected str, found int", ""),
    ("p.add_argument('--a', action='append_const', const=1)", "action \"append_const\" of add_argument() is not supported", "choose one of store"),
    ("p.add_argument('--b', action=Own)", "`action` of add_argument() must be the name of an action", "choose one of store"),
    ("p.add_argument('--c', nargs=len(texts))", "`nargs` of add_argument() must be a constant", "says whether the attribute is a list"),
    ("p.add_argument('--d', type=5)", "`type` of add_argument() must be a function that takes a str", "write a function"),
    ("p.add_argument('--e', action='store_true', type=int)", "action \"store_true\" of add_argument() takes no 'type'", "leave it out"),
    ("p.add_argument('--f', wrong=1)", "add_argument() has no parameter 'wrong'", ""),
    ("def g(t: str) -> float:\n        return float(t)\n    p.add_argument('--g', type=g)", "the type of 'g' is not known", "a function of a module"),
    ("p.add_argument('--h', default=texts)", "attribute 'h', which add_argument() declares: expected str, found list[str]", ""),
    ("p.add_argument('--i', **{text: 'x'})", "`**` arguments are not supported in a call of add_argument()", "by name"),
    ("p.parse_args([], Below())", "a subclass of Namespace is not supported", "what parse_args() gives"),
]
HEAD = """import argparse

class Own(argparse.Action): ...
class Below(argparse.Namespace): ...

p = argparse.ArgumentParser()
p.add_argument("--num", type=int, default=1)
args = p.parse_args()
"""


def test_what_is_refused(tmp_path: Path) -> None:
    functions = [f"def f{place}(text: str, texts: list[str]) -> None:\n    {statement}\nf{place}('', [])\n" for place, (statement, _, _) in enumerate(REFUSED)]
    found = errors(tmp_path, HEAD + "".join(functions))
    assert len(found) == len(REFUSED)
    for error, (_, message, hint) in zip(found, REFUSED):
        assert message in error.message
        assert hint in error.hint


def test_a_method_of_ones_own_takes_what_it_declares(tmp_path: Path) -> None:
    source = "class P:\n    def add_argument(self, name: str) -> None:\n        print(name)\n\n\ndef f(name: str) -> None:\n    P().add_argument(name)\n\n\nf('x')\nf(5)\n"
    assert [error.message for error in errors(tmp_path, source)] == ["argument 'name' of f(): expected str, found int"]
