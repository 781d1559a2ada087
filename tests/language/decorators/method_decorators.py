"""Decorated methods: access checks with self, tracing by nesting depth, a cached property."""
from __future__ import annotations
from functools import cached_property
from typing import Callable, Concatenate, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


def logged_in(what: str) -> Callable[[Callable[Concatenate[Session, P], R]], Callable[Concatenate[Session, P], R]]:
    def decorate(method: Callable[Concatenate[Session, P], R]) -> Callable[Concatenate[Session, P], R]:
        def wrapper(self: Session, /, *args: P.args, **kwargs: P.kwargs) -> R:
            if self.user is None:
                raise PermissionError(f"{what} needs a user")
            self.log.append(f"{self.user}: {what}")
            return method(self, *args, **kwargs)
        return wrapper
    return decorate


class Session:
    def __init__(self) -> None:
        self.user: str | None = None
        self.log: list[str] = []
        self.files: dict[str, str] = {}

    def login(self, user: str) -> Session:
        self.user = user
        return self

    @logged_in("write")
    def write(self, name: str, text: str, append: bool) -> int:
        self.files[name] = self.files.get(name, "") + text if append else text
        return len(self.files[name])

    @logged_in("read")
    def read(self, name: str) -> str:
        return self.files[name]

    @logged_in("logout")
    def logout(self) -> None:
        self.user = None

    @cached_property
    def token(self) -> str:
        self.log.append("token made")
        return f"{self.user}-{len(self.log)}"

    @staticmethod
    def clean(name: str) -> str:
        return name.strip("/ ")


session = Session()
try:
    session.write("a", "text", False)
except PermissionError as error:
    print(error)
session.login("ann")
print(session.write("a", "one", False), session.write("a", "two", True), session.write("b", "x", True), session.read("a"))
print(session.token, session.token, session.log.count("token made"))
try:
    session.read(session.clean(" /c/ "))
except KeyError as error:
    print("no file", error)
session.logout()
actions: list[Callable[[], object]] = [session.logout, lambda: session.read("a")]
for action in actions:
    try:
        action()
    except PermissionError as error:
        print(error)
print(session.log, session.files)
