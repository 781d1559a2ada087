"""Compiled programs compute what their typed form says: arithmetic, control flow, data."""
from typed_programs import call, class_, const, field, function, get, if_, new, op, ret, set_, set_field, while_

from unic.analysis import typed
from unic.analysis import types as t


def test_recursion(result_of):
    n = typed.Local("n", t.INT)
    fib = function("fib", [n], t.INT)
    fib.body = [if_(op("int.lt", get(n), const(2)), [ret(get(n))]),
                ret(op("int.add", call(fib, op("int.sub", get(n), const(1))), call(fib, op("int.sub", get(n), const(2)))))]
    assert result_of(function("main", [], t.INT, [ret(call(fib, const(20)))]), fib) == 6765


def test_loop_with_break_continue_and_else(result_of):
    i, total = typed.Local("i", t.INT), typed.Local("total", t.INT)
    main = function("main", [], t.INT, [
        set_(i, const(0)), set_(total, const(0)),
        while_(op("int.lt", get(i), const(10)), [
            if_(op("int.eq", get(i), const(3)), [typed.Continue(None)]),
            if_(op("int.eq", get(i), const(6)), [typed.Break(None)]),
            set_(total, op("int.add", get(total), get(i)))],
            step=[set_(i, op("int.add", get(i), const(1)))], orelse=[set_(total, const(1000))]),
        while_(op("int.lt", get(i), const(8)), [set_(i, op("int.add", get(i), const(1)))],
               orelse=[set_(total, op("int.add", get(total), const(100)))]),
        ret(get(total))])
    assert result_of(main) == 0 + 1 + 2 + 4 + 5 + 100


def test_fields_of_subclass_and_type_tests(result_of, runtime):
    base = class_("Base", None, flag=t.BOOL, number=t.INT)
    left = class_("Left", base, small=t.U8)
    right = class_("Right", base, pair=t.tuple_of(t.INT, t.BOOL))
    obj = typed.Local("obj", base)
    as_right = typed.Convert(right, None, "cast", get(obj))
    main = function("main", [], t.INT, [
        set_(obj, typed.Convert(base, None, "cast", new(right))),
        set_field(get(obj), "number", const(40)),
        set_field(as_right, "pair", typed.MakeTuple(t.tuple_of(t.INT, t.BOOL), None, [const(2), const(True, t.BOOL)])),
        if_(typed.TypeTest(t.BOOL, None, get(obj), [left]), [ret(const(-1))]),
        if_(typed.TypeTest(t.BOOL, None, get(obj), [base]), [
            typed.ClassSwitch(None, get(obj), [
                ([left], [ret(const(-2))]),
                ([right], [ret(op("int.add", field(get(obj), "number"),
                                  typed.TupleGet(t.INT, None, field(as_right, "pair"), 0)))])])]),
        ret(const(-3))])
    assert result_of(main, classes=[base, left, right]) == 42


def test_optional_value_and_box(result_of):
    optional = t.optional(t.INT)
    maybe, boxed = typed.Local("maybe", optional), typed.Local("boxed", t.union_of(t.INT, t.U8))
    main = function("main", [], t.INT, [
        set_(maybe, const(None, optional)),
        if_(op("is_none", get(maybe), type=t.BOOL), [
            set_(maybe, typed.Convert(optional, None, "some", const(5)))]),
        set_(boxed, typed.Convert(boxed.type, None, "box", typed.Convert(t.INT, None, "unwrap", get(maybe)))),
        if_(typed.TypeTest(t.BOOL, None, get(boxed), [t.U8]), [ret(const(-1))]),
        if_(typed.TypeTest(t.BOOL, None, get(boxed), [t.INT]), [
            ret(typed.Convert(t.INT, None, "unbox", get(boxed)))]),
        ret(const(-2))])
    assert result_of(main) == 5


def test_string_constant_layout(result_of, runtime):
    text = const("h€", runtime.str_type)
    third = op("unsafe.load32", op("m.add", op("unsafe.tail", text, type=t.U64), const(4, t.U64), type=t.U64), type=t.U32)
    main = function("main", [], t.INT, [
        ret(op("int.add", field(text, "length"), op("machine_to_int", third)))])
    assert result_of(main) == 2 + 0x20AC


def test_array(result_of):
    array = typed.Local("array", t.array_of(t.U16))
    main = function("main", [], t.INT, [
        set_(array, op("unsafe.new_array", const(4), type=array.type, types=(t.U16,))),
        typed.Eval(None, op("unsafe.array_set", get(array), const(3), const(700, t.U16), type=t.NONE)),
        ret(op("int.add", op("machine_to_int", op("unsafe.array_get", get(array), const(3), type=t.U16)),
               op("unsafe.array_len", get(array))))])
    assert result_of(main) == 704


def test_call_asm_and_machine_arithmetic(result_of, runtime):
    called = op("unsafe.call_asm", const("give_seven", runtime.str_type), const(1, t.U64), const(2, t.U64), type=t.U64)
    wrapped = op("m.add", op("to_machine", called, type=t.U8), const(250, t.U8), type=t.U8)
    assert result_of(function("main", [], t.INT, [ret(op("machine_to_int", wrapped))])) == 6


def test_and_or_evaluate_one_side(result_of):
    count = typed.Global("count", t.INT, 0)
    bump = function("bump", [], t.BOOL, [
        typed.SetGlobal(None, count, op("int.add", typed.GlobalGet(t.INT, None, count), const(1))), ret(const(True, t.BOOL))])
    either = typed.Cond(t.BOOL, None, call(bump), const(True, t.BOOL), call(bump))
    both = typed.Cond(t.BOOL, None, op("bool.not", call(bump)), call(bump), const(False, t.BOOL))
    main = function("main", [], t.INT, [
        if_(either, [if_(op("bool.not", both), [ret(typed.GlobalGet(t.INT, None, count))])]), ret(const(-1))])
    assert result_of(main, bump) == 2
