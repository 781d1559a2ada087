"""args of an exception whose __init__ does not call the base; a deep traceback."""

class Custom(Exception):
    def __init__(self, code: int) -> None:
        self.code = code

    def __str__(self) -> str:
        return f"code={self.code}"


def f(n: int) -> int:
    if n == 0:
        raise Custom(5)
    return f(n - 1) + 1


try:
    f(2)
except Custom as c:
    print(c, repr(c), c.args)
f(10)
