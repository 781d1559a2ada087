"""Sets, dicts and sorting do, item for item, what CPython's own do."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builtins_containers import model

ours = model.load()

keys = st.one_of(
    st.integers(-40, 40),
    st.integers(-(1 << 60), 1 << 60),
    st.integers(0, 60).map(lambda n: n * 64),
)
set_operations = st.lists(
    st.tuples(st.sampled_from(["add", "add", "add", "discard", "pop", "update", "or", "and", "sub", "xor", "isub", "ixor", "copy"]),
              keys, st.lists(keys, max_size=25)),
    max_size=30,
)


def check_set(made: object, expected: set[int] | frozenset[int]) -> None:
    assert [*made] == [*expected]
    assert len(made) == len(expected)
    for item in expected:
        assert item in made


@settings(max_examples=300, deadline=None)
@given(st.lists(keys, max_size=60), set_operations)
def test_set_iterates_in_cpythons_order_after_any_operations(start: list[int], operations: list) -> None:
    made, expected = ours.set(start), set(start)
    check_set(made, expected)
    for name, key, others in operations:
        other, other_expected = ours.set(others), set(others)
        if name == "add":
            made.add(key)
            expected.add(key)
        elif name == "discard":
            made.discard(key)
            expected.discard(key)
        elif name == "pop" and expected:
            assert made.pop() == expected.pop()
        elif name == "update":
            made.update(others)
            expected.update(others)
        elif name == "or":
            made, expected = made | other, expected | other_expected
        elif name == "and":
            check_set(made & other, expected & other_expected)
            check_set(made.intersection(others), expected.intersection(others))
        elif name == "sub":
            check_set(made - other, expected - other_expected)
            check_set(made.difference(others), expected.difference(others))
            check_set(other - made, other_expected - expected)
        elif name == "xor":
            check_set(made ^ other, expected ^ other_expected)
            check_set(made.symmetric_difference(others), expected.symmetric_difference(others))
        elif name == "isub":
            made -= other
            expected -= other_expected
        elif name == "ixor":
            made ^= other
            expected ^= other_expected
        elif name == "copy":
            made, expected = made.copy(), expected.copy()
        assert (made <= other) == (expected <= other_expected)
        assert made.isdisjoint(other) == expected.isdisjoint(other_expected)
        check_set(made, expected)


@settings(max_examples=100, deadline=None)
@given(st.lists(keys, max_size=30), st.lists(keys, max_size=40))
def test_set_takes_over_the_keys_of_a_dict_in_cpythons_order(start: list[int], entries: list[int]) -> None:
    made, expected = ours.set(start), set(start)
    mapping, plain = ours.dict([(key, 0) for key in entries]), dict.fromkeys(entries, 0)
    check_set(made.difference(mapping), expected.difference(plain))
    check_set(made.symmetric_difference(mapping), expected.symmetric_difference(plain))
    check_set(mapping.keys() & made, plain.keys() & expected)
    check_set(mapping.keys() - made, plain.keys() - expected)
    check_set(mapping.keys() ^ made, plain.keys() ^ expected)
    made.update(mapping)
    expected.update(plain)
    check_set(made, expected)
    made.symmetric_difference_update(mapping)
    expected.symmetric_difference_update(plain)
    check_set(made, expected)


def test_large_sets_iterate_in_cpythons_order() -> None:
    items = [(n * 2654435761) % (1 << 40) for n in range(70000)]
    check_set(ours.set(items), set(items))


def test_display_of_constants_iterates_like_cpythons() -> None:
    items = model.Array(int, 5)
    for at, value in enumerate((1, 17, 33, 2, 34)):
        items[at] = value
    check_set(ours.set_of_constants(ours.set([1, 17, 33, 2, 34])), eval("{1, 17, 33, 2, 34}"))
    assert [*ours.frozenset_of(items)] == eval("[n for n in {1, 17, 33, 2, 34}]")


@settings(deadline=None)
@given(st.lists(keys, max_size=40))
def test_frozenset_hash_is_cpythons(items: list[int]) -> None:
    made = ours.frozenset(items)
    assert hash(made) == hash(frozenset(items))
    assert ours.frozenset(made) is made
    check_set(made | ours.set([1, 2]), frozenset(items) | {1, 2})


@settings(deadline=None)
@given(st.lists(st.integers(-(1 << 70), 1 << 70), max_size=8))
def test_tuple_hash_is_cpythons(items: list[int]) -> None:
    assert hash(ours.tuple(items)) == hash(tuple(items))


def test_set_that_changes_under_iteration_is_noticed() -> None:
    made = ours.set([1, 2, 3])
    iterator = iter(made)
    next(iterator)
    made.add(4)
    for _ in range(2):
        with pytest.raises(RuntimeError, match="^Set changed size during iteration$"):
            next(iterator)


dict_operations = st.lists(
    st.tuples(st.sampled_from(["set", "set", "set", "del", "pop", "popitem", "update", "setdefault", "or", "copy", "clear"]),
              st.integers(0, 30), st.lists(st.tuples(st.integers(0, 40), st.integers()), max_size=12)),
    max_size=60,
)


@settings(max_examples=300, deadline=None)
@given(dict_operations)
def test_dict_is_cpythons_after_any_operations(operations: list) -> None:
    made, expected = ours.dict(), {}
    for name, key, pairs in operations:
        if name == "set":
            made[key] = name
            expected[key] = name
        elif name == "del" and key in expected:
            del made[key]
            del expected[key]
        elif name == "pop":
            assert made.pop_default(key, None) == expected.pop(key, None)
        elif name == "popitem" and expected:
            assert made.popitem() == expected.popitem()
        elif name == "update":
            made.update(pairs)
            expected.update(pairs)
        elif name == "setdefault":
            assert made.setdefault(key, pairs) == expected.setdefault(key, pairs)
        elif name == "or":
            made |= ours.dict(pairs)
            expected |= dict(pairs)
        elif name == "copy":
            made, expected = made.copy(), expected.copy()
        elif name == "clear" and key == 0:
            made.clear()
            expected.clear()
        assert [*made.items()] == [*expected.items()]
        assert [*reversed(made.keys())] == [*reversed(expected.keys())]
        assert len(made) == len(expected)
        assert made.get(key) == expected.get(key)
        assert made == ours.dict(expected.items())


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 12), st.lists(st.tuples(st.integers(0, 4), st.booleans(), st.integers(0, 40)), max_size=25))
def test_dict_changed_under_iteration_does_what_cpython_does(size: int, script: list[tuple[int, bool, int]]) -> None:
    """Also when entries are replaced without a change of size, where CPython may go on, end or complain."""

    def run(mapping: object) -> list[object]:
        for key in range(size):
            mapping[key] = key
        seen: list[object] = []
        iterator = iter(mapping)
        try:
            for skip, add, key in script:
                for _ in range(skip):
                    seen.append(next(iterator))
                if add:
                    mapping[key] = key
                elif key in mapping:
                    del mapping[key]
        except (StopIteration, RuntimeError) as error:
            seen.append((type(error), str(error)))
        return seen

    assert run(ours.dict()) == run({})


def test_dict_used_as_a_queue_stays_small() -> None:
    made = ours.dict()
    for key in range(2000):
        made[key] = key
        if key >= 10:
            del made[key - 10]
    assert len(made.index) <= 64


def test_dict_popped_and_filled_again_still_ends_a_search() -> None:
    made = ours.dict()
    for key in range(1000):
        made[key] = key
        made.popitem()
    assert 5000 not in made


class Odd:
    """A value whose order is not total."""

    def __init__(self, number: float, seen: list[tuple[float, float]]) -> None:
        self.number = number
        self.seen = seen

    def __lt__(self, other: Odd) -> bool:
        self.seen.append((self.number, other.number))
        return self.number < other.number


def comparisons(sort: Callable[[list[Odd]], object], numbers: list[float]) -> tuple[list[str], list[tuple[float, float]]]:
    seen: list[tuple[float, float]] = []
    result = sort([Odd(number, seen) for number in numbers])
    return [repr(item.number) for item in result], seen


sortable = st.lists(st.one_of(st.integers(0, 50), st.integers(0, 5), st.just(float("nan"))), max_size=400)


def shaped(numbers: list[float], shape: int) -> list[float]:
    """Runs long enough that merging gallops."""
    if shape == 1:
        return sorted(numbers) + sorted(numbers, reverse=True) + sorted(numbers)
    if shape == 2:
        return [n for n in range(200)] + numbers + [n // 3 for n in range(300)]
    return numbers


@settings(max_examples=150, deadline=None)
@given(sortable, st.integers(0, 2), st.booleans())
def test_sort_makes_cpythons_comparisons_in_its_order(numbers: list[float], shape: int, reverse: bool) -> None:
    numbers = shaped(numbers, shape)
    made = comparisons(lambda items: ours.sorted(items, reverse=reverse), numbers)
    expected = comparisons(lambda items: sorted(items, reverse=reverse), numbers)
    assert repr(made) == repr(expected)


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers()), max_size=300), st.booleans())
def test_sort_by_key_is_stable(items: list[tuple[int, int]], reverse: bool) -> None:
    made = ours.sorted(items, key=lambda item: item[0], reverse=reverse)
    assert [*made] == sorted(items, key=lambda item: item[0], reverse=reverse)


@settings(deadline=None)
@given(st.lists(st.integers(0, 100), min_size=2, max_size=300), st.data())
def test_sort_that_raises_loses_no_item(numbers: list[int], data: st.DataObject) -> None:
    numbers = numbers + sorted(numbers)
    left = data.draw(st.integers(1, 3 * len(numbers)))

    class Failing(int):
        def __lt__(self, other: int) -> bool:
            nonlocal left
            left -= 1
            if left == 0:
                raise ZeroDivisionError
            return int.__lt__(self, other)

    made = ours.list([Failing(number) for number in numbers])
    try:
        made.sort()
    except ZeroDivisionError:
        pass
    assert sorted([*made], key=int) == sorted(numbers)


def test_list_that_grows_while_it_is_sorted_is_noticed() -> None:
    made = ours.list([3, 1, 2])

    def key(item: int) -> int:
        made.append(item)
        return item

    with pytest.raises(ValueError, match="^list modified during sort$"):
        made.sort(key=key)
    assert [*made] == [1, 2, 3]
