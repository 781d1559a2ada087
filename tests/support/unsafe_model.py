"""A CPython model of module `unsafe`: one flat bytearray as memory, invented addresses for symbols, device
hooks for volatile accesses and ports. Lets runtime/memory and runtime/drivers run under pytest.

`machine_model` is the state; `machine_model.reset(...)` gives a fresh one to each test. A wild access raises
`MemoryFault` where the real machine would panic. Heap objects are not modelled: of `bytes` there is only
`tail`, which places a copy in memory, and of bytearrays `PlacedBuffer`.
"""

from __future__ import annotations

import types
from collections.abc import Callable
from typing import Protocol

from machine import i32, u8, u16, u32, u64

_MASK = (1 << 64) - 1


class MemoryFault(Exception):
    """An access outside of the modelled memory."""


class Device(Protocol):
    """Registers of a device: what a volatile access inside a mapped range, or a port access, comes to."""

    def read(self, offset: int, width: int) -> int: ...

    def write(self, offset: int, width: int, value: int) -> None: ...


class MachineModel:
    """Memory, symbols, device mappings and assembly routines of the modelled machine."""

    def __init__(self) -> None:
        self.exports: dict[str, Callable[..., object]] = {}
        self.reset()

    def reset(self, base: int = 0x100000, size: int = 1 << 20, garbage: int = 0) -> None:
        """Fresh memory of `size` bytes at `base`, every byte of it `garbage`."""
        self.base = base
        self.size = size
        self.memory = bytearray([garbage]) * size
        self.symbols: dict[str, int] = {}
        self.registers: list[int] = []
        self.stack_pointer = 0
        self.assembly: dict[str, Callable[..., int]] = {"spill_registers_and_call": self._spill_registers_and_call}
        self.devices: list[tuple[int, int, Device]] = []
        self.ports: list[tuple[int, int, Device]] = []
        self.fences = 0
        self._placed: dict[int, tuple[bytes, int]] = {}
        self._place_next = base + size

    def offset(self, address: int, length: int) -> int:
        """The place of `length` bytes at `address` in the bytearray. Raises MemoryFault."""
        offset = int.__index__(address) - self.base
        length = int.__index__(length)
        if offset < 0 or offset + length > len(self.memory):
            raise MemoryFault(f"access of {length} bytes at {int.__index__(address):#x}")
        return offset

    def load(self, address: int, width: int) -> int:
        offset = self.offset(address, width)
        return int.from_bytes(self.memory[offset : offset + width], "little")

    def store(self, address: int, width: int, value: int) -> None:
        offset = self.offset(address, width)
        self.memory[offset : offset + width] = int.to_bytes(value, width, "little")

    def read(self, address: int, length: int) -> bytes:
        offset = self.offset(address, length)
        return bytes(self.memory[offset : offset + int.__index__(length)])

    def write(self, address: int, data: bytes) -> None:
        offset = self.offset(address, len(data))
        self.memory[offset : offset + len(data)] = data

    def place(self, data: bytes) -> int:
        """The address of a copy of `data`, behind the memory proper; the same for the same object."""
        if id(data) not in self._placed:
            address = self._place_next
            self.memory += data + bytes(-len(data) % 16)
            self._place_next = self.base + len(self.memory)
            self._placed[id(data)] = (data, address)
        return self._placed[id(data)][1]

    def device_at(self, address: int) -> tuple[Device, int] | None:
        address = int.__index__(address)
        for start, size, device in self.devices:
            if start <= address < start + size:
                return device, address - start
        return None

    def port_at(self, port: int) -> tuple[Device, int] | None:
        port = int.__index__(port)
        for start, size, device in self.ports:
            if start <= port < start + size:
                return device, port - start
        return None

    def _spill_registers_and_call(self, function: int, argument: int) -> int:
        before = self.stack_pointer
        for value in self.registers:
            self.stack_pointer -= 8
            self.store(self.stack_pointer, 8, value)
        for name, exported in self.exports.items():
            if _export_address(name) == function:
                exported(u64(argument), u64(self.stack_pointer))
                break
        else:
            raise MemoryFault(f"call to {function:#x}")
        self.stack_pointer = before
        return 0


def _export_address(name: str) -> int:
    return 0x1000 + int.from_bytes(name.encode()[-6:], "little")


machine_model = MachineModel()


class Array:
    """A fixed-length array, as a list; unlike the real one it checks its bounds, so that tests notice."""

    __class_getitem__ = classmethod(types.GenericAlias)

    def __init__(self, kind: object, length: int) -> None:
        zero = kind(0) if isinstance(kind, type) and issubclass(kind, (int, float)) else None
        self._items = [zero] * length

    def __len__(self) -> int:
        return len(self._items)

    def __getitem__(self, index: int) -> object:
        if not 0 <= index < len(self._items):
            raise MemoryFault(f"array index {index}")
        return self._items[index]

    def __setitem__(self, index: int, value: object) -> None:
        if not 0 <= index < len(self._items):
            raise MemoryFault(f"array index {index}")
        self._items[index] = value


class PlacedBytes:
    """An Array[u8] in memory: what a bytearray keeps its bytes in."""

    def __init__(self, data: bytes) -> None:
        self.address = machine_model.place(data)
        self.data = data

    def __len__(self) -> int:
        return len(self.data)


class PlacedBuffer(bytearray):
    """A bytearray whose bytes are in memory, for drivers that write there; `contents` is what is there."""

    def __init__(self, data: bytes | int) -> None:
        super().__init__(data)
        self.data = PlacedBytes(bytes(self))

    def contents(self) -> bytes:
        return machine_model.read(self.data.address, len(self))


def new_array(kind: object, length: int) -> Array:
    return Array(kind, length)


def descriptor(kind: type) -> u64:
    """The address of no descriptor in memory, the same for the same class."""
    return u64(_MASK - (hash(kind) & 0xFFFF))


def load8(address: u64) -> u8:
    return u8(machine_model.load(address, 1))


def load16(address: u64) -> u16:
    return u16(machine_model.load(address, 2))


def load32(address: u64) -> u32:
    return u32(machine_model.load(address, 4))


def load64(address: u64) -> u64:
    return u64(machine_model.load(address, 8))


def store8(address: u64, value: u8) -> None:
    machine_model.store(address, 1, _of(u8, value))


def store16(address: u64, value: u16) -> None:
    machine_model.store(address, 2, _of(u16, value))


def store32(address: u64, value: u32) -> None:
    machine_model.store(address, 4, _of(u32, value))


def store64(address: u64, value: u64) -> None:
    machine_model.store(address, 8, _of(u64, value))


def _of(kind: type, value: int) -> int:
    """`value` if it is of the machine type or a literal that fits; TypeError as the compiler would say."""
    if type(value) is not kind and type(value) is not int:
        raise TypeError(f"{kind.__name__} expected, not {type(value).__name__}")
    return value


def _volatile_load(address: int, width: int) -> int:
    mapped = machine_model.device_at(address)
    if mapped is not None:
        return mapped[0].read(mapped[1], width)
    return machine_model.load(address, width)


def _volatile_store(address: int, width: int, value: int) -> None:
    mapped = machine_model.device_at(address)
    if mapped is not None:
        mapped[0].write(mapped[1], width, int.__index__(value))
    else:
        machine_model.store(address, width, value)


def volatile_load8(address: u64) -> u8:
    return u8(_volatile_load(address, 1))


def volatile_load16(address: u64) -> u16:
    return u16(_volatile_load(address, 2))


def volatile_load32(address: u64) -> u32:
    return u32(_volatile_load(address, 4))


def volatile_load64(address: u64) -> u64:
    return u64(_volatile_load(address, 8))


def volatile_store8(address: u64, value: u8) -> None:
    _volatile_store(address, 1, _of(u8, value))


def volatile_store16(address: u64, value: u16) -> None:
    _volatile_store(address, 2, _of(u16, value))


def volatile_store32(address: u64, value: u32) -> None:
    _volatile_store(address, 4, _of(u32, value))


def volatile_store64(address: u64, value: u64) -> None:
    _volatile_store(address, 8, _of(u64, value))


def _atomic(address: int, value: int) -> u64:
    before = volatile_load64(address)
    volatile_store64(address, u64(value))
    return before


def atomic_exchange64(address: u64, value: u64) -> u64:
    return _atomic(address, _of(u64, value))


def atomic_and64(address: u64, value: u64) -> u64:
    return _atomic(address, volatile_load64(address) & _of(u64, value))


def atomic_or64(address: u64, value: u64) -> u64:
    return _atomic(address, volatile_load64(address) | _of(u64, value))


def compare_exchange16(address: u64, expected: u16, value: u16) -> u16:
    before = volatile_load16(address)
    if before == _of(u16, expected):
        volatile_store16(address, value)
    return before


def compare_exchange32(address: u64, expected: u32, value: u32) -> u32:
    before = volatile_load32(address)
    if before == _of(u32, expected):
        volatile_store32(address, value)
    return before


def _port_load(port: int, width: int) -> int:
    found = machine_model.port_at(port)
    return (1 << 8 * width) - 1 if found is None else found[0].read(found[1], width)


def _port_store(port: int, width: int, value: int) -> None:
    found = machine_model.port_at(port)
    if found is not None:
        found[0].write(found[1], width, int.__index__(value))


def in8(port: u16) -> u8:
    return u8(_port_load(port, 1))


def in16(port: u16) -> u16:
    return u16(_port_load(port, 2))


def in32(port: u16) -> u32:
    return u32(_port_load(port, 4))


def out8(port: u16, value: u8) -> None:
    _port_store(port, 1, value)


def out16(port: u16, value: u16) -> None:
    _port_store(port, 2, value)


def out32(port: u16, value: u32) -> None:
    _port_store(port, 4, value)


def fence() -> None:
    machine_model.fences += 1


def compiler_fence() -> None:
    pass


def prefetch(address: u64) -> None:
    pass


def pause() -> None:
    pass


def copy(target: u64, source: u64, length: u64) -> None:
    machine_model.write(target, machine_model.read(source, length))


def fill(target: u64, value: u8, length: u64) -> None:
    machine_model.write(target, bytes([_of(u8, value)]) * int.__index__(length))


def compare(a: u64, b: u64, length: u64) -> i32:
    left, right = machine_model.read(a, length), machine_model.read(b, length)
    return i32((left > right) - (left < right))


def tail(value: bytes) -> u64:
    return u64(machine_model.place(value))


def array_data(array: PlacedBytes) -> u64:
    return u64(array.address)


def count_trailing_zeros(value: u64) -> u64:
    plain = int.__index__(value)
    return u64(64 if plain == 0 else (plain & -plain).bit_length() - 1)


def count_leading_zeros(value: u64) -> u64:
    return u64(64 - value.bit_length())


def popcount(value: u64) -> u64:
    return u64(value.bit_count())


def int_of(value: u64) -> int:
    plain = int.__index__(value) & _MASK
    return plain - (1 << 64) if plain >> 63 else plain


def u64_of(value: int) -> u64:
    return u64(value)


def stack_pointer() -> u64:
    return u64(machine_model.stack_pointer)


def symbol(name: str) -> u64:
    if name in machine_model.exports:
        return u64(_export_address(name))
    return u64(machine_model.symbols[name])


def call_asm(name: str, *arguments: u64) -> u64:
    return u64(machine_model.assembly[name](*[int.__index__(argument) for argument in arguments]))


def inline(function: Callable[..., object]) -> Callable[..., object]:
    return function


def noinline(function: Callable[..., object]) -> Callable[..., object]:
    return function


def export(name: str) -> Callable[[Callable[..., object]], Callable[..., object]]:
    def register(function: Callable[..., object]) -> Callable[..., object]:
        machine_model.exports[name] = function
        return function

    return register
