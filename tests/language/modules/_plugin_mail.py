from _events import on

sent: list[str] = []


@on("signup")
def welcome(user: str) -> None:
    sent.append(f"welcome {user}")


@on("leave")
@on("ban")
def goodbye(user: str) -> None:
    if not user:
        raise ValueError("nobody to say goodbye to")
    sent.append(f"goodbye {user}")
