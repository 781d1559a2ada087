"""Word count: the most frequent words of a text, as every tutorial of dicts has it; SIZE is the number of lines."""
from typing import Final

SIZE: Final = 50

SYLLABLES: Final = ["ka", "to", "mi", "ra", "ne", "su", "lo", "vi", "be", "dun", "fal", "gor"]


def make_text(lines: int) -> str:
    seed = 12345
    out = []
    for _ in range(lines):
        words = []
        for _ in range(12):
            seed = (seed * 1103515245 + 12345) % 2147483648
            r = seed >> 8
            # Small numbers are more frequent, as in natural text.
            rank = (r % 997) * (r // 997 % 997) // 997
            word = SYLLABLES[rank % 12] + SYLLABLES[rank // 12 % 12]
            if rank > 144:
                word += SYLLABLES[rank // 144 % 12]
            if r % 11 == 0:
                word = word.capitalize()
            if r % 13 == 0:
                word += ","
            words.append(word)
        out.append(" ".join(words) + ".")
    return "\n".join(out)


def count_words(text: str) -> dict[str, int]:
    counts: dict[str, int] = {}
    for line in text.splitlines():
        for word in line.split():
            word = word.strip(".,;:!?").lower()
            if word in counts:
                counts[word] += 1
            else:
                counts[word] = 1
    return counts


def main() -> None:
    text = make_text(SIZE)
    counts = count_words(text)
    print(len(text), len(text.splitlines()), len(text.split()), len(counts))
    for word, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:10]:
        print(f"{word:<12}{count:>8}")
    by_length: dict[int, list[str]] = {}
    for word in counts:
        by_length.setdefault(len(word), []).append(word)
    for length in sorted(by_length):
        print(length, len(by_length[length]), min(by_length[length]), max(by_length[length]))


if __name__ == "__main__":
    main()
