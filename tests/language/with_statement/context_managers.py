"""with: enter, exit, suppression, several at once."""

from types import TracebackType
from typing import Optional, Type


class Resource:
    def __init__(self, name: str, suppress: bool = False) -> None:
        self.name = name
        self.suppress = suppress

    def __enter__(self) -> "Resource":
        print("open", self.name)
        return self

    def __exit__(self, kind: Optional[Type[BaseException]], value: Optional[BaseException],
                 traceback: Optional[TracebackType]) -> bool:
        print("close", self.name, repr(value))
        return self.suppress


def early() -> str:
    with Resource("r") as resource:
        if resource.name == "r":
            return "early"
        name = resource.name + " returned"
    return name


with Resource("a") as a, Resource("b"):
    print("inside", a.name)
with Resource("s", suppress=True):
    raise ValueError("swallowed")
try:
    with Resource("outer"):
        with Resource("inner"):
            raise KeyError("passes")
except KeyError as error:
    print("caught", error)
print(early())
for i in range(2):
    with Resource(f"loop {i}"):
        if i == 0:
            continue
        break
