"""Small programs of hand-written LLVM IR, built for a target without the compiler.

A program is the body of `unic_start`. It may call `@console(ptr, i64)` and `@exit(i64)`; `unic_fault`
writes the four words (vector, error, address, ip) raw to the console and exits with 101.
"""

from pathlib import Path
from struct import Struct

from unic.codegen.machine import assemble
from unic.link import Image, link
from unic.targets import Target, seccomp

FAULT = Struct("<4Q")
# The system calls of SUPPORT, exit_group and pwritev2: what the seal of a jail leaves.
ALLOWED = (231, 328)

COMMON = """
define void @unic_fault(i64 %vector, i64 %error, i64 %address, i64 %ip) noredzone section ".text.unic_fault" {
  %words = alloca [4 x i64], align 8
  store volatile i64 %vector, ptr %words
  %second = getelementptr i64, ptr %words, i64 1
  store volatile i64 %error, ptr %second
  %third = getelementptr i64, ptr %words, i64 2
  store volatile i64 %address, ptr %third
  %fourth = getelementptr i64, ptr %words, i64 3
  store volatile i64 %ip, ptr %fourth
  call void @console(ptr %words, i64 32)
  call void @exit(i64 101)
  ret void
}
define void @unic_start() noredzone section ".text.unic_start" {
BODY
  call void @exit(i64 0)
  ret void
}
"""

SUPPORT = {
    "qemu": """
declare i64 @supervisor_call(i64, i64, i64)
define void @console(ptr %text, i64 %size) noinline noredzone section ".text.console" {
  call { ptr, i64 } asm sideeffect "rep outsb", "={si},={cx},0,1,{dx},~{memory}"(ptr %text, i64 %size, i16 1016)
  ret void
}
define void @exit(i64 %status) noinline noredzone section ".text.exit" {
  call void asm sideeffect "outb %al, $$0xe9; outb %al, $$0xf4", "{ax}"(i64 %status)
  call i64 @supervisor_call(i64 4, i64 0, i64 0)
  ret void
}
""",
    "jail": """
declare i64 @jail_seal()
define i64 @syscall(i64 %number, i64 %a, i64 %b, i64 %c) noinline noredzone section ".text.syscall" {
  %result = call i64 asm sideeffect "syscall", "={ax},0,{di},{si},{dx},~{rcx},~{r11},~{memory}"(
    i64 %number, i64 %a, i64 %b, i64 %c)
  ret i64 %result
}
define void @console(ptr %text, i64 %size) noinline noredzone section ".text.console" {
  %vector = alloca [2 x i64], align 8
  store volatile ptr %text, ptr %vector
  %second = getelementptr i64, ptr %vector, i64 1
  store volatile i64 %size, ptr %second
  call i64 asm sideeffect "syscall", "={ax},0,{di},{si},{dx},{r10},{r8},{r9},~{rcx},~{r11},~{memory}"(
    i64 328, i64 1, ptr %vector, i64 1, i64 -1, i64 0, i64 0)
  ret void
}
define void @exit(i64 %status) noinline noredzone section ".text.exit" {
  call i64 @syscall(i64 231, i64 %status, i64 0, i64 0)
  ret void
}
""",
}

SEAL = {"qemu": "call i64 @supervisor_call(i64 3, i64 0, i64 0)", "jail": "call i64 @jail_seal()"}


def build(
    body: str, target: Target, path: Path, declarations: str = "", seed: int = 0, sealed: bool = True
) -> Image:
    """Builds `unic_start` with `body`, behind the seal or before it, and writes the image to `path`."""
    body = SEAL[target.name] + "\n" + body if sealed else body
    ir = declarations + SUPPORT[target.name] + COMMON.replace("BODY", body)
    assembly = target.assembly()
    if target.name == "jail":
        assembly += seccomp.assembly(seccomp.CALLS[number] for number in ALLOWED)
    image = link(assemble(assembly, ir), target.layout, seed)
    path.write_bytes(image.image)
    path.chmod(0o755)
    return image
