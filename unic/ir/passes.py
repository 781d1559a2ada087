"""The order of the IR passes."""
from __future__ import annotations

from unic.ir import ir
from unic.ir.effects import cut_error_edges, infer_effects
from unic.ir.ranges import Counts, remove_needless_checks
from unic.ir.recursion import check_recursion
from unic.ir.unreachable import remove_unreachable_blocks


def run_passes(module: ir.Module) -> Counts:
    """Makes a freshly lowered module ready for code generation; how many checks were removed and kept."""
    for function in module.functions:
        remove_unreachable_blocks(function)
    counts = remove_needless_checks(module)
    for function in module.functions:
        remove_unreachable_blocks(function)
    infer_effects(module)
    if check_recursion(module):
        infer_effects(module)
    cut_error_edges(module)
    for function in module.functions:
        remove_unreachable_blocks(function)
    return counts
