import _events

_count = 0


@_events.on("signup")
def audit(user: str) -> None:
    global _count
    _count += 1
    print(f"audit #{_count}: {user}")


def count() -> int:
    return _count
