"""Which overflow checks and guards the value-range analysis removes, and which must stay."""
import pytest
from typed_programs import call, const, function, get, if_, op, ret, set_, while_

from unic.analysis import typed
from unic.analysis import types as t
from unic.ir.passes import run_passes
from unic.lower.program import lower_program

N, I, A = typed.Local("n", t.INT), typed.Local("i", t.INT), typed.Local("a", t.array_of(t.INT))
X = typed.Local("x", t.U64)


def add(left, right):
    return op("int.add", left, right)


def sub(left, right):
    return op("int.sub", left, right)


def counting_loop(test, step, start=0):
    return [set_(I, const(start)), while_(test, [], step=[set_(I, step)]), ret(get(I))]


LENGTH = op("unsafe.array_len", get(A))
REMOVED = {
    "counts up to a variable": counting_loop(op("int.lt", get(I), get(N)), add(get(I), const(1))),
    "counts up to a length by steps": counting_loop(op("int.lt", get(I), sub(LENGTH, const(10))), add(get(I), const(10))),
    "counts down": [set_(I, get(N)), while_(op("int.gt", get(I), const(0)), [set_(I, sub(get(I), const(1)))]), ret(get(I))],
    "masked": [ret(op("int.mul", op("int.and", get(N), const(0xFFFF)), const(1000)))],
    "after a test": [if_(op("int.ge", get(N), const(100)), [ret(const(0))]),
                     if_(op("int.lt", get(N), const(-100)), [ret(const(0))]), ret(op("int.mul", get(N), get(N)))],
    "length and one": [ret(sub(LENGTH, const(1)))],
    "small machine integer": [ret(add(op("machine_to_int", op("to_machine", get(N), type=t.U16)), const(1)))],
    "remainder of a u64": [ret(op("machine_to_int", op("m.rem", get(X), const(10, t.U64), type=t.U64)))],
    "wrapped u64": [ret(op("machine_to_int", op("m.shr", get(X), const(1, t.U64), type=t.U64)))],
}
KEPT = {
    "any sum": [ret(add(get(N), const(1)))],
    "counts by two up to a variable": counting_loop(op("int.lt", get(I), get(N)), add(get(I), const(2))),
    "unbounded": counting_loop(op("int.ne", get(I), get(N)), add(get(I), const(1))),
    "assigned after the test": [if_(op("int.lt", get(N), const(5)), [set_(N, op("unsafe.mul_wrapping", get(N), const(7))),
                                                                     ret(add(get(N), const(1)))]), ret(const(0))],
    "any u64": [ret(op("machine_to_int", get(X)))],
    "machine comparison is unsigned": [if_(op("m.gt", get(X), const(5, t.U64), type=t.BOOL),
                                           [ret(op("machine_to_int", get(X)))]), ret(const(0))],
    "negation of the lowest": [ret(op("int.neg", get(N)))],
}


def counts_of(runtime, body):
    f = function("f", [N, A, X], t.INT, body)
    counts = run_passes(lower_program(runtime.program(f, [])))
    return counts.removed, counts.kept


@pytest.mark.parametrize("name", REMOVED)
def test_removed(runtime, name):
    removed, kept = counts_of(runtime, REMOVED[name])
    assert removed >= 1 and kept == 0


@pytest.mark.parametrize("name", KEPT)
def test_kept(runtime, name):
    assert counts_of(runtime, KEPT[name]) == (0, 1)


def test_handler_sees_the_state_of_the_raising_place(runtime):
    """An exception edge carries the slots as they are in the middle of the block."""
    body = [set_(I, const(0)),
            typed.Try(None, [set_(I, op("unsafe.mul_wrapping", get(N), const(3))), set_(N, add(get(N), get(N))), set_(I, const(1))],
                      [typed.Handler([], None, [ret(add(get(I), const(1)))])], [], []),
            ret(add(get(I), const(1)))]
    assert counts_of(runtime, body) == (1, 2)


def counts_across(runtime, callee_body, *arguments):
    """Of a function that calls another, whose parameter is N, with each of the arguments."""
    callee = function("callee", [N], t.INT, callee_body)
    given = typed.Local("given", t.INT)
    body = [typed.Eval(None, call(callee, argument(given))) for argument in arguments]
    f = function("f", [given], t.INT, [*body, ret(const(0))])
    counts = run_passes(lower_program(runtime.program(f, [callee])))
    return counts.removed, counts.kept


def test_what_all_callers_pass_is_known(runtime):
    successor = [ret(add(get(N), const(1)))]
    assert counts_across(runtime, successor, lambda given: const(5), lambda given: const(7)) == (1, 0)
    assert counts_across(runtime, successor, lambda given: const(5), get) == (0, 1)


def test_what_a_function_returns_is_known(runtime):
    callee = function("callee", [N], t.INT, [ret(op("int.and", get(N), const(255)))])
    f = function("f", [N], t.INT, [ret(add(call(callee, get(N)), const(1)))])
    counts = run_passes(lower_program(runtime.program(f, [callee])))
    assert (counts.removed, counts.kept) == (1, 0)


def test_a_function_that_calls_itself_may_be_given_anything(runtime):
    callee = function("callee", [N], t.INT)
    callee.body = [ret(call(callee, add(get(N), const(1))))]
    f = function("f", [], t.INT, [ret(call(callee, const(0)))])
    counts = run_passes(lower_program(runtime.program(f, [callee])))
    assert counts.kept == 1
