"""Variables that a loop, a `try` or a `with` may have deleted on the way to where they are read."""


class Swallow:
    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: object, trace: object) -> bool:
        return True


def in_for() -> None:
    x = [1]
    for n in range(2):
        try:
            print(n, x)
        except UnboundLocalError as error:
            print(error)
            continue
        del x


def in_while() -> None:
    x = [1]
    n = 0
    while n < 2:
        n += 1
        try:
            print(n, x)
        except UnboundLocalError as error:
            print(error)
            continue
        del x


def in_try() -> None:
    x = [1]
    try:
        del x
        raise ValueError
    except ValueError:
        try:
            print(x)
        except UnboundLocalError as error:
            print(error)


def by_a_handler() -> None:
    e: Exception = ValueError(1)
    try:
        try:
            raise KeyError(2)
        except KeyError as e:
            print(repr(e))
        raise OSError(3)
    except OSError:
        try:
            print(e)  # type: ignore[misc]
        except UnboundLocalError as error:
            print(error)


def before_finally(n: int) -> None:
    x = [1]
    try:
        if n == 0:
            del x
    finally:
        try:
            print(n, x)
        except UnboundLocalError as error:
            print(error)


def in_finally() -> None:
    x = [1]
    y = [2]
    try:
        print(x, y)
    finally:
        del x
        del y
        y = [3]
    try:
        print(y, x)  # type: ignore[misc]
    except UnboundLocalError as error:
        print(error)


def in_with() -> None:
    x = [1]
    with Swallow():
        del x
        raise ValueError
    try:
        print(x)
    except UnboundLocalError as error:
        print(error)


def in_a_clause() -> None:
    x = [1]
    try:
        raise ExceptionGroup("", [ValueError(1), KeyError(1)])
    except* ValueError:
        del x
    except* KeyError:
        try:
            print(x)
        except UnboundLocalError as error:
            print(error)


in_for()
in_while()
in_try()
by_a_handler()
before_finally(0)
before_finally(1)
in_finally()
in_with()
in_a_clause()


def several() -> None:
    a, b, c, d = 1, [2, 3, 4], {"k": 5}, 6
    del (a, [b[0], c["k"]]), d
    print(b, c)
    for name in "ad":
        try:
            print(a if name == "a" else d)  # type: ignore[misc]
        except UnboundLocalError as error:
            print(error)
    del ()
    del []


several()
first, second, third = 1, 2, 3
del (first, [second])
try:
    print(third, first)  # type: ignore[misc]
except NameError as error:
    print(error)
