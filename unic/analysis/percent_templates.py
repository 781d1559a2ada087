"""`template % values` of a constant template whose conversions suit the types of the values: spelled out as f-strings are.

What is not that plain (a star, "#", %c, a precision of integers, a value of another type, too few or too many values) is left to the
interpreter of templates in the runtime.
"""
from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from unic.analysis import typed as t
from unic.analysis import types as ty

if TYPE_CHECKING:
    from unic.analysis.checker import Checker

_CONVERSION = re.compile(r"%([-+ 0]*)(\d*)(?:\.(\d*))?[hlL]?(.)", re.DOTALL)
_INTEGERS = "diuoxX"
_FLOATS = "eEfFgG"
_TEXTS = "sra"
_LONGEST = 6  # digits of a width or precision


def spelled_out(checker: "Checker", template: str, items: list[t.Expr], node: Any) -> t.Expr | None:
    """The text, or None where the runtime has to look at the template."""
    pieces = _pieces(template)
    if pieces is None:
        return None
    fields = [piece for piece in pieces if isinstance(piece, tuple)]
    if len(fields) != len(items) or not all(_suits(kind, precision, item.type) for (_, _, precision, kind), item in zip(fields, items)):
        return None
    body: list[t.Stmt] = []
    saved, checker.out = checker.out, body
    try:
        values = iter([checker.keep(item, body) for item in items])
        parts = [checker.const(piece, node) if isinstance(piece, str) else _field(checker, next(values), piece, node) for piece in pieces]
        if any(part.type is ty.NEVER for part in parts):
            return checker.bottom(node)
        if len(parts) == 1:
            made = parts[0]
        elif not parts:
            made = checker.const("", node)
        else:
            made = checker.builtin_call("concat_strings", [checker.array_of(parts, checker.str_type(), node, body)], node)
    finally:
        checker.out = saved
    return checker.block(body, made)


def _pieces(template: str) -> list[str | tuple[str, str, str | None, str]] | None:
    """Texts, and conversions as flags, width, precision and type."""
    pieces: list[str | tuple[str, str, str | None, str]] = []
    at = 0
    text = ""
    while at < len(template):
        percent = template.find("%", at)
        if percent < 0:
            percent = len(template)
        text += template[at:percent]
        at = percent
        if template.startswith("%%", at):
            text += "%"
            at += 2
        elif at < len(template):
            found = _CONVERSION.match(template, at)
            if found is None or found[4] not in _INTEGERS + _FLOATS + _TEXTS or max(len(found[2]), len(found[3] or "")) > _LONGEST:
                return None
            if text:
                pieces.append(text)
            text = ""
            pieces.append((found[1], found[2], found[3], found[4]))
            at = found.end()
    if text:
        pieces.append(text)
    return pieces


def _suits(kind: str, precision: str | None, type_: ty.Type) -> bool:
    if type_.open or type_ is ty.NEVER:
        return False
    if kind in _INTEGERS:
        return type_ in (ty.INT, ty.BOOL) and precision is None
    if kind in _FLOATS:
        return type_ in (ty.INT, ty.BOOL, ty.FLOAT)
    return type_ in (ty.INT, ty.BOOL, ty.FLOAT) or isinstance(type_, ty.ClassType) and str(type_) != "object"


def _field(checker: "Checker", value: t.Expr, piece: tuple[str, str, str | None, str], node: Any) -> t.Expr:
    flags, width, precision, kind = piece
    fraction = "" if precision is None else "." + (precision or "0")
    if kind in _TEXTS:
        text = checker.str_of(value, node) if kind == "s" else checker.repr_of(value, node)
        if kind == "a":
            text = checker.builtin_call("ascii_of", [text], node)
        if not width and not fraction:
            return text
        align = ("<" if "-" in flags else ">") + width if width else ""
        return checker.format_of(text, checker.const(align + fraction, node), node)
    if value.type is ty.BOOL:
        value = checker.to_int(value)
    sign = "+" if "+" in flags else " " if " " in flags else ""
    align = "<" if "-" in flags and width else ""
    zero = "0" if "0" in flags and not align and width else ""
    return checker.format_of(value, checker.const(align + sign + zero + width + fraction + ("d" if kind in "iu" else kind), node), node)
