"""Error handling in ordinary programs."""
from __future__ import annotations
import sys
from typing import Callable, Iterator, NoReturn, Optional


class AppError(Exception):
    code = 1

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint

    def __str__(self) -> str:
        text = super().__str__()
        return f"{text} ({self.hint})" if self.hint else text


class NotFound(AppError):
    code = 404


class Invalid(AppError, ):
    code = 400

    def __init__(self, field: str, value: object) -> None:
        super().__init__(f"invalid {field}: {value!r}", hint="check it")
        self.field = field


class Resource:
    opened = 0

    def __init__(self, name: str, fail: bool = False) -> None:
        self.name = name
        self.fail = fail

    def __enter__(self) -> Resource:
        Resource.opened += 1
        print("open", self.name)
        if self.fail:
            raise OSError(f"cannot open {self.name}")
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> bool:
        Resource.opened -= 1
        print("close", self.name, kind.__name__ if kind else None, error)
        return isinstance(error, ZeroDivisionError)


def fail(message: str) -> NoReturn:
    raise AppError(message)


def lookup(table: dict[str, int], key: str) -> int:
    try:
        return table[key]
    except KeyError as error:
        raise NotFound(f"no {key}") from error
    finally:
        print("looked up", key)


def classify(action: Callable[[], object]) -> str:
    try:
        result = action()
    except (ValueError, TypeError) as error:
        return f"value/type: {error}"
    except NotFound as error:
        return f"not found {error.code}: {error}; cause {error.__cause__!r}"
    except AppError as error:
        return f"app {error.code}: {error}"
    except ArithmeticError as error:
        return f"arithmetic {type(error).__name__}: {error}"
    except LookupError as error:
        return f"lookup {type(error).__name__}: {error}"
    except Exception as error:
        return f"other {type(error).__name__}: {error}"
    else:
        return f"fine: {result}"


def validate(age: int) -> int:
    if not 0 <= age < 150:
        raise Invalid("age", age)
    return age


def nested() -> list[str]:
    log: list[str] = []
    for i in range(4):
        try:
            try:
                if i == 1:
                    continue
                if i == 2:
                    raise ValueError("two")
                if i == 3:
                    break
                log.append(f"body {i}")
            finally:
                log.append(f"finally {i}")
        except ValueError as error:
            log.append(f"caught {error}")
    return log


def returning() -> str:
    for value in (1, 2):
        try:
            return f"try {value}"
        finally:
            print("cleanup", value)
    return "never"


def first_int(texts: list[str]) -> Optional[int]:
    for text in texts:
        try:
            number = int(text)
        except ValueError:
            continue
        return number
    return None


def reader(lines: list[str]) -> Iterator[int]:
    try:
        for line in lines:
            yield int(line)
    except ValueError as error:
        print("bad line:", error)
    finally:
        print("reader closed")


table = {"a": 1}
actions: list[Callable[[], object]] = [
    lambda: lookup(table, "a"), lambda: lookup(table, "b"), lambda: fail("no"), lambda: validate(200), lambda: validate(5),
    lambda: 1 // 0, lambda: [1][5], lambda: {"x": 1}["y"], lambda: int("q"), lambda: "abc".index("z"), lambda: [].pop(), lambda: "x" * -1,
    lambda: next(iter([])), lambda: 2.0 ** 10000, lambda: chr(-1), lambda: b"\xff".decode(), lambda: 1 << -1]
for action in actions:
    print(classify(action))
print(nested(), returning(), first_int(["x", "7", "8"]), first_int([]))
print(list(reader(["1", "2", "z", "3"])))
with Resource("a") as a, Resource("b") as b:
    print(a.name + b.name)
with Resource("c"):
    print(1 // 0)
try:
    with Resource("d"):
        with Resource("e", fail=True):
            print("not reached")
except OSError as error:
    print("OSError", error, Resource.opened)
try:
    try:
        raise ValueError("first")
    except ValueError:
        raise RuntimeError("second")
except RuntimeError as error:
    print(error, repr(error.__context__), error.__cause__, error.args)
try:
    assert len(table) > 3, f"table has {len(table)}"
except AssertionError as error:
    print("assert", error)
error_count = 0
while True:
    try:
        if error_count < 2:
            raise KeyboardInterrupt
        break
    except KeyboardInterrupt:
        error_count += 1
print(error_count, Invalid("f", [1]).field, issubclass(NotFound, AppError), isinstance(Invalid("a", 1), Exception))
if error_count:
    sys.exit(error_count + 1)
