"""OSError and its subclasses carry errno and text."""


def fail(code: int) -> None:
    raise OSError(code, "something about it")


for code in (2, 13, 111, 104, 5):
    try:
        fail(code)
    except FileNotFoundError as error:
        print("not found", error.errno, error.strerror, error)
    except ConnectionRefusedError as error:
        print("refused", error)
    except OSError as error:
        print(type(error).__name__, error.errno, error)
print(repr(TimeoutError("late")), issubclass(TimeoutError, OSError), isinstance(BrokenPipeError(), ConnectionError))
