"""Run-length encoding in three ways, and back again."""

import re
from itertools import groupby


def encode(text: str) -> str:
    return "".join(f"{sum(1 for _ in run)}{char}" for char, run in groupby(text))


def encode_by_hand(text: str) -> str:
    if not text:
        return ""
    pieces: list[str] = []
    last, count = text[0], 0
    for char in text:
        if char == last:
            count += 1
        else:
            pieces.append(str(count) + last)
            last, count = char, 1
    pieces.append(str(count) + last)
    return "".join(pieces)


def decode(code: str) -> str:
    if not re.fullmatch(r"(?:\d+\D)*", code):
        raise ValueError("not a run-length code: " + repr(code))
    return re.sub(r"(\d+)(\D)", lambda m: m.group(2) * int(m.group(1)), code)


def look_and_say(start: str, steps: int) -> list[str]:
    terms = [start]
    for _ in range(steps):
        terms.append(encode(terms[-1]))
    return terms


picture = "WWWWWWWWWWWWBWWWWWWWWWWWWBBBWWWWWWWWWWWWWWWWWWWWWWWWBWWWWWWWWWWWWWW"
code = encode(picture)
print(code, len(code) / len(picture))
print(encode_by_hand(picture) == code, decode(code) == picture)
for sample in ("", "a", "ab", "ééé→→", "  \t\t", "AaAa"):
    assert encode(sample) == encode_by_hand(sample), sample
    print(repr(encode(sample)), decode(encode(sample)) == sample)
for wrong in ("abc", "3", "2a4", "x2"):
    try:
        print(decode(wrong))
    except ValueError as error:
        print(error)
print(*look_and_say("1", 7))
lengths = [len(term) for term in look_and_say("3", 18)]
print(lengths, f"{lengths[-1] / lengths[-2]:.4f}")
