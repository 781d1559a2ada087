# mypy: disable-error-code="no-untyped-def,no-untyped-call,override"
"""Parameters without annotation where a method takes the place of one that has them, or of what `with` calls."""
import asyncio
from typing import Any, Iterable


class Base:
    def size(self, text: str, times: int = 2) -> int:
        return len(text) * times


class Sub(Base):
    def size(self, text, times=3):
        return super().size(text, times) + 1

    def __eq__(self, other):
        return isinstance(other, Sub)


class Swallowing:
    def __enter__(self) -> "Swallowing":
        return self

    def __exit__(self, kind, error, traceback):
        if kind is not None:
            print(kind.__name__, error, issubclass(kind, ValueError))
        return True


class Leaving:
    async def __aenter__(self) -> None:
        print("in")

    async def __aexit__(self, *args) -> None:
        print("out", len(args))


class Frame:
    def __init__(self, place: int, flags: Iterable[str] = ()) -> None:
        self.place = place
        self.flags = sorted(flags)


class Data(Frame):
    def __init__(self, place: int, **options: Iterable[str]) -> None:
        super().__init__(place, **options)


def show(count: int, items: Iterable[str], between: str = ",") -> None:
    print(count, between.join(sorted(items)))


def one_of_two(first: bool) -> tuple[int, "list[str] | set[str]"]:
    return (1, ["q", "p"]) if first else (2, {"z", "y"})


def counted(*args, **options):
    print(len(args), sorted(options))


class Recorder(asyncio.Protocol):
    def __init__(self) -> None:
        self.seen: list[str] = []

    def data_received(self, data):
        self.seen.append(data.decode())

    def connection_lost(self, exc):
        self.seen.append(str(exc))


async def main() -> None:
    async with Leaving():
        pass
    recorder = Recorder()
    recorder.data_received(b"abc")
    recorder.connection_lost(None)
    print(recorder.seen)


print(Sub().size("abc"), Sub() == Sub(), Sub() == 3)
with Swallowing():
    raise KeyError("x")
with Swallowing():
    pass
print(Data(1).flags, Data(1, flags=["b", "a"]).flags, Data(1, flags={"k": 1}).flags)
show(*one_of_two(True))
show(*one_of_two(False), between=";")
counted(1, "a", sep=3)
asyncio.run(main())
