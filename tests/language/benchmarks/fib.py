"""Fibonacci numbers by recursion: the cost of a call."""
from typing import Final

SIZE: Final = 20


def fib(n: int) -> int:
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


def main() -> None:
    print(fib(SIZE))


if __name__ == "__main__":
    main()
