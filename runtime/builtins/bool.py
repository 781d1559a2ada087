"""bool: True and False; its arithmetic is that of the ints 1 and 0."""
from runtime.builtins.number.float_format import format_float
from runtime.builtins.number.integer_format import format_integer, is_float_kind


class bool:
    @staticmethod
    def __make__[T](x: T = False) -> bool:
        return True if x else False

    def __bool__(self) -> bool:
        return self

    def __int__(self) -> int:
        return 1 if self else 0

    def __index__(self) -> int:
        return 1 if self else 0

    def __float__(self) -> float:
        return 1.0 if self else 0.0

    def __hash__(self) -> int:
        return 1 if self else 0

    def __str__(self) -> str:
        return "True" if self else "False"

    def __repr__(self) -> str:
        return "True" if self else "False"

    def __format__(self, spec: str) -> str:
        if spec.length == 0:
            return "True" if self else "False"
        if is_float_kind(spec):
            return format_float(1.0 if self else 0.0, spec, "bool")
        return format_integer(1 if self else 0, spec, "bool")
