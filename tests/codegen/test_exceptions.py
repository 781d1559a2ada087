"""Exceptions: overflow, propagation through frames, traceback sites, handlers, finally."""
import pytest
from typed_programs import call, const, field, function, get, if_, new, op, ret, set_, span, while_

from unic.analysis import typed
from unic.analysis import types as t

BIG = 2**63 - 1


def raise_(cls, line=1):
    return typed.Raise(span(line), new(cls))


def try_(body, handlers=(), orelse=(), finalbody=()):
    return typed.Try(None, list(body), list(handlers), list(orelse), list(finalbody))


def append(log, digit):
    """log = log * 10 + digit"""
    return set_(log, op("int.add", op("int.mul", get(log), const(10)), const(digit)))


@pytest.mark.parametrize("name, left, right, expected", [
    ("int.add", BIG, 1, None), ("int.add", BIG - 1, 1, BIG), ("int.sub", -BIG, 2, None), ("int.sub", -BIG, 1, -BIG - 1),
    ("int.mul", 2**32, 2**31, None), ("int.mul", -2**32, 2**31, -2**63), ("int.shl", 1, 63, None), ("int.shl", 1, 62, 2**62),
    ("int.shl", -1, 63, -2**63), ("int.shl", -1, 64, None), ("int.shl", 0, 1000, 0), ("int.shl", 5, 64, None),
    ("int.shr", -5, 1, -3), ("int.shr", -5, 64, -1), ("int.shr", 5, 1000, 0), ("int.shl", 1, -1, "negative"),
    ("int.shr", 1, -1, "negative")])
def test_checked_arithmetic(result_of, runtime, name, left, right, expected):
    a, b = typed.Local("a", t.INT), typed.Local("b", t.INT)
    compute = function("compute", [a, b], t.INT, [ret(op(name, get(a), get(b)))], inline="never")
    constant = function("constant", [a], t.INT, [ret(op(name, get(a), const(right)))], inline="never")
    for callee, args in ((compute, [const(left), const(right)]), (constant, [const(left)])):
        main = function("main", [], t.INT, [
            try_([ret(call(callee, *args))], [
                typed.Handler([runtime.overflow], None, [ret(const(111))]),
                typed.Handler([runtime.value_error], None, [ret(const(222))])])])
        assert result_of(main, callee) == {None: 111, "negative": 222}.get(expected, expected)


def test_traceback_has_raise_line_and_call_lines(result_of, runtime):
    inner = function("inner", [], t.INT, [if_(op("int.lt", const(1), const(2)), [raise_(runtime.overflow, line=7)]), ret(const(1))])
    hidden = function("hidden", [], t.INT, [ret(call(inner, line=99))], traceback_name=None)
    outer = function("outer", [], t.INT, [ret(op("int.add", const(1), call(hidden, line=8)))])
    error = typed.Local("error", runtime.exception)
    main = function("main", [], t.INT, [
        try_([ret(call(outer, line=9))], [
            typed.Handler([runtime.value_error], None, [ret(const(-1))]),
            typed.Handler([runtime.exception], error, [ret(field(get(error), "sites"))])])])
    assert result_of(main, inner, hidden, outer) == 7_008_009


def test_reraise_adds_no_site_and_raising_again_does(result_of, runtime):
    error, again = typed.Local("error", runtime.exception), typed.Local("again", runtime.exception)
    inner = function("inner", [], t.NONE, [
        try_([raise_(runtime.overflow, line=3)], [typed.Handler([], None, [typed.Raise(span(4), None)])])])
    outer = function("outer", [], t.NONE, [
        try_([typed.Eval(None, call(inner, line=5))], [typed.Handler([], again, [typed.Raise(span(6), get(again))])])])
    main = function("main", [], t.INT, [
        try_([typed.Eval(None, call(outer, line=7)), ret(const(-1))],
             [typed.Handler([], error, [ret(field(get(error), "sites"))])])])
    assert result_of(main, inner, outer) == 3_005_006_007


def test_order_of_try_parts(result_of, runtime):
    log, n = typed.Local("log", t.INT), typed.Local("n", t.INT)
    main = function("main", [], t.INT, [
        set_(log, const(0)), set_(n, const(0)),
        while_(op("int.lt", get(n), const(3)), [
            try_([
                append(log, 1),
                if_(op("int.eq", get(n), const(1)), [raise_(runtime.overflow)]),
                if_(op("int.eq", get(n), const(2)), [typed.Break(None)])],
                [typed.Handler([runtime.overflow], None, [append(log, 2), typed.Continue(None)])],
                [append(log, 3)], [append(log, 4)])],
            step=[set_(n, op("int.add", get(n), const(1)))]),
        ret(get(log))])
    assert result_of(main) == 134_124_14


def test_return_in_finally_replaces_value_and_exception(result_of, runtime):
    n = typed.Local("n", t.INT)
    f = function("f", [n], t.INT, [
        try_([if_(op("int.eq", get(n), const(0)), [raise_(runtime.overflow)]), ret(const(1))],
             finalbody=[if_(op("int.lt", get(n), const(2)), [ret(const(5))])])])
    total = op("int.add", call(f, const(0)), op("int.add", op("int.mul", call(f, const(1)), const(10)),
                                               op("int.mul", call(f, const(2)), const(100))))
    assert result_of(function("main", [], t.INT, [ret(total)]), f) == 155


def test_nested_finally_runs_once_on_each_way_out(result_of, runtime):
    log, error = typed.Global("log", t.INT, 0), typed.Local("error", runtime.exception)
    logged = typed.GlobalGet(t.INT, None, log)

    def note(digit):
        return typed.SetGlobal(None, log, op("int.add", op("int.mul", logged, const(10)), const(digit)))
    n = typed.Local("n", t.INT)
    f = function("f", [n], t.INT, [
        try_([try_([if_(op("int.eq", get(n), const(0)), [raise_(runtime.overflow)]), ret(const(0))], finalbody=[note(1)])],
             finalbody=[note(2)]),
        ret(const(0))])
    main = function("main", [], t.INT, [
        try_([typed.Eval(None, call(f, const(0)))], [typed.Handler([], error, [note(3)])]),
        typed.Eval(None, call(f, const(1))), ret(logged)])
    assert result_of(main, f) == 12312


def test_handled_exception_is_current_until_the_handler_ends(result_of, runtime):
    current = op("unsafe.current_exception", type=t.optional(runtime.exception))
    error, inside, log = typed.Local("error", runtime.exception), typed.Local("inside", runtime.exception), typed.Local("log", t.INT)
    quiet = function("quiet", [], t.NONE, [try_([raise_(runtime.value_error)], [typed.Handler([], None, [])])], inline="never")
    main = function("main", [], t.INT, [
        set_(log, const(0)),
        if_(op("is_none", current), [append(log, 1)]),
        try_([raise_(runtime.overflow)], [typed.Handler([], error, [
            try_([raise_(runtime.value_error)], [typed.Handler([], inside, [
                if_(op("is_same", current, get(inside), type=t.BOOL), [append(log, 2)])])]),
            typed.Eval(None, call(quiet)),
            if_(op("is_same", current, get(error), type=t.BOOL), [append(log, 3)])])]),
        if_(op("is_none", current), [append(log, 4)]),
        ret(get(log))])
    assert result_of(main, quiet) == 1234


def test_unbound_local(result_of, runtime):
    x = typed.Local("x", t.INT, checked=True)
    n = typed.Local("n", t.INT)
    f = function("f", [n], t.INT, [
        if_(op("int.lt", const(0), get(n)), [set_(x, const(4))]),
        if_(op("int.lt", const(1), get(n)), [typed.DeleteLocal(None, x)]),
        ret(get(x, check=True))])

    def attempt(number):
        return typed.Block(t.INT, None, [], call(f, const(number)))
    result = typed.Local("result", t.INT)
    main = function("main", [], t.INT, [
        set_(result, attempt(1)),
        try_([typed.Eval(None, attempt(0))], [typed.Handler([runtime.value_error], None, [append(result, 1)])]),
        try_([typed.Eval(None, attempt(2))], [typed.Handler([runtime.value_error], None, [append(result, 2)])]),
        ret(get(result))])
    assert result_of(main, f) == 412
