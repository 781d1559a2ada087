"""`+=` on texts in loops: long ones, ones that others hold meanwhile, in generators, coroutines and closures."""

import asyncio
from collections.abc import Iterator


def long_text(count: int) -> str:
    text = ""
    for i in range(count):
        text += "abc"
        text += str(i % 10)
    return text


def kept_meanwhile() -> list[str]:
    seen: list[str] = []
    text = "start"
    for i in range(12):
        text += "-" + str(i)
        if i % 3 == 0:
            seen.append(text)
        text += "."
        other = text
        text += "x"
        if i % 4 == 0:
            seen.append(other)
    seen.append(text)
    return seen


def widths() -> None:
    text = ""
    for piece in ["a", "é", "я", "", "a", "\U0001F600", "b" * 50, "ü"] * 3:
        text += piece
        if len(text) % 2 == 0 and text.endswith("b"):
            text += "!"
    print(len(text), ascii(text), text.count("b"), hash(text) == hash("".join(list(text))))


def as_keys() -> None:
    found: dict[str, int] = {}
    text = ""
    for i in range(20):
        text += "k"
        found[text] = i
        text += "l"
        if text in found:
            print("never")
    print(len(found), found["k"], found["klk"], found.get("kl"), sorted(found)[3])


def itself() -> None:
    text = "ab"
    for _ in range(4):
        text += text
        text += "c"
        text += text[1:3]
        text += f"{text}|{text[:1]}"
    print(len(text), text[:40], text[-7:])


def while_it_is_read() -> None:
    text = "ab"
    for _ in range(2):
        text += "-"
        for letter in text:
            text += letter.upper()
            if "".join(reversed(text)).startswith(letter.upper()):
                text += "."
        for place, letter in enumerate(text):
            if letter == "A" and text.index("A") == place:
                text += str(place)
    parts = [text]
    text += "end"
    print(parts[0] + "end" == text, text == parts[0], hash(text) == hash(parts[0] + "end"), text)


def restarted() -> list[str]:
    lines: list[str] = []
    line = ""
    for letter in "one two three  four ":
        if letter == " ":
            lines.append(line)
            line = ""
        else:
            line += letter
    before = line
    for letter in "xyz":
        line += letter
    print(repr(before), line)
    return lines


def parameter(text: str, more: list[str]) -> str:
    for piece in more:
        text += piece
    return text


def texts(count: int) -> Iterator[str]:
    text = ""
    for i in range(count):
        text += chr(97 + i)
        yield text
        text += "."


async def received(count: int) -> str:
    text = ""
    for i in range(count):
        text += str(i)
        await asyncio.sleep(0)
        text += ","
    return text


def in_closure() -> str:
    text = ""

    def add(piece: str) -> None:
        nonlocal text
        for _ in range(3):
            text += piece

    add("a")
    held = text
    add("b")
    return held + "/" + text


def failing() -> None:
    text = ""
    try:
        for piece in ["1", "2", "x", "3"]:
            text += str(int(piece) * 2)
            text += ";"
    except ValueError as error:
        print(text, error)
    while text != "":
        text = text[1:]
        if text.startswith(";"):
            text += "z"
        if len(text) > 3 or text.find("zz") >= 0:
            break
    print(text)


def optional(flag: bool) -> str:
    text: str | None = None
    for i in range(5):
        if text is None:
            text = "first" if flag else ""
        else:
            text += str(i)
    return text or "nothing"


def cases(values: list[int | str | float]) -> str:
    text = ""
    for value in values:
        if isinstance(value, int):
            text += "i"
        elif isinstance(value, str):
            text += value
        match value:
            case float():
                text += "f"
            case _:
                text += "_"
    return text


def main() -> None:
    text = long_text(3000)
    print(len(text), text[:20], text[-9:], text.count("abc7"))
    print(kept_meanwhile())
    widths()
    as_keys()
    itself()
    while_it_is_read()
    print(restarted())
    start = "s"
    print(parameter(start, ["a", "b", "c"]), start, parameter("", []), parameter("", ["only"]))
    print(list(texts(6)))
    print(asyncio.run(received(15)))
    print(in_closure())
    failing()
    print(optional(True), optional(False))
    print(cases([1, "b", 2.5, "", 3]))


main()
