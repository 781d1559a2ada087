"""Runs the sources of runtime/builtins (text and numbers) under CPython, on modelled memory.

The sources are written for our compiler: here type parameters are cut out, string and bytes literals become
modelled objects, slices call `__getslice__`, and a class with `__make__` is constructed through it. Heap
objects are Python objects whose tail lies in one flat bytearray; machine integers come from stdlib/machine.py
and so are type-checked at every operation.
"""
from __future__ import annotations

import ast
import builtins
import collections.abc
import importlib.util
import math
import struct
import sys
import types
import typing
from pathlib import Path

from tests.support.type_parameters import without_type_parameters

ROOT = Path(__file__).resolve().parents[2]
MODELLED = ("str", "bytes", "bytearray", "memoryview")
BASE = 0x10000


def load_file(name: str, path: Path) -> types.ModuleType:
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


machine = sys.modules.get("machine") or load_file("machine", ROOT / "stdlib" / "machine.py")
u8, u16, u32, u64, i32 = machine.u8, machine.u16, machine.u32, machine.u64, machine.i32


class Memory:
    """Bump-allocated bytes; a reset drops everything but the literals' and tables' own copies."""

    def __init__(self) -> None:
        self.data = bytearray()

    def allocate(self, size: int) -> u64:
        """The address of the tail of an object with a header of 16 bytes."""
        address = BASE + len(self.data) + 16
        self.data += bytes(16 + size + -(16 + size) % 16)
        return u64(address)

    def at(self, address: int, size: int) -> slice:
        if type(address) is not u64 or type(size) not in (u64, int):
            raise TypeError("addresses and sizes are u64")
        start = int(address) - BASE
        assert 0 <= start and start + size <= len(self.data), f"access outside memory: {start:#x}"
        return slice(start, start + int(size))


memory = Memory()


class Array:
    """Fixed length, unchecked in the image but checked here."""

    def __init__(self, kind: object, length: int) -> None:
        self.kind = kind
        self.stride = kind.bits // 8 if isinstance(kind, type) and hasattr(kind, "bits") else 0
        self.length = length
        self.items = None if self.stride else [None] * length
        self.address = memory.allocate(self.stride * length) if self.stride else u64(0)

    def __class_getitem__(cls, item: object) -> type:
        return cls

    def __len__(self) -> int:
        return self.length

    def where(self, index: int) -> slice:
        assert type(index) is int and 0 <= index < self.length, f"array index {index!r}"
        return memory.at(self.address + u64(index * self.stride), self.stride)

    def __getitem__(self, index: int) -> object:
        place = self.where(index) if self.stride else index
        if self.stride:
            return self.kind(int.from_bytes(memory.data[place], "little", signed=self.kind.signed))
        assert 0 <= index < self.length
        return self.items[index]

    def __setitem__(self, index: int, value: object) -> None:
        if self.stride:
            assert type(value) is self.kind, f"{value!r} is no {self.kind.__name__}"
            memory.data[self.where(index)] = int.to_bytes(value, self.stride, "little", signed=self.kind.signed)
        else:
            assert type(index) is int and 0 <= index < self.length
            self.items[index] = value


def make_unsafe() -> types.SimpleNamespace:
    def load(kind: type, size: int):
        return lambda a: kind(int.from_bytes(memory.data[memory.at(a, size)], "little"))

    def store(kind: type, size: int):
        def do(a: u64, value: int) -> None:
            assert type(value) is kind, f"{value!r} is no {kind.__name__}"
            memory.data[memory.at(a, size)] = int.to_bytes(value, size, "little")
        return do

    def copy(to: u64, source: u64, size: u64) -> None:
        memory.data[memory.at(to, size)] = memory.data[memory.at(source, size)]

    def fill(to: u64, value: u8, size: u64) -> None:
        memory.data[memory.at(to, size)] = bytes([value]) * int(size)

    def compare(a: u64, b: u64, size: u64) -> i32:
        x, y = memory.data[memory.at(a, size)], memory.data[memory.at(b, size)]
        return i32((x > y) - (x < y))

    def new_with_tail(cls: type, extra: u64) -> object:
        made = object.__new__(cls)
        made.tail_address = memory.allocate(int(extra))
        return made

    def int_of(x: u64) -> int:
        assert type(x) is u64, repr(x)
        plain = int.__index__(x) & (1 << 64) - 1
        return plain - (1 << 64) if plain >> 63 else plain

    def u64_of(x: int) -> u64:
        assert type(x) is int, repr(x)
        return u64(x)

    def wrap(x: int) -> int:
        return int_of(u64(x))

    plain = int.__index__
    return types.SimpleNamespace(
        swap64=lambda x: u64(int.from_bytes(plain(x).to_bytes(8, "little"), "big")),
        load8=load(u8, 1), load16=load(u16, 2), load32=load(u32, 4), load64=load(u64, 8),
        store8=store(u8, 1), store16=store(u16, 2), store32=store(u32, 4), store64=store(u64, 8),
        copy=copy, fill=fill, compare=compare, new_with_tail=new_with_tail,
        tail=lambda x: x.tail_address, Array=Array, Count=int, ShortCount=int, new_array=Array, array_data=lambda a: a.address,
        is_same=lambda a, b: a is b, int_of=int_of, u64_of=u64_of,
        add_wrapping=lambda a, b: wrap(a + b), sub_wrapping=lambda a, b: wrap(a - b),
        mul_wrapping=lambda a, b: wrap(a * b),
        multiply_high=lambda a, b: u64(plain(a) * plain(b) >> 64),
        divide_wide=lambda h, l, d: u64((plain(h) << 64 | plain(l)) // plain(d)),
        count_trailing_zeros=lambda x: u64(64 if x == 0 else (plain(x) & -plain(x)).bit_length() - 1),
        count_leading_zeros=lambda x: u64(64 - plain(x).bit_length()),
        popcount=lambda x: u64(plain(x).bit_count()),
        float_bits=lambda x: u64(int.from_bytes(struct.pack("<d", x), "little")),
        bits_float=lambda b: struct.unpack("<d", plain(b).to_bytes(8, "little"))[0],
        sqrt=math.sqrt, fabs=math.fabs,
        floor=lambda x: x if x - x != 0 else math.copysign(float(math.floor(x)), x),
        ceil=lambda x: x if x - x != 0 else math.copysign(float(math.ceil(x)), x),
        trunc=lambda x: x if x - x != 0 else math.copysign(float(math.trunc(x)), x),
        float_to_int=int,
        inline=lambda f: f, noinline=lambda f: f,
    )


unsafe = make_unsafe()


class MadeByMake(type):
    """`C(args)` is `C.__make__(args)`, as our compiler has it; without `__make__` it is ordinary."""

    def __call__(cls, *args: object, **named: object) -> object:
        if cls.__name__ == "str" and args and not isinstance(args[0], (namespace["bytes"], namespace["bytearray"])):
            return text_of(args[0])
        if "__make__" in cls.__dict__:
            return cls.__make__(*args, **named)
        return super().__call__(*args, **named)


class Adapter(ast.NodeTransformer):
    """The source as CPython can run it."""

    def visit_Module(self, node: ast.Module) -> ast.Module:
        return self.without_docstring(node)

    def without_docstring(self, node: ast.AST) -> ast.AST:
        body = node.body
        if body and isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant):
            node.body = body[1:] or [ast.Pass()]
        self.generic_visit(node)
        return node

    visit_FunctionDef = without_docstring

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.ClassDef:
        node.keywords = [ast.keyword("metaclass", ast.Name("MadeByMake", ast.Load()))]
        return self.without_docstring(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        if node.value is None:
            return ast.Pass()
        return ast.Assign([node.target], self.visit(node.value))

    def visit_Call(self, node: ast.Call) -> ast.Call:
        # CPython knows no type arguments at run time.
        if isinstance(node.func, ast.Name) and node.func.id == "isinstance" and isinstance(node.args[1], ast.Subscript):
            node.args[1] = node.args[1].value
        self.generic_visit(node)
        return node

    def visit_arg(self, node: ast.arg) -> ast.arg:
        return ast.arg(node.arg)

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        if isinstance(node.value, (str, bytes)):
            return ast.Call(ast.Name("modelled", ast.Load()), [ast.Constant(node.value)], [])
        return node

    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        self.generic_visit(node)
        if isinstance(node.slice, ast.Slice) and isinstance(node.ctx, ast.Load):
            parts = [part or ast.Constant(None) for part in (node.slice.lower, node.slice.upper, node.slice.step)]
            return ast.Call(ast.Attribute(node.value, "__getslice__", ast.Load()), parts, [])
        return node


def converting(kind: type) -> type:
    """An exception class that takes modelled texts."""
    def make(cls: type, *args: object) -> BaseException:
        return kind(*[plain(arg) for arg in args])
    return type(kind.__name__, (), {"__new__": make})


def raiser(kind: type):
    def raise_it(*args: object) -> None:
        raise kind(*[plain(arg) for arg in args])
    return raise_it


EXCEPTIONS = types.SimpleNamespace(**{
    name: converting(value) for name, value in vars(builtins).items()
    if isinstance(value, type) and issubclass(value, Exception)})
def text_of(value: object) -> object:
    return value if type(value).__name__ in MODELLED else fresh(str(value))


def repr_of(value: object) -> object:
    return value.__repr__() if type(value).__name__ in MODELLED else fresh(repr(value))


def format_of(value: object, spec: object) -> object:
    if type(value).__name__ in MODELLED:
        return value.__format__(spec)
    return getattr(load("runtime.builtins." + type(value).__name__), type(value).__name__).__format__(value, spec)


OBJECT = types.SimpleNamespace(class_name=lambda value: modelled(type(value).__name__))
FAILURE = types.SimpleNamespace(
    raise_index=raiser(IndexError), raise_value_error=raiser(ValueError), raise_type=raiser(TypeError),
    raise_overflow=raiser(OverflowError), raise_zero_division=raiser(ZeroDivisionError),
    raise_stop_iteration=raiser(StopIteration), raise_memory=raiser(MemoryError))

namespace = dict(vars(builtins))
modules: dict[str, object] = {
    "unsafe": unsafe, "machine": machine, "_dispatch": types.SimpleNamespace(by_class=lambda function: function),
    "image": types.SimpleNamespace(FAST=True), "runtime.builtins.exceptions": EXCEPTIONS,
    "runtime.builtins.failure": FAILURE, "runtime.builtins.object": OBJECT,
    "runtime.builtins.protocols": types.SimpleNamespace(
        **{name: getattr(collections.abc, name) for name in collections.abc.__all__},
        SupportsInt=typing.SupportsInt, SupportsFloat=typing.SupportsFloat)}
literals: dict[object, object] = {}


def load(name: str) -> object:
    if name in modules:
        return modules[name]
    path = ROOT / (name.replace(".", "/") + ".py")
    module = types.ModuleType(name)
    if (ROOT / name.replace(".", "/")).is_dir():
        modules[name] = module
        return module
    if not path.exists():
        return builtins.__import__(name, fromlist=["x"])
    modules[name] = module
    module.__builtins__ = namespace
    source = without_type_parameters(path.read_text())
    tree = ast.parse(source, str(path))
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            node.returns = None
    tree = ast.fix_missing_locations(Adapter().visit(tree))
    exec(compile(tree, str(path), "exec"), vars(module))
    return module


def import_hook(name: str, *rest: object) -> object:
    names = rest[2] if len(rest) > 2 else None
    module = load(name)
    if names:
        for each in names:
            if not hasattr(module, each):
                setattr(module, each, load(name + "." + each))
    return module


def modelled(value: object) -> object:
    """The modelled object of a CPython str or bytes; the same one for the same literal."""
    key = (type(value), value)
    if key not in literals:
        literals[key] = fresh(value)
        if isinstance(value, str):
            # Behind a literal there may be anything.
            start = literals[key].tail_address + u64(value_size(literals[key]))
            rest = -(16 + value_size(literals[key])) % 16
            memory.data[memory.at(start, rest)] = b"\xAA" * rest
            literals[key].state = u32(int(literals[key].state) & 1)
    return literals[key]


def _width(text: object) -> int:
    return 4 if int(text.state) & 1 else 1


def value_size(text: object) -> int:
    return text.length * _width(text)


def fresh(value: object) -> object:
    """A new modelled object, as the program would have made it at run time."""
    if isinstance(value, str):
        wide = any(ord(c) > 255 for c in value)
        data = b"".join(ord(c).to_bytes(4, "little") for c in value) if wide else value.encode("latin-1")
        made = unsafe.new_with_tail(namespace["str"], u64(len(data)))
        made.state = u32(3 if wide else 2)
    elif isinstance(value, bytes):
        data = value
        made = unsafe.new_with_tail(namespace["bytes"], u64(len(data)))
    elif isinstance(value, bytearray):
        return namespace["bytearray"](fresh(bytes(value)))
    else:
        raise TypeError(type(value))
    made.length = len(value)
    memory.data[memory.at(made.tail_address, len(data))] = data
    return made


def plain(value: object) -> object:
    """The CPython object of a modelled one; containers are converted with what they hold."""
    name = type(value).__name__
    if name in MODELLED and type(value) is namespace[name] and type(value) is not getattr(builtins, name):
        if name == "str":
            size = value.length * _width(value)
            data = bytes(memory.data[memory.at(value.tail_address, size)])
            text = data.decode("latin-1") if _width(value) == 1 else data.decode("utf-32-le", "surrogatepass")
            assert (_width(value) == 4) == any(ord(c) > 255 for c in text), "not canonical"
            return text
        if name == "bytes":
            return bytes(memory.data[memory.at(value.tail_address, value.length)])
        if name == "bytearray":
            return bytearray(memory.data[memory.at(value.data.address, value.length)])
        return bytes(memory.data[memory.at(value.base, value.length)])
    if isinstance(value, (list, tuple)):
        return type(value)(plain(item) for item in value)
    if isinstance(value, int) and type(value) not in (int, bool):
        return int.__index__(value)
    return value


def outcome(function, *args: object) -> object:
    """The plain result, or the exception's class and text: comparable with CPython's."""
    try:
        return plain(function(*args))
    except Exception as error:
        return type(error), str(error)


class _Unfinished:
    """Stands for a modelled class until its file is loaded."""


namespace.update(
    {name: type(name, (_Unfinished,), {}) for name in MODELLED},
    repr=repr_of, format=format_of, __import__=import_hook, modelled=modelled, MadeByMake=MadeByMake)
for _name in MODELLED:
    if (ROOT / "runtime/builtins" / (_name + ".py")).exists():
        namespace[_name] = getattr(load("runtime.builtins." + _name), _name)
for _literal in literals.values():
    # Literals at module level were made before the classes were there.
    _literal.__class__ = namespace[type(_literal).__name__]
