import pytest
from main import Client


@pytest.fixture
def client():
    return Client("root")


@pytest.fixture
def typed() -> Client:
    return Client("typed")


@pytest.fixture(name="renamed")
def _renamed(typed: Client) -> str:
    return typed.name
