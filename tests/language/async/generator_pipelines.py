"""Async generators chained: filters, batches, merging by turns, and their ends in finally."""
from __future__ import annotations
import asyncio
from typing import AsyncIterator, Callable, TypeVar

T = TypeVar("T")
U = TypeVar("U")
closed: list[str] = []


async def lines(text: str) -> AsyncIterator[str]:
    try:
        for line in text.split(";"):
            await asyncio.sleep(0)
            yield line.strip()
    finally:
        closed.append("lines")


async def mapped(source: AsyncIterator[T], convert: Callable[[T], U], bad: list[str]) -> AsyncIterator[U]:
    async for item in source:
        try:
            yield convert(item)
        except ValueError as error:
            bad.append(str(error))


async def batches(source: AsyncIterator[T], size: int) -> AsyncIterator[list[T]]:
    batch: list[T] = []
    async for item in source:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


async def alternate(a: AsyncIterator[T], b: AsyncIterator[T]) -> AsyncIterator[T]:
    sources = [a, b]
    while sources:
        source = sources.pop(0)
        try:
            yield await anext(source)
        except StopAsyncIteration:
            continue
        sources.append(source)


async def running_total(source: AsyncIterator[int]) -> AsyncIterator[tuple[int, int]]:
    total = 0
    async for n in source:
        total += n
        yield n, total


async def main() -> None:
    bad: list[str] = []
    print([pair async for pair in running_total(mapped(lines("1; 2;x;40"), int, bad))], bad, closed)
    async for batch in batches(mapped(lines("a;b;c;d;e"), str.upper, bad), 2):
        print(batch, end=" ")
    print(closed)
    print([s async for s in alternate(lines("a;b;c"), lines("1"))], len(closed))
    print([float(s) async for s in lines("1.5;2") if s], [len(batch) async for batch in batches(lines("q"), 3)])
    try:
        print([n async for n in mapped(lines("0;5"), lambda s: 10 // int(s), bad)])
    except ZeroDivisionError as error:
        print(error)


asyncio.run(main())
