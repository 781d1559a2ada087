"""Every byte of an image belongs to one part."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from unic.inspect.errors import InspectError
from unic.inspect.inspection import inspect
from unic.inspect.memory import memory_map
from unic.inspect.parts import Part, Place, check_sum
from unic.link.layout import PAGE

Images = Callable[..., Path]


@pytest.mark.parametrize("target", ["qemu", "xen", "jail"])
def test_parts_add_up_to_the_file_and_to_the_memory(image: Images, target: str) -> None:
    path = image(target)
    found = inspect(path)
    size = path.stat().st_size
    in_file = [part for part in found.parts if part.offset is not None]
    covered = sorted((part.offset or 0, part.size) for part in in_file)
    assert covered[0][0] == 0 and all(a + n == b for (a, n), (b, _) in zip(covered, covered[1:])) and sum(covered[-1]) == size
    assert found.tree.size == size == sum(child.size for child in found.tree.sorted())
    zeroed = sum(part.size for part in found.parts if part.kind == "zeroed")
    assert zeroed == sum(segment.memory_size - segment.file_size for segment in found.image.segments)
    # Nearly all of it is attributed to a source.
    by_package = {child.name: child.size for child in found.tree.sorted()}
    assert by_package["file"] < 640 and by_package.get("shared", 0) < 500


def test_a_byte_that_belongs_to_two_or_none_is_noticed() -> None:
    def part(offset: int, size: int) -> Part:
        return Part(Place("app"), "code", offset, None, size)

    check_sum([part(4, 6), part(0, 4)], 10, "x")
    for wrong in ([part(0, 4), part(5, 5)], [part(0, 5), part(4, 6)], [part(0, 9)]):
        with pytest.raises(InspectError, match="do not add up"):
            check_sum(wrong, 10, "x")


def test_code_of_python_and_of_assembly_is_attributed_to_its_module(image: Images) -> None:
    found = inspect(image("qemu"))
    packages = found.tree.children
    assert packages["runtime"].children["runtime.x86.paging"].children["map_range()"].sizes["code"] > 50
    shapes = packages["app"].children["__main__"]
    assert shapes.sizes["code"] > 100
    square = shapes.children["Square"]
    assert square.children["type descriptor()"].sizes == {**dict.fromkeys(square.sizes, 0), "constants": 20}
    greeting = next(part for part in found.parts if part.what == "'good morning'")
    assert greeting.place.package == "app" and greeting.kind == "constants"


def test_checks_are_counted_for_functions_and_add_up(image: Images) -> None:
    found = inspect(image("qemu"))
    main = found.tree.children["app"].children["__main__"]
    # side * side and the sum with len() are kept; nothing bounds a side.
    assert main.children["Square"].children["area()"].overflow == (2, 0)
    assert found.record is not None
    kept = sum(checks.overflow_kept + checks.bounds_kept for checks in found.record.checks)
    assert sum(found.tree.overflow[:1]) + sum(found.tree.bounds[:1]) == kept > 0


@pytest.mark.parametrize("target", ["qemu", "jail"])
def test_the_memory_map_has_no_page_that_is_written_and_executed_and_a_guard_below_the_stack(image: Images, target: str) -> None:
    mappings = memory_map(inspect(image(target)))
    assert all(a.end <= b.start for a, b in zip(mappings, mappings[1:]))
    assert all(mapping.start % PAGE == 0 and not {"w", "x"} <= set(mapping.permissions) for mapping in mappings)
    stack = next(place for place, mapping in enumerate(mappings) if mapping.name == "stack")
    assert mappings[stack - 1].permissions == "---" and mappings[stack - 1].end == mappings[stack].start
