"""k-nucleotide: counts of the pieces of a DNA sequence by dict (Benchmarks Game); SIZE is the sequence's length.

The sequence is the third one of the game's fasta program.
"""
from typing import Final

SIZE: Final = 2000

MODULUS: Final = 139968
FREQUENCIES: Final = [("a", 0.3029549426680), ("c", 0.1979883004921), ("g", 0.1975473066391), ("t", 0.3015094502008)]


def sequence(length: int) -> str:
    cumulative: list[tuple[float, str]] = []
    total = 0.0
    for letter, probability in FREQUENCIES:
        total += probability
        cumulative.append((total, letter))
    seed = 42
    letters = []
    for _ in range(length):
        seed = (seed * 3877 + 29573) % MODULUS
        chosen = seed / MODULUS
        for limit, letter in cumulative:
            if chosen < limit:
                letters.append(letter)
                break
        else:
            letters.append("t")
    return "".join(letters).upper()


def frequencies(text: str, length: int) -> dict[str, int]:
    counts: dict[str, int] = {}
    for start in range(len(text) - length + 1):
        piece = text[start:start + length]
        counts[piece] = counts.get(piece, 0) + 1
    return counts


def write_frequencies(text: str, length: int) -> None:
    counts = frequencies(text, length)
    total = sum(counts.values())
    for piece, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        print(f"{piece} {count * 100.0 / total:.3f}")
    print()


def write_count(text: str, piece: str) -> None:
    print(f"{frequencies(text, len(piece)).get(piece, 0)}\t{piece}")


def main() -> None:
    text = sequence(SIZE)
    write_frequencies(text, 1)
    write_frequencies(text, 2)
    for piece in ("GGT", "GGTA", "GGTATT", "GGTATTTTAATT", "GGTATTTTAATTTATAGT"):
        write_count(text, piece)


if __name__ == "__main__":
    main()
