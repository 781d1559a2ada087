"""What an image must not do ends in a fault with a name, on both targets, once it is sealed."""

import pytest
from programs import FAULT, build

from unic.link import elf
from unic.targets import RunOptions, by_name

PAGE_FAULT, GENERAL_PROTECTION, ILLEGAL_INSTRUCTION = 14, 13, 6
PRESENT, WRITE, USER, FETCH = 1, 2, 4, 16

BOTH = pytest.mark.parametrize("name", ["qemu", "jail"])


def run_to_fault(name, body, tmp_path, capfdbinary, declarations="", machine="microvm"):
    target = by_name(name)
    image = build(body, target, tmp_path / "image", declarations)
    status = target.run(tmp_path / "image", RunOptions(timeout=20, machine=machine))
    output = capfdbinary.readouterr().out
    assert status == 101, output
    assert len(output) == FAULT.size, output
    vector, error, address, ip = FAULT.unpack(output)
    return image, vector, error, address, ip


@BOTH
def test_writing_to_code(name, tmp_path, capfdbinary):
    image, vector, error, address, _ = run_to_fault(
        name, "store volatile i8 1, ptr @exit", tmp_path, capfdbinary
    )
    assert (vector, error, address) == (PAGE_FAULT, PRESENT | WRITE | USER, image.symbols["exit"])


@BOTH
def test_writing_to_constants(name, tmp_path, capfdbinary):
    image, vector, error, address, _ = run_to_fault(
        name, "store volatile i8 1, ptr @k", tmp_path, capfdbinary,
        '@k = internal constant i64 5, section ".rodata.k"',
    )  # fmt: skip
    assert (vector, error, address) == (PAGE_FAULT, PRESENT | WRITE | USER, image.symbols["k"])


@BOTH
def test_executing_data(name, tmp_path, capfdbinary):
    image, vector, error, address, ip = run_to_fault(
        name, "%f = load volatile ptr, ptr @p\ncall void %f()", tmp_path, capfdbinary,
        '@d = internal global [4096 x i8] zeroinitializer, section ".bss.d"\n'
        '@p = internal global ptr @d, section ".data.p"',
    )  # fmt: skip
    assert (vector, address, ip) == (PAGE_FAULT, image.symbols["d"], image.symbols["d"])
    assert error & FETCH


@BOTH
def test_executing_the_stack(name, tmp_path, capfdbinary):
    _, vector, error, address, ip = run_to_fault(
        name, "%s = alloca i64\nstore volatile i64 195, ptr %s\ncall void %s()", tmp_path, capfdbinary
    )
    assert vector == PAGE_FAULT and error & FETCH and address == ip


@BOTH
@pytest.mark.parametrize("place", [0, 8, 4095])
def test_reading_the_zero_page(name, place, tmp_path, capfdbinary):
    _, vector, error, address, _ = run_to_fault(
        name, f"%p = inttoptr i64 {place} to ptr\n%v = load volatile i8, ptr %p", tmp_path, capfdbinary
    )
    assert (vector, error, address) == (PAGE_FAULT, USER, place)


@BOTH
def test_overrunning_the_stack(name, tmp_path, capfdbinary):
    image, vector, error, address, _ = run_to_fault(
        name, "call void @deep(i64 1)", tmp_path, capfdbinary,
        """
define void @deep(i64 %n) noredzone noinline optnone section ".text.deep" {
  %frame = alloca [2000 x i8]
  store volatile i8 1, ptr %frame
  %m = add i64 %n, 1
  call void @deep(i64 %m)
  store volatile i8 2, ptr %frame
  ret void
}""",
    )  # fmt: skip
    assert vector == PAGE_FAULT and error == USER | WRITE
    assert 0 < image.symbols["stack_start"] - address <= 0x6000


@BOTH
def test_an_illegal_instruction(name, tmp_path, capfdbinary):
    _, vector, _, _, _ = run_to_fault(name, 'call void asm sideeffect "ud2", ""()', tmp_path, capfdbinary)
    assert vector == ILLEGAL_INSTRUCTION


@BOTH
def test_a_privileged_instruction(name, tmp_path, capfdbinary):
    _, vector, _, _, _ = run_to_fault(name, 'call void asm sideeffect "hlt", ""()', tmp_path, capfdbinary)
    assert vector == GENERAL_PROTECTION


@BOTH
def test_a_second_fault_ends_with_the_panic_status(name, tmp_path):
    target = by_name(name)
    image = build('call void asm sideeffect "ud2", ""()', target, tmp_path / "image")
    broken = bytearray(image.image)
    offset = file_offset(image.image, image.symbols["unic_fault"])
    broken[offset : offset + 2] = b"\x0f\x0b"  # ud2
    (tmp_path / "image").write_bytes(broken)
    assert target.run(tmp_path / "image", RunOptions(timeout=20)) == 101


def file_offset(image: bytes, address: int) -> int:
    header = elf.EHDR.unpack_from(image)
    for number in range(header[10]):
        kind, _, offset, start, _, size, _, _ = elf.PHDR.unpack_from(image, header[5] + number * elf.PHDR.size)
        if kind == elf.PT_LOAD and start <= address < start + size:
            return offset + address - start
    raise AssertionError(f"{address:#x} is not in the file")


@pytest.mark.parametrize("machine", ["microvm", "q35"])
def test_the_supervisor_maps_nothing_after_the_seal(machine, tmp_path, capfdbinary):
    body = "call i64 @supervisor_call(i64 1, i64 4272947200, i64 4096)"
    _, vector, _, _, _ = run_to_fault("qemu", body, tmp_path, capfdbinary, machine=machine)
    assert vector == 0x101


def test_the_supervisor_and_the_page_tables_are_out_of_reach(tmp_path, capfdbinary):
    for place in ("0x1000", "0x1f000", "0x100000", "0xfee00000", "SUPERVISOR"):
        address = "ptrtoint (ptr @supervisor_data_start to i64)" if place == "SUPERVISOR" else int(place, 16)
        body = f"%a = add i64 {address}, 0\n%p = inttoptr i64 %a to ptr\n%v = load volatile i8, ptr %p"
        _, vector, error, _, _ = run_to_fault(
            "qemu", body, tmp_path, capfdbinary, "@supervisor_data_start = external global i8"
        )
        assert (vector, error) == (PAGE_FAULT, PRESENT | USER), place


@pytest.mark.parametrize("number", [0, 1, 2, 9, 10, 57, 59, 101, 228, 0x40000001, 0x40000148])
def test_a_forbidden_system_call(number, tmp_path, capfdbinary):
    _, vector, error, _, _ = run_to_fault(
        "jail", f"call i64 @syscall(i64 {number}, i64 0, i64 0, i64 0)", tmp_path, capfdbinary
    )
    assert (vector, error) == (0x100, number)


def test_a_write_to_standard_input(tmp_path, capfdbinary):
    _, vector, error, _, _ = run_to_fault(
        "jail", "call i64 @syscall(i64 328, i64 0, i64 0, i64 0)", tmp_path, capfdbinary
    )
    assert (vector, error) == (0x100, 328)
