"""What can happen in decimal arithmetic (IBM's General Decimal Arithmetic Specification, "Exceptional conditions")."""

from __future__ import annotations


class DecimalException(ArithmeticError):
    """Arithmetic raises it with a list of the conditions, of which `args` has the text."""

    def __repr__(self) -> str:
        shown = str(self)
        return f"{type(self).__name__}({shown})" if shown.startswith("[<class") else super().__repr__()


class Clamped(DecimalException):
    """An exponent was changed to fit the context's limits."""


class InvalidOperation(DecimalException):
    """There is no such number: 0 / 0, the root of -1, a text that is no number. Not trapped, the result is NaN."""


class ConversionSyntax(InvalidOperation):
    pass


class DivisionImpossible(InvalidOperation):
    pass


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    pass


class InvalidContext(InvalidOperation):
    pass


class DivisionByZero(DecimalException, ZeroDivisionError):
    """A finite number was divided by 0. Not trapped, the result is infinite."""


class Inexact(DecimalException):
    """Digits other than 0 were lost by rounding."""


class Rounded(DecimalException):
    """Digits were lost by rounding, zeros perhaps."""


class Subnormal(DecimalException):
    """A result is smaller than the context's exponents allow with all digits."""


class Overflow(Inexact, Rounded):
    """A result is too large for the context. Not trapped, it is infinite or the largest number, by the way of rounding."""


class Underflow(Inexact, Rounded, Subnormal):
    """A subnormal result that is inexact as well."""


class FloatOperation(DecimalException, TypeError):
    """A float was mixed with Decimals. Without the trap comparing and converting are allowed, and noted only."""
