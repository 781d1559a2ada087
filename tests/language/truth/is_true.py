"""`is True` and `is False`: of optional truth values, of ints, of objects: a number that equals it is another object"""

def check(value: bool | None) -> str:
    if value is True:
        return "yes"
    if value is False:
        return "no"
    return "?"


def kind(value: int | str | bool) -> str:
    return "true" if value is True else "other"


n: int = 1
print(check(True), check(False), check(None), kind(1), kind(True), kind("x"), n is True, n is not False)
flags: list[int | bool] = [True, 1, False, 0]
print([f is True for f in flags], [f is False for f in flags])
things: list[object] = [1, True, None, 0, False, 1.0]
print([x is True for x in things], [x is not False for x in things])


def twice(value: bool | None) -> bool:
    if value is False:
        return not value
    return value is not True


print(twice(True), twice(False), twice(None))
