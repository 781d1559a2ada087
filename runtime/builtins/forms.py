"""Built-in functions whose calls the compiler spells out, because their types depend on the arguments in ways that no
annotation can say. The declarations only bind the names; the bodies are never compiled.
"""


def print(
    *values: object, sep: str = " ", end: str = "\n", file: object | None = None, flush: bool = False
) -> None: ...


def isinstance(value: object, kind: type) -> bool: ...


def issubclass(kind: type, base: type) -> bool: ...


def callable(value: object) -> bool: ...


def aiter(value: object) -> object: ...


def anext(value: object, default: object = None) -> object: ...


def ascii(value: object) -> str: ...


def super() -> object: ...


def min(*values: object) -> object: ...


def max(*values: object) -> object: ...


def sum(values: object, start: object = 0) -> object: ...


def pow(base: object, exponent: object, modulus: object = None) -> object: ...


def round(number: object, ndigits: int | None = None) -> object: ...


def zip(*sources: object) -> object: ...


def map(function: object, *sources: object) -> object: ...
