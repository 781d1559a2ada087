"""contextlib.ExitStack: order, suppression, errors in exits, callbacks, pop_all."""

from contextlib import ExitStack, closing, contextmanager, nullcontext, suppress
from typing import Iterator


class Resource:
    def __init__(self, name: str, ends: bool = False, fails: bool = False) -> None:
        self.name = name
        self.ends = ends
        self.fails = fails

    def __enter__(self) -> str:
        print("enter", self.name)
        return self.name.upper()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: object) -> bool:
        print("exit", self.name, repr(error), kind is not None)
        if self.fails:
            raise RuntimeError(f"exit of {self.name}")
        return self.ends

    def close(self) -> None:
        print("close", self.name)


class Quiet:
    def __enter__(self) -> "Quiet":
        return self

    def __exit__(self, *details: object) -> None:
        print("quiet exit", len(details), details[1] is None)


@contextmanager
def opened(name: str) -> Iterator[int]:
    print("opened", name)
    try:
        yield len(name)
    finally:
        print("closed", name)


def goodbye(name: str, times: int) -> int:
    print("goodbye", name, times)
    return times


def plain() -> None:
    print("plain")


with ExitStack() as stack:
    print([stack.enter_context(Resource(n)) for n in ("a", "b", "c")])
    print(stack.enter_context(opened("file")), type(stack.enter_context(Quiet())).__name__, stack.enter_context(nullcontext(7)))
    stack.callback(goodbye, "you", 2)
    stack.callback(plain)
    print(stack.enter_context(closing(Resource("closed"))).name)
    print("body")
print("--")
with ExitStack() as stack:
    stack.enter_context(Resource("outer"))
    stack.enter_context(Resource("middle", ends=True))
    stack.enter_context(Resource("inner"))
    raise ValueError("ended by the middle one")
print("--")
try:
    with ExitStack() as stack:
        stack.enter_context(Resource("first"))
        stack.callback(plain)
        raise KeyError("goes through")
except KeyError as error:
    print(repr(error), error.__context__)
try:
    with ExitStack() as stack:
        stack.enter_context(Resource("x"))
        stack.enter_context(Resource("y", fails=True))
        stack.enter_context(Resource("z"))
        raise ValueError("replaced")
except RuntimeError as failed:
    print(repr(failed), repr(failed.__context__), failed.__cause__)
try:
    with ExitStack() as stack:
        stack.enter_context(Resource("x", fails=True))
        stack.enter_context(Resource("y", fails=True))
        print("no error in the body")
except RuntimeError as failed:
    print(repr(failed), repr(failed.__context__))
with ExitStack() as stack:
    stack.enter_context(Resource("ends", ends=True))
    stack.enter_context(Resource("fails", fails=True))
print("error of an exit ended")

stack = ExitStack()
stack.enter_context(Resource("kept"))
stack.callback(plain)
moved = stack.pop_all()
stack.close()
print("nothing closed yet")
moved.close()
moved.close()


def open_all(names: list[str]) -> ExitStack:
    with ExitStack() as opening:
        for name in names:
            if name == "bad":
                raise OSError("cannot open")
            opening.enter_context(Resource(name))
        return opening.pop_all()


open_all(["p", "q"]).close()
try:
    open_all(["r", "bad"])
except OSError as error_:
    print(error_)
with ExitStack() as stack:
    manager = Resource("pushed")
    print(stack.push(manager) is manager)
with suppress(ZeroDivisionError):
    with ExitStack() as stack:
        stack.enter_context(opened("zero"))
        print(1 // 0)
for n in range(3):
    with ExitStack() as stack:
        if n == 1:
            stack.enter_context(Resource("sometimes"))
        if n == 2:
            continue
        print("loop", n)


def does_nothing(number: int) -> None:
    with nullcontext():
        print("in nothing", number)
    with nullcontext(number) as known:
        print(known + 1)


does_nothing(4)
nothing = nullcontext()
with nothing as none:
    print(none)
