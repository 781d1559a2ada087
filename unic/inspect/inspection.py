"""An image with all that is known about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from unic.inspect.elf_image import ElfImage, read_image, read_record
from unic.inspect.errors import InspectError
from unic.inspect.parts import KINDS, Part, Place, parts_of
from unic.inspect.record import Checks, Record

# The levels of the tree, and how many fields of a Place each has.
DEPTHS = {"package": 1, "module": 2, "class": 3, "function": 4}


@dataclass
class Branch:
    """A package, module, class or function: `sizes` in bytes by kind, of all below it. overflow, bounds: checks (kept, removed).

    shared_with: the functions that are in the image as this one. nodes: those of the record, of a leaf.
    """

    name: str
    place: Place
    sizes: dict[str, int] = field(default_factory=lambda: dict.fromkeys(KINDS, 0))
    overflow: tuple[int, int] = (0, 0)
    bounds: tuple[int, int] = (0, 0)
    children: dict[str, Branch] = field(default_factory=dict)
    shared_with: list[str] = field(default_factory=list)
    nodes: list[int] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)

    @property
    def size(self) -> int:
        """Bytes of the file."""
        return sum(size for kind, size in self.sizes.items() if kind != "zeroed")

    def sorted(self) -> list[Branch]:
        """The children, the largest first."""
        return sorted(self.children.values(), key=lambda child: (-child.size, -child.sizes["zeroed"], child.name))


@dataclass
class Inspection:
    """record: None if there is none that belongs to the image; `missing` says why."""

    image: ElfImage
    record: Record | None
    missing: str
    parts: list[Part]

    @cached_property
    def tree(self) -> Branch:
        """package > module > class > function or variable; what is in no class stands beside the classes."""
        root = Branch("", Place(""))
        for part in self.parts:
            for branch in _path(root, part.place):
                branch.sizes[part.kind] += part.size
            branch.parts.append(part)
            branch.shared_with += [name for name in part.shared_with if name not in branch.shared_with]
            if part.node is not None and part.node not in branch.nodes:
                branch.nodes.append(part.node)
        self._add_checks(root)
        return root

    def _add_checks(self, root: Branch) -> None:
        if self.record is None:
            return
        for checks in self.record.checks:
            node = self.record.nodes[checks.node]
            # Of functions that are inlined as well: the checks are where the source has them.
            name = f"{node.name} (dispatch)" if node.kind == "dispatch" else node.name
            for branch in _path(root, Place(node.package, node.module, node.class_name, name)):
                branch.overflow = branch.overflow[0] + checks.overflow_kept, branch.overflow[1] + checks.overflow_removed
                branch.bounds = branch.bounds[0] + checks.bounds_kept, branch.bounds[1] + checks.bounds_removed

    @cached_property
    def present(self) -> frozenset[int]:
        """The nodes that have bytes in the image, their own or shared ones."""
        if self.record is None:
            return frozenset()
        return frozenset([piece.node for piece in self.record.pieces] + [folded.node for folded in self.record.folded])


def inspect(path: Path) -> Inspection:
    """Raises InspectError for what is no image, OSError for what cannot be read."""
    image = read_image(path)
    record, missing = None, ""
    try:
        record = read_record(image)
    except InspectError as error:
        missing = str(error)
    return Inspection(image, record, missing, parts_of(image, record))


def total_checks(checks: Iterable[Checks]) -> dict[str, int]:
    found = dict.fromkeys(("overflow_removed", "overflow_kept", "bounds_removed", "bounds_kept"), 0)
    for row in checks:
        for name in found:
            found[name] += getattr(row, name)
    return found


def _path(root: Branch, place: Place) -> list[Branch]:
    """The branches from `root` to a place; those that there are not yet are made."""
    found = [root]
    fields = (place.package, place.module, place.class_name, place.name)
    for level, name in enumerate(fields):
        if not name:
            continue
        branch = found[-1]
        # A class and a function of one name are two.
        key = name if level != 3 else f"{name}()"
        if key not in branch.children:
            branch.children[key] = Branch(name, Place(*(value if index <= level else "" for index, value in enumerate(fields))))
        found.append(branch.children[key])
    return found
