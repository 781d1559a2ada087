"""A default is evaluated once, where the function is defined."""


def note(text: str) -> str:
    print("evaluated", text)
    return text


def show(text: str = note("default")) -> str:
    return text


print(show(), show("other"), show())
