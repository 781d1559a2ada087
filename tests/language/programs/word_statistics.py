"""Text statistics with dicts, sets and sorting."""

TEXT = """It was the best of times, it was the worst of times, it was the age of wisdom,
it was the age of foolishness, it was the epoch of belief, it was the epoch of incredulity"""


def words(text: str) -> list[str]:
    return [word.strip(".,;!?").lower() for word in text.split()]


def histogram(items: list[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for item in items:
        counts[item] = counts.get(item, 0) + 1
    return counts


counts = histogram(words(TEXT))
top = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:5]
for word, count in top:
    print(f"{word:<10}{'#' * count} {count}")
by_length: dict[int, list[str]] = {}
for word in sorted(counts):
    by_length.setdefault(len(word), []).append(word)
print({length: by_length[length] for length in sorted(by_length)})
print(len(counts), sum(counts.values()), max(counts, key=lambda w: len(w)))
