"""Fixtures that are made for each of their params, or for what a test's cases say."""

from typing import Iterator

import pytest
from tests.helpers import Shape


class Table:
    def __init__(self, size: int) -> None:
        self.size = size


@pytest.fixture(params=[1, pytest.param(3, marks=pytest.mark.skip(reason="no three")), pytest.param(4, id="four", marks=pytest.mark.xfail)])
def count(request):
    return request.param


@pytest.fixture
def doubled(count: int) -> int:
    return count * 2


@pytest.fixture(params=["a", "b"], name="letter")
def make_letter(request: pytest.FixtureRequest) -> Iterator[str]:
    print("make", request.param)
    yield request.param * 2
    print("end", request.param)


@pytest.fixture(params=[1, "x"], ids=["one", None])
def mixed(request) -> str:
    return str(request.param)


@pytest.fixture
def table(request: pytest.FixtureRequest) -> Table:
    size: int = request.param
    return Table(size)


@pytest.fixture
def area(table: Table) -> int:
    return table.size ** 2


def test_shape(shape: Shape) -> None:
    assert shape.sides in (3, 4)


@pytest.mark.parametrize("n", [1, 5])
def test_products(n: int, count: int, letter) -> None:
    assert n * count < 4 and len(letter) == 2


async def test_mixed(mixed: str) -> None:
    assert mixed in "1x"


@pytest.mark.parametrize("count", [7, 8])
def test_in_place(count: int, doubled) -> None:
    assert doubled == count * 2


@pytest.mark.parametrize("count", [70])
def test_in_place_of_what_is_not_named(doubled: int) -> None:
    assert doubled == 140


@pytest.mark.parametrize("table, wanted", [(3, 9), (4, 8)], indirect=["table"])
def test_indirect(table: Table, area: int, wanted: int) -> None:
    assert area == wanted == table.size * table.size


@pytest.mark.parametrize("count", [50], indirect=True)
def test_indirect_in_place(count: int, doubled: int) -> None:
    assert count == 50 and doubled == 100


class TestParams:
    @pytest.fixture(params=[True, False])
    def flag(self, request) -> bool:
        return request.param

    @pytest.fixture(autouse=True, params=["first", "second"])
    def always_param(self, request) -> None:
        print(request.param)

    def test_flag(self, flag: bool) -> None:
        assert flag or not flag
