"""What differs between two images: sizes at every level, configuration, devices."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from unic.inspect.inspection import DEPTHS, Branch, Inspection
from unic.inspect.parts import Place
from unic.inspect.record import Setting


@dataclass(frozen=True)
class Change:
    """Bytes in the file (`before`, `after`) and zeroed memory. kind: "grew", "shrank", "came", "went"."""

    place: Place
    kind: str
    before: int
    after: int
    zeroed_before: int
    zeroed_after: int

    @property
    def difference(self) -> int:
        return self.after - self.before


@dataclass(frozen=True)
class Difference:
    """A setting that is not the same; None for one that an image has not."""

    name: str
    before: Any
    after: Any


@dataclass(frozen=True)
class Comparison:
    changes: list[Change]
    settings: list[Difference]


def compare(before: Inspection, after: Inspection, depth: str) -> Comparison:
    """What the image of `after` has more or less than that of `before`, by the level `depth`; the largest change first."""
    one, other = dict(_leaves(before.tree, DEPTHS[depth])), dict(_leaves(after.tree, DEPTHS[depth]))
    changes = []
    for place in one.keys() | other.keys():
        (size, zeroed), (new_size, new_zeroed) = _sizes(one.get(place)), _sizes(other.get(place))
        if (size, zeroed) != (new_size, new_zeroed):
            kind = "came" if place not in one else "went" if place not in other else "grew" if (new_size, new_zeroed) > (size, zeroed) else "shrank"
            changes.append(Change(place, kind, size, new_size, zeroed, new_zeroed))
    changes.sort(key=lambda change: (-abs(change.difference), -abs(change.zeroed_after - change.zeroed_before), _key(change.place)))
    return Comparison(changes, _differences(before, after))


def _key(place: Place) -> tuple[str, str, str, str]:
    return place.package, place.module, place.class_name, place.name


def _sizes(branch: Branch | None) -> tuple[int, int]:
    return (0, 0) if branch is None else (branch.size, branch.sizes["zeroed"])


def _leaves(branch: Branch, depth: int) -> Iterable[tuple[Place, Branch]]:
    """The branches at a level, and those above it that have nothing below. What only has checks has no bytes of its own."""
    for child in branch.children.values():
        deep = sum(bool(level) for level in _key(child.place)[:depth])
        if not child.children or deep >= depth or child.place.name or not any(_below(child, depth)):
            if any(child.sizes.values()):
                yield child.place, child
        else:
            yield from _leaves(child, depth)


def _below(branch: Branch, depth: int) -> Iterable[Branch]:
    return (child for child in branch.children.values() if not any(_key(child.place)[depth:]))


def _differences(before: Inspection, after: Inspection) -> list[Difference]:
    one, other = _configuration(before), _configuration(after)
    return [Difference(name, one.get(name), other.get(name)) for name in dict.fromkeys([*one, *other]) if one.get(name) != other.get(name)]


def _configuration(inspection: Inspection) -> dict[str, Any]:
    record = inspection.record
    if record is None:
        return {}
    rows: list[Setting] = [*record.settings, *record.constants]
    found: dict[str, Any] = {row.name: row.value for row in rows}
    found |= {f"devices.{name}": value for name, value in record.devices.items()}
    return found | {"seed": record.seed, "compiler": record.compiler}
