"""yield from as an expression: results of sub-generators, sent values and errors that pass through."""
from __future__ import annotations
from typing import Generator

Parser = Generator[str, str, int]


def number(prompt: str) -> Parser:
    while True:
        answer = yield prompt
        try:
            return int(answer)
        except ValueError:
            prompt = f"{answer!r} is no number, again:"


def between(low: int, high: int, prompt: str) -> Parser:
    while True:
        n = yield from number(prompt)
        if low <= n <= high:
            return n
        yield f"  ({n} is not in {low}..{high})"


def date() -> Generator[str, str, tuple[int, int]]:
    month = yield from between(1, 12, "month?")
    day = yield from between(1, 31, f"day of {month}?")
    return month, day


def guarded() -> Generator[str, str, str]:
    try:
        month, day = yield from date()
    except KeyboardInterrupt:
        answer = yield "really stop?"
        if answer == "no":
            month, day = yield from date()
        else:
            return "stopped"
    finally:
        print("end of dialogue")
    return f"{month:02}-{day:02}"


def talk(answers: list[str]) -> None:
    dialogue = guarded()
    said = next(dialogue)
    try:
        for answer in answers:
            print(f"{said} <{answer}>")
            said = dialogue.throw(KeyboardInterrupt()) if answer == "^C" else dialogue.send(answer)
        print(said, "...")
        dialogue.close()
    except StopIteration as stop:
        print("=>", stop.value)


talk(["12", "25"])
talk(["dec", "13", "", "2", "9"])
talk(["5", "^C", "no", "6", "7"])
talk(["^C", "yes"])
talk(["3"])


def flatten(depth: int) -> Generator[int, None, int]:
    total = 0
    for n in range(depth):
        yield n
        total += 1 + (yield from flatten(n))
    return total


walker = flatten(4)
print(list(walker))
