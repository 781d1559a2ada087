"""The CPython stand-in for machine integers: wraps, keeps its type, refuses to mix."""

from __future__ import annotations

import copy
import pickle

import pytest
from hypothesis import given, strategies

from tests.support.imports import load

machine = load("machine")
TYPES = [machine.u8, machine.u16, machine.u32, machine.u64, machine.i8, machine.i16, machine.i32, machine.i64]
integers = strategies.integers(-(1 << 65), 1 << 65)


def wrapped(kind: type, value: int) -> int:
    value &= (1 << kind.bits) - 1
    return value - (1 << kind.bits) if kind.signed and value >> kind.bits - 1 else value


@given(strategies.sampled_from(TYPES), integers, integers)
def test_arithmetic_wraps_and_keeps_the_type(kind: type, a: int, b: int) -> None:
    x, y = kind(a), kind(b)
    p, q = wrapped(kind, a), wrapped(kind, b)
    results = [(x + y, p + q), (x - y, p - q), (x * y, p * q), (x & y, p & q), (x | y, p | q), (x ^ y, p ^ q)]
    results += [(-x, -p), (~x, ~p), (abs(x), abs(p)), (+x, p)]
    if q:
        results += [(x // y, p // q), (x % y, p % q)]
    count = q % kind.bits
    results += [(x << count, p << count), (x >> count, p >> count)]
    for result, expected in results:
        assert type(result) is kind
        assert result == wrapped(kind, expected)


@given(strategies.sampled_from(TYPES), strategies.sampled_from(TYPES), integers)
def test_conversion_truncates(source: type, target: type, value: int) -> None:
    assert target(source(value)) == wrapped(target, wrapped(source, value))


@pytest.mark.parametrize("kind", TYPES)
def test_an_int_stands_for_a_literal(kind: type) -> None:
    assert type(kind(5) + 1) is kind
    assert type(1 + kind(5)) is kind
    assert 7 - kind(5) == 2
    with pytest.raises(OverflowError):
        kind(1) + (kind.maximum + 1)
    with pytest.raises(OverflowError):
        kind(1) + (kind.minimum - 1)


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("other", [*TYPES, float, bool])
def test_different_types_do_not_mix(kind: type, other: type) -> None:
    if kind is other:
        return
    for operation in (lambda a, b: a + b, lambda a, b: a // b, lambda a, b: a & b, lambda a, b: a << b):
        with pytest.raises(TypeError):
            operation(kind(1), other(1))


@pytest.mark.parametrize("kind", TYPES)
def test_shift_counts_are_checked(kind: type) -> None:
    for count in (-1, kind.bits):
        with pytest.raises(ValueError):
            kind(1) << count
        with pytest.raises(ValueError):
            kind(1) >> count


def test_it_is_an_int_elsewhere() -> None:
    assert repr(machine.u8(7)) == str(machine.u8(7)) == f"{machine.u8(7)}" == "7"
    assert f"{machine.u32(255):08x}" == "000000ff"
    assert {7: "seven"}[machine.u16(7)] == "seven"
    assert machine.u8(3) < machine.u8(4) and machine.u8(3) == 3
    assert [10, 20][machine.u8(1)] == 20
    assert type(int(machine.u32(7))) is int
    big = machine.u64(1 << 63)
    assert pickle.loads(pickle.dumps(big)) == copy.deepcopy(big) == 1 << 63
    with pytest.raises(OverflowError):
        int(big)
    with pytest.raises(TypeError):
        machine.u8(1) / 1
