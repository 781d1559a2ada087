"""`except*` within loops, generators, closures, other `try` statements, with variables that its clauses assign."""

from collections.abc import Generator, Iterator, Sequence


def group(*numbers: int) -> ExceptionGroup[Exception]:
    kinds: list[type[Exception]] = [ValueError, TypeError, KeyError, OSError]
    return ExceptionGroup("g", [kinds[n](n) for n in numbers])


def loops() -> list[str]:
    found: list[str] = []
    for n in range(6):
        try:
            if n == 4:
                continue
            if n == 5:
                break
            raise group(n, (n + 1) % 4)
        except* ValueError:
            for inner in range(3):
                if inner == 1:
                    continue
                if inner == 2:
                    break
                found.append(f"{n} value {inner}")
        except* (TypeError, KeyError, OSError) as rest:
            found.append(f"{n} {rest!r}")
        else:
            found.append(f"{n} no error")
        finally:
            found.append(f"{n} finally")
    return found


def returns(n: int) -> str:
    try:
        if n == 0:
            return "from the body"
        if n == 1:
            raise group(0)
        if n == 2:
            raise group(1)
    except* ValueError:
        result = "value"
    except* TypeError:
        result = "type"
    else:
        return "from the else"
    return result


def must_return(n: int) -> int:
    try:
        if n < 0:
            raise group(0)
        return n
    except* ValueError:
        raise RuntimeError("less than nothing")


def narrowed(n: int) -> int:
    value: int | None = None
    try:
        if n == 0:
            raise group(0, 1)
        value = n
    except* ValueError:
        value = -1
    except* TypeError:
        value = -2 if value is None else value - 10
    return value + 1


def unbound(n: int) -> None:
    try:
        raise group(*range(n))
    except* ValueError as error:
        print("value", error)
        if n > 2:
            raise
    except* TypeError:
        try:
            print(error)  # type: ignore[misc]
        except UnboundLocalError as lost:
            print(lost)


def nested() -> None:
    try:
        try:
            raise ExceptionGroup("outer", [group(0, 1), group(2, 3)])
        except* ValueError as values:
            try:
                raise ExceptionGroup("in a clause", [TypeError("new"), *values.exceptions])
            except* TypeError as types:
                print("inner clause", repr(types))
        except* OSError as system:
            try:
                raise
            except* OSError as same:
                print("the same", same is system)
                raise
    except* ValueError as left:
        print("left of the inner one", repr(left))
    except* Exception as left:
        print("left of all", repr(left))


def mixed() -> None:
    try:
        try:
            raise group(0, 2)
        except* ValueError:
            pass
    except KeyError:
        print("never: it is a group")
    except ExceptionGroup as rest:
        print("a group", repr(rest))
    try:
        try:
            raise group(0, 2)
        except TypeError:
            print("never")
        finally:
            print("cleaned up")
    except* LookupError as keys:
        print(repr(keys))
    except* ValueError:
        print("values")


def numbers() -> Generator[str, Exception | None, str]:
    while True:
        try:
            given = yield "ready"
            if given is not None:
                raise given
        except* ValueError as values:
            sent = yield f"value {values!r}"
            print("resumed with", repr(sent))
            if sent is not None:
                raise sent
        except* KeyError:
            yield "key"
        finally:
            yield "finally"


def drive() -> None:
    generator = numbers()
    print(next(generator))
    print(generator.send(group(0, 2)))
    print(generator.send(TypeError("into the clause")))
    try:
        while True:
            print(next(generator))
    except BaseException as error:
        print(repr(error))
    second = numbers()
    print(next(second), second.send(ValueError("alone")), next(second), next(second))
    print(second.throw(group(0)))
    second.close()


def shared() -> Iterator[int]:
    count = 0

    def note(size: int) -> None:
        nonlocal count
        count += size

    try:
        yield 1
        raise group(0, 0, 1)
    except* ValueError as values:
        found = values
        note(len(found.exceptions))
        yield (lambda: len(found.exceptions) + count)()
    except* TypeError as types:
        note(len(types.exceptions))
    yield count


class Door:
    def __init__(self, name: str) -> None:
        self.name = name

    def __enter__(self) -> "Door":
        return self

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> bool:
        print(self.name, repr(error))
        return isinstance(error, TypeError)


def doors() -> None:
    try:
        with Door("outer"):
            try:
                with Door("inner"):
                    raise group(0, 1)
            except* ValueError:
                with Door("clause"):
                    raise TypeError("stays here")
    except* TypeError as rest:
        print("behind the doors", repr(rest))


class Parts(ExceptionGroup[Exception]):
    """Says what is made of it."""

    def derive(self, exceptions: Sequence[Exception]) -> "Parts":  # type: ignore[override]
        return Parts(self.message + "'", exceptions)


def parts() -> None:
    try:
        try:
            raise Parts("own", [ValueError(1), TypeError(2), ExceptionGroup("plain", [ValueError(3), KeyError(4)])])
        except* ValueError as values:
            print(repr(values), isinstance(values, Parts))
            raise
        except* KeyError as keys:
            print(repr(keys))
    except ExceptionGroup as left:
        print(repr(left), isinstance(left, Parts))


print("\n".join(loops()))
print([returns(n) for n in range(4)])
for n in (1, -1):
    try:
        print(must_return(n))
    except RuntimeError as error:
        print(repr(error), repr(error.__context__))
print(narrowed(0), narrowed(5))
unbound(2)
try:
    unbound(3)
except ExceptionGroup as left:
    print(repr(left))
nested()
mixed()
drive()
print(list(shared()))
doors()
parts()
