"""A failed assertion."""


def check(values: list[int]) -> None:
    for value in values:
        assert value < 3, f"{value} is too large"


check([1, 2])
check([1, 2, 3])
