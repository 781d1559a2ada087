"""The traceback of a deep but finite recursion is shortened."""


def down(n: int) -> int:
    if n == 0:
        raise ValueError("bottom")
    return down(n - 1) + 1


down(20)
