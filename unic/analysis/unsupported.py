"""Names of Python that are not in the language: what is said when a program uses one, and what to write in its place."""
from __future__ import annotations

import builtins
import difflib
from collections.abc import Iterable

_NO_CODE = "the program is compiled as a whole: there is no code at run time", "write the code itself"
_NO_NAMES = "attributes are known when the program is compiled, and cannot be looked up by name at run time"
_NO_FILES = "there are no files in an image", "bake files in by the manifest and read them with importlib.resources"

# Builtin names: why not, and what to write.
BUILTINS: dict[str, tuple[str, str]] = {
    "eval": _NO_CODE, "exec": _NO_CODE, "compile": _NO_CODE,
    "__import__": ("modules are known when the program is compiled", "write an import statement"),
    "getattr": (_NO_NAMES, "write object.name, or keep the values in a dict"),
    "setattr": (_NO_NAMES, "write object.name = value, or keep the values in a dict"),
    "delattr": (_NO_NAMES, "assign None to the attribute"),
    "hasattr": (_NO_NAMES, "test with isinstance(), or with `is not None`"),
    "vars": (_NO_NAMES, "write a method that gives the values"),
    "dir": (_NO_NAMES, "write a list of the names"),
    "locals": ("variables have no names at run time", "use a dict of your own"),
    "globals": ("variables have no names at run time", "use a dict of your own"),
    "open": _NO_FILES,
    "complex": ("complex numbers are not supported", "keep two floats in a tuple or a dataclass"),
    "breakpoint": ("there is no debugger in an image", "use print(), or `unic debug`"),
    "help": ("there is no documentation in an image", "remove the call"),
    "exit": ("exit() belongs to the interactive interpreter", "use sys.exit()"), "quit": ("quit() belongs to the interactive interpreter", "use sys.exit()"),
    "NotImplemented": ("`NotImplemented` may only be returned from an operator method", "raise NotImplementedError"),
    "Ellipsis": ("`...` is not a value here", "use None"),
    "__file__": _NO_FILES,
    "__builtins__": ("builtin names cannot be looked up at run time", "write the name itself"),
    "__spec__": ("modules have no description at run time", "remove this"),
    "__loader__": ("modules have no description at run time", "remove this"),
    "__package__": ("modules have no description at run time", "remove this"),
}

# Modules that the library does not have: what to use. A name stands for the modules in it too, as far as they have no hint of their own.
_MODULES: dict[str, str] = {
    "there is one thread: use asyncio tasks": "threading _thread concurrent concurrent.futures sched",
    "there is one process: use asyncio tasks, or run more images": "multiprocessing",
    "there is one process: do the work in the program itself": "subprocess pty pipes",
    "an image gets no signals: use asyncio timeouts": "signal faulthandler",
    "use asyncio.start_server() or asyncio.open_connection()": "asyncore asynchat telnetlib",
    "use asyncio": "select selectors",
    "use asyncio.start_server()": "socketserver xmlrpc",
    "there is no TLS: let a proxy in front of the image do it": "ssl",
    "see apps/webserver for HTTP over asyncio": "http http.server wsgiref flask django fastapi aiohttp cgi cgitb",
    "use asyncio.open_connection()": "http.client urllib.request requests httpx urllib3 ftplib smtplib imaplib poplib nntplib",
    "there are no files: bake them in by the manifest and read them with importlib.resources": "shutil glob fileinput linecache filecmp stat mmap",
    "there are no files: keep the data in memory": "tempfile shelve dbm sqlite3 zipfile tarfile",
    "write the format out: types are not known at run time": "pickle marshal copyreg pickletools",
    "there is no C: write it in typed Python": "ctypes cffi",
    "code cannot be looked at when it runs": "inspect ast dis symtable tokenize token keyword code codeop opcode trace builtins",
    "modules are known when the program is compiled: write import statements": "imp pkgutil runpy zipimport modulefinder importlib.util importlib.metadata",
    "the collector runs by itself": "gc tracemalloc resource",
    "hold a plain reference, and drop it when it is no longer needed": "weakref",
    "pass the value as an argument, or keep it in an attribute": "contextvars",
    "put the call at the end of main, in a `finally`": "atexit",
    "read sys.argv, or use `-D NAME=VALUE` for settings": "optparse getopt tomllib",
    "the console of an image has plain lines: use input() and sys.stdin": "getpass readline cmd curses termios tty",
    "test under CPython": "unittest doctest pytest hypothesis",
    "measure with time.perf_counter()": "cProfile profile pstats",
    "use `unic debug`, or print()": "pdb bdb",
    "use lists, array.array, or bytearray for bytes": "numpy pandas scipy",
    "use dataclasses": "attr attrs pydantic",
    "use zlib": "bz2 lzma",
    "use str.encode() and bytes.decode()": "codecs encodings unicodedata stringprep",
    "keep two floats in a tuple or a dataclass": "cmath",
    "write the types: int | float": "numbers",
    "use datetime.timezone, with the offset from UTC": "zoneinfo",
    "there is one locale: format with f-strings": "locale gettext",
    "use repr()": "reprlib",
    "the settings of an image are constants: see config.py and `-D NAME=VALUE`": "platform sysconfig site pwd grp",
    "logging.StreamHandler writes to the console; for another place subclass logging.Handler": "logging.handlers",
    "set up the loggers in the program: logging.basicConfig(), addHandler()": "logging.config",
    "the library reads and writes JSON and CSV": "xml yaml plistlib",
}
MODULES: dict[str, str] = {module: hint for hint, modules in _MODULES.items() for module in modules.split()}


def instead_of_module(name: str) -> str | None:
    """What to use in place of module `name`, or None when nothing is known about it or the packages around it."""
    while name not in MODULES and "." in name:
        name = name.rpartition(".")[0]
    return MODULES.get(name)


# Methods by which a class changes what the language itself does.
METHODS: dict[str, tuple[str, str]] = {
    "__getattr__": ("attributes are known when the program is compiled", "write a method, or keep the values in a dict"),
    "__getattribute__": ("attributes are known when the program is compiled", "write a property"),
    "__setattr__": ("attributes are known when the program is compiled", "write a property with a setter"),
    "__delattr__": ("attributes are known when the program is compiled", "write a property with a deleter"),
    "__dir__": ("attributes have no names at run time", "write a method that gives a list"),
    "__del__": ("objects are not told when they are collected", "write a close() method, or a context manager"),
    "__get__": ("descriptors are not supported", "use @property"), "__set__": ("descriptors are not supported", "use @property"),
    "__delete__": ("descriptors are not supported", "use @property"), "__set_name__": ("descriptors are not supported", "use @property"),
    "__class_getitem__": ("classes are made when the program is compiled", "inherit from Generic[T]"),
    "__prepare__": ("metaclasses are not supported", "use a decorator or a base class"),
    "__instancecheck__": ("isinstance() cannot be redefined", "write a method"), "__subclasscheck__": ("issubclass() cannot be redefined", "write a method"),
    "__subclasshook__": ("issubclass() cannot be redefined", "use a Protocol"),
    "__reduce__": ("pickling is not supported", "write the format out"), "__reduce_ex__": ("pickling is not supported", "write the format out"),
    "__getstate__": ("pickling is not supported", "write the format out"), "__setstate__": ("pickling is not supported", "write the format out"),
    "__complex__": ("complex numbers are not supported", "write a method of another name"),
}

# Attributes that every object of Python has and none here.
ATTRIBUTES: dict[str, tuple[str, str]] = {
    "__dict__": (_NO_NAMES, "write a method that gives the values"),
    "__doc__": ("docstrings are not kept in an image", "keep the text in a variable of your own"),
    "__annotations__": ("types are not known at run time", "write a method that gives what you need"),
    "__mro__": ("classes have no description at run time", "use isinstance()"), "__bases__": ("classes have no description at run time", "use isinstance()"),
    "__subclasses__": ("classes have no description at run time", "keep a list of the classes"),
    "__code__": ("code cannot be looked at when it runs", "remove this"), "__defaults__": ("code cannot be looked at when it runs", "remove this"),
    "__globals__": ("code cannot be looked at when it runs", "remove this"), "__wrapped__": ("code cannot be looked at when it runs", "remove this"),
    "__weakref__": ("there are no weak references", "hold a plain reference"), "__slots__": ("attributes have no names at run time", "write a list of the names"),
}

# What CPython has as builtin names; the library's own helpers live in the same modules, but are not the app's.
PUBLIC_BUILTINS = frozenset(dir(builtins)) | {"reveal_type"}


# Names in the library's modules and classes that CPython has and we have not: what to write.
LIBRARY_NAMES: dict[str, str] = {
    "to_thread": "there is one thread: call the function itself, or make it a coroutine",
    "run_in_executor": "there is one thread: call the function itself, or make it a coroutine",
    "run_coroutine_threadsafe": "there is one thread: use asyncio.create_task()",
    "create_subprocess_exec": "there is one process: do the work in the program itself",
    "create_subprocess_shell": "there is one process: do the work in the program itself",
    "subprocess_exec": "there is one process: do the work in the program itself",
    "add_signal_handler": "an image gets no signals: use asyncio timeouts",
    "add_reader": "there are no file descriptors: use a Protocol with create_connection()",
    "add_writer": "there are no file descriptors: use a Protocol with create_connection()",
    "start_unix_server": "there are no files: use asyncio.start_server()",
    "open_unix_connection": "there are no files: use asyncio.open_connection()",
    "start_tls": "there is no TLS: let a proxy in front of the image do it",
    "getsizeof": "objects do not tell their sizes: `unic inspect` tells those of the image",
    "getrefcount": "the collector does not count references",
    "settrace": "code cannot be looked at when it runs", "setprofile": "code cannot be looked at when it runs",
    "SimpleNamespace": "attributes are declared: write a dataclass", "make_dataclass": "classes are made when the program is compiled: write a dataclass",
    **dict.fromkeys(("getaddrinfo", "gethostbyname"), "there is no DNS: use a numeric address"),
    **dict.fromkeys(("socket", "socketpair", "create_connection", "create_server"), "use asyncio.start_server() or asyncio.open_connection()"),
    "Path": "there are no files: PurePosixPath is a path as a text, importlib.resources.files() a place among the baked files",
    "GzipFile": "there are no files: use gzip.compress() and gzip.decompress()",
    **dict.fromkeys(("import_module", "reload"), "modules are known when the program is compiled: write import statements"),
    **dict.fromkeys(("get_type_hints", "get_args", "get_origin"), "types are not known at run time: write a table of what you need"),
    **dict.fromkeys(("SelectorEventLoop", "get_event_loop_policy", "set_event_loop_policy"), "there is one kind of event loop: use asyncio.new_event_loop()"),
    **dict.fromkeys(("environb", "getenvb", "putenv"), "an image has no environment: use constants of config.py, and `-D NAME=VALUE` to set them"),
    **dict.fromkeys(("getcwd", "chdir", "listdir", "scandir", "makedirs"), "there are no folders: bake files in by the manifest and read them with importlib.resources"),
    **dict.fromkeys(("popen", "fork", "getpid"), "there is one process: do the work in the program itself"),
}


# Where names come from that programs use without an import.
HOMES: dict[str, str] = {name: module for module, names in {
    "collections.abc": "Callable Iterable Iterator Generator Coroutine Awaitable Sequence Mapping AsyncIterator AsyncIterable AsyncGenerator",
    "typing": "Optional Union Final ClassVar Protocol Generic TypeVar Literal NamedTuple Self Any NoReturn List Dict Set Tuple Type cast overload",
    "collections": "deque defaultdict Counter OrderedDict namedtuple", "dataclasses": "dataclass field", "enum": "Enum IntEnum Flag IntFlag StrEnum",
    "machine": "u8 u16 u32 u64 i8 i16 i32 i64", "functools": "partial reduce wraps lru_cache cached_property total_ordering",
    "contextlib": "contextmanager suppress", "abc": "ABC abstractmethod", "datetime": "timedelta", "pathlib": "PurePosixPath",
    "itertools": "islice permutations combinations groupby accumulate", "math": "sqrt",
}.items() for name in names.split()}
# Words for a builtin name that other languages have.
_WORDS = {"null": "None", "nil": "None", "undefined": "None", "true": "True", "false": "False", "string": "str", "boolean": "bool", "double": "float"}


def missing_import(name: str) -> str:
    """A hint for a name that only lacks its import, or is the word of another language; or an empty string."""
    if name in _WORDS:
        return f"write {_WORDS[name]}"
    return f"write `from {HOMES[name]} import {name}`" if name in HOMES else ""


def similar(name: str, known: Iterable[str]) -> str:
    """A hint for a name that is not there: why not, or the known name most like it; or an empty string."""
    if name in LIBRARY_NAMES:
        return LIBRARY_NAMES[name]
    private = name.startswith("_")
    others = sorted(other for other in set(known) - {name} if other.isidentifier() and (private or not other.startswith("_")))
    close = [other for other in others if other.lower() == name.lower()] or difflib.get_close_matches(name, others, 1)
    return f"did you mean '{close[0]}'?" if close else ""
