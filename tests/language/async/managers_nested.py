"""async with: several managers, errors suppressed or replaced on the way out, the order of events."""
from __future__ import annotations
import asyncio
from contextlib import asynccontextmanager
from types import TracebackType
from typing import AsyncIterator

events: list[str] = []


class Connection:
    def __init__(self, name: str, swallow: bool = False) -> None:
        self.name, self.swallow = name, swallow

    async def __aenter__(self) -> Connection:
        await asyncio.sleep(0)
        if self.name == "refused":
            raise ConnectionRefusedError(self.name)
        events.append(f"open {self.name}")
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> bool:
        await asyncio.sleep(0)
        events.append(f"close {self.name} {kind.__name__ if kind else '-'}")
        return self.swallow and isinstance(error, ArithmeticError)


@asynccontextmanager
async def transaction(connection: Connection) -> AsyncIterator[list[str]]:
    statements: list[str] = []
    try:
        yield statements
    except LookupError as error:
        events.append(f"rollback {connection.name}: {len(statements)}")
        raise RuntimeError("transaction failed") from error
    else:
        events.append(f"commit {connection.name}: {' '.join(statements)}")


async def work(name: str, failure: Exception | None = None) -> str:
    async with Connection("outer", True), Connection(name) as inner, transaction(inner) as statements:
        statements.append("insert")
        await asyncio.sleep(0)
        if failure is not None:
            raise failure
        statements.append("update")
        return "done"
    return "suppressed"


async def main() -> None:
    for name, failure in (("db", None), ("db", KeyError("k")), ("db", ZeroDivisionError()), ("refused", None), ("db", OSError("disk"))):
        events.clear()
        try:
            print(await work(name, failure), end=" ")
        except (RuntimeError, OSError) as error:
            print(type(error).__name__, error, type(error.__cause__).__name__, end=" ")
        print(events)


asyncio.run(main())
