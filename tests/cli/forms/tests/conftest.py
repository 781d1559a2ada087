from typing import Iterator
import pytest

LOG: list[str] = []


@pytest.fixture(scope="session")
def base() -> Iterator[int]:
    LOG.append("base made")
    yield 40
    print("base ended", LOG)


@pytest.fixture
def two(base: int) -> int:
    return base - 38
