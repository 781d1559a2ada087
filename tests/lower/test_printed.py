"""The printed IR of small functions."""
from textwrap import dedent

from typed_programs import call, class_, const, function, get, new, op, ret, set_, span, while_

from unic.analysis import typed
from unic.analysis import types as t


def check(text, expected):
    assert text == dedent(expected).strip("\n")


def test_checked_addition_leaves_to_a_shared_cold_path(printed):
    a, b = typed.Local("a", t.INT), typed.Local("b", t.INT)
    f = function("add", [a, b], t.INT, [ret(op("int.add", get(a), get(b), line=3))])
    check(printed(f), """
        function main.add(i64 %v1, i64 %v2) -> i64 raises
          slot a: i64
          slot b: i64
        entry.1:
          set a = %v1
          set b = %v2
          %v3: i64 = get a
          %v4: i64 = get b
          %v5: i64 = checked add %v3, %v4 else failure.4(site(3))
          return %v5
        record.3(i32 %v6): cold
          call runtime.builtins.failure.add_traceback(%v6)
          jump landing.2
        failure.4(i32 %v7): cold
          call runtime.builtins.failure.raise_overflow(@literal.0) else record.3(%v7)
          unreachable
        landing.2: cold
          unwind
        """)


def test_loop(printed):
    i = typed.Local("i", t.INT)
    f = function("f", [i], t.INT, [
        while_(op("int.lt", get(i), const(5)), [set_(i, op("unsafe.add_wrapping", get(i), const(1)))]), ret(get(i))])
    check(printed(f), """
        function main.f(i64 %v1) -> i64
          slot i: i64
        entry.1:
          set i = %v1
          jump test.2
        test.2:
          %v2: i64 = get i
          %v3: i1 = compare slt %v2, 5
          branch %v3 ? body.3 : endwhile.4
        body.3:
          %v4: i64 = get i
          %v5: i64 = add %v4, 1
          set i = %v5
          jump test.2
        endwhile.4:
          %v6: i64 = get i
          return %v6
        """)


def test_handler_dispatches_by_class_id_and_restores_what_was_handled(printed, runtime):
    error = typed.Local("error", runtime.exception)
    g = function("g", [], t.NONE, [typed.Raise(span(2), new(runtime.overflow))])
    f = function("f", [], t.INT, [
        typed.Try(None, [typed.Eval(None, call(g, line=4))],
                  [typed.Handler([runtime.overflow], error, [ret(const(1))])], [], []),
        ret(const(2))])
    check(printed(f, g), """
        function main.f() -> i64 raises
          slot $caught: ptr
          slot error: ptr
          slot $outer: ptr
        setup.16:
          %v9: ptr = load [@unic_exception]
          set $outer = %v9
          jump entry.1
        entry.1:
          call main.g() else record.5(site(4))
          jump handled.3
        record.5(i32 %v1): cold
          call runtime.builtins.failure.add_traceback(%v1)
          jump landing.4
        landing.4: cold
          %v2: ptr = load [@unic_exception]
          set $caught = %v2
          %v3: ptr = load [%v2]
          %v4: i32 = load [%v3]
          %v5: i1 = compare eq %v4, 4
          branch %v5 ? except.7 : next.8
        next.8:
          jump landing.10
        except.7:
          %v6: ptr = get $caught
          set error = %v6
          %v7: ptr = get $outer
          store %v7 to [@unic_exception]
          return 1
        handled.3:
          jump endtry.2
        endtry.2:
          return 2
        landing.10: cold
          unwind
        """)


def test_try_whose_body_cannot_raise_has_no_handlers_left(printed):
    g = function("g", [], t.NONE, [])
    f = function("f", [], t.INT, [
        typed.Try(None, [typed.Eval(None, call(g))], [typed.Handler([], None, [ret(const(1))])], [], []), ret(const(2))])
    text = printed(f, g)
    assert "return 1" not in text and "raises" not in text and "call main.g()\n" in text


def test_recursion_alone_does_not_raise(printed):
    n = typed.Local("n", t.INT)
    f, g = function("f", [n], t.INT), function("g", [n], t.INT)
    f.body = [ret(call(g, get(n)))]
    g.body = [ret(call(f, get(n)))]
    assert printed(f, g).startswith("function main.f(i64 %v1) -> i64\n")


def test_one_raising_closure_makes_closure_calls_raise(printed, runtime):
    x = typed.Local("x", t.INT)
    type_ = t.callable_of((t.INT,), t.INT)
    value = typed.Local("value", type_)
    calls = function("calls", [value], t.INT, [ret(typed.CallValue(t.INT, None, get(value), [const(1)]))])
    plain = function("plain", [x], t.INT, [ret(get(x))])
    raising = function("raising", [x], t.INT, [ret(op("int.neg", get(x)))])

    def main(*functions):
        return function("main", [], t.NONE, [typed.Eval(None, typed.MakeClosure(type_, None, f)) for f in functions])
    assert "raises" not in printed(calls, main(plain), plain)
    assert "raises" in printed(calls, main(raising), raising)


def test_generator_is_a_ramp_and_a_body(printed):
    cls = class_("G", None, frame=t.FRAME, state=t.U8, yielded=t.INT, returned=t.INT)
    a = typed.Local("a", t.INT)
    f = function("f", [a], t.INT, [typed.Eval(None, typed.Suspend(t.NONE, None)), ret(get(a))], kind="generator", generator_type=cls)
    check(printed(f, classes=[cls]), """
        function main.f(i64 %v1) -> ptr coroutine
          slot a: i64
        entry.1:
          set a = %v1
          %v2: i64 = ptrtoint @descriptor.main.G
          %v3: ptr = call runtime.memory.heap.allocate_object(%v2)
          %v4: i64 = coroutine.size()
          %v5: i64 = add %v4, 16
          %v6: i64 = ptrtoint @descriptor.frame
          %v7: ptr = call runtime.memory.heap.allocate_frame(%v6, %v5)
          %v8: ptr = address %v7 + 16
          %v9: ptr = coroutine.begin(%v8)
          store %v9 to [%v3 + 8]
          store %v3 to [%v7 + 8]
          suspend resume resume.5 exit exit.3
        resume.5:
          store 1 to [%v3 + 16]
          suspend resume resume.7 exit exit.3
        resume.7:
          %v10: i64 = get a
          store %v10 to [%v3 + 32]
          jump finish.4
        finish.4:
          store 3 to [%v3 + 16]
          jump last.11
        last.11:
          suspend final exit exit.3
        exit.3:
          coroutine.end()
          return %v3
        """)
