from __future__ import annotations
from typing import Final

HOST: Final = "localhost"
PORT: Final = 8000 + 80
DEBUG: Final = False
LEVELS: Final = ("low", "mid", "high")
ALIASES: Final[dict[str, str]] = {"min": LEVELS[0], "max": LEVELS[-1]}
URL: Final = f"http://{HOST}:{PORT}/"
PRIMES: Final = [n for n in range(2, 30) if all(n % d for d in range(2, n))]
attempts = 1
names = ["a"]


def told() -> str:
    return f"{attempts} {names}"
