"""Iteration over sys.stdin: counting words, sorting lines, numbering, the first line apart."""

import sys
from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Count:
    """As wc counts."""

    lines: int = 0
    words: int = 0
    characters: int = 0
    longest: str = ""
    frequency: Counter[str] = field(default_factory=Counter)

    def add(self, line: str) -> None:
        self.lines += line.endswith("\n")
        words = line.split()
        self.words += len(words)
        self.characters += len(line)
        self.longest = max(self.longest, *words, key=len) if words else self.longest
        self.frequency.update(word.strip(".,;:").lower() for word in words)


def main() -> None:
    title = next(sys.stdin)
    print(title.rstrip("\n").title())
    count = Count()
    kept: list[str] = []
    for number, line in enumerate(sys.stdin, 2):
        count.add(line)
        if line.startswith("#"):
            print(f"{number:3} comment{line[1:]}", end="")
            continue
        if line == "---\n":
            break
        kept.append(line.rstrip("\n"))
    print(count.lines, count.words, count.characters, count.longest)
    print(count.frequency.most_common(4))
    for line in sorted(kept, key=lambda text: (len(text), text)):
        print(f"|{line}|")
    records = [line.rstrip("\n").split(";") for line in sys.stdin if ";" in line]
    for key, value in sorted((record[0], int(record[1])) for record in records):
        print(f"{key:>6} {value:5}")
    print(list(sys.stdin), next(sys.stdin, "no more"))
    try:
        next(sys.stdin)
    except StopIteration as stop:
        print("stopped", stop.args)


main()
