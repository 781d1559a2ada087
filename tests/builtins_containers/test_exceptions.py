"""Exceptions, what they record on their way, and the report of an uncaught one, against CPython's own."""

from __future__ import annotations

import builtins
import traceback
import types

import pytest

from tests.builtins_containers import model


@pytest.fixture
def ours() -> types.SimpleNamespace:
    """exceptions, failure and traceback over a model of the current exception, of sites and of the console."""
    import machine

    state = types.SimpleNamespace(current=None, written="", sites=[], full=False)

    def new_array(kind: object, length: int) -> model.Array:
        if state.full:
            # Compiled code would record a site for this failure too.
            namespace["add_traceback"](machine.u32(99))
            state.current = namespace["MemoryError"]()
            raise state.current
        return model.Array(kind, length)

    def set_current(error: object) -> None:
        state.current = error

    def write_error(text: str) -> None:
        state.written += text

    texts: dict[int, str] = {}

    def place(text: str) -> object:
        """An address for a text, the same for the same text."""
        found = [at for at, known in texts.items() if known == text]
        at = found[0] if found else 0x10000 * (len(texts) + 1)
        texts[at] = text
        return machine.u64(at)

    def raise_current() -> None:
        raise state.current

    namespace: dict[str, object] = {
        "__name__": "runtime_model", "builtins": builtins, "noinline": lambda function: function, "u32": machine.u32,
        "u8": machine.u8, "new_array": new_array, "copy_items": model.copy_items,
        "new_with_tail": lambda kind, extra: kind.__new__(kind), "class_name": lambda value: type(value).__name__,
        "class_path": lambda value: "builtins." + type(value).__name__, "is_same": model.same,
        "current_exception": lambda: state.current, "set_current_exception": set_current,
        "write_error": write_error, "flush": lambda: None, "raise_current": raise_current,
        "resume": lambda frame: frame(),
        "site_file": lambda site: place(state.sites[site][0]), "site_line": lambda site: state.sites[site][1],
        "site_function": lambda site: place(state.sites[site][2]), "site_source": lambda site: place(state.sites[site][3]),
        "load16": lambda at: machine.u16(len(texts[int(at)])), "u64": machine.u64,
        "write_error_bytes": lambda at, count: write_error(texts[int(at) - 2]),
        "Array": model.Array,
    }
    model.execute("exceptions", namespace, BaseException=(
        "class BaseException(builtins.BaseException):\n    notes = None\n    traceback_sites = None\n"
        "    traceback_size = 0\n"))
    # pytest asks for it, and does not know this AttributeError.
    del namespace["BaseException"].__notes__
    for name in ("exceptions_os", "failure", "traceback", "generator"):
        model.execute(name, namespace)
    return types.SimpleNamespace(state=state, **namespace)


@pytest.mark.parametrize("name", ["Exception", "KeyError", "ValueError", "StopIteration", "OSError", "SystemExit"])
@pytest.mark.parametrize("args", [(), ("",), ("text",), (1, "two"), (("a", 1),)])
def test_text_of_an_exception_is_cpythons(ours: types.SimpleNamespace, name: str, args: tuple[object, ...]) -> None:
    kind = getattr(ours, name)
    made = kind.__make__(*args) if hasattr(kind, "__make__") else kind(*args)
    expected = getattr(builtins, name)(*args)
    assert (str(made), repr(made), made.args) == (str(expected), repr(expected), expected.args)


@pytest.mark.parametrize("code", range(1, 134))
def test_errno_picks_cpythons_class(ours: types.SimpleNamespace, code: int) -> None:
    made, expected = ours.OSError.__make__(code, "why", "file"), OSError(code, "why", "file")
    assert type(made).__name__ == type(expected).__name__
    assert (str(made), made.args) == (str(expected), expected.args)
    assert (made.errno, made.strerror, made.filename) == (expected.errno, expected.strerror, expected.filename)


@pytest.mark.parametrize("text", ["a\udc80b", "\udc80\udc81", "\U0001f600", "\xe9"])
def test_text_of_unicode_errors_is_cpythons(ours: types.SimpleNamespace, text: str) -> None:
    encoding = "utf-8" if "\udc80" in text else "ascii"
    with pytest.raises(UnicodeEncodeError) as caught:
        text.encode(encoding)
    fields = caught.value.args
    assert str(ours.UnicodeEncodeError(*fields)) == str(caught.value)
    with pytest.raises(UnicodeDecodeError) as refused:
        b"a\xff\xfe".decode("utf-8")
    assert str(ours.UnicodeDecodeError(*refused.value.args)) == str(refused.value)


def test_chained_exceptions_are_reported_as_cpython_does(ours: types.SimpleNamespace) -> None:
    def build(names: object) -> object:
        cause, context, last = names.KeyError("x"), names.ValueError("bad"), names.RuntimeError()
        context.__cause__ = cause
        last.__context__ = context
        last.add_note("one\ntwo")
        return last

    ours.print_exception(build(ours))
    assert ours.state.written == "".join(traceback.format_exception(build(builtins)))


def test_traceback_is_printed_outermost_first_and_folded(ours: types.SimpleNamespace) -> None:
    ours.state.sites = [("app.py", 9, "<module>", "main()"), ("app.py", 2, "f", "f()"), ("app.py", 3, "g", "")]
    error = ours.ValueError("deep")
    ours.state.current = error
    for site in [2] + [1] * 5 + [0]:
        ours.add_traceback(site)
    ours.state.current = error
    assert ours.report_uncaught() == 1
    assert ours.state.written == (
        "Traceback (most recent call last):\n"
        '  File "app.py", line 9, in <module>\n    main()\n'
        + '  File "app.py", line 2, in f\n    f()\n' * 3
        + "  [Previous line repeated 2 more times]\n"
        '  File "app.py", line 3, in g\n'
        "ValueError: deep\n"
    )


@pytest.mark.parametrize(("code", "status", "text"), [((), 0, ""), ((None,), 0, ""), ((3,), 3, ""), ((-1,), 255, ""),
                                                      (("no",), 1, "no\n"), ((1, 2), 1, "(1, 2)\n")])
def test_system_exit_gives_its_status(ours: types.SimpleNamespace, code: tuple[object, ...], status: int,
                                      text: str) -> None:
    ours.state.current = ours.SystemExit(*code)
    assert ours.report_uncaught() == status
    assert ours.state.written == text


def test_traceback_is_bounded_and_counted(ours: types.SimpleNamespace) -> None:
    error = ours.ValueError()
    ours.state.current = error
    for site in range(5000):
        ours.add_traceback(site)
    assert error.traceback_size == 5000
    assert error.traceback_sites.elements == [*range(1000)]


def test_traceback_without_memory_keeps_what_it_has(ours: types.SimpleNamespace) -> None:
    error = ours.ValueError()
    ours.state.current = error
    for site in range(8):
        ours.add_traceback(site)
    ours.state.full = True
    ours.add_traceback(8)
    assert ours.state.current is error
    assert error.traceback_sites.elements == [*range(8)]
    assert error.traceback_size == 9


def test_context_never_closes_a_cycle(ours: types.SimpleNamespace) -> None:
    first, second, third = ours.ValueError(1), ours.ValueError(2), ours.ValueError(3)
    ours.chain_context(second, first)
    ours.chain_context(third, second)
    ours.chain_context(first, third)
    assert first.__context__ is third
    assert third.__context__ is second
    assert second.__context__ is None


def body(ours: types.SimpleNamespace, made: object, source: object) -> object:
    """A frame for `made` that runs the CPython generator `source`, keeping to the protocol of compiled bodies."""

    def run() -> None:
        thrown = made.thrown
        made.thrown = None
        sent = made.sent if made.started else None
        made.started = True
        try:
            made.yielded = source.throw(thrown) if thrown is not None else source.send(sent)
            made.state = ours.SUSPENDED
        except StopIteration as end:
            made.returned = end.value
            made.state = ours.RETURNED
        except BaseException as error:
            ours.state.current = error.__cause__ if error.__cause__ is not None else error
            made.state = ours.RAISED

    return run


def start(ours: types.SimpleNamespace, kind: str, source: object) -> object:
    made = getattr(ours, kind)()
    made.state, made.thrown, made.sent, made.started = ours.CREATED, None, None, False
    made.frame = body(ours, made, source)
    return made


def test_generator_yields_takes_and_returns(ours: types.SimpleNamespace) -> None:
    def source() -> object:
        got = yield 1
        yield got
        return 7

    made = start(ours, "Generator", source())
    with pytest.raises(ours.TypeError, match="can't send non-None value to a just-started generator"):
        made.send(5)
    assert made.__next__() == 1
    assert made.send(5) == 5
    with pytest.raises(ours.StopIteration) as end:
        made.__next__()
    assert end.value.value == 7
    with pytest.raises(ours.StopIteration) as end:
        made.__next__()
    assert end.value.value is None


def test_generator_lets_no_stop_iteration_out(ours: types.SimpleNamespace) -> None:
    def source() -> object:
        yield 1
        raise RuntimeError from ours.StopIteration()

    made = start(ours, "Generator", source())
    made.__next__()
    with pytest.raises(ours.RuntimeError, match="^generator raised StopIteration$"):
        made.__next__()


def test_generator_closes(ours: types.SimpleNamespace) -> None:
    closed: list[str] = []

    def source(stubborn: bool) -> object:
        try:
            yield 1
        finally:
            closed.append("closed")
            if stubborn:
                yield 2

    made = start(ours, "Generator", source(False))
    made.__next__()
    made.close()
    made.close()
    assert closed == ["closed"]
    stubborn = start(ours, "Generator", source(True))
    stubborn.__next__()
    with pytest.raises(ours.RuntimeError, match="^generator ignored GeneratorExit$"):
        stubborn.close()
    fresh = start(ours, "Generator", source(False))
    with pytest.raises(ours.ValueError):
        fresh.throw(ours.ValueError())
    with pytest.raises(ours.StopIteration):
        fresh.__next__()


def test_coroutine_is_awaited_once(ours: types.SimpleNamespace) -> None:
    def source() -> object:
        yield None
        return 3

    made = start(ours, "Coroutine", source())
    assert made.step() is True
    assert made.step() is False
    assert made.returned == 3
    with pytest.raises(ours.RuntimeError, match="^cannot reuse already awaited coroutine$"):
        made.step()
