"""except and isinstance with classes held in variables."""
from collections.abc import Callable


class AppError(Exception):
    pass


class NetError(AppError):
    pass


RETRY = (NetError, TimeoutError)
ONE = ValueError


def attempt(error: Exception, errors: tuple[type[Exception], ...]) -> str:
    try:
        raise error
    except errors as caught:
        return f"caught {type(caught).__name__} {caught}"
    except AppError:
        return "app"


def retry(times: int, errors: type[Exception] | tuple[type[Exception], ...] = Exception) -> Callable[[Callable[[], int]], Callable[[], int]]:
    def wrap(f: Callable[[], int]) -> Callable[[], int]:
        def run() -> int:
            for n in range(times):
                try:
                    return f()
                except errors as e:
                    print("retry", n, e)
            return -1
        return run
    return wrap


calls = 0


@retry(3, (KeyError, NetError))
def flaky() -> int:
    global calls
    calls += 1
    if calls == 1:
        raise KeyError("one")
    if calls == 2:
        raise NetError("two")
    return calls


@retry(2, ValueError)
def bad() -> int:
    raise ValueError("always")


class Expect:
    def __init__(self, kind: type[Exception]) -> None:
        self.kind = kind

    def run(self, f: Callable[[], object]) -> bool:
        try:
            f()
        except self.kind:
            return True
        except Exception:
            return False
        return False


print(attempt(ValueError("a"), (ValueError, KeyError)), attempt(KeyError("b"), (LookupError,)), attempt(NetError("c"), (OSError,)))
try:
    print(attempt(ValueError("z"), ()))
except ValueError as e:
    print("through", e)
print(flaky(), bad())
print(Expect(ZeroDivisionError).run(lambda: 1 // (calls - 3)), Expect(KeyError).run(lambda: [1][5]), Expect(LookupError).run(lambda: [1][5]))
for kind in (ValueError, KeyError, AppError):
    try:
        raise NetError("n")
    except kind:
        print("is", kind.__name__)
    except Exception:
        print("not", kind.__name__)
try:
    raise NetError("r")
except RETRY as e:
    print(type(e).__name__)
try:
    raise ValueError("o")
except ONE:
    print("one")


class Shape: ...
class Circle(Shape): ...
class Square(Shape): ...


def count(shapes: list[Shape], kinds: tuple[type[Shape], ...]) -> int:
    return sum(isinstance(s, kinds) for s in shapes)


shapes: list[Shape] = [Circle(), Square(), Circle()]
print(count(shapes, (Circle,)), count(shapes, (Circle, Square)), count(shapes, ()))
TABLE: dict[str, type[Shape]] = {"circle": Circle, "square": Square}
for name, cls in TABLE.items():
    print(name, [isinstance(s, cls) for s in shapes], issubclass(cls, Shape))
print([isinstance(s, TABLE["circle"]) for s in shapes], isinstance(shapes[0], type(shapes[2])), isinstance(shapes[1], shapes[0].__class__))
KINDS = {int: "int", str: "str", float: "float"}
values: list[object] = [1, "a", 2.5]
for v in values:
    print([k for c, k in KINDS.items() if isinstance(v, c)], KINDS[type(v)])
