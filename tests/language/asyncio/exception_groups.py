"""ExceptionGroup as an ordinary exception."""


def build() -> None:
    raise ExceptionGroup("bad", [ValueError(1), ExceptionGroup("inner", [TypeError("t"), ValueError("v")]), KeyError("k")])



def is_value(error: BaseException) -> bool:
    return isinstance(error, ValueError)


def leaves(error: BaseException) -> list[str]:
    if isinstance(error, ExceptionGroup):
        found: list[str] = []
        for member in error.exceptions:
            found += leaves(member)
        return found
    return [repr(error)]


try:
    build()
except ExceptionGroup as group:
    print(group)
    print(repr(group))
    print(group.message, len(group.exceptions), group.args[0])
    print(leaves(group))
    print(repr(group.subgroup(is_value)))
    print(group.subgroup(lambda error: isinstance(error, OSError)))
    matched, rest = group.split(is_value)
    print(repr(matched), "|", repr(rest))
    matched, rest = group.split(lambda error: isinstance(error, ExceptionGroup))
    print(repr(matched), "|", repr(rest))
    matched, rest = group.split(lambda error: isinstance(error, OSError))
    print(repr(matched), "|", repr(rest))
    print(repr(group.derive([OSError(2, "derived")])))
try:
    build()
except Exception as error:
    print(type(error).__name__, str(error), isinstance(error, ExceptionGroup))
try:
    ExceptionGroup("nothing", [])
except ValueError as error:
    print(error)
print(str(ExceptionGroup("one", [KeyError("k")])))
try:
    try:
        raise ValueError("first")
    except ValueError as error:
        raise ExceptionGroup("chained", [error]) from error
except ExceptionGroup as group:
    print(repr(group.__cause__), group.exceptions[0] is group.__cause__)
noted = ExceptionGroup("noted", [ValueError("x")])
noted.add_note("a note")
part = noted.subgroup(is_value)
assert part is not None
print(part.__notes__, part.exceptions == noted.exceptions)
try:
    raise noted
except (KeyError, ExceptionGroup) as again:
    print("caught", again)
