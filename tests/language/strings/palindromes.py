"""Palindromes: of phrases, of numbers, and the longest inside a text."""

import re


def is_palindrome(text: str) -> bool:
    kept = re.sub(r"[^a-z0-9]", "", text.lower())
    return kept == kept[::-1]


def longest_inside(text: str) -> str:
    """Grows around each centre; the first of the longest."""
    best = ""
    for centre in range(len(text)):
        for left, right in ((centre, centre), (centre, centre + 1)):
            while left >= 0 and right < len(text) and text[left] == text[right]:
                left -= 1
                right += 1
            found = text[left + 1 : right]
            if len(found) > len(best):
                best = found
    return best


def next_number(n: int) -> int:
    n += 1
    while str(n) != str(n)[::-1]:
        n += 1
    return n


def partitions(text: str) -> list[list[str]]:
    if not text:
        return [[]]
    result: list[list[str]] = []
    for end in range(1, len(text) + 1):
        head = text[:end]
        if head == head[::-1]:
            result.extend([head, *rest] for rest in partitions(text[end:]))
    return result


for phrase in ("A man, a plan, a canal: Panama", "Was it a rat I saw?", "Not one of these", "", "No 'x' in Nixon", "été"):
    print(f"{phrase!r:36}{is_palindrome(phrase)!s:>6}")
for word in ("forgeeksskeegfor", "abacdfgdcaba", "x", "", "банан", "aaaa"):
    print(word, "->", repr(longest_inside(word)))
print([next_number(n) for n in (0, 9, 99, 808, 2133, 123_321)])
for parts in partitions("aabb"):
    print("|".join(parts))
print(len(partitions("aaaaaaaa")))
