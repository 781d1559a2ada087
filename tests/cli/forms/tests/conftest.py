from typing import Iterator
import pytest
from tests.helpers import Shape

LOG: list[str] = []


@pytest.fixture(scope="session")
def base() -> Iterator[int]:
    LOG.append("base made")
    yield 40
    print("base ended", LOG)


@pytest.fixture
def two(base: int) -> int:
    return base - 38


@pytest.fixture(params=[Shape(3), Shape(4)], ids=["three", "four"])
def shape(request: pytest.FixtureRequest) -> Shape:
    return request.param
