"""async for over the result of a function that need not have one: None is an error of the run"""

import asyncio
from collections.abc import AsyncIterator


class Tree:
    def __init__(self, left: "Tree | None", value: int, right: "Tree | None") -> None:
        self.left = left
        self.value = value
        self.right = right

    async def __aiter__(self) -> AsyncIterator[int]:
        if self.left:
            async for value in self.left:
                yield value
        yield self.value
        if self.right:
            async for value in self.right:
                yield value


def tree(values: range):  # type: ignore[no-untyped-def]
    n = len(values)
    if n == 0:
        return None
    return Tree(tree(values[:n // 2]), values[n // 2], tree(values[n // 2 + 1:]))


async def main() -> None:
    print([value async for value in tree(range(10))])
    try:
        async for value in tree(range(0)):
            print(value)
    except TypeError as error:
        print(error)


asyncio.run(main())
