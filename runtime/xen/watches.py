"""Who is to be told of xenstore's watch events: a device that is open, by the token of its watches."""

from collections.abc import Callable

# None until the first: the network is opened before the variables of runtime/ have their values.
watchers: list[tuple[str, Callable[[], None]]] | None = None


def add(token: str, changed: Callable[[], None]) -> None:
    """Have `changed` called when there is an event with this token."""
    global watchers
    known = watchers
    if known is None:
        known = []
        watchers = known
    known.append((token, changed))


def tell(token: str) -> None:
    known = watchers
    if known is not None:
        for watched, changed in known:
            if watched == token:
                changed()
