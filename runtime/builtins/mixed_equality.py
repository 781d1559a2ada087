"""`==` of containers whose items are declared with different types: [1.0] == [1], and what is only known as object."""
from _dispatch import by_class
from runtime.builtins.protocols import Iterable


def equal_lists[T, U](a: list[T], b: list[U]) -> bool:
    if len(a) != len(b):
        return False
    for i in range(len(a)):
        if not (a[i] == b[i]):
            return False
    return True


def equal_tuples[T, U](a: tuple[T, ...], b: tuple[U, ...]) -> bool:
    if len(a) != len(b):
        return False
    for i in range(len(a)):
        if not (a[i] == b[i]):
            return False
    return True


def equal_dicts[K, V, L, W](a: dict[K, V], b: dict[L, W]) -> bool:
    if len(a) != len(b):
        return False
    for key in a:
        found = False
        for other in b:
            if key == other:
                found = a[key] == b[other]
                break
        if not found:
            return False
    return True


def equal_values[K, V, W](a: dict[K, V], b: dict[K, W]) -> bool:
    if len(a) != len(b):
        return False
    for key in a:
        if key not in b or not (a[key] == b[key]):
            return False
    return True


def equal_sets[T, U](a: Iterable[T], b: Iterable[U], sizes: bool) -> bool:
    """Whether every item of `a` is one of `b`; `sizes`: there are as many of them."""
    if not sizes:
        return False
    for item in a:
        found = False
        for other in b:
            if item == other:
                found = True
                break
        if not found:
            return False
    return True


@by_class
def is_list_of[T](value: T, items: list[object]) -> bool:
    """Whether an object is a list of what equals `items`."""
    if isinstance(value, list):
        return equal_lists(value, items)
    return False


@by_class
def is_tuple_of[T](value: T, items: list[object]) -> bool:
    if isinstance(value, tuple):
        mine: list[object] = []
        for item in value:
            mine.append(item)
        return equal_lists(mine, items)
    return False


@by_class
def is_set_of[T](value: T, items: list[object]) -> bool:
    if isinstance(value, (set, frozenset)):
        return equal_sets(value, items, len(value) == len(items))
    return False


@by_class
def is_dict_of[T](value: T, keys: list[object], values: list[object]) -> bool:
    if isinstance(value, dict):
        if len(value) != len(keys):
            return False
        for key in value:
            found = False
            for i in range(len(keys)):
                if key == keys[i]:
                    found = value[key] == values[i]
                    break
            if not found:
                return False
        return True
    return False


def as_objects[T](items: Iterable[T]) -> list[object]:
    made: list[object] = []
    for item in items:
        made.append(item)
    return made
