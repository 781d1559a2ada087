import unittest
import pytest
from main import Client


class Base(unittest.TestCase):
    maxDiff = None
    def setUp(self) -> None:
        self.client = Client("base")
    def test_base(self) -> None:
        self.assertEqual(self.client.name, "base")


@pytest.fixture
def shared() -> int:
    return 7


class Shape:
    def __init__(self, sides: int) -> None:
        self.sides = sides
