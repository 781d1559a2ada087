"""Decorators on top of each other: the order of decoration and the order of calls."""
from typing import Callable

Text = Callable[[str], str]
log: list[str] = []


def tag(name: str) -> Callable[[Text], Text]:
    log.append(f"make {name}")

    def decorate(function: Text) -> Text:
        log.append(f"apply {name}")

        def wrapped(text: str) -> str:
            log.append(f"enter {name}")
            try:
                return f"<{name}>{function(text)}</{name}>"
            finally:
                log.append(f"leave {name}")
        return wrapped
    return decorate


def shout(function: Text) -> Text:
    return lambda text: function(text).upper()


@tag("b")
@tag("i")
def hello(name: str) -> str:
    if not name:
        raise ValueError("nobody to greet")
    return f"hello {name}"


@shout
@tag("p")
def quiet(text: str) -> str:
    return text


@tag("p")
@shout
def loud(text: str) -> str:
    return text


print(log)
log.clear()
print(hello("ann"), log)
log.clear()
try:
    hello("")
except ValueError as error:
    print(error, log)
print(quiet("x"), loud("x"))
undecorated: Text = lambda text: text[::-1]
for function in (undecorated, tag("q")(undecorated), shout(tag("q")(undecorated))):
    print(function("abc"))
