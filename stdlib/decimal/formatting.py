"""Format specifications of Decimals: those of floats, with "g" where there is no letter."""

from __future__ import annotations

from decimal.arithmetic import FINITE, INFINITE, NAN, make, rescaled, rounded
from decimal.contexts import Context
from decimal.naturals import size, to_text
from decimal.numbers import Decimal


class _Spec:
    """[[fill]align][sign][z][#][0][width][grouping][.precision][type]"""

    def __init__(self, spec: str) -> None:
        self.fill = " "
        self.align = ""
        self.sign = "-"
        self.alternate = False
        self.zero = False
        self.width = 0
        self.grouping = ""
        self.precision = -1
        self.type = ""
        at = 0
        if spec[1:2] in ("<", ">", "=", "^") and len(spec) > 1:
            self.fill, self.align = spec[0], spec[1]
            at = 2
        elif spec[:1] in ("<", ">", "=", "^") and spec:
            self.align = spec[0]
            at = 1
        if spec[at:at + 1] in ("+", "-", " ") and at < len(spec):
            self.sign = spec[at]
            at += 1
        if spec[at:at + 1] == "#":
            self.alternate = True
            at += 1
        if spec[at:at + 1] == "0":
            if self.align:
                raise ValueError("invalid format string")
            self.zero = True
            self.fill, self.align = "0", "="
            at += 1
        start = at
        while at < len(spec) and spec[at].isdecimal():
            at += 1
        self.width = int(spec[start:at]) if at > start else 0
        if spec[at:at + 1] == ",":
            self.grouping = ","
            at += 1
        if spec[at:at + 1] == ".":
            start = at + 1
            at = start
            while at < len(spec) and spec[at].isdecimal():
                at += 1
            if at == start:
                raise ValueError("invalid format string")
            self.precision = int(spec[start:at])
        if at < len(spec) and spec[at] in "eEfFgGn%":
            self.type = spec[at]
            at += 1
        if at < len(spec):
            raise ValueError("invalid format string")

    def aligned(self, sign: str, body: str) -> str:
        padding = self.fill * (self.width - len(sign) - len(body))
        if self.align == "<":
            return sign + body + padding
        if self.align == "=":
            return sign + padding + body
        if self.align == "^":
            half = len(padding) // 2
            return padding[:half] + sign + body + padding[half:]
        return padding + sign + body


def _grouped(digits: str, width: int) -> str:
    """Groups of three, filled up with zeros to the width."""
    groups: list[str] = []
    left = width
    rest = digits
    while True:
        part = rest[-3:]
        rest = rest[:-3]
        if not rest and len(part) < 3:
            part = "0" * (min(3, max(len(part), left, 1)) - len(part)) + part
        groups.append(part)
        left -= len(part)
        if not rest and left <= 0:
            break
        left -= 1
        if not rest and left <= 0:
            left = 1
    return ",".join(reversed(groups))


def formatted(x: Decimal, spec: str, context: Context) -> str:
    wanted = _Spec(spec)
    sign = "-" if x._negative else "" if wanted.sign == "-" else wanted.sign
    if x._kind != FINITE:
        if wanted.zero:
            wanted.fill, wanted.align = " ", ">"
        body = "Infinity" if x._kind == INFINITE else ("NaN" if x._kind == NAN else "sNaN") + ("" if len(x._digits) == 0 else to_text(x._digits))
        return wanted.aligned(sign, body + ("%" if wanted.type == "%" else ""))
    kind = wanted.type or ("G" if context.capitals == 1 else "g")
    if kind == "n":
        kind = "g"
    digits, exponent = x._digits, x._exponent
    if kind == "%":
        exponent += 2
    precision = wanted.precision
    if precision >= 0:
        keep = precision + 1 if kind in "eE" else max(precision, 1)
        if kind in "fF%":
            digits = rescaled(digits, exponent, -precision, x._negative, context.rounding)
            exponent = -precision
        elif len(digits) > 0 and (kind in "eE" or size(digits) > keep):
            gap = exponent + size(digits) - keep
            digits = rescaled(digits, exponent, gap, x._negative, context.rounding)
            exponent = gap
            if size(digits) > keep:
                digits, _ = rounded(digits, 1, x._negative, context.rounding)
                exponent += 1
    if len(digits) == 0 and exponent > 0 and kind in "fF%":
        exponent = 0
    text = to_text(digits)
    left = exponent + len(text)
    if kind in "eE":
        point = 1 - precision if len(digits) == 0 and precision >= 0 else 1
    elif kind in "fF%" or exponent <= 0 and left > -6:
        point = left
    else:
        point = 1
    if point < 0:
        whole, fraction = "0", "0" * -point + text
    elif point > len(text):
        whole, fraction = text + "0" * (point - len(text)), ""
    else:
        whole, fraction = text[:point] or "0", text[point:]
    tail = "." + fraction if fraction or wanted.alternate else ""
    if left != point or kind in "eE":
        tail += f"{'E' if kind in 'EG' else 'e'}{left - point:+d}"
    if kind == "%":
        tail += "%"
    if wanted.grouping:
        whole = _grouped(whole, wanted.width - len(sign) - len(tail) if wanted.zero else 0)
    return wanted.aligned(sign, whole + tail)
