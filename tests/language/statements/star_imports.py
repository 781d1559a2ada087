"""from ... import *, and imports that may fail."""
from __future__ import annotations

import sys
from enum import *
from math import *
from functools import *

try:
    import a_module_that_is_not_there  # type: ignore[import-not-found]
    found = True
except ImportError:
    found = False

try:
    from math import sqrt as root
except ImportError:
    root = abs  # type: ignore[assignment]

if sys.version_info >= (3, 11):
    def label() -> str:
        return "3.11 or later"
else:
    def label() -> str:
        return "older"


class Shape(Enum):
    ROUND = auto()
    SQUARE = auto()


@lru_cache(maxsize=None)
def circle(radius: int) -> float:
    return floor(pi * radius * radius * 100) / 100


print(found, root(16.0), label(), list(Shape), circle(2), circle(2), circle.cache_info().hits)
print(gcd(12, 18), reduce(lambda a, b: a + b, [1, 2, 3]), ceil(2.1))
