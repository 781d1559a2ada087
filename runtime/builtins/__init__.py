"""The built-in names of every program; the compiler resolves them here.

Names that CPython overloads by the number of arguments stand for several functions; see functions.py. Functions that
are no builtins of CPython (`list_of`, `write_text`, `raise_index` ...) are what the compiler calls by name.
"""

from runtime.builtins.bool import bool
from runtime.builtins.bytearray import bytearray
from runtime.builtins.bytes import bytes
from runtime.builtins.dict import dict, dict_with_capacity
from runtime.builtins.exceptions import (
    ArithmeticError, AssertionError, AttributeError, BaseException, BufferError, BytesWarning, DeprecationWarning, EncodingWarning,
    EOFError, Exception, FloatingPointError, FutureWarning, GeneratorExit, ImportError, ImportWarning, IndexError, KeyboardInterrupt,
    KeyError, LookupError, MemoryError, ModuleNotFoundError, NameError, NotImplementedError, OverflowError, PendingDeprecationWarning,
    RecursionError, ReferenceError, ResourceWarning, RuntimeError, RuntimeWarning, StopAsyncIteration, StopIteration, SyntaxError,
    SyntaxWarning, SystemError, SystemExit, TypeError, UnboundLocalError, UnicodeDecodeError, UnicodeEncodeError, UnicodeError,
    UnicodeWarning, UserWarning, ValueError, Warning, ZeroDivisionError,
)
from runtime.builtins.exception_groups import BaseExceptionGroup, ExceptionGroup
from runtime.builtins.exceptions_os import (
    BlockingIOError, BrokenPipeError, ChildProcessError, ConnectionAbortedError, ConnectionError,
    ConnectionRefusedError, ConnectionResetError, FileExistsError, FileNotFoundError, InterruptedError,
    IsADirectoryError, NotADirectoryError, OSError, PermissionError, ProcessLookupError, TimeoutError,
)
from runtime.builtins.exceptions_os import OSError as EnvironmentError
from runtime.builtins.exceptions_os import OSError as IOError
from runtime.builtins.failure import (
    raise_attribute, raise_index, raise_key, raise_type, raise_value_error, raise_zero_division,
)
from runtime.builtins.float import float
from runtime.builtins.frozenset import frozenset, frozenset_of
from runtime.builtins.forms import (
    aiter, anext, ascii, callable, isinstance, issubclass, map, max, min, pow, print, round, sum, super, zip,
)
from runtime.builtins.functions import (
    abs, all, any, bin, dict_of_lists, divmod, enumerate, filter, filter_present, format, hash, hex, id, iter, iter_until, len, map_1,
    map_2, map_3, map_4, max_of_iterable, max_of_iterable_by, max_of_iterable_by_default, max_of_iterable_default, max_of_values,
    max_of_values_by, min_of_iterable, min_of_iterable_by, min_of_iterable_by_default, min_of_iterable_default,
    min_of_values, min_of_values_by, next, next_default, oct, pow3, repr, reversed, reversed_sequence, zip_1, zip_2,
    zip_3, zip_4, zip_5, zip_6,
)
from runtime.builtins.function_value import (
    Callback, callback_is, function_doc, function_hash, function_module, function_name, function_qualname, function_text, is_function, same_function,
)
from runtime.builtins.async_generator import AsyncGenerator
from runtime.builtins.generator import Coroutine, Generator
from runtime.builtins.input import input
from runtime.builtins.int import int
from runtime.builtins.list import list, list_of
from runtime.builtins.machine_text import i64_to_str, u64_to_str
from runtime.builtins.memoryview import memoryview
from runtime.builtins.number.comparison import compare_int_float
from runtime.builtins.object import object
from runtime.builtins.operands import NotImplementedType
from runtime.builtins.output import flush, print_text, write_newline, write_text
from runtime.builtins.range import range
from runtime.builtins.set import set, set_of_constants
from runtime.builtins.slice import slice
from runtime.builtins.sorting import sorted
from runtime.builtins.str import str
from runtime.builtins.text.characters import chr, ord
from runtime.builtins.text.concat import concat_strings
from runtime.builtins.text.quote import ascii_of
from runtime.builtins.tuple import tuple, tuple_hash_add, tuple_hash_finish, tuple_hash_start, tuple_of
from runtime.builtins.type import has_type, is_class, type, type_at, type_of
