"""push() and push_async_exit() of exit stacks, with managers and with functions that are called as exits."""

import asyncio
from contextlib import AsyncExitStack, ExitStack
from types import TracebackType


async def ex(kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> bool:
    await asyncio.sleep(0)
    print("exit", error)
    return True


def exs(kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> bool:
    print("exits", error, kind is ValueError)
    return False


def none(kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
    print("none", error)


class A:
    async def __aenter__(self) -> "A":
        return self

    async def __aexit__(self, a: object, b: object, c: object) -> bool:
        print("aexit", b)
        return True


class S:
    def __enter__(self) -> "S":
        return self

    def __exit__(self, a: object, b: object, c: object) -> None:
        print("sexit", b)


async def main() -> None:
    async with AsyncExitStack() as st:
        st.push_async_exit(A())
        print(type(st.push(S())).__name__)
        raise ValueError("x")
    async with AsyncExitStack() as st:
        st.push_async_exit(ex)
        st.push(exs)
        st.push(none)
        raise ValueError("x")
    with ExitStack() as sst:
        sst.push(exs)
        sst.push(S())
    try:
        with ExitStack() as sst:
            @sst.push
            def said(kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
                print("said", error)
            raise KeyError("k")
    except KeyError as error:
        print("out", error)


asyncio.run(main())
