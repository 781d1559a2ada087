"""decimal: construction, arithmetic, rounding, contexts, functions, formats, errors."""
import decimal
from decimal import (
    ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Context, Decimal, DivisionByZero,
    Inexact, InvalidOperation, getcontext, localcontext, setcontext,
)

CENT = Decimal("0.01")


def invoice() -> None:
    lines = [("widget", 3, Decimal("19.99")), ("gear", 12, Decimal("0.105")), ("bolt", 1000, Decimal("0.0125"))]
    net = sum((price * count for _, count, price in lines), Decimal(0))
    tax = (net * Decimal("0.19")).quantize(CENT, rounding=ROUND_HALF_UP)
    for name, count, price in lines:
        print(f"{name:<8}{count:>6}{price:>10}{price * count:>12.2f}{price * count:>14,.3f}")
    print(net, tax, net + tax, (net + tax).quantize(CENT), round(net, 1), round(net), -net, abs(-net), "%s %.1f %d" % (net, net, net))
    shares = [(net / 3).quantize(CENT, ROUND_DOWN) for _ in range(3)]
    print(shares, net - sum(shares), max(shares), sorted([Decimal("2.5"), Decimal(-1), Decimal("2.45")]))
    totals: dict[str, Decimal] = {}
    for name, amount in (("a", "1.10"), ("b", "2.20"), ("a", "3.3")):
        totals[name] = totals.get(name, Decimal("0")) + Decimal(amount)
    print(totals, {Decimal("1.0"): "x"}[Decimal(1)], hash(Decimal("2.5")) == hash(2.5), Decimal(3) == 3, Decimal("0.1") == 0.1, 3 < Decimal("3.5") < 4)


def construction() -> None:
    print(Decimal(), Decimal(10), Decimal("3.14"), Decimal("-1E+5"), Decimal((1, (1, 4, 1, 4), -3)), Decimal(0.1), Decimal.from_float(0.5), Decimal(" 1_000.50 "))
    print(repr(Decimal("Infinity")), Decimal("-inf"), Decimal("NaN"), Decimal("1e-10"), Decimal("123E3"), Decimal("0E-10"), Decimal("00.10"), Decimal(2**63 - 1), Decimal(-(2**63)))
    d = Decimal("-123.4500")
    print(d.as_tuple(), d.adjusted(), d.normalize(), d.is_signed(), d.is_zero(), d.copy_abs(), d.number_class(), d.as_integer_ratio(), bool(d), int(d), float(d))
    print(Decimal("NaN").is_nan(), Decimal("inf").is_infinite(), Decimal("1E+3").to_integral_value(), Decimal("12300").normalize(), Decimal("1234567").to_eng_string(), Decimal("1E+7").to_eng_string())


def arithmetic() -> None:
    a, b = Decimal("7.325"), Decimal("-2")
    print(a + b, a - b, a * b, a / b, a // b, a % b, divmod(a, b), a ** 2, b ** 3, b ** -2, 2 + a, 10 - a, 2 * a, 1 / b, 7 // b, 7 % b, 2 ** Decimal("0.5"))
    print(Decimal(1) / 7, Decimal(2).sqrt(), Decimal(1).exp(), Decimal(10).ln(), Decimal(1000).log10(), Decimal("2.25").sqrt(), Decimal(100) / Decimal("2.50"))
    print(a.compare(b), a.max(b), a.min(b), a.remainder_near(b), a.fma(2, 1), a.scaleb(3), a.copy_sign(b), a.same_quantum(Decimal("1.000")), Decimal("0.9").logb())
    values = [Decimal(s) for s in ("2.5", "-2.5", "2.51", "3.5", "-3.5", "0.125")]
    for mode in (ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN):
        print(mode, [str(v.quantize(Decimal(1), rounding=mode)) for v in values], Decimal("0.125").quantize(CENT, mode))


def contexts() -> None:
    getcontext().prec = 6
    print(Decimal(1) / 7, Decimal("3.1415926535") + 0, +Decimal("3.1415926535"), Decimal("3.1415926535"))
    with localcontext() as ctx:
        ctx.prec = 40
        ctx.rounding = ROUND_UP
        print(Decimal(2).sqrt(), Decimal(1) / 3)
    with localcontext(Context(prec=3)):
        print(Decimal(1) / 3, Decimal("123456") * 1)
    print(Decimal(1) / 3, getcontext().prec, getcontext().rounding)
    setcontext(Context(prec=10, rounding=ROUND_HALF_DOWN))
    getcontext().clear_flags()
    print(Decimal(2) / 3, getcontext().flags[Inexact], getcontext().flags[InvalidOperation])
    getcontext().traps[Inexact] = True
    try:
        Decimal(1) / 3
    except Inexact as error:
        print(type(error), error)
    getcontext().traps[DivisionByZero] = False
    print(Decimal(1) / 0, Decimal(-1) / 0)
    setcontext(Context())
    print(getcontext())


def formats() -> None:
    d = Decimal("-1234567.891")
    print(f"{d:.2f}|{d:,.2f}|{d:e}|{d:.3e}|{d:g}|{d:.3g}|{d:+}|{d:>20}|{d:<20}|{d:^20}|{d:020.1f}|{d:*=20.0f}|{d:,}|{d:%}|{d!r}")
    p = Decimal("0.0256")
    print(f"{p:.1%} {p:.0f} {p:.3f} {p:e} {p:G} {p:+.2f} {p: .2f} {p:010,.3f}", format(Decimal("NaN"), "8"), format(Decimal("1E+10"), ",.1f"), f"{Decimal(0):.2e}")


def errors() -> None:
    for attempt in range(9):
        try:
            if attempt == 0:
                Decimal("twelve")
            elif attempt == 1:
                print(Decimal(1) / Decimal(0))
            elif attempt == 2:
                print(Decimal(0) / 0)
            elif attempt == 3:
                print(Decimal("1E+30").quantize(CENT))
            elif attempt == 4:
                print(Decimal(-1).sqrt())
            elif attempt == 5:
                print(int(Decimal("NaN")))
            elif attempt == 6:
                print(int(Decimal("inf")))
            elif attempt == 7:
                print(Decimal("NaN") < 1)
            else:
                getcontext().prec = 0
        except (decimal.DecimalException, ValueError, OverflowError) as error:
            print(type(error).__name__, error, isinstance(error, ArithmeticError), isinstance(error, ZeroDivisionError))
    try:
        Decimal(5) % 0
    except InvalidOperation as error:
        print(repr(error))


invoice()
construction()
arithmetic()
contexts()
formats()
errors()
raise decimal.InvalidOperation("uncaught")
