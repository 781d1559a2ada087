"""How exact arithmetic is, how it rounds, and which conditions raise."""

from __future__ import annotations

from typing import Final

from decimal.signals import (
    Clamped, DivisionByZero, FloatOperation, Inexact, InvalidOperation, Overflow, Rounded, Subnormal, Underflow,
)

ROUND_DOWN: Final = "ROUND_DOWN"
ROUND_HALF_UP: Final = "ROUND_HALF_UP"
ROUND_HALF_EVEN: Final = "ROUND_HALF_EVEN"
ROUND_CEILING: Final = "ROUND_CEILING"
ROUND_FLOOR: Final = "ROUND_FLOOR"
ROUND_UP: Final = "ROUND_UP"
ROUND_HALF_DOWN: Final = "ROUND_HALF_DOWN"
ROUND_05UP: Final = "ROUND_05UP"

_ROUNDINGS: Final = (
    ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_HALF_DOWN, ROUND_05UP)

MAX_PREC: Final = 999999999999999999
MAX_EMAX: Final = 999999999999999999
MIN_EMIN: Final = -999999999999999999
MIN_ETINY: Final = -1999999999999999997


def _signals(raised: list[type] | None) -> dict[type, bool]:
    """All signals, and which of them are set."""
    made: dict[type, bool] = {}
    for signal in (InvalidOperation, FloatOperation, DivisionByZero, Overflow, Subnormal, Underflow, Rounded, Inexact, Clamped):
        made[signal] = raised is not None and signal in raised
    return made


class Context:
    """prec: digits of a result. Emin, Emax: the exponents a result may have."""

    def __init__(
        self, prec: int | None = None, rounding: str | None = None, Emin: int | None = None, Emax: int | None = None,
        capitals: int | None = None, clamp: int | None = None, flags: list[type] | None = None, traps: list[type] | None = None,
    ) -> None:
        self._prec = 28
        self._rounding = ROUND_HALF_EVEN
        self.Emin: int = -999999 if Emin is None else Emin
        self.Emax: int = 999999 if Emax is None else Emax
        self.capitals: int = 1 if capitals is None else capitals
        self.clamp: int = 0 if clamp is None else clamp
        self.flags: dict[type, bool] = _signals(flags)
        self.traps: dict[type, bool] = _signals([InvalidOperation, DivisionByZero, Overflow] if traps is None else traps)
        if prec is not None:
            self.prec = prec
        if rounding is not None:
            self.rounding = rounding

    @property
    def prec(self) -> int:
        """How many digits results are rounded to; ValueError for less than 1."""
        return self._prec

    @prec.setter
    def prec(self, value: int) -> None:
        if not 1 <= value <= MAX_PREC:
            raise ValueError("valid range for prec is [1, MAX_PREC]")
        self._prec = value

    @property
    def rounding(self) -> str:
        """One of the ROUND_ constants; TypeError for anything else."""
        return self._rounding

    @rounding.setter
    def rounding(self, value: str) -> None:
        if value not in _ROUNDINGS:
            raise TypeError(
                "valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, "
                "ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]")
        self._rounding = value

    def __repr__(self) -> str:
        flags = ", ".join([signal.__name__ for signal, is_set in self.flags.items() if is_set])
        traps = ", ".join([signal.__name__ for signal, is_set in self.traps.items() if is_set])
        return (f"Context(prec={self._prec}, rounding={self._rounding}, Emin={self.Emin}, Emax={self.Emax}, capitals={self.capitals}, "
                f"clamp={self.clamp}, flags=[{flags}], traps=[{traps}])")

    def Etiny(self) -> int:
        """The exponent of the smallest subnormal number: Emin - prec + 1."""
        return self.Emin - self._prec + 1

    def Etop(self) -> int:
        """The exponent of the largest number with all digits: Emax - prec + 1."""
        return self.Emax - self._prec + 1

    def copy(self) -> Context:
        """Another context with the same settings, flags and traps."""
        made = Context(self._prec, self._rounding, self.Emin, self.Emax, self.capitals, self.clamp)
        made.flags = dict(self.flags)
        made.traps = dict(self.traps)
        return made

    def __copy__(self) -> Context:
        return self.copy()

    def clear_flags(self) -> None:
        """Forgets what has happened so far."""
        for signal in self.flags:
            self.flags[signal] = False

    def clear_traps(self) -> None:
        """Has nothing raised any more; what happens is only noted in `flags`."""
        for signal in self.traps:
            self.traps[signal] = False

    # --- conditions: each notes its flag, and raises where it is trapped ---

    def invalid(self, what: str = "InvalidOperation") -> None:
        self.flags[InvalidOperation] = True
        if self.traps[InvalidOperation]:
            raise InvalidOperation(f"[<class 'decimal.{what}'>]")

    def division_by_zero(self) -> None:
        self.flags[DivisionByZero] = True
        if self.traps[DivisionByZero]:
            raise DivisionByZero("[<class 'decimal.DivisionByZero'>]")

    def inexact(self) -> None:
        self.flags[Rounded] = True
        self.flags[Inexact] = True
        if self.traps[Inexact]:
            raise Inexact("[<class 'decimal.Inexact'>]")

    def rounded(self) -> None:
        self.flags[Rounded] = True
        if self.traps[Rounded]:
            raise Rounded("[<class 'decimal.Rounded'>]")

    def overflow(self) -> None:
        self.flags[Overflow] = True
        self.flags[Inexact] = True
        self.flags[Rounded] = True
        if self.traps[Overflow]:
            raise Overflow("[<class 'decimal.Overflow'>]")

    def float_operation(self) -> None:
        self.flags[FloatOperation] = True
        if self.traps[FloatOperation]:
            raise FloatOperation("[<class 'decimal.FloatOperation'>]")


class _Current:
    """The context in use; there is one thread."""

    def __init__(self) -> None:
        self.context = Context()


_current: _Current = _Current()
DefaultContext: Context = Context()
BasicContext: Context = Context(9, ROUND_HALF_UP, traps=[Clamped, InvalidOperation, DivisionByZero, Overflow, Underflow])
ExtendedContext: Context = Context(9, ROUND_HALF_EVEN, traps=[])


def getcontext() -> Context:
    """The context that arithmetic uses: one for the whole program, all tasks included, where CPython has one for each."""
    return _current.context


def setcontext(context: Context) -> None:
    """The context that arithmetic uses from now on."""
    _current.context = context


class _LocalContext:
    """A copy of a context, in use during a `with` block."""

    def __init__(self, context: Context) -> None:
        self.new_context = context
        self.saved_context: Context = context

    def __enter__(self) -> Context:
        self.saved_context = getcontext()
        setcontext(self.new_context)
        return self.new_context

    def __exit__(self, kind: object, error: object, traceback: object) -> None:
        setcontext(self.saved_context)


def localcontext(
    ctx: Context | None = None, *, prec: int | None = None, rounding: str | None = None, capitals: int | None = None,
) -> _LocalContext:
    """With some settings changed."""
    made = getcontext().copy() if ctx is None else ctx.copy()
    if prec is not None:
        made.prec = prec
    if rounding is not None:
        made.rounding = rounding
    if capitals is not None:
        made.capitals = capitals
    return _LocalContext(made)
