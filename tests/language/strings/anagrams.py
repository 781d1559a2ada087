"""Anagrams: grouping words by their sorted letters, and tests of two words."""

from collections import Counter, defaultdict

WORDS = """abel able bale bela elba caret carte cater crate trace angel angle galen glean lange
alger glare lager large regal elan lane lean lena neal evil levi live veil vile stone notes onset
tones seton dusty study night thing python typhon listen silent enlist inlets""".split()


def signature(word: str) -> str:
    return "".join(sorted(word.casefold()))


def groups(words: list[str]) -> dict[str, list[str]]:
    result: defaultdict[str, list[str]] = defaultdict(list)
    for word in words:
        result[signature(word)].append(word)
    return dict(result)


def are_anagrams(a: str, b: str) -> bool:
    clean = [Counter(c for c in text.lower() if c.isalpha()) for text in (a, b)]
    return clean[0] == clean[1] and a.lower() != b.lower()


def missing(a: str, b: str) -> str:
    """The letters that `a` lacks to make `b`."""
    return "".join(sorted((Counter(b) - Counter(a)).elements()))


found = groups(WORDS)
most = max(len(group) for group in found.values())
for key, group in sorted(found.items(), key=lambda item: (-len(item[1]), item[0])):
    if len(group) >= 4:
        print(f"{key:8}{len(group)}", " ".join(sorted(group)))
print(most, len(found), sum(map(len, found.values())) == len(WORDS))
pairs = [("Dormitory", "Dirty room!"), ("The eyes", "They see"), ("same", "SAME"), ("abc", "abd"), ("", ""), ("naïve", "ïvena")]
for first, second in pairs:
    print(f"{first!r} {second!r}: {'yes' if are_anagrams(first, second) else 'no'}")
print(repr(missing("hello", "world")), repr(missing("world", "hello")), repr(missing("abc", "cab")))
longest = max((g for g in found.values() if len(g) > 1), key=lambda g: (len(g[0]), g[0]))
print(longest)
deranged = [(a, b) for g in found.values() for i, a in enumerate(g) for b in g[i + 1 :] if all(x != y for x, y in zip(a, b))]
print(deranged[:6], len(deranged))
