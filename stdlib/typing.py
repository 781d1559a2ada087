"""`typing`. The protocols are ordinary classes; the special forms are known to the compiler by these names:

Annotated, Any (refused), Callable, ClassVar, Concatenate (refused), Final, Generic, Literal, Never, NoReturn,
Optional, ParamSpec (refused), Protocol, Self, Type, TypeAlias, TypeVar, Union, cast, overload, final, override,
runtime_checkable, NamedTuple.
"""

from typing import Final

from runtime.builtins import dict as Dict
from runtime.builtins import frozenset as FrozenSet
from runtime.builtins import list as List
from runtime.builtins import set as Set
from runtime.builtins import tuple as Tuple
from runtime.builtins.generator import Coroutine, Generator
from runtime.builtins.protocols import (
    AsyncIterable, AsyncIterator, Awaitable, Collection, Container, Hashable, Iterable, Iterator, Mapping,
    MutableMapping, MutableSequence, MutableSet, Reversible, Sequence, Sized, SupportsBytes, SupportsFloat,
    SupportsIndex, SupportsInt,
)
from runtime.builtins.protocols import Set as AbstractSet

TYPE_CHECKING: Final = False
