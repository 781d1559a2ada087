"""warnings caught, filtered and raised; standard output and standard error redirected into texts."""
import io
import logging
import sys
import traceback
import warnings
from contextlib import redirect_stderr, redirect_stdout


class ConfigWarning(UserWarning):
    pass


def old_name(x: int) -> int:
    warnings.warn("old_name() is deprecated, use new_name()", DeprecationWarning, stacklevel=1)
    return x * 2


def load(settings: dict[str, str]) -> int:
    for key in settings:
        if not key.islower():
            warnings.warn(f"option {key!r} is not in lower case", ConfigWarning)
    return len(settings)


def caught_warnings() -> None:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        print(old_name(2), old_name(3), load({"Host": "a", "port": "1", "Path": "/"}))
        warnings.warn(RuntimeWarning("made before"))
    for item in caught:
        print(item.category.__name__, str(item.message), issubclass(item.category, UserWarning), isinstance(item.message, Warning), item.lineno > 10)
    print(caught[0].category is DeprecationWarning, len(caught))
    for action in ("default", "once", "module", "ignore"):
        with warnings.catch_warnings(record=True) as seen:
            warnings.simplefilter(action)
            for _ in range(3):
                warnings.warn("again")
            warnings.warn("again")
            warnings.warn("other")
        print(action, [str(item.message) for item in seen])


def filtered_warnings() -> None:
    with warnings.catch_warnings(record=True) as seen:
        warnings.resetwarnings()
        warnings.filterwarnings("ignore", message=r"option 'h\w+'", category=ConfigWarning)
        warnings.filterwarnings("error", category=DeprecationWarning)
        load({"Host": "", "Port": ""})
        try:
            old_name(1)
        except DeprecationWarning as error:
            print("raised", error)
        warnings.simplefilter("ignore", ConfigWarning)
        load({"Other": ""})
        warnings.warn("kept", FutureWarning)
    print([f"{item.category.__name__}: {item.message}" for item in seen])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for text in ("one", "two"):
            try:
                warnings.warn(text, BytesWarning)
            except Warning as error:
                print(type(error), error)
    try:
        warnings.simplefilter("sometimes")  # type: ignore[arg-type]
    except AssertionError as error:
        print(error)


def report(count: int) -> None:
    print("report", count, sep=": ")
    for i in range(count):
        print(i, end=" " if i < count - 1 else "\n")
    print(*["a", "b"], sep="/", flush=True)
    sys.stdout.write("written\n")
    print("by file", file=sys.stdout)


def captured(count: int) -> str:
    buffer = io.StringIO()
    with redirect_stdout(buffer):
        report(count)
    return buffer.getvalue()


def redirections() -> None:
    print(repr(captured(3)))
    outer, inner = io.StringIO(), io.StringIO()
    console = sys.stdout
    with redirect_stdout(outer) as target:
        print("outer")
        with redirect_stdout(inner):
            print("inner")
        print("outer again")
        console.write("past the redirection\n")
    print(repr(outer.getvalue()), repr(inner.getvalue()), target is outer)
    try:
        with redirect_stdout(outer):
            print("before")
            raise ValueError("inside")
    except ValueError as error:
        print("restored", error, outer.getvalue().splitlines()[-1])
    log = logging.getLogger("kept")
    log.addHandler(logging.StreamHandler(sys.stdout))
    with redirect_stdout(inner):
        log.warning("a handler keeps its stream")
        print("text", captured(1).count("\n"))
    print(inner.getvalue().splitlines())


def redirected_errors() -> None:
    outer, inner = io.StringIO(), io.StringIO()
    with redirect_stderr(outer) as target, redirect_stdout(inner):
        print("wrong", 1, file=sys.stderr)
        print("right")
        sys.stderr.write("and ")
        with redirect_stderr(inner):
            print("inside", file=sys.stderr)
        try:
            int("x")
        except ValueError as error:
            traceback.print_exc()
            traceback.print_exception(error)
        logging.getLogger("unhandled").error("of the last resort")
    lines = outer.getvalue().splitlines()
    print(lines[0], len([line for line in lines if line.startswith("ValueError: invalid literal")]), lines[-1], target is outer)
    print(repr(inner.getvalue()))


caught_warnings()
filtered_warnings()
redirections()
redirected_errors()
