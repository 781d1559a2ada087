"""Calls of function values of which only the result is declared (Callable[..., R]): the arguments come as a tuple and a dict."""
from runtime.builtins.exceptions import TypeError
from runtime.builtins.keyword_arguments import refuse_missing
from runtime.builtins.object import class_name


def place_arguments(args: tuple[object, ...], kwargs: dict[str, object], names: list[str], required: int, bound: int, more: bool, others: list[str],
                    rest: bool, function: str) -> None:
    """TypeError, with CPython's words, unless the arguments suit.

    names: parameters that may be given by position, of which the first `required` have no default; bound: 1 where an object
    is passed before them. others: keyword-only parameters without default, then "" and those with one. more, rest: there are `*args`, `**kwargs`.
    """
    given = len(args)
    if given > len(names) and not more:
        least = required + bound
        most = len(names) + bound
        takes = str(most) if least == most else "from " + str(least) + " to " + str(most)
        total = given + bound
        raise TypeError(function + "() takes " + takes + " positional argument" + ("" if most == 1 and least == most else "s") + " but " + str(total)
                        + (" was given" if total == 1 else " were given"))
    for name in kwargs:
        if name in names:
            if names.index(name) < given:
                raise TypeError(function + "() got multiple values for argument '" + name + "'")
        elif name not in others and not rest:
            raise TypeError(function + "() got an unexpected keyword argument '" + name + "'")
    refuse_missing(["'" + names[i] + "'" for i in range(given, required) if names[i] not in kwargs], function + "()", "positional")
    needed: list[str] = []
    for name in others:
        if not name:
            break
        if name not in kwargs:
            needed.append("'" + name + "'")
    refuse_missing(needed, function + "()", "keyword-only")


def placed_argument(args: tuple[object, ...], kwargs: dict[str, object], index: int, name: str) -> object:
    return args[index] if index < len(args) else kwargs[name]


def is_placed(args: tuple[object, ...], kwargs: dict[str, object], index: int, name: str) -> bool:
    return index < len(args) or name in kwargs


def arguments_behind(args: tuple[object, ...], index: int) -> tuple[object, ...]:
    return args[index:]


def other_arguments(kwargs: dict[str, object], names: list[str]) -> dict[str, object]:
    return {name: value for name, value in kwargs.items() if name not in names}


def refuse_argument(value: object, name: str, function: str, wanted: str) -> None:
    raise TypeError("argument '" + name + "' of " + function + "() is declared " + wanted + ", not " + class_name(value))


def refuse_count(given: int, wanted: int, named: int) -> None:
    """For function values whose parameters have no names."""
    if named:
        raise TypeError("<lambda>() takes no keyword arguments here")
    if given < wanted:
        raise TypeError("function missing " + str(wanted - given) + " required positional argument" + ("" if wanted - given == 1 else "s"))
    raise TypeError("function takes " + str(wanted) + " positional argument" + ("" if wanted == 1 else "s") + " but " + str(given)
                    + (" was given" if given == 1 else " were given"))


def refuse_item(value: object, key: str, cls: str, wanted: str) -> None:
    raise TypeError("item '" + key + "' of " + cls + " is declared " + wanted + ", not " + class_name(value))
