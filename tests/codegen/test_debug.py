"""DWARF line tables lead from code to Python lines."""
import io

import pytest
from elftools.elf.elffile import ELFFile
from typed_programs import Runtime, function, get, lowered, op, ret, set_

from unic.analysis import typed
from unic.analysis import types as t
from unic.codegen import Options, compile


def main_program():
    x = typed.Local("x", t.INT)
    main = function("main", [], t.INT, [
        set_(x, op("unsafe.int_of", op("unsafe.rdtsc", type=t.U64, line=5))),
        ret(op("int.mul", get(x), get(x), line=8))], line=4)
    return Runtime().program(main, [])


@pytest.mark.parametrize("opt_level", [0, 2])
def test_line_table(opt_level):
    compilation = compile(lowered(main_program()), Options(opt_level=opt_level, debug=True))
    dwarf = ELFFile(io.BytesIO(compilation.object_bytes)).get_dwarf_info()
    lines = set()
    for unit in dwarf.iter_CUs():
        program = dwarf.line_program_for_CU(unit)
        names = [entry.name.decode() for entry in program["file_entry"]]
        lines |= {(names[e.state.file - 1], e.state.line) for e in program.get_entries() if e.state is not None}
    assert {("main.py", 5), ("main.py", 8)} <= lines


def test_debug_information_does_not_change_the_code():
    def text_of(debug):
        elf = ELFFile(io.BytesIO(compile(lowered(main_program()), Options(debug=debug)).object_bytes))
        return {section.name: section.data() for section in elf.iter_sections() if section.name.startswith(".text")}
    assert text_of(False) == text_of(True)


def test_same_program_gives_the_same_object():
    first, second = (compile(lowered(main_program()), Options()).object_bytes for _ in range(2))
    assert first == second
