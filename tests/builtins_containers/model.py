"""Runs the container sources of runtime/builtins/ under CPython 3.11.

The sources use PEP 695 type parameters, which 3.11 cannot parse: they are cut out, the imports of runtime modules
dropped, and all files executed in one namespace, where the type variables are plain objects. Only array.py, which
moves memory, is replaced, and module `unsafe` by the few names that containers use.
"""

from __future__ import annotations

import re
import types
from collections.abc import Callable

from tests.support import imports
from tests.support.type_parameters import without_type_parameters

BUILTINS = imports.ROOT / "runtime" / "builtins"
FILES = (
    "failure", "object", "representation", "slice", "sorting", "list", "tuple", "range", "dict_views", "dict",
    "set_table", "set", "frozenset",
)
TYPE_VARIABLES = "T K V D I A B".split()


class Array:
    """A fixed-length array that checks its bounds; `Array.zero` is what new and cleared elements hold."""

    zero = object()

    def __init__(self, kind: object, length: int) -> None:
        zero = 0 if kind is int or isinstance(kind, type) and issubclass(kind, int) else Array.zero
        if kind.__name__ == "tuple":
            zero = (0, zero)
        self.kind = kind
        self.blank = zero
        self.elements = [zero] * length

    def __class_getitem__(cls, item: object) -> type:
        return cls

    def __len__(self) -> int:
        return len(self.elements)

    def __getitem__(self, index: int) -> object:
        assert 0 <= index < len(self.elements)
        assert self.elements[index] is not Array.zero, "element read before it was written"
        return self.elements[index]

    def __setitem__(self, index: int, value: object) -> None:
        assert 0 <= index < len(self.elements)
        self.elements[index] = value


def copy_items(target: Array, at: int, source: Array, start: int, count: int) -> None:
    assert 0 <= count and 0 <= at and 0 <= start
    assert at + count <= len(target) and start + count <= len(source)
    target.elements[at : at + count] = source.elements[start : start + count]


def clear_items(items: Array, start: int, count: int) -> None:
    assert 0 <= start and 0 <= count and start + count <= len(items)
    items.elements[start : start + count] = [items.blank] * count


def store_first_word(items: Array, at: int, word: int) -> None:
    items.elements[at] = (wrap(int.__pos__(word)), items.elements[at][1])


def wrap(value: int) -> int:
    return (value + (1 << 63)) % (1 << 64) - (1 << 63)


def same(left: object, right: object) -> bool:
    return left is right


def without_base_arguments(source: str) -> str:
    """`class Coroutine(Generator[...]):` as `class Coroutine(Generator):`."""
    return re.sub(r"^(class \w+\(\w+)\[.*\]\):", r"\1):", source, flags=re.MULTILINE)


def without_runtime_imports(source: str) -> str:
    source = re.sub(r"^from (runtime\.[\w.]+|unsafe) import (\([^)]*\)|[^\n]*)\n", "", source, flags=re.MULTILINE)
    return source


def load() -> types.SimpleNamespace:
    """A fresh namespace with the containers in it: `.list`, `.dict`, `.set` ..."""
    import machine

    def new_with_tail(kind: type, extra: int) -> object:
        return kind.__new__(kind)

    def address(value: object) -> int:
        return machine.u64(id(value))

    def count_trailing_zeros(x: int) -> int:
        return machine.u64((int.__pos__(x) & -int.__pos__(x)).bit_length() - 1)

    def class_name(value: object) -> str:
        return type(value).__name__

    def identity(function: Callable[..., object]) -> Callable[..., object]:
        return function

    namespace: dict[str, object] = {
        "__name__": "runtime_model", "Array": Array, "new_array": Array, "copy_items": copy_items,
        "clear_items": clear_items, "store_first_word": store_first_word, "size_of": lambda kind: 1, "is_same": same, "int_of": lambda x: wrap(int.__pos__(x)), "u64_of": machine.u64,
        "add_wrapping": lambda a, b: wrap(a + b), "mul_wrapping": lambda a, b: wrap(a * b),
        "new_with_tail": new_with_tail, "address": address, "noinline": identity, "count_trailing_zeros": count_trailing_zeros,
    }
    for name in TYPE_VARIABLES:
        namespace[name] = type(name, (), {})
    for name in FILES:
        execute(name, namespace)
        # Methods of the root class would hide CPython's own.
        namespace.pop("object", None)
        namespace["class_name"] = class_name
        for kind in ("list", "dict", "set", "frozenset", "tuple", "set_table"):
            made = namespace.get(kind)
            if isinstance(made, type) and not hasattr(made, "__class_getitem__"):
                made.__class_getitem__ = classmethod(lambda cls, item: cls)
    for name in ("tuple", "frozenset"):
        kind = namespace[name]
        kind.__new__ = staticmethod(_new_by_make(kind))
        kind.__init__ = lambda self, *items: None
    return types.SimpleNamespace(**namespace)


def execute(name: str, namespace: dict[str, object], **replaced: str) -> None:
    """Execute runtime/builtins/`name`.py in `namespace`, with class statements replaced: `X="class X(Base):"`."""
    source = without_runtime_imports(without_base_arguments(without_type_parameters((BUILTINS / f"{name}.py").read_text())))
    for kind, statement in replaced.items():
        source = source.replace(f"class {kind}:\n", f"{statement}\n")
    exec(compile("from __future__ import annotations\n" + source, name, "exec"), namespace)


def _new_by_make(kind: type) -> Callable[..., object]:
    """`kind(...)` means `kind.__make__(...)`; a bare `kind.__new__(kind)` allocates."""
    allocate = object.__new__

    def new(cls: type, *items: object) -> object:
        return kind.__make__(*items) if items else allocate(cls)

    return new
