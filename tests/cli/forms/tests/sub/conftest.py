import pytest
from main import Client


@pytest.fixture
def typed(typed: Client) -> Client:
    typed.name += "!"
    return typed
