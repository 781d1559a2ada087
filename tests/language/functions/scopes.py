"""Globals, locals, shadowing, unbound locals."""

counter = 0
limit = 10


def bump() -> int:
    global counter
    counter += 1
    return counter


def shadow() -> int:
    limit = 3
    return limit


def unbound(flag: bool) -> int:
    if flag:
        value = 1
    return value


print(bump(), bump(), counter, shadow(), limit, unbound(True))
try:
    unbound(False)
except UnboundLocalError as error:
    print(error)
for item in range(3):
    last = item
print(item, last)


def early() -> int:
    return late


try:
    print(early())
except NameError as error:
    print(error)
late = 4
print(early())
