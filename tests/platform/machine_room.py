"""Runs the platform files of runtime/ under CPython, each test with fresh copies and a machine of its own.

`Room` is the machine: memory, ports, system calls and CPUID, as the test sets them up. Imports in the
loaded files go to the room (`unsafe`), to stdlib/machine.py, to `image` constants, or to further files of
runtime/, so nothing here touches sys.modules.
"""

import builtins
import importlib.util
import types
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

_spec = importlib.util.spec_from_file_location("machine_stand_in", ROOT / "stdlib" / "machine.py")
machine = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(machine)
u8, u16, u32, u64, i64 = machine.u8, machine.u16, machine.u32, machine.u64, machine.i64


class Exit(BaseException):
    """The image ended with this status."""

    def __init__(self, status: int) -> None:
        self.status = status


def _plain(value: object) -> int:
    return value.__index__()


class Room:
    """The machine. `console` collects what is written; `ports` answer reads; `system_calls` answer by number."""

    def __init__(self, target: str, **image: object) -> None:
        constants = {"TARGET": target, "NETWORK": False, "SOCKETS": False, "MEMORY_LIMIT": 0, **image}
        self.modules: dict[str, types.ModuleType] = {"machine": machine}
        self.modules["image"] = self._module("image", constants)
        self.memory: dict[int, int] = {}
        self.symbols: dict[str, int] = {}
        self.console = bytearray()
        self.written_ports: list[tuple[int, int]] = []
        self.read_port: Callable[[int], int] = lambda port: 0xFF
        self.write_port: Callable[[int, int], None] = lambda port, value: None
        self.system_calls: dict[int, Callable[..., int]] = {}
        self.assembly: dict[str, Callable[..., int]] = {}
        self.cpuid_leaves: dict[int, tuple[int, int, int, int]] = {}
        self.ticks = 0
        self.read_counter: Callable[[], int] = self._count
        self.next_free = 0x900000
        self.modules["unsafe"] = self._module("unsafe", self._unsafe())

    @staticmethod
    def _module(name: str, content: dict[str, object]) -> types.ModuleType:
        module = types.ModuleType(name)
        vars(module).update(content)
        return module

    def _count(self) -> int:
        self.ticks += 1000
        return self.ticks

    def place(self, data: bytes) -> int:
        """Puts `data` and a zero byte somewhere; the address."""
        address = self.next_free
        self.next_free += (len(data) + 24) & ~7
        for offset, byte in enumerate(data + b"\0"):
            self.memory[address + offset] = byte
        return address

    def place_words(self, words: list[int]) -> int:
        return self.place(b"".join(word.to_bytes(8, "little") for word in words))

    def bytes_at(self, address: int, size: int) -> bytes:
        return bytes(self.memory[address + offset] for offset in range(size))

    def _load(self, address: object, size: int) -> int:
        return int.from_bytes(self.bytes_at(_plain(address), size), "little")

    def _store(self, address: object, size: int, value: object) -> None:
        for offset, byte in enumerate(_plain(value).to_bytes(size, "little")):
            self.memory[_plain(address) + offset] = byte

    def _tail(self, text: object) -> object:
        if isinstance(text, types.SimpleNamespace):
            return u64(text.address)
        return u64(self.place(text.encode() if isinstance(text, str) else text))

    def _out8(self, port: object, value: object) -> None:
        self.written_ports.append((_plain(port), _plain(value)))
        self.write_port(_plain(port), _plain(value))
        if _plain(port) == 0xF4:
            raise Exit(_plain(value))

    def _out_bytes(self, port: object, address: object, size: object) -> None:
        assert _plain(port) == 0x3F8 and _plain(size) <= 16
        self.console += self.bytes_at(_plain(address), _plain(size))

    def _unsafe(self) -> dict[str, object]:
        def system_call(number: object, *arguments: object) -> object:
            return i64(self.system_calls[_plain(number)](*map(_plain, arguments)))

        def export(name: str) -> Callable:
            return lambda function: function

        return {
            "load8": lambda a: u8(self._load(a, 1)),
            "load32": lambda a: u32(self._load(a, 4)),
            "load64": lambda a: u64(self._load(a, 8)),
            "volatile_load32": lambda a: u32(self._load(a, 4)),
            "volatile_load64": lambda a: u64(self._load(a, 8)),
            "store8": lambda a, v: self._store(a, 1, v),
            "store32": lambda a, v: self._store(a, 4, v),
            "volatile_store32": lambda a, v: self._store(a, 4, v),
            "volatile_store64": lambda a, v: self._store(a, 8, v),
            "in8": lambda port: u8(self.read_port(_plain(port))),
            "out8": self._out8,
            "out_bytes": self._out_bytes,
            "symbol": lambda name: u64(self.symbols[name]),
            "tail": self._tail,
            "u64_of": lambda value: u64(value),
            "int_of": lambda value: _plain(value),
            "add_wrapping": lambda a, b: a + b,
            "sub_wrapping": lambda a, b: a - b,
            "multiply_high": lambda a, b: u64(_plain(a) * _plain(b) >> 64),
            "rdtsc": lambda: u64(self.read_counter()),
            "cpuid": lambda leaf, sub: tuple(map(u32, self.cpuid_leaves.get(_plain(leaf), (0, 0, 0, 0)))),
            "pause": lambda: None,
            "fence": lambda: None,
            "compiler_fence": lambda: None,
            "rdrand": lambda: (False, u64(0)),
            "syscall": system_call,
            "call_asm": lambda name, *a: u64(self.assembly[name](*map(_plain, a))),
            "export": export,
        }

    def new_bytes(self, size: object) -> types.SimpleNamespace:
        """A stand-in for a bytes object under construction: an address, and decode."""
        count = _plain(size)
        address = self.place(bytes(count))
        return types.SimpleNamespace(
            address=address, decode=lambda encoding, errors: self.bytes_at(address, count).decode(encoding, errors)
        )

    def load(self, name: str) -> types.ModuleType:
        """The module `name` of runtime/, executed in this room."""
        if name in self.modules:
            return self.modules[name]
        if name == "runtime.builtins.text.storage":
            content = {
                "new_bytes": self.new_bytes,
                "copy_bytes": lambda address, size: self.bytes_at(_plain(address), _plain(size)),
            }
            return self.modules.setdefault(name, self._module(name, content))
        path = ROOT.joinpath(*name.split(".")).with_suffix(".py")
        module = self._module(name, {"__builtins__": {**vars(builtins), "__import__": self._import}})
        self.modules[name] = module
        exec(compile(path.read_text(), str(path), "exec"), vars(module))
        return module

    def _import(self, name, globals=None, locals=None, fromlist=(), level=0):  # noqa: A002
        if name.startswith("runtime.") and ROOT.joinpath(*name.split(".")).is_dir():
            return self._module(name, {part: self.load(f"{name}.{part}") for part in fromlist})
        if name in self.modules or name.startswith("runtime."):
            return self.load(name)
        return builtins.__import__(name, globals, locals, fromlist, level)
