"""Resources opened and closed in order when later ones fail; errors of closing beside errors of work."""
from __future__ import annotations

events: list[str] = []


class ResourceError(Exception):
    def __init__(self, resource: Resource, action: str) -> None:
        super().__init__(f"cannot {action} {resource.name}")
        self.resource: Resource = resource


class Resource:
    alive = 0

    def __init__(self, name: str) -> None:
        self.name = name
        if name.startswith("bad"):
            raise ResourceError(self, "open")
        Resource.alive += 1
        events.append(f"+{name}")

    def close(self) -> None:
        Resource.alive -= 1
        events.append(f"-{self.name}")
        if self.name.startswith("sticky"):
            raise ResourceError(self, "close")


def use(names: list[str], work: str) -> int:
    opened: list[Resource] = []
    try:
        for name in names:
            opened.append(Resource(name))
        return len(opened) * int(work)
    except ValueError as error:
        events.append(f"work: {error}")
        raise
    finally:
        problems = []
        while opened:
            last = opened.pop()
            try:
                last.close()
            except ResourceError as error:
                problems.append(str(error))
        if problems:
            raise ExceptionGroup("closing", [RuntimeError(text) for text in problems])


cases: list[tuple[list[str], str]] = [(["a", "b"], "4"), (["a", "bad", "c"], "4"), (["a", "b"], "x"), (["a", "sticky1", "sticky2"], "5"), (["sticky3"], "y"), ([], "1")]
for names, work in cases:
    events.clear()
    try:
        print("result", use(names, work), end=" ")
    except ResourceError as error:
        print(error, error.resource.name, end=" ")
    except ExceptionGroup as group:
        print(group, [str(e) for e in group.exceptions], type(group.__context__).__name__, end=" ")
    except ValueError as error:
        print(type(error).__name__, error.args, end=" ")
    print(events, Resource.alive)
