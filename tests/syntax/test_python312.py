"""Forms that only Python 3.12 has, checked by their printed tree."""

import pytest

from unic.syntax import ast, parser


def dump(source: str) -> str:
    module = parser.parse(source, "form.py")
    return ast.dump(module.body[0])


F_STRINGS = {
    "f'{a['b']}'": "FormattedValue(value=Subscript(value=Name(id='a', ctx=Load()), slice=Constant(value='b'), ctx=Load()), conversion=-1)",
    "f'{'a' 'b'}'": "FormattedValue(value=Constant(value='ab'), conversion=-1)",
    "f'{f'{f'{1}'}'}'": (
        "FormattedValue(value=JoinedStr(values=[FormattedValue(value=JoinedStr(values=[FormattedValue("
        "value=Constant(value=1), conversion=-1)]), conversion=-1)]), conversion=-1)"
    ),
    "f'{'\\n'.join(a)}'": (
        "FormattedValue(value=Call(func=Attribute(value=Constant(value='\\n'), attr='join', ctx=Load()),"
        " args=[Name(id='a', ctx=Load())]), conversion=-1)"
    ),
    "f'{\n1 # comment with a quote '\n}'": "FormattedValue(value=Constant(value=1), conversion=-1)",
    "f'{x!r:{'>'}{10}}'": (
        "FormattedValue(value=Name(id='x', ctx=Load()), conversion=114, format_spec=JoinedStr(values=["
        "FormattedValue(value=Constant(value='>'), conversion=-1),"
        " FormattedValue(value=Constant(value=10), conversion=-1)]))"
    ),
    "f'{*a, b}'": (
        "FormattedValue(value=Tuple(elts=[Starred(value=Name(id='a', ctx=Load()), ctx=Load()),"
        " Name(id='b', ctx=Load())], ctx=Load()), conversion=-1)"
    ),
    "f'{x:=5}'": "FormattedValue(value=Name(id='x', ctx=Load()), conversion=-1, format_spec=JoinedStr(values=[Constant(value='=5')]))",
    "f'{a!=b}'": "FormattedValue(value=Compare(left=Name(id='a', ctx=Load()), ops=[NotEq()], comparators=[Name(id='b', ctx=Load())]), conversion=-1)",
}


@pytest.mark.parametrize("source", F_STRINGS)
def test_fstring(source):
    assert dump(source) == f"Expr(value=JoinedStr(values=[{F_STRINGS[source]}]))"


def test_fstring_debug_text_keeps_its_spaces():
    assert dump("f'{ x = }'") == (
        "Expr(value=JoinedStr(values=[Constant(value=' x = '), FormattedValue(value=Name(id='x', ctx=Load()), conversion=114)]))"
    )


def test_fstring_positions():
    module = parser.parse('é = f"a{x + 1:>{w}}b"', "form.py")
    printed = ast.dump(module.body[0].value, positions=True)
    assert printed == (
        "JoinedStr@1:4-1:21(values=[Constant@1:6-1:7(value='a'), FormattedValue@1:7-1:19("
        "value=BinOp@1:8-1:13(left=Name@1:8-1:9(id='x', ctx=Load()), op=Add(), right=Constant@1:12-1:13(value=1)),"
        " conversion=-1, format_spec=JoinedStr@1:13-1:18(values=[Constant@1:14-1:15(value='>'),"
        " FormattedValue@1:15-1:18(value=Name@1:16-1:17(id='w', ctx=Load()), conversion=-1)])),"
        " Constant@1:19-1:20(value='b')])"
    )


TYPE_PARAMETERS = {
    "type X = int": "TypeAlias(name=Name(id='X', ctx=Store()), value=Name(id='int', ctx=Load()))",
    "type type[T] = T": (
        "TypeAlias(name=Name(id='type', ctx=Store()), type_params=[TypeVar(name='T')], value=Name(id='T', ctx=Load()))"
    ),
    "def f[T: (int, str), *Ts, **P](x: T): pass": (
        "FunctionDef(name='f', args=arguments(args=[arg(arg='x', annotation=Name(id='T', ctx=Load()))]),"
        " body=[Pass()], type_params=[TypeVar(name='T',"
        " bound=Tuple(elts=[Name(id='int', ctx=Load()), Name(id='str', ctx=Load())], ctx=Load())),"
        " TypeVarTuple(name='Ts'), ParamSpec(name='P')])"
    ),
    "class C[T,](B[T]): pass": (
        "ClassDef(name='C', bases=[Subscript(value=Name(id='B', ctx=Load()), slice=Name(id='T', ctx=Load()), ctx=Load())],"
        " body=[Pass()], type_params=[TypeVar(name='T')])"
    ),
}


@pytest.mark.parametrize("source", TYPE_PARAMETERS)
def test_type_parameters(source):
    assert dump(source) == TYPE_PARAMETERS[source]


def test_type_stays_a_name():
    assert dump("type(x)") == "Expr(value=Call(func=Name(id='type', ctx=Load()), args=[Name(id='x', ctx=Load())]))"
    assert dump("type = x") == "Assign(targets=[Name(id='type', ctx=Store())], value=Name(id='x', ctx=Load()))"
