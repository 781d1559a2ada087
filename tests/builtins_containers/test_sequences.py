"""list, tuple, range and slice against CPython's own: results, exception types and messages."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builtins_containers import model

ours = model.load()

values = st.integers(0, 5)
indexes = st.integers(-14, 14)
bounds = st.one_of(st.none(), indexes)
steps = st.one_of(st.none(), st.integers(-4, 4))
large = st.integers(-(1 << 62), 1 << 62)


def outcome(action: Callable[[], object]) -> object:
    """What `action` gives, or the type and text of what it raises."""
    try:
        return action()
    except (IndexError, ValueError, KeyError, OverflowError) as error:
        return type(error), str(error)


list_operations = st.lists(
    st.tuples(
        st.sampled_from(["append", "insert", "pop", "pop_at", "remove", "get", "set", "del", "extend", "slice",
                         "set_slice", "del_slice", "reverse", "repeat", "index", "count", "iadd", "copy"]),
        indexes, values, bounds, bounds, steps, st.lists(values, max_size=12)),
    max_size=40,
)


@settings(max_examples=300, deadline=None)
@given(list_operations)
def test_list_is_cpythons_after_any_operations(operations: list) -> None:
    made, expected = ours.list(), []
    for name, at, value, start, stop, step, more in operations:
        given_slice = slice(start, stop, step)
        actions: dict[str, tuple[Callable[[], object], Callable[[], object]]] = {
            "append": (lambda: made.append(value), lambda: expected.append(value)),
            "insert": (lambda: made.insert(at, value), lambda: expected.insert(at, value)),
            "pop": (lambda: made.pop(), lambda: expected.pop()),
            "pop_at": (lambda: made.pop(at), lambda: expected.pop(at)),
            "remove": (lambda: made.remove(value), lambda: expected.remove(value)),
            "get": (lambda: made[at], lambda: expected[at]),
            "set": (lambda: made.__setitem__(at, value), lambda: expected.__setitem__(at, value)),
            "del": (lambda: made.__delitem__(at), lambda: expected.__delitem__(at)),
            "extend": (lambda: made.extend(more), lambda: expected.extend(more)),
            "slice": (lambda: [*made.__getslice__(start, stop, step)], lambda: expected[given_slice]),
            "set_slice": (lambda: made.__setslice__(start, stop, step, more),
                          lambda: expected.__setitem__(given_slice, more)),
            "del_slice": (lambda: made.__delslice__(start, stop, step), lambda: expected.__delitem__(given_slice)),
            "reverse": (lambda: made.reverse(), lambda: expected.reverse()),
            "repeat": (lambda: [*made * (at % 4 - 1)], lambda: expected * (at % 4 - 1)),
            "index": (lambda: made.index(value, at), lambda: expected.index(value, at)),
            "count": (lambda: made.count(value), lambda: expected.count(value)),
            "iadd": (lambda: [*made.__iadd__(made)], lambda: [*expected.__iadd__(expected)]),
            "copy": (lambda: [*made + made.copy()], lambda: expected + expected.copy()),
        }
        if name == "iadd" and len(expected) > 100:
            continue
        mine, theirs = actions[name]
        assert outcome(mine) == outcome(theirs)
        assert [*made] == expected
        assert [*made.__reversed__()] == [*reversed(expected)]
        assert repr(made) == repr(expected)
        # What lies behind the items must not keep anything alive.
        assert all(item is model.Array.zero for item in made.items.elements[made.size :])


@settings(deadline=None)
@given(st.lists(values, max_size=6), st.lists(values, max_size=6))
def test_lists_and_tuples_compare_as_in_cpython(left: list[int], right: list[int]) -> None:
    for kind in (ours.list, ours.tuple):
        mine, other = kind(left), kind(right)
        assert (mine == other) == (left == right)
        assert (mine != other) == (left != right)
        assert (mine < other) == (left < right)
        assert (mine <= other) == (left <= right)
        assert (mine > other) == (left > right)
        assert (mine >= other) == (left >= right)


@settings(deadline=None)
@given(st.lists(values, max_size=8), indexes, bounds, bounds, steps, st.integers(-1, 3))
def test_tuple_is_cpythons(items: list[int], at: int, start: int | None, stop: int | None, step: int | None,
                           times: int) -> None:
    made, expected = ours.tuple(items), tuple(items)
    assert outcome(lambda: made[at]) == outcome(lambda: expected[at])
    assert outcome(lambda: made.index(3, at)) == outcome(lambda: expected.index(3, at))
    assert outcome(lambda: (*made.__getslice__(start, stop, step),)) == outcome(lambda: expected[start:stop:step])
    assert (*made * times,) == expected * times
    assert (*made + made,) == expected + expected
    assert repr(made) == repr(expected)


def test_list_that_contains_itself_prints_dots() -> None:
    made = ours.list([1])
    made.append(made)
    assert repr(made) == "[1, [...]]"
    assert repr(made) == "[1, [...]]"


def test_iterator_of_a_list_stays_at_the_end() -> None:
    made = ours.list([1])
    iterator = iter(made)
    assert [*iterator] == [1]
    made.append(2)
    assert [*iterator] == []


@settings(deadline=None)
@given(st.one_of(indexes, large), st.one_of(indexes, large), st.one_of(st.integers(-5, 5), large), large, indexes)
def test_range_of_any_size_is_cpythons(start: int, stop: int, step: int, value: int, at: int) -> None:
    mine = outcome(lambda: ours.range(start, stop, step))
    theirs = outcome(lambda: range(start, stop, step))
    if isinstance(theirs, tuple):
        assert mine == theirs
        return
    assert len(mine) == len(theirs)
    assert outcome(lambda: mine[at]) == outcome(lambda: theirs[at])
    for item in (value, at, start, stop, start + step):
        assert (item in mine) == (item in theirs)
        assert outcome(lambda: mine.index(item)) == outcome(lambda: theirs.index(item))
    assert repr(mine) == repr(theirs)
    if len(theirs) < 40:
        assert [*mine] == [*theirs]
        assert [*mine.__reversed__()] == [*reversed(theirs)]


@settings(deadline=None)
@given(indexes, indexes, st.integers(1, 4), bounds, bounds, st.one_of(st.none(), st.integers(1, 4), st.integers(-4, -1)))
def test_range_slices_to_cpythons_range(start: int, stop: int, step: int, first: int | None, last: int | None,
                                        stride: int | None) -> None:
    made = ours.range(start, stop, step).__getslice__(first, last, stride)
    expected = range(start, stop, step)[first:last:stride]
    assert repr(made) == repr(expected)
    equal = ours.range(expected.start, expected.stop, expected.step)
    assert made == equal
    assert hash(made) == hash(equal)


@settings(deadline=None)
@given(bounds, bounds, steps, st.integers(0, 20))
def test_slice_indices_are_cpythons(start: int | None, stop: int | None, step: int | None, length: int) -> None:
    mine = outcome(lambda: ours.slice(start, stop, step).indices(length))
    assert mine == outcome(lambda: slice(start, stop, step).indices(length))
    if step != 0:
        assert ours.slice_indices(start, stop, step, length)[3] == len(range(length)[start:stop:step])
