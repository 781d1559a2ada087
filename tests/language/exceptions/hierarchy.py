"""Classes of exceptions: catching by base, by tuple, own classes with data."""


class AppError(Exception):
    """Base."""


class NotFound(AppError):
    def __init__(self, key: str) -> None:
        super().__init__(f"no {key}")
        self.key = key


class Denied(AppError):
    pass


def act(kind: int) -> str:
    if kind == 0:
        raise NotFound("file")
    if kind == 1:
        raise Denied("go away")
    if kind == 2:
        raise KeyError("k")
    if kind == 3:
        raise ValueError
    return "fine"


for kind in range(5):
    try:
        print(act(kind))
    except NotFound as error:
        print("not found", error.key, error)
    except AppError as error:
        print("app", error, error.args)
    except (KeyError, ValueError) as error:
        print("builtin", type(error).__name__, repr(error))
    else:
        print("nothing raised")
print(issubclass(NotFound, AppError), isinstance(Denied(), Exception), repr(Denied("a", 1)), str(Denied("a", 1)))
