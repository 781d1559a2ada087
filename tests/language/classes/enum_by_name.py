"""Members of an enum by name, and what they have"""
from enum import Enum


class C(Enum):
    RED = 1

    def __init__(self, n: int) -> None:
        self.half = n + 0.5


print(C["RED"].value, C["RED"].name, C["RED"].half)
