"""Keyword arguments whose names are known only at run time: `f(**mapping)`. Messages are CPython's."""

from runtime.builtins.exceptions import TypeError


def copy_keywords[V](given: dict[str, V]) -> dict[str, V]:
    """The arguments of one `**mapping`, to take parameters from."""
    made: dict[str, V] = {}
    for name, value in given.items():
        made[name] = value
    return made


def merge_keywords[V, W](into: dict[str, V], more: dict[str, W], function: str) -> None:
    """Add the arguments of another mapping."""
    for name, value in more.items():
        if name in into:
            raise TypeError(function + " got multiple values for keyword argument '" + name + "'")
        into[name] = value


def add_keywords[V, W](into: dict[str, V], more: dict[str, W]) -> None:
    for name, value in more.items():
        into[name] = value


def refuse_repeated[V](given: dict[str, V], name: str, message: str) -> None:
    """TypeError if the parameter `name` is given in another way already."""
    if name in given:
        raise TypeError(message + "'" + name + "'")


def refuse_unknown[V](rest: dict[str, V], function: str) -> None:
    """TypeError if a name is left that is no parameter."""
    for name in rest:
        raise TypeError(function + " got an unexpected keyword argument '" + name + "'")


def check_required[V](given: dict[str, V], names: list[str], function: str, kind: str) -> None:
    """TypeError unless all of these parameters are given."""
    refuse_missing(["'" + name + "'" for name in names if name not in given], function, kind)


def refuse_missing(missing: list[str], function: str, kind: str) -> None:
    """TypeError that lists these parameters, in quotes, if there are any."""
    count = len(missing)
    if count == 0:
        return
    if count == 1:
        listed = missing[0]
    elif count == 2:
        listed = missing[0] + " and " + missing[1]
    else:
        listed = ", ".join(missing[:-1]) + ", and " + missing[-1]
    raise TypeError(function + " missing " + str(count) + " required " + kind + " argument" + ("" if count == 1 else "s") + ": " + listed)


def drop_keyword[V](given: dict[str, V], name: str) -> None:
    if name in given:
        del given[name]


def check_enough(count: int, names: list[str], function: str) -> None:
    """TypeError unless `*items` has a value for each of these parameters."""
    if count < len(names):
        none: dict[str, int] = {}
        check_required(none, names[count:], function, "positional")
