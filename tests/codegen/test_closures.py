"""Function values: constants, captured cells, direct calls of capturing functions, errors through them."""
from typed_programs import call, const, function, get, op, ret, set_, span

from unic.analysis import typed
from unic.analysis import types as t

INT_TO_INT = t.callable_of((t.INT,), t.INT)


def value_call(callee, *args):
    return typed.CallValue(callee.type.result, span(1), callee, list(args))


def value(function_):
    return typed.MakeClosure(t.callable_of(tuple(p.type for p in function_.params), function_.result), span(1), function_)


def test_plain_function_as_value(result_of):
    x, f = typed.Local("x", t.INT), typed.Local("f", INT_TO_INT)
    double = function("double", [x], t.INT, [ret(op("int.add", get(x), get(x)))])
    apply = function("apply", [f], t.INT, [ret(value_call(get(f), const(21)))], inline="never")
    assert result_of(function("main", [], t.INT, [ret(call(apply, value(double)))]), double, apply) == 42


def test_cell_is_shared_and_outlives_its_frame(result_of):
    total, x, f = typed.Local("total", t.INT, cell=True), typed.Local("x", t.INT), typed.Local("f", INT_TO_INT)
    add = function("add", [x], t.INT, [set_(total, op("int.add", get(total), get(x))), ret(get(total))],
                   captures=[total])
    make = function("make", [total], INT_TO_INT, [
        typed.Eval(None, call(add, const(1))), ret(value(add))], inline="never")
    g = typed.Local("g", INT_TO_INT)
    main = function("main", [], t.INT, [
        set_(f, call(make, const(100))), set_(g, call(make, const(5000))),
        typed.Eval(None, value_call(get(f), const(10))), typed.Eval(None, value_call(get(g), const(10))),
        ret(op("int.add", value_call(get(f), const(0)), value_call(get(g), const(0))))])
    assert result_of(main, add, make) == 111 + 5011


def test_exception_through_closure(result_of, runtime):
    x, f = typed.Local("x", t.INT), typed.Local("f", INT_TO_INT)
    fails = function("fails", [x], t.INT, [ret(op("int.mul", get(x), get(x)))])
    main = function("main", [], t.INT, [
        set_(f, value(fails)),
        typed.Try(None, [ret(value_call(get(f), const(2**40)))], [typed.Handler([runtime.overflow], None, [])], [], []),
        ret(value_call(get(f), const(9)))])
    assert result_of(main, fails) == 81
