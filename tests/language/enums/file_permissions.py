"""Flag: combination, difference, membership, iteration, names and texts."""
from enum import Flag, auto


class Permission(Flag):
    NONE = 0
    EXECUTE = auto()
    WRITE = auto()
    READ = auto()
    READ_WRITE = READ | WRITE


def text(p: Permission) -> str:
    return "".join(letter if flag in p else "-" for letter, flag in zip("rwx", (Permission.READ, Permission.WRITE, Permission.EXECUTE)))


def parse(mode: str) -> Permission:
    result = Permission.NONE
    names = {"r": Permission.READ, "w": Permission.WRITE, "x": Permission.EXECUTE}
    for letter in mode.replace("-", ""):
        if letter not in names:
            raise ValueError(f"bad mode {mode!r}: {letter!r}")
        if names[letter] in result:
            raise ValueError(f"bad mode {mode!r}: {letter!r} twice")
        result |= names[letter]
    return result


for mode in ("rwx", "r-x", "---", "w", "rrw", "rwz"):
    try:
        p = parse(mode)
        print(text(p), p.value, [one.name for one in p], bool(p), len(p))
    except ValueError as error:
        print(error)
rw = Permission.READ | Permission.WRITE
print(rw is Permission.READ_WRITE, Permission.READ in rw, rw in Permission.READ, rw & Permission.WRITE == Permission.WRITE)
print(text(rw & ~Permission.WRITE), text(rw ^ parse("wx")), text(~Permission.READ), Permission(5) == parse("rx"))
owners = {"ann": rw, "bob": Permission.EXECUTE, "eve": Permission.NONE}
owners["bob"] |= Permission.READ
owners["ann"] &= ~Permission.READ
print({name: text(p) for name, p in owners.items()}, [name for name, p in owners.items() if not p])
print(Permission.READ, repr(Permission.READ), repr(rw), repr(parse("rx")), Permission.NONE)
