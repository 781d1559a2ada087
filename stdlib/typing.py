"""`typing`: the protocols and generic classes. All else that this module has in CPython (Optional, Union, Callable,
Final, TypeVar, Generic, Protocol, cast, TYPE_CHECKING, List ...) is known to the compiler by name.
"""

from types import TracebackType

from runtime.builtins.async_generator import AsyncGenerator
from runtime.builtins.generator import Coroutine, Generator
from runtime.builtins.protocols import (
    AsyncIterable, AsyncIterator, Awaitable, Collection, Container, Hashable, Iterable, Iterator, Mapping,
    MutableMapping, MutableSequence, MutableSet, Reversible, Sequence, Sized, SupportsBytes, SupportsFloat,
    SupportsIndex, SupportsInt,
)
from runtime.builtins.protocols import Set as AbstractSet

AnyStr = TypeVar("AnyStr", str, bytes)


class TextIO(Protocol):
    """Text to read and write: sys.stdout, sys.stderr, io.StringIO."""

    def write(self, s: str) -> int:
        """Writes text; the number of its characters."""
        ...

    def writelines(self, lines: Iterable[str]) -> None:
        """write() of each; nothing is put between them."""
        ...

    def flush(self) -> None:
        """Hands on what was kept back."""
        ...

    def read(self, size: int | None = -1) -> str:
        """Up to `size` characters; all if it is negative or None, "" at the end."""
        ...

    def readline(self, size: int | None = -1) -> str:
        """Up to a line's end, which is included; "" at the end."""
        ...

    def readlines(self, hint: int | None = -1) -> list[str]:
        """All lines; no more once they have `hint` characters, if that is positive."""
        ...

    def readable(self) -> bool:
        """Whether read() is allowed."""
        ...

    def writable(self) -> bool:
        """Whether write() is allowed."""
        ...

    def seekable(self) -> bool:
        """Whether seek() and tell() are allowed."""
        ...

    def isatty(self) -> bool:
        """Whether a person sits at the other end: never, in an image."""
        ...

    def seek(self, cookie: int, whence: int = 0) -> int:
        """Goes to a place that tell() gave; the new position."""
        ...

    def tell(self) -> int:
        """The position, for seek()."""
        ...

    def close(self) -> None:
        """Ends its use; a second time does nothing."""
        ...

    @property
    def closed(self) -> bool:
        """Whether close() was called."""
        ...

    def __iter__(self) -> Iterator[str]: ...


class BinaryIO(Protocol):
    """Bytes to read and write: io.BytesIO."""

    def write(self, b: bytes) -> int:
        """Writes bytes; their number."""
        ...

    def flush(self) -> None:
        """Hands on what was kept back."""
        ...

    def read(self, size: int | None = -1) -> bytes:
        """Up to `size` bytes; all if it is negative or None, b"" at the end."""
        ...

    def readline(self, size: int | None = -1) -> bytes:
        """Up to a newline, which is included; b"" at the end."""
        ...

    def readlines(self, size: int | None = -1) -> list[bytes]:
        """All lines; no more once they have `size` bytes, if that is positive."""
        ...

    def readable(self) -> bool:
        """Whether read() is allowed."""
        ...

    def writable(self) -> bool:
        """Whether write() is allowed."""
        ...

    def seekable(self) -> bool:
        """Whether seek() and tell() are allowed."""
        ...

    def isatty(self) -> bool:
        """Whether a person sits at the other end: never, in an image."""
        ...

    def seek(self, pos: int, whence: int = 0) -> int:
        """From the start (0), the position (1) or the end (2); the new position."""
        ...

    def tell(self) -> int:
        """The position in bytes."""
        ...

    def close(self) -> None:
        """Ends its use; a second time does nothing."""
        ...

    @property
    def closed(self) -> bool:
        """Whether close() was called."""
        ...

    def __iter__(self) -> Iterator[bytes]: ...


T = TypeVar("T")


class ContextManager(Protocol[T]):
    """What a `with` statement takes."""

    def __enter__(self) -> T: ...

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, traceback: TracebackType | None) -> bool | None: ...


class AsyncContextManager(Protocol[T]):
    """What an `async with` statement takes."""

    async def __aenter__(self) -> T: ...

    async def __aexit__(self, kind: type[BaseException] | None, value: BaseException | None, traceback: TracebackType | None) -> bool | None: ...
