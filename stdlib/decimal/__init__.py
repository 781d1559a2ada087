"""decimal: numbers with a decimal point, exact and rounded as people do it by hand.

Not here: the methods of contexts that do arithmetic, and the operations on single digits (logical_and, shift, rotate, next_plus ...).
"""

from decimal.contexts import (
    MAX_EMAX, MAX_PREC, MIN_EMIN, MIN_ETINY, ROUND_05UP, ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_EVEN,
    ROUND_HALF_UP, ROUND_UP, BasicContext, Context, DefaultContext, ExtendedContext, getcontext, localcontext, setcontext,
)
from decimal.numbers import Decimal, DecimalTuple
from decimal.signals import (
    Clamped, DecimalException, DivisionByZero, FloatOperation, Inexact, InvalidOperation, Overflow, Rounded, Subnormal, Underflow,
)
