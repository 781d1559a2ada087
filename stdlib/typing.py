"""`typing`: the protocols and generic classes. All else that this module has in CPython (Optional, Union, Callable,
Final, TypeVar, Generic, Protocol, cast, TYPE_CHECKING, List ...) is known to the compiler by name.
"""

from runtime.builtins.async_generator import AsyncGenerator
from runtime.builtins.generator import Coroutine, Generator
from runtime.builtins.protocols import (
    AsyncIterable, AsyncIterator, Awaitable, Collection, Container, Hashable, Iterable, Iterator, Mapping,
    MutableMapping, MutableSequence, MutableSet, Reversible, Sequence, Sized, SupportsBytes, SupportsFloat,
    SupportsIndex, SupportsInt,
)
from runtime.builtins.protocols import Set as AbstractSet

AnyStr = TypeVar("AnyStr", str, bytes)
