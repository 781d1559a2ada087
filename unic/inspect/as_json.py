"""What is known about an image as JSON; docs/inspect.md describes the schema."""

from __future__ import annotations

from typing import Any

from unic.inspect.absent import Absence
from unic.inspect.compare import Comparison
from unic.inspect.graph import Graph, place_of
from unic.inspect.inspection import DEPTHS, Branch, Inspection, total_checks
from unic.inspect.lookup import shown_name
from unic.inspect.memory import memory_map
from unic.inspect.parts import Place

SCHEMA = 1


def overview(inspection: Inspection, depth: str) -> dict[str, Any]:
    record = inspection.record
    found: dict[str, Any] = {
        "schema": SCHEMA, "image": str(inspection.image.path), "size": len(inspection.image.content), "record": record is not None,
        "missing": inspection.missing or None, "sizes": inspection.tree.sizes, "parts": [_branch(child, DEPTHS[depth]) for child in inspection.tree.sorted()],
        "memory": [{"name": m.name, "start": m.start, "end": m.end if m.end >= 0 else None, "permissions": m.permissions} for m in memory_map(inspection)],
    }  # fmt: skip
    if record is not None:
        found |= {
            "app": record.app, "target": record.target, "seed": record.seed, "compiler": record.compiler, "sha256": record.image,
            "checks": total_checks(record.checks), "devices": record.devices,
            "settings": [row._asdict() for row in record.settings], "constants": [row._asdict() for row in record.constants],
            "left_out": [{**branch._asdict(), "because": dict(branch.because)} for branch in record.branches], "unreached": record.unreached,
        }  # fmt: skip
    return found


def _branch(branch: Branch, depth: int) -> dict[str, Any]:
    found: dict[str, Any] = {"name": branch.name, "size": branch.size, "sizes": {kind: size for kind, size in branch.sizes.items() if size}}
    if any(branch.overflow) or any(branch.bounds):
        found["checks"] = dict(zip(("overflow_kept", "overflow_removed", "bounds_kept", "bounds_removed"), (*branch.overflow, *branch.bounds)))
    if branch.shared_with and branch.place.name:
        found["shared_with"] = branch.shared_with
    children = [_branch(child, depth) for child in branch.sorted() if level_of(child.place) <= depth and any(child.sizes.values())]
    if children:
        found["parts"] = children
    found["level"] = ("package", "module", "class", "function")[level_of(branch.place) - 1]
    return found


def level_of(place: Place) -> int:
    """1 for a package to 4 for a function."""
    return 4 if place.name else 3 if place.class_name else 2 if place.module else 1


def chain(graph: Graph, number: int) -> dict[str, Any]:
    nodes = graph.record.nodes
    return {"name": shown_name(nodes[number]), "kind": nodes[number].kind, "in_image": number in graph.present, "steps": [
        {"name": shown_name(nodes[step.node]), "how": step.edge.how if step.edge else "start", "inlined": step.is_inlined,
         "at": place_of(nodes[step.edge.source], step.edge.line) if step.edge else "", "note": step.note}
        for step in graph.chain(number)]}


def absence(found: Absence) -> dict[str, Any]:
    return {"name": found.name, "in_image": False, "at": found.place, "reason": found.reason}


def comparison(before: Inspection, after: Inspection, found: Comparison) -> dict[str, Any]:
    return {
        "schema": SCHEMA, "before": {"image": str(before.image.path), "size": len(before.image.content)},
        "after": {"image": str(after.image.path), "size": len(after.image.content)},
        "configuration": [{"name": row.name, "before": row.before, "after": row.after} for row in found.settings],
        "changes": [{"package": c.place.package, "module": c.place.module, "class": c.place.class_name, "function": c.place.name, "kind": c.kind,
                     "before": c.before, "after": c.after, "zeroed_before": c.zeroed_before, "zeroed_after": c.zeroed_after} for c in found.changes],
    }  # fmt: skip
