"""`split()`, `subgroup()` and `derive()` of exception groups: by function, class and classes; what the parts take over."""

from collections.abc import Sequence


class Batch(ExceptionGroup[Exception]):
    number: int = 0

    def derive(self, errors: Sequence[Exception]) -> "Batch":  # type: ignore[override]
        return numbered(self.message, errors, self.number + 1)


def numbered(message: str, errors: Sequence[Exception], number: int) -> Batch:
    batch = Batch(message, errors)
    batch.number = number
    return batch


def chained() -> ExceptionGroup[Exception]:
    try:
        try:
            raise OSError("before")
        except OSError:
            raise ExceptionGroup("chained", [ValueError(1), KeyError(2), ExceptionGroup("inner", [ValueError(3)])])
    except ExceptionGroup as caught:
        caught.add_note("noted")
        return caught


asked: list[str] = []


def is_value(error: BaseException) -> bool:
    asked.append(repr(error))
    return isinstance(error, ValueError)


def first_of(classes: tuple[type[Exception], ...], group: ExceptionGroup[Exception]) -> str:
    return f"{group.subgroup(classes)!r} {group.subgroup(classes[0])!r}"


group = ExceptionGroup("top", [ValueError(1), ExceptionGroup("in", [KeyError("k"), ValueError(2)]), TypeError("t")])
print(group.split(is_value), len(asked), asked)
asked.clear()
print(repr(group.subgroup(is_value)), len(asked))
print(repr(group.split(ValueError)))
print(repr(group.split((KeyError, TypeError))))
print(repr(group.split(LookupError)), repr(group.split(OSError)))
print(group.split(Exception)[0] is group, group.subgroup(ExceptionGroup) is group)
print(first_of((KeyError, TypeError), group))
print(repr(group.subgroup(lambda error: str(error) == "2")))
kind: type[Exception] = TypeError
print(repr(group.subgroup(kind)))

whole = chained()
values, rest = whole.split(ValueError)
assert values is not None and rest is not None
for part in (whole, values, rest):
    print(part, repr(part.__context__), part.__suppress_context__, part.__cause__, part.__notes__)
values.add_note("of the values only")
print(values.__notes__, whole.__notes__, rest.__notes__)
inner = values.exceptions[1]
print(repr(inner), inner.__suppress_context__, inner is whole.exceptions[2])

batch = numbered("batch", [ValueError("a"), KeyError("b"), numbered("small", [ValueError("c"), OSError("d")], 10)], 5)
for half in batch.split(ValueError):
    assert isinstance(half, Batch)
    print(repr(half), half.number, [e.number for e in half.exceptions if isinstance(e, Batch)])

try:
    ExceptionGroup("no", [KeyboardInterrupt()])  # type: ignore[type-var]
except TypeError as error:
    print(error)
try:
    Batch("no", [ValueError(), SystemExit()])  # type: ignore[list-item]
except TypeError as error:
    print(error)
mixed = BaseExceptionGroup("mixed", [ValueError(1), KeyboardInterrupt("k")])
for base in mixed.split(Exception):
    print(repr(base), isinstance(base, ExceptionGroup))
