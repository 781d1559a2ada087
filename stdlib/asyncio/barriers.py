"""Barrier: tasks that wait for each other (CPython 3.11)."""

from typing import Final

from asyncio.exceptions import BrokenBarrierError
from asyncio.locks import Condition

FILLING: Final = "filling"
DRAINING: Final = "draining"
RESETTING: Final = "resetting"
BROKEN: Final = "broken"


class Barrier:
    """Lets tasks go on when `parties` of them wait; then it can be used again."""

    def __init__(self, parties: int) -> None:
        if parties < 1:
            raise ValueError("parties must be > 0")
        self._condition = Condition()
        self._parties = parties
        self._state: str = FILLING
        self._count = 0                 # tasks inside wait()

    @property
    def parties(self) -> int:
        """How many tasks open it."""
        return self._parties

    @property
    def n_waiting(self) -> int:
        """How many tasks wait at it now."""
        return self._count if self._state == FILLING else 0

    @property
    def broken(self) -> bool:
        """Whether abort() has been called since the last reset()."""
        return self._state == BROKEN

    async def wait(self) -> int:
        """Waits for the others; which of them this one was, from 0."""
        async with self._condition:
            while self._state == DRAINING or self._state == RESETTING:
                await self._condition.wait()
            if self._state == BROKEN:
                raise BrokenBarrierError("Barrier aborted")
            try:
                index = self._count
                self._count += 1
                if index + 1 == self._parties:
                    self._change(DRAINING)
                else:
                    await self._fill()
                return index
            finally:
                self._count -= 1
                if self._count == 0:
                    if self._state == RESETTING or self._state == DRAINING:
                        self._state = FILLING
                    self._condition.notify_all()

    async def reset(self) -> None:
        """Begins anew; those that wait get BrokenBarrierError."""
        async with self._condition:
            self._change(RESETTING if self._count > 0 else FILLING)

    async def abort(self) -> None:
        """Has all that wait, and will, get BrokenBarrierError."""
        async with self._condition:
            self._change(BROKEN)

    def _change(self, state: str) -> None:
        self._state = state
        self._condition.notify_all()

    async def _fill(self) -> None:
        while self._state == FILLING:
            await self._condition.wait()
        if self._state == BROKEN or self._state == RESETTING:
            raise BrokenBarrierError("Abort or reset of barrier")

    async def __aenter__(self) -> int:
        return await self.wait()

    async def __aexit__(self, kind: object, error: BaseException | None, traceback: object) -> None:
        pass
