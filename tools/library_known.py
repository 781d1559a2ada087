"""What the library reference says of names that the compiler knows by itself: they have no source in stdlib/."""

from __future__ import annotations

# Of each module, in the order of the page: the form, which begins with the name, and what it means.
KNOWN: dict[str, dict[str, str]] = {
    "abc": {
        "ABC": "A base class that does nothing: abstract methods make a class abstract with it or without.",
        "ABCMeta": "As `metaclass=ABCMeta`, the same as the base class ABC; no other metaclass is taken.",
        "abstractmethod": "A decorator: the class, and those below it that do not define the method, cannot be made objects of. Below @property too.",
    },
    "collections": {
        "namedtuple(typename, field_names, *, rename=False, defaults=None)":
            "A class of tuples with named items; name and fields are constants. NamedTuple of module typing says the types, too.",
    },
    "collections.abc": {
        "Callable[[A, B], R]": "A function of these parameters and this result; `Callable[..., R]` takes functions of all kinds.",
    },
    "contextlib": {
        "contextmanager": "A decorator for a generator that yields once: what it does before is the entry of a `with` block, what it does behind is the exit.",
        "asynccontextmanager": "contextmanager for `async with` and an asynchronous generator.",
        "suppress(*exceptions)": "A block that ends where one of these exceptions is raised in it.",
    },
    "copy": {
        "copy(x)": "Another object with the same attributes or items; what they refer to is shared. A class may define __copy__().",
        "deepcopy(x)": "Another object with copies of all that it refers to; what is met twice is copied once. A class may define __deepcopy__().",
    },
    "dataclasses": {
        "dataclass": "A decorator that writes __init__, __repr__ and __eq__ from the annotations of the class body, by its options "
                     "(`order`, `frozen`, `kw_only`, ...) more.",
        "field(*, default, default_factory, init=True, repr=True, compare=True, kw_only=False)": "What is special about one field.",
        "KW_ONLY": "`_: KW_ONLY` has all fields below it given by name only.",
        "InitVar[T]": "A parameter of __init__ that is no field; __post_init__ gets it.",
        "fields(class_or_instance)": "The fields as `Field` objects, which have a name and flags but no types or defaults.",
        "asdict(instance)": "A dict of the fields by name, copied, dataclasses in them as dicts.",
        "astuple(instance)": "A tuple of the fields, copied, dataclasses in them as tuples.",
        "is_dataclass(obj)": "Whether it is a dataclass or an object of one.",
    },
    "enum": {
        "auto()": "As a member's value: the last value and one, of a Flag the next bit, of a StrEnum the name in lower case.",
        "unique": "A decorator that refuses two names for one value, when the program is compiled.",
        "STRICT": "As `boundary=` of a Flag: unknown bits raise ValueError. So it is by default.",
        "CONFORM": "As `boundary=` of a Flag: unknown bits are dropped.",
        "KEEP": "As `boundary=` of a Flag: unknown bits are kept. So it is by default for an IntFlag.",
        "EJECT": "As `boundary=` of a Flag: with unknown bits the value is a plain int.",
    },
    "functools": {
        "cache": "A decorator: the result of each call is kept for calls with equal arguments, without bound.",
        "lru_cache(maxsize=128)": "A decorator: the last `maxsize` results are kept. Its cache_info() and cache_clear() are there, too.",
        "cached_property": "A decorator: computed when it is read first, and kept until `del`.",
        "partial(func, /, *args, **keywords)": "The function with some arguments given already.",
        "singledispatch": "A decorator: register() gives other functions for other types of the first argument.",
        "total_ordering": "A decorator: a class with __eq__ and one of < <= > >= gets the others.",
        "wraps(wrapped)": "A decorator for wrappers: they have the name of what they wrap.",
    },
    "operator": {
        "itemgetter(item, *items)": "A function that gives these items of its argument, several as a tuple; constants.",
        "attrgetter(attr, *attrs)": "A function that gives these attributes of its argument, also by paths such as \"a.b\"; constants.",
        "methodcaller(name, /, *args, **kwargs)": "A function that calls this method of its argument; the name is a constant.",
    },
    "typing": {
        "Any": "As a result it is inferred; elsewhere it stands for `object`.",
        "Optional[T]": "`T | None`.",
        "Union[A, B]": "`A | B`.",
        "Callable[[A, B], R]": "See collections.abc.",
        "Literal[x, y]": "One of these constants; the type is that of the constants.",
        "Final": "A name that is assigned once. Constants of a module are folded into the code that reads them.",
        "ClassVar[T]": "An attribute of the class, not a field of its objects.",
        "Annotated[T, x]": "T.",
        "TypeAlias": "`Name: TypeAlias = T` gives a type another name.",
        "NewType(name, T)": "A type of its own for annotations; at run time values are those of T.",
        "Self": "The class of the object that a method is called on.",
        "NoReturn": "The result of a function that never returns.",
        "Never": "As NoReturn.",
        "TypeVar(name, *constraints, bound=None)": "A type that a generic function or class leaves open.",
        "ParamSpec(name)": "The parameters of a function, for decorators that keep them.",
        "Concatenate[A, P]": "Parameters P with one more before them.",
        "AnyStr": "A type variable for str or bytes.",
        "Generic[T]": "The base of generic classes.",
        "Protocol": "The base of structural types: a class fits that has the methods and attributes, whatever it inherits from.",
        "runtime_checkable": "A decorator: isinstance() takes the protocol.",
        "NamedTuple": "The base of tuples with named items and their types; or a call `NamedTuple(\"P\", [(\"x\", int)])`.",
        "TypedDict": "The base of dicts with known keys; what is read by a constant key is tested to be of the declared type.",
        "Required[T]": "A key of a TypedDict that must be there.",
        "NotRequired[T]": "A key of a TypedDict that may be missing.",
        "TypeGuard[T]": "The result of a function that tells whether its argument is a T.",
        "TYPE_CHECKING": "False.",
        "cast(T, value)": "The value as a T, which is tested: TypeError where it is none.",
        "assert_type(value, T)": "The value; for type checkers.",
        "assert_never(value)": "For code that cannot be reached: TypeError where it is, in CPython AssertionError.",
        "reveal_type(value)": "The value; for type checkers.",
        "overload": "A decorator for forms of a function that type checkers tell apart.",
        "final": "A decorator: nothing inherits from the class, or overrides the method.",
        "Text": "str.",
        "Type[T]": "`type[T]`.",
        "List[T]": "`list[T]`.",
        "Dict[K, V]": "`dict[K, V]`.",
        "Set[T]": "`set[T]`.",
        "FrozenSet[T]": "`frozenset[T]`.",
        "Tuple[A, B]": "`tuple[A, B]`.",
        "Deque[T]": "`collections.deque[T]`.",
        "DefaultDict[K, V]": "`collections.defaultdict[K, V]`.",
        "Counter[T]": "`collections.Counter[T]`.",
        "OrderedDict[K, V]": "`collections.OrderedDict[K, V]`.",
        "ChainMap[K, V]": "`collections.ChainMap[K, V]`.",
        "Match[T]": "`re.Match[T]`.",
        "Pattern[T]": "`re.Pattern[T]`.",
    },
}
# Names of the compiler that CPython 3.11 has not.
LATER = {"override", "ReadOnly"}
# Names that the compiler knows in order to say why it refuses them.
REFUSED = {"make_dataclass"}


def known_names(module: str) -> list[str]:
    """The names themselves, without parameters."""
    return [form.partition("(")[0].partition("[")[0] for form in KNOWN.get(module, {})]
