"""memoryview: a window on the bytes of a bytes-like object, without a copy. Format "B", one dimension."""
import unsafe
from unsafe import Count
from machine import u64

from runtime.builtins import bytes_methods as methods
from runtime.builtins.exceptions import TypeError, ValueError
from runtime.builtins.failure import raise_index, raise_stop_iteration, raise_value_error
from runtime.builtins.slice import slice_indices
from runtime.builtins.text.storage import copy_bytes, new_bytes


class memoryview:
    """Byte i is at base + i * stride. `owner` keeps the memory alive."""

    owner: object
    base: u64
    length: Count
    stride: int
    readonly: bool
    released: bool

    @staticmethod
    def __make__[T](source: T) -> memoryview:
        if isinstance(source, bytes):
            return view_of(source, unsafe.tail(source), source.length, 1, True)
        elif isinstance(source, bytearray):
            return view_of(source.data, unsafe.array_data(source.data), source.length, 1, False)
        else:
            source.check()
            return view_of(source.owner, source.base, source.length, source.stride, source.readonly)

    def check(self) -> None:
        if self.released:
            raise ValueError("operation forbidden on released memoryview object")

    def __len__(self) -> int:
        self.check()
        return self.length

    def __bool__(self) -> bool:
        return len(self) != 0

    def __buffer_address__(self) -> u64:
        """Where the bytes are in a row; those of a strided view are copied for that."""
        self.check()
        if self.stride == 1:
            return self.base
        return unsafe.tail(self.tobytes())

    @property
    def nbytes(self) -> int:
        return len(self)

    @property
    def itemsize(self) -> int:
        return 1

    @property
    def format(self) -> str:
        return "B"

    @property
    def ndim(self) -> int:
        return 1

    @property
    def shape(self) -> tuple[int, ...]:
        return (len(self),)

    @property
    def strides(self) -> tuple[int, ...]:
        return (self.stride,)

    @property
    def suboffsets(self) -> tuple[int, ...]:
        return ()

    @property
    def c_contiguous(self) -> bool:
        return self.stride == 1

    @property
    def f_contiguous(self) -> bool:
        return self.stride == 1

    @property
    def contiguous(self) -> bool:
        return self.stride == 1

    def place(self, index: int) -> u64:
        """Address of a byte by its index, which may count from the end."""
        self.check()
        if index < 0:
            index = unsafe.add_wrapping(index, self.length)
        if unsafe.u64_of(index) >= unsafe.u64_of(self.length):
            raise_index("index out of bounds on dimension 1")
        return self.base + unsafe.u64_of(index) * unsafe.u64_of(self.stride)

    def __getitem__(self, index: int) -> int:
        return unsafe.int_of(u64(unsafe.load8(self.place(index))))

    def __setitem__(self, index: int, value: int) -> None:
        if self.readonly:
            raise TypeError("cannot modify read-only memory")
        if value < 0 or value > 255:
            raise_value_error("memoryview: invalid value for format 'B'")
        unsafe.store8(self.place(index), methods.byte_of(value))

    def __getslice__(self, start: int | None, stop: int | None, step: int | None) -> memoryview:
        self.check()
        first, _, stride, times = slice_indices(start, stop, step, self.length)
        base = self.base + unsafe.u64_of(first) * unsafe.u64_of(self.stride)
        return view_of(self.owner, base, times, self.stride * stride, self.readonly)

    def __setslice__[B](self, start: int | None, stop: int | None, step: int | None, value: B) -> None:
        if self.readonly:
            raise TypeError("cannot modify read-only memory")
        target = self.__getslice__(start, stop, step)
        if len(value) != target.length:
            raise_value_error("memoryview assignment: lvalue and rvalue have different structures")
        if target.stride == 1:
            # Memory may overlap: copy() is memmove.
            unsafe.copy(target.base, value.__buffer_address__(), unsafe.u64_of(target.length))
        else:
            taken = bytes(value)
            for i in range(target.length):
                unsafe.store8(
                    target.base + unsafe.u64_of(i) * unsafe.u64_of(target.stride), methods.byte_of(taken[i]))

    def __iter__(self) -> memoryview_iterator:
        return memoryview_iterator(self)

    def __cursor_next__(self, cursor: int) -> int:
        cursor = unsafe.add_wrapping(cursor, 1)
        return cursor if cursor < len(self) else -1

    def __cursor_get__(self, cursor: int) -> int:
        return unsafe.int_of(u64(unsafe.load8(self.base + unsafe.u64_of(cursor) * unsafe.u64_of(self.stride))))

    def __contains__(self, value: int) -> bool:
        for each in self:
            if each == value:
                return True
        return False

    def __eq__[B](self, other: B) -> bool:
        if isinstance(other, bytes) or isinstance(other, bytearray) or isinstance(other, memoryview):
            return methods.equal(self, other)
        else:
            return False

    def __ne__[B](self, other: B) -> bool:
        return not self.__eq__(other)

    def __hash__(self) -> int:
        if not self.readonly:
            raise_value_error("cannot hash writable memoryview object")
        return bytes(self).__hash__()

    def __bytes__(self) -> bytes:
        return self.tobytes()

    def tobytes(self) -> bytes:
        self.check()
        if self.stride == 1:
            return copy_bytes(self.base, unsafe.u64_of(self.length))
        result = new_bytes(unsafe.u64_of(self.length))
        methods.copy_strided(self.base, 0, self.stride, self.length, unsafe.tail(result))
        return result

    def tolist(self) -> list[int]:
        values: list[int] = []
        for value in self:
            values.append(value)
        return values

    def hex(self, sep: str = "", bytes_per_sep: int = 1) -> str:
        return methods.hex_text(self.__buffer_address__(), unsafe.u64_of(self.length), sep, bytes_per_sep)

    def toreadonly(self) -> memoryview:
        self.check()
        return view_of(self.owner, self.base, self.length, self.stride, True)

    def release(self) -> None:
        self.released = True

    def __enter__(self) -> memoryview:
        self.check()
        return self

    def __exit__(self, kind: object, value: object, traceback: object) -> None:
        self.release()


def view_of(owner: object, base: u64, length: int, stride: int, readonly: bool) -> memoryview:
    view = unsafe.new_with_tail(memoryview, u64(0))
    view.owner = owner
    view.base = base
    view.length = length
    view.stride = stride
    view.readonly = readonly
    view.released = False
    return view


class memoryview_iterator:
    """Iterator over the bytes as ints."""

    source: memoryview
    position: int

    def __init__(self, source: memoryview) -> None:
        self.source = source
        self.position = 0

    def __iter__(self) -> memoryview_iterator:
        return self

    def __next__(self) -> int:
        at = self.position
        if at >= len(self.source):
            raise_stop_iteration()
        self.position = at + 1
        return self.source.__cursor_get__(at)
