"""match on literals, alternatives, guards and captures."""


def command(text: str) -> str:
    match text.split():
        case []:
            return "nothing"
        case ["quit" | "exit"]:
            return "bye"
        case ["go", direction]:
            return f"going {direction}"
        case ["take", *items] if len(items) > 1:
            return f"taking {len(items)} things: {', '.join(items)}"
        case ["take", item]:
            return f"taking {item}"
        case [first, *_]:
            return f"unknown {first}"
    return "unreachable"


def status(code: int) -> str:
    match code:
        case 200 | 201:
            return "ok"
        case 404:
            return "missing"
        case n if n >= 500:
            return f"server error {n}"
        case -1:
            return "negative"
        case _:
            return "other"


for text in ("", "quit", "exit", "go north", "take lamp", "take a b", "dance now"):
    print(command(text))
print([status(code) for code in (200, 201, 404, 503, -1, 302)])
