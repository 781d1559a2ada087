"""Ok | Err results: a pipeline of validations without exceptions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar, Union

T = TypeVar("T")


@dataclass(frozen=True)
class Ok(Generic[T]):
    value: T


@dataclass(frozen=True)
class Err:
    reason: str
    field: str = ""


Result = Union[Ok[T], Err]
Form = dict[str, str]


@dataclass(frozen=True)
class User:
    name: str
    age: int
    mail: str | None


def text(form: Form, field: str) -> Result[str]:
    value = form.get(field, "").strip()
    return Ok(value) if value else Err("missing", field)


def integer(form: Form, field: str, low: int, high: int) -> Result[int]:
    raw = text(form, field)
    if isinstance(raw, Err):
        return raw
    try:
        n = int(raw.value)
    except ValueError as error:
        return Err(str(error), field)
    return Ok(n) if low <= n <= high else Err(f"{n} not in {low}..{high}", field)


def mail(form: Form) -> Result[str | None]:
    match text(form, "mail"):
        case Err():
            return Ok(None)
        case Ok(value) if value.count("@") == 1 and not value.startswith("@"):
            return Ok(value.lower())
        case Ok(value):
            return Err(f"bad address {value}", "mail")


def user(form: Form) -> Result[User]:
    name, age, address = text(form, "name"), integer(form, "age", 0, 130), mail(form)
    if isinstance(name, Ok) and isinstance(age, Ok) and isinstance(address, Ok):
        return Ok(User(name.value, age.value, address.value))
    return next(r for r in (name, age, address) if isinstance(r, Err))


def fold(result: Result[User], good: Callable[[User], str], bad: Callable[[Err], str]) -> str:
    return good(result.value) if isinstance(result, Ok) else bad(result)


forms: list[Form] = [
    {"name": " Ann ", "age": "31", "mail": "Ann@Example.org"},
    {"name": "Bob", "age": "200"},
    {"name": "", "age": "x"},
    {"name": "Cy", "age": "4x"},
    {"name": "Di", "age": "0", "mail": "@di"},
    {"name": "Ed", "age": "7"},
]
for form in forms:
    print(fold(user(form), repr, lambda e: f"{e.field}: {e.reason}"))
good = [r.value for r in map(user, forms) if isinstance(r, Ok)]
print(len(good), [u.mail for u in good], Ok(1) == Ok(1), Err("a") == Err("a", "b"), Ok("x") in [Ok("y"), Ok("x")], user(forms[1]) == Err("200 not in 0..130", "age"))
