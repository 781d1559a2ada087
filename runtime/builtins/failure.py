"""Raising from compiled code: functions that never return, kept out of line so that hot paths stay small.

Also the two things that happen to an exception on its way: traceback sites and the `__context__` link.
"""

from typing import Final, NoReturn

from unsafe import Array, current_exception, new_array, noinline, set_current_exception
from machine import u32

from runtime.builtins.array import copy_items
from runtime.builtins.object import class_name

# CPython prints the innermost 1000 frames of a traceback; more are not worth their memory.
TRACEBACK_LIMIT: Final = 1000
TRACEBACK_FIRST: Final = 8

# Raised when there is no memory left to make another one.
memory_error: MemoryError = MemoryError()

# Set while a traceback grows: its own failure to allocate must not be recorded.
recording: bool = False


@noinline
def raise_exception(error: BaseException) -> NoReturn:
    raise error


@noinline
def require_active_exception() -> None:
    """What a `raise` alone needs where no handler is around it: that a caller is handling something."""
    if current_exception() is None:
        raise RuntimeError("No active exception to reraise")


@noinline
def raise_overflow(operation: str) -> NoReturn:
    raise OverflowError("integer result too large for 64 bits: " + operation)


@noinline
def raise_recursion() -> NoReturn:
    raise RecursionError("maximum recursion depth exceeded")


@noinline
def raise_zero_division(message: str) -> NoReturn:
    raise ZeroDivisionError(message)


@noinline
def raise_index(message: str) -> NoReturn:
    raise IndexError(message)


@noinline
def raise_key[K](key: K) -> NoReturn:
    raise KeyError(key)


@noinline
def raise_value_error(message: str) -> NoReturn:
    raise ValueError(message)


@noinline
def raise_type(message: str) -> NoReturn:
    raise TypeError(message)


@noinline
def raise_attribute(message: str) -> NoReturn:
    raise AttributeError(message)


@noinline
def raise_runtime(message: str) -> NoReturn:
    raise RuntimeError(message)


@noinline
def raise_stop_iteration() -> NoReturn:
    raise StopIteration()


@noinline
def raise_unbound_local(name: str) -> NoReturn:
    raise UnboundLocalError("cannot access local variable '" + name + "' where it is not associated with a value")


@noinline
def raise_unbound_free(name: str) -> NoReturn:
    raise NameError("cannot access free variable '" + name
                    + "' where it is not associated with a value in enclosing scope")


@noinline
def raise_unbound_global(name: str) -> NoReturn:
    raise NameError("name '" + name + "' is not defined")


@noinline
def raise_no_attribute(value: object | None, name: str) -> NoReturn:
    raise AttributeError("'" + kind_of(value) + "' object has no attribute '" + name + "'")


@noinline
def raise_wrong_kind(value: object | None, wanted: str) -> NoReturn:
    raise TypeError("expected " + wanted + ", found " + kind_of(value))


@noinline
def raise_unreachable(shown: str) -> NoReturn:
    """typing.assert_never() of a value, which is shown up to its first 100 characters."""
    raise AssertionError("Expected code to be unreachable, but got: " + (shown[:100] + "..." if len(shown) > 100 else shown))


def kind_of(value: object | None) -> str:
    return "NoneType" if value is None else class_name(value)


@noinline
def raise_memory() -> NoReturn:
    """Raise MemoryError without allocating: always the same object, cleared of its last journey."""
    error = memory_error
    error.traceback_sites = None
    error.traceback_size = 0
    error.__cause__ = None
    error.__context__ = None
    error.notes = None
    raise error


@noinline
def add_traceback(site: u32) -> None:
    """Note that the current exception passed `site` on its way out.

    Sites are stored innermost first. Past TRACEBACK_LIMIT, or when there is no memory for a longer array, they are
    only counted.
    """
    global recording
    error = current_exception()
    if error is None or recording:
        return
    size = error.traceback_size
    error.traceback_size = size + 1
    sites = error.traceback_sites
    if sites is None:
        if size == 0:
            sites = reserve_sites(error, TRACEBACK_FIRST)
    elif size == len(sites) and size < TRACEBACK_LIMIT:
        longer = reserve_sites(error, min_int(size * 4, TRACEBACK_LIMIT))
        if longer is not None:
            copy_items(longer, 0, sites, 0, size)
            sites = longer
    if sites is not None and size < len(sites):
        sites[size] = site
        error.traceback_sites = sites


def reserve_sites(error: BaseException, count: int) -> Array[u32] | None:
    """Room for `count` traceback sites of `error`, or None when there is none; `error` stays the current exception."""
    global recording
    recording = True
    sites: Array[u32] | None = None
    try:
        sites = new_array(u32, count)
    except MemoryError:
        sites = None
    recording = False
    set_current_exception(error)
    return sites


def share_sites(source: BaseException, target: BaseException) -> None:
    """Give `target` the traceback of `source`. The array has no room left, so that whoever goes on takes one of its own."""
    sites = source.traceback_sites
    size = source.traceback_size
    if sites is not None and size < len(sites):
        exact = new_array(u32, size)
        copy_items(exact, 0, sites, 0, size)
        source.traceback_sites = sites = exact
    target.traceback_sites = sites
    target.traceback_size = size


def min_int(left: int, right: int) -> int:
    return left if left < right else right


@noinline
def chain_context(error: BaseException, handled: BaseException | None) -> None:
    """Make `handled`, the exception being handled where `error` is raised, the context of `error`.

    A cycle that this would close is opened where the chain meets `error`, as CPython's _PyErr_SetObject does;
    Floyd's two runners end the walk on a chain that is a cycle already.
    """
    if handled is None or handled is error:
        return
    walker: BaseException = handled
    slow: BaseException = handled
    advance_slow = False
    while True:
        context = walker.__context__
        if context is None:
            break
        if context is error:
            walker.__context__ = None
            break
        walker = context
        if walker is slow:
            break
        if advance_slow:
            behind = slow.__context__
            if behind is not None:
                slow = behind
        advance_slow = not advance_slow
    error.__context__ = handled
