"""BaseExceptionGroup, and subclasses of ExceptionGroup."""


class Failures(ExceptionGroup[Exception]):
    pass


def show(group: BaseExceptionGroup[BaseException]) -> str:
    return f"{len(group.exceptions)} in {group.message!r}: {[repr(error) for error in group.exceptions]}"


def build(kind: int) -> None:
    if kind == 0:
        raise BaseExceptionGroup("mixed", [ValueError(1), KeyboardInterrupt("k")])
    if kind == 1:
        raise BaseExceptionGroup("all ordinary", [ValueError(1)])
    if kind == 2:
        raise Failures("of a class of its own", [OSError(2, "x"), ValueError("y")])
    raise ExceptionGroup("ordinary", [ValueError(2), TypeError("t")])


for kind in range(4):
    try:
        build(kind)
    except Failures as failures:
        print("Failures", failures, isinstance(failures, ExceptionGroup), show(failures))
        print(repr(failures.derive([ValueError(3)])), repr(failures.subgroup(lambda error: isinstance(error, OSError))))
    except ExceptionGroup as group:
        print("ExceptionGroup", repr(group), isinstance(group, Exception), isinstance(group, BaseExceptionGroup))
        print(show(group))
    except BaseExceptionGroup as base:
        print("BaseExceptionGroup", repr(base), isinstance(base, Exception))
        print(show(base))
        ordinary, rest = base.split(lambda error: isinstance(error, Exception))
        print(repr(ordinary), repr(rest))

for kind in range(4):
    try:
        build(kind)
    except Exception as error:
        print("Exception", type(error).__name__, error)
    except BaseException as error:
        print("BaseException", type(error).__name__, error)
try:
    build(3)
except BaseExceptionGroup as any_group:
    print(type(any_group).__name__, any_group)
try:
    BaseExceptionGroup("empty", [])
except ValueError as error:
    print(error)
nested = BaseExceptionGroup("outer", [ExceptionGroup("inner", [ValueError(1), KeyError("k")]), SystemExit(3)])
print(repr(nested.subgroup(lambda error: isinstance(error, KeyError))))
print(repr(nested.split(lambda error: isinstance(error, (ValueError, SystemExit)))))
