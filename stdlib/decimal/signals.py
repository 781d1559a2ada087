"""What can happen in decimal arithmetic (IBM's General Decimal Arithmetic Specification, "Exceptional conditions")."""

from __future__ import annotations


class DecimalException(ArithmeticError):
    """Arithmetic raises it with a list of the conditions, of which `args` has the text."""

    def __repr__(self) -> str:
        shown = str(self)
        return f"{type(self).__name__}({shown})" if shown.startswith("[<class") else super().__repr__()


class Clamped(DecimalException):
    pass


class InvalidOperation(DecimalException):
    pass


class ConversionSyntax(InvalidOperation):
    pass


class DivisionImpossible(InvalidOperation):
    pass


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    pass


class InvalidContext(InvalidOperation):
    pass


class DivisionByZero(DecimalException, ZeroDivisionError):
    pass


class Inexact(DecimalException):
    pass


class Rounded(DecimalException):
    pass


class Subnormal(DecimalException):
    pass


class Overflow(Inexact, Rounded):
    pass


class Underflow(Inexact, Rounded, Subnormal):
    pass


class FloatOperation(DecimalException, TypeError):
    pass
