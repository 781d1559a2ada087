"""`collections.abc`: the protocols, under the names that annotations use. Callable is known to the compiler."""

from typing import Callable

from runtime.builtins.async_generator import AsyncGenerator
from runtime.builtins.generator import Coroutine, Generator
from runtime.builtins.protocols import (
    AsyncIterable, AsyncIterator, Awaitable, Collection, Container, Hashable, Iterable, Iterator, Mapping,
    MutableMapping, MutableSequence, MutableSet, Reversible, Sequence, Set, Sized,
)
