"""From symbols to places in the source: package, module, class, name."""

from __future__ import annotations

from collections.abc import Collection

APP, STDLIB, RUNTIME = "app", "stdlib", "runtime"


def package_of(path: str) -> str:
    """The package of a source file, by its path relative to the project or the app."""
    first, slash, _ = path.partition("/")
    return first if slash and first in (STDLIB, RUNTIME) else APP


def split_name(name: str) -> list[str]:
    """The parts of a qualified name between dots that are in no brackets: `list[a.b].grow` has two."""
    parts, depth, start = [], 0, 0
    for place, letter in enumerate(name):
        if letter in "[<(":
            depth += 1
        elif letter in "])>" and name[place - 1 : place + 1] != "->":
            depth -= 1
        elif letter == "." and depth == 0:
            parts.append(name[start:place])
            start = place + 1
    return [*parts, name[start:]]


def without_arguments(name: str) -> str:
    """`list` for `list[int]`."""
    return name.partition("[")[0]


def plain_name(name: str) -> str:
    """A qualified name without the type arguments of its parts; as it is where brackets are not closed."""
    return ".".join(map(without_arguments, split_name(name))) if name.count("[") == name.count("]") else name


def class_and_name(module: str, qualified: str, classes: Collection[str]) -> tuple[str, str]:
    """The class that a function of `module` is in ("" for none), and the rest of its qualified name there.

    classes: the qualified names of all classes.
    """
    parts = split_name(qualified)
    for count in range(len(parts) - 1, 0, -1):
        plain = ".".join([module, *map(without_arguments, parts[:count])])
        if plain in classes:
            return ".".join(parts[:count]), ".".join(parts[count:])
    return "", qualified
