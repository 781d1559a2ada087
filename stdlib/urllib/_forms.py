"""Forms: application/x-www-form-urlencoded."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from urllib._quoting import quote_plus, unquote

T = TypeVar("T")
V = TypeVar("V")


def parse_qs(qs: str, keep_blank_values: bool = False, strict_parsing: bool = False, encoding: str = "utf-8",
             errors: str = "replace", max_num_fields: int | None = None, separator: str = "&") -> dict[str, list[str]]:
    """All values of each name."""
    result: dict[str, list[str]] = {}
    for name, value in parse_qsl(qs, keep_blank_values, strict_parsing, encoding, errors, max_num_fields, separator):
        if name in result:
            result[name].append(value)
        else:
            result[name] = [value]
    return result


def parse_qsl(qs: str, keep_blank_values: bool = False, strict_parsing: bool = False, encoding: str = "utf-8",
              errors: str = "replace", max_num_fields: int | None = None, separator: str = "&") -> list[tuple[str, str]]:
    """Names and values; ValueError for a field without `=` if strict, and for too many."""
    if separator == "":
        raise ValueError("Separator must be of type string or bytes.")
    if max_num_fields is not None and qs != "" and max_num_fields < 1 + qs.count(separator):
        raise ValueError("Max number of fields exceeded")
    result: list[tuple[str, str]] = []
    if qs == "":
        return result
    for field in qs.split(separator):
        if field == "" and not strict_parsing:
            continue
        name, sign, value = field.partition("=")
        if sign == "":
            if strict_parsing:
                raise ValueError(f"bad query field: {field!r}")
            if not keep_blank_values:
                continue
        if value != "" or keep_blank_values:
            result.append((unquote(name.replace("+", " "), encoding, errors),
                           unquote(value.replace("+", " "), encoding, errors)))
    return result


def urlencode(query: T, doseq: bool = False, safe: str = "", encoding: str | None = None, errors: str | None = None,
              quote_via: Callable[[str | bytes, str, str | None, str | None], str] | None = None) -> str:
    """Fields of a dict, or of (name, value) pairs; with `doseq` a value that is a list or tuple makes several fields."""
    fields: list[str] = []
    if quote_via is None:
        quote_via = quote_plus
    if isinstance(query, dict):
        for name, value in query.items():
            _add(name, value, fields, doseq, safe, encoding, errors, quote_via)
    else:
        for name, value in query:
            _add(name, value, fields, doseq, safe, encoding, errors, quote_via)
    return "&".join(fields)


def _add(name: T, value: V, fields: list[str], doseq: bool, safe: str, encoding: str | None, errors: str | None,
         quote_via: Callable[[str | bytes, str, str | None, str | None], str]) -> None:
    key = _quoted(name, safe, encoding, errors, quote_via)
    if isinstance(value, list) or isinstance(value, tuple):
        if doseq:
            for item in value:
                fields.append(key + "=" + _quoted(item, safe, encoding, errors, quote_via))
            return
    fields.append(key + "=" + _quoted(value, safe, encoding, errors, quote_via))


def _quoted(value: T, safe: str, encoding: str | None, errors: str | None,
            quote_via: Callable[[str | bytes, str, str | None, str | None], str]) -> str:
    if isinstance(value, bytes):
        return quote_via(value, safe, None, None)
    return quote_via(str(value), safe, encoding, errors)
