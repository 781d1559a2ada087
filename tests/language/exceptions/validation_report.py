"""Errors gathered over a whole record instead of stopping at the first, then raised together."""
from __future__ import annotations
from typing import Callable, Mapping


class FieldError(Exception):
    def __init__(self, field: str, problem: str) -> None:
        super().__init__(field, problem)
        self.field, self.problem = field, problem

    def __str__(self) -> str:
        return f"{self.field}: {self.problem}"


class ValidationError(ValueError):
    def __init__(self, errors: list[FieldError]) -> None:
        super().__init__(f"{len(errors)} errors" if len(errors) > 1 else "1 error")
        self.errors = errors

    def by_field(self) -> dict[str, list[str]]:
        result: dict[str, list[str]] = {}
        for error in self.errors:
            result.setdefault(error.field, []).append(error.problem)
        return result


Rule = Callable[[str], None]


def number(low: int, high: int) -> Rule:
    def check(text: str) -> None:
        value = int(text)
        if value < low:
            raise ValueError(f"{value} is below {low}")
        if value > high:
            raise OverflowError(f"{value} is above {high}")
    return check


def pattern(allowed: str) -> Rule:
    def check(text: str) -> None:
        wrong = sorted(set(text) - set(allowed))
        if wrong:
            raise ValueError(f"has {''.join(wrong)!r}")
    return check


RULES: dict[str, list[Rule]] = {
    "age": [number(0, 150)],
    "zip": [pattern("0123456789"), number(10000, 99999)],
    "name": [lambda text: None if text.strip() else pattern("")("?")],
}


def validate(record: Mapping[str, str]) -> None:
    errors: list[FieldError] = []
    for field, rules in RULES.items():
        try:
            text = record[field]
        except KeyError as missing:
            errors.append(FieldError(field, f"missing {missing}"))
            continue
        for rule in rules:
            try:
                rule(text)
            except (ValueError, OverflowError) as error:
                errors.append(FieldError(field, f"{type(error).__name__}: {error}"))
    if errors:
        raise ValidationError(errors)


for record in ({"age": "30", "zip": "12345", "name": "Ann"}, {"age": "200", "zip": "12x", "name": " "}, {"zip": "7"}, {}):
    try:
        validate(record)
        print("valid", record)
    except ValidationError as error:
        print(type(error).__name__, error, error.by_field())
        print("  first:", error.errors[0], repr(error.errors[0]), error.errors[0].args)
