"""Greedy line breaking and justification."""


def wrap(text: str, width: int) -> list[str]:
    lines: list[str] = []
    current: list[str] = []
    length = 0
    for word in text.split():
        if current and length + len(current) + len(word) > width:
            lines.append(" ".join(current))
            current, length = [], 0
        current.append(word)
        length += len(word)
    if current:
        lines.append(" ".join(current))
    return lines


def justify(line: str, width: int) -> str:
    words = line.split()
    if len(words) < 2:
        return line
    spaces = width - sum(map(len, words))
    gaps = len(words) - 1
    result = words[0]
    for i, word in enumerate(words[1:]):
        result += " " * (spaces // gaps + (1 if i < spaces % gaps else 0)) + word
    return result


text = "The image that boots holds only what its program can reach, compiled and sealed before it starts."
for line in wrap(text, 28):
    print("|" + justify(line, 28) + "|")
