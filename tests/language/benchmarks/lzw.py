"""LZW over text with a dict of strings (as on Rosetta Code), and back; SIZE is the length of the text."""
from typing import Final

SIZE: Final = 2000
MOST_CODES: Final = 4096


def make_text(size: int) -> str:
    phrases = ["TOBEORNOT", "TOBE", "ORTOBE", "#", "ABRACADABRA", "ra", "bra ", "cad"]
    seed = 5
    parts: list[str] = []
    length = 0
    while length < size:
        seed = (seed * 1103515245 + 12345) % 2147483648
        phrase = phrases[(seed >> 12) % len(phrases)]
        parts.append(phrase)
        length += len(phrase)
    return "".join(parts)[:size]


def compress(text: str) -> list[int]:
    codes = {chr(i): i for i in range(256)}
    w = ""
    result: list[int] = []
    for c in text:
        wc = w + c
        if wc in codes:
            w = wc
        else:
            result.append(codes[w])
            if len(codes) < MOST_CODES:
                codes[wc] = len(codes)
            w = c
    if w:
        result.append(codes[w])
    return result


def decompress(compressed: list[int]) -> str:
    entries = {i: chr(i) for i in range(256)}
    w = chr(compressed[0])
    result = [w]
    for k in compressed[1:]:
        if k in entries:
            entry = entries[k]
        elif k == len(entries):
            entry = w + w[0]
        else:
            raise ValueError(f"bad compressed k: {k}")
        result.append(entry)
        if len(entries) < MOST_CODES:
            entries[len(entries)] = w + entry[0]
        w = entry
    return "".join(result)


def main() -> None:
    text = make_text(SIZE)
    codes = compress(text)
    print(len(text), len(codes), max(codes), codes[:12], decompress(codes) == text)
    print(compress("TOBEORNOTTOBEORTOBEORNOT"))
    try:
        decompress([65, 300])
    except ValueError as error:
        print(error)


if __name__ == "__main__":
    main()
