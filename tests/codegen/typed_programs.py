"""Builds small typed programs by hand, with a run-time in miniature, and runs them as Linux processes.

The process writes the 8 bytes that main returned to standard output.
"""
from __future__ import annotations

import struct
import subprocess
from pathlib import Path
from typing import Any

from unic.analysis import typed
from unic.analysis import types as t
from unic.codegen import Options, compile
from unic.diagnostics import Span
from unic.ir import ir
from unic.ir.passes import run_passes
from unic.lower.program import lower_program

START = """\
.section .text._start,"ax",@progbits
.globl _start
_start:
    call unic_main
    push %rax
    mov $1, %eax
    mov $1, %edi
    mov %rsp, %rsi
    mov $8, %edx
    syscall
    mov $60, %eax
    xor %edi, %edi
    syscall
.globl memcpy
memcpy:
    mov %rdi, %rax
    mov %rdx, %rcx
    rep movsb
    ret
.globl memset
memset:
    mov %rdi, %r9
    mov %esi, %eax
    mov %rdx, %rcx
    rep stosb
    mov %r9, %rax
    ret
.globl give_seven
give_seven:
    lea 7(%rdi,%rsi,2), %rax
    ret
.section .bss.test_heap,"aw",@nobits
.balign 16
.globl test_heap
test_heap:
    .zero 1048576
"""


def span(line: int) -> Span:
    return Span("main.py", line, 0, line, 1)


def const(value: Any, type: t.Type = t.INT) -> typed.Const:
    return typed.Const(type, None, value)


def get(local: typed.Local, check: bool = False) -> typed.LocalGet:
    return typed.LocalGet(local.type, span(1), local, check)


def set_(local: typed.Local, value: typed.Expr) -> typed.SetLocal:
    return typed.SetLocal(None, local, value)


def op(name: str, *args: typed.Expr, type: t.Type = t.INT, types: tuple[t.Type, ...] = (), line: int = 1) -> typed.Intrinsic:
    if type is t.INT and name.rpartition(".")[2] in ("eq", "ne", "lt", "le", "gt", "ge", "is_none", "is_same"):
        type = t.BOOL
    return typed.Intrinsic(type, span(line), name, list(args), list(types))


def call(function: typed.Function, *args: typed.Expr, line: int = 1) -> typed.Call:
    return typed.Call(function.generator_type or function.result, span(line), function, list(args))


def ret(value: typed.Expr | None = None) -> typed.Return:
    return typed.Return(None, value)


def function(name: str, params: list[typed.Local], result: t.Type, body: list[typed.Stmt] | None = None, **more: Any) -> typed.Function:
    more.setdefault("traceback_name", name)
    return typed.Function(f"main.{name}", name, "main.py", params, result, body if body is not None else [], **more)


def while_(test: typed.Expr, body: list[typed.Stmt], **more: Any) -> typed.While:
    return typed.While(None, test, body, **more)


def if_(test: typed.Expr, body: list[typed.Stmt], orelse: list[typed.Stmt] | None = None) -> typed.If:
    return typed.If(None, test, body, orelse or [])


def class_(name: str, base: t.ClassType | None = None, **fields: t.Type) -> t.ClassType:
    cls = t.ClassType(name, f"main.{name}", None, (), base)
    cls.fields = list(base.fields) if base is not None else []
    for field_name, type in fields.items():
        cls.fields.append(t.Field(field_name, type, len(cls.fields)))
    cls.field_map = {field.name: field for field in cls.fields}
    return cls


def new(cls: t.ClassType) -> typed.Intrinsic:
    return op("unsafe.allocate_class", const(0, t.U64), type=cls, types=(cls,))


def field(obj: typed.Expr, name: str) -> typed.FieldGet:
    found = obj.type.field_map[name]
    return typed.FieldGet(found.type, span(1), obj, found)


def set_field(obj: typed.Expr, name: str, value: typed.Expr) -> typed.SetField:
    return typed.SetField(None, obj, obj.type.field_map[name], value)


class Runtime:
    """Allocation, exception classes and failures, written as typed functions."""

    def __init__(self) -> None:
        self.str_type = t.ClassType("str", "str", None, (), None)
        self.bytes_type = t.ClassType("bytes", "bytes", None, (), None)
        for index, (cls, name, type) in enumerate((
                (self.str_type, "length", t.INT), (self.str_type, "state", t.U32))):
            cls.fields.append(t.Field(name, type, index, counts=32 if type is t.INT else 0))
        self.bytes_type.fields.append(t.Field("length", t.INT, 0))
        for cls in (self.str_type, self.bytes_type):
            cls.field_map = {f.name: f for f in cls.fields}
        # `sites`: base-1000 digits of the lines that the exception passed.
        self.exception = class_("BaseException", None, sites=t.INT, context=t.INT)
        self.overflow = class_("OverflowError", self.exception)
        self.value_error = class_("ValueError", self.exception)
        self.classes = [self.str_type, self.bytes_type, self.exception, self.overflow, self.value_error]
        self.next = typed.Global("heap.next", t.U64, 0)
        self.functions: list[typed.Function] = []
        self.support: dict[str, typed.Function] = {}
        self._allocate()
        self._failures()

    def _add(self, name: str, params: list[typed.Local], result: t.Type, body: list[typed.Stmt], **more: Any) -> typed.Function:
        made = typed.Function(name, name.rpartition(".")[2], "runtime.py", params, result, body, **more)
        self.functions.append(made)
        self.support[name] = made
        return made

    def _allocate(self) -> None:
        descriptor, size, address = (typed.Local(n, t.U64) for n in ("descriptor", "size", "address"))
        next_ = typed.GlobalGet(t.U64, None, self.next)
        rounded = op("m.and", op("m.add", get(size), const(15, t.U64), type=t.U64), const(-16, t.U64), type=t.U64)
        bump = self._add("runtime.memory.heap.bump", [descriptor, size], t.U64, [
            if_(op("m.eq", next_, const(0, t.U64)), [
                typed.SetGlobal(None, self.next, op("unsafe.symbol", const("test_heap", self.str_type), type=t.U64))]),
            set_(address, next_),
            typed.SetGlobal(None, self.next, op("m.add", next_, rounded, type=t.U64)),
            typed.Eval(None, op("unsafe.store64", get(address), get(descriptor), type=t.NONE)),
            ret(get(address))])
        described, bytes_ = typed.Local("descriptor", t.U64), typed.Local("size", t.U64)
        self._add("runtime.memory.heap.allocate", [described, bytes_], t.U64, [ret(call(bump, get(described), get(bytes_)))])
        for name in ("allocate_small", "allocate_frame"):
            small, small_bytes = typed.Local("descriptor", t.U64), typed.Local("size", t.U64)
            self._add(f"runtime.memory.heap.{name}", [small, small_bytes], t.U64, [ret(call(bump, get(small), get(small_bytes)))])
        of_object = typed.Local("descriptor", t.U64)
        size_word = op("to_machine", op("unsafe.load32", op("m.add", get(of_object), const(4, t.U64), type=t.U64), type=t.U32), type=t.U64)
        self._add("runtime.memory.heap.allocate_object", [of_object], t.U64, [ret(call(bump, get(of_object), size_word))])

    def _failures(self) -> None:
        error = typed.Local("error", self.exception)
        raise_exception = self._add("runtime.builtins.failure.raise_exception", [error], t.NEVER,
                                    [typed.Raise(None, get(error))], never_returns=True)
        for name, cls in (("raise_overflow", self.overflow), ("raise_value_error", self.value_error),
                          ("raise_unbound_local", self.value_error)):
            message = typed.Local("message", self.str_type)
            self._add(f"runtime.builtins.failure.{name}", [message], t.NEVER, [
                typed.Eval(None, call(raise_exception, new(cls)))], never_returns=True)
        site, current = typed.Local("site", t.U32), typed.Local("current", self.exception)
        line = op("machine_to_int", op("unsafe.site_line", get(site), type=t.U32))
        self._add("runtime.builtins.failure.add_traceback", [site], t.NONE, [
            set_(current, op("unsafe.current_exception", type=self.exception)),
            set_field(get(current), "sites", op("unsafe.add_wrapping", line, op(
                "unsafe.mul_wrapping", field(get(current), "sites"), const(1000))))])

    def program(self, main: typed.Function, functions: list[typed.Function], classes: list[t.ClassType] = []) -> typed.Program:
        return typed.Program(
            functions=[main, *functions, *self.functions], classes=self.classes + classes, boxed=[], globals=[],
            support=self.support, main=main, sources={"main.py": "first\nsecond\n"}, str_type=self.str_type,
            bytes_type=self.bytes_type)


def lowered(program: typed.Program) -> ir.Module:
    module = lower_program(program)
    run_passes(module)
    return module


def run(program: typed.Program, folder: Path, opt_level: int, **options: Any) -> int:
    """What main returned, when the program is compiled and run."""
    compilation = compile(lowered(program), Options(opt_level=opt_level, assembly=(START,), **options))
    object_path, image = folder / f"program{opt_level}.o", folder / f"program{opt_level}"
    object_path.write_bytes(compilation.object_bytes)
    subprocess.run(["ld", "-static", "-o", image, object_path], check=True)
    done = subprocess.run([image], capture_output=True, check=True, timeout=20)
    return struct.unpack("<q", done.stdout)[0]
