"""Coroutine bodies: suspension, values that live across it, return, exceptions, handlers."""
from typed_programs import call, class_, const, field, function, get, if_, new, op, ret, set_, set_field, while_

from unic.analysis import typed
from unic.analysis import types as t


def generator_class(name="Generator"):
    return class_(name, None, frame=t.FRAME, state=t.U8, yielded=t.INT, sent=t.INT, returned=t.INT, thrown=t.INT)


def resume(generator):
    return typed.Eval(None, op("unsafe.resume", field(get(generator), "frame"), type=t.NONE))


def body_of(cls):
    self_ = typed.GeneratorSelf(cls, None)

    def yield_(value):
        return [set_field(self_, "yielded", value), typed.Eval(None, typed.Suspend(t.NONE, None))]
    return yield_


def test_values_are_yielded_and_returned(result_of):
    cls = generator_class()
    yield_ = body_of(cls)
    n, i, g, total = (typed.Local(name, t.INT) for name in ("n", "i", "g", "total"))
    g.type = cls
    count = function("count", [n], t.INT, [
        set_(i, const(0)),
        while_(op("int.lt", get(i), get(n)), yield_(op("int.mul", get(i), get(i))), step=[set_(i, op("int.add", get(i), const(1)))]),
        ret(const(500))], kind="generator", generator_type=cls)
    state = op("machine_to_int", field(get(g), "state"))
    main = function("main", [], t.INT, [
        set_(g, call(count, const(4))), set_(total, const(0)),
        if_(op("int.ne", state, const(0)), [ret(const(-1))]),
        resume(g),
        while_(op("int.eq", state, const(1)), [
            set_(total, op("int.add", get(total), field(get(g), "yielded"))), resume(g)]),
        if_(op("int.ne", state, const(3)), [ret(const(-2))]),
        ret(op("int.add", get(total), field(get(g), "returned")))])
    assert result_of(main, count, classes=[cls]) == 0 + 1 + 4 + 9 + 500


def test_operand_lives_across_a_suspension(result_of):
    cls = generator_class()
    self_ = typed.GeneratorSelf(cls, None)
    n, g = typed.Local("n", t.INT), typed.Local("g", cls)
    received = typed.Block(t.INT, None, [typed.Eval(None, typed.Suspend(t.NONE, None))], field(self_, "sent"))
    f = function("f", [n], t.INT, [ret(op("int.add", op("int.mul", get(n), const(2)), received))],
                 kind="generator", generator_type=cls)
    main = function("main", [], t.INT, [
        set_(g, call(f, const(20))), resume(g), set_field(get(g), "sent", const(2)), resume(g),
        ret(field(get(g), "returned"))])
    assert result_of(main, f, classes=[cls]) == 42


def test_exception_ends_the_body(result_of, runtime):
    cls = generator_class()
    yield_ = body_of(cls)
    n, g, error = typed.Local("n", t.INT), typed.Local("g", cls), typed.Local("error", runtime.exception)
    f = function("f", [n], t.INT, [*yield_(const(1)), ret(op("int.mul", get(n), get(n), line=77))], kind="generator", generator_type=cls)
    current = op("unsafe.current_exception", type=runtime.exception)
    main = function("main", [], t.INT, [
        set_(g, call(f, const(2**40))), resume(g), resume(g), set_(error, current),
        ret(op("int.add", op("int.mul", op("machine_to_int", field(get(g), "state")), const(100)), field(get(error), "sites")))])
    assert result_of(main, f, classes=[cls]) == 477


def test_suspension_in_a_handler_swaps_the_current_exception(result_of, runtime):
    cls = generator_class()
    yield_ = body_of(cls)
    current = op("unsafe.current_exception", type=t.optional(runtime.exception))
    error, g, log = typed.Local("error", runtime.exception), typed.Local("g", cls), typed.Local("log", t.INT)
    f = function("f", [], t.INT, [
        typed.Try(None, [typed.Raise(None, new(runtime.overflow))], [typed.Handler([], error, [
            *yield_(const(1)),
            if_(op("is_same", current, get(error), type=t.BOOL), yield_(const(2)))])], [], []),
        ret(const(0))], kind="generator", generator_type=cls)

    def note(test, digit):
        return if_(test, [set_(log, op("int.add", op("int.mul", get(log), const(10)), digit))])
    quiet = op("is_none", current, type=t.BOOL)
    main = function("main", [], t.INT, [
        set_(log, const(0)), set_(g, call(f)),
        resume(g), note(quiet, field(get(g), "yielded")), resume(g), note(quiet, field(get(g), "yielded")),
        resume(g), note(quiet, const(3)), ret(get(log))])
    assert result_of(main, f, classes=[cls]) == 123


def test_captured_variable_of_a_generator(result_of):
    cls = generator_class()
    yield_ = body_of(cls)
    n, g = typed.Local("n", t.INT, cell=True), typed.Local("g", cls)
    inner = function("inner", [], t.INT, [*yield_(get(n)), ret(get(n))], kind="generator", generator_type=cls,
                     captures=[n])
    main = function("main", [], t.INT, [
        set_(n, const(5)), set_(g, call(inner)), resume(g), set_(n, const(60)), resume(g),
        ret(op("int.add", field(get(g), "yielded"), field(get(g), "returned")))])
    assert result_of(main, inner, classes=[cls]) == 65
