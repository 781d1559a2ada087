"""The targets: which entry code, layout and drivers an image gets, and how to run it."""

from unic.targets.target import BlockFile, RunOptions, Target, TargetError

__all__ = ["BlockFile", "RunOptions", "Target", "TargetError", "by_name"]


def by_name(name: str) -> Target:
    """The target called `name`. Raises TargetError."""
    # Here, so that a look at one target's data does not import the linker and both ways to run.
    from unic.targets import jail, qemu, xen

    targets = {target.name: target for target in (qemu.TARGET, xen.TARGET, jail.TARGET)}
    if name not in targets:
        raise TargetError(f"unknown target {name!r}: choose one of {', '.join(sorted(targets))}")
    return targets[name]
