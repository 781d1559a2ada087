"""Naive, Knuth-Morris-Pratt, Boyer-Moore-Horspool, Rabin-Karp and Z search, compared with str.find."""

from collections.abc import Callable

Search = Callable[[str, str], list[int]]
BASE, MODULUS = 257, 1_000_000_007


def naive(text: str, word: str) -> list[int]:
    return [i for i in range(len(text) - len(word) + 1) if text[i : i + len(word)] == word]


def prefix_function(word: str) -> list[int]:
    table = [0] * len(word)
    k = 0
    for i in range(1, len(word)):
        while k and word[i] != word[k]:
            k = table[k - 1]
        k += word[i] == word[k]
        table[i] = k
    return table


def kmp(text: str, word: str) -> list[int]:
    table, k, found = prefix_function(word), 0, []
    for i, c in enumerate(text):
        while k and (k == len(word) or c != word[k]):
            k = table[k - 1]
        if c == word[k]:
            k += 1
        if k == len(word):
            found.append(i - k + 1)
    return found


def horspool(text: str, word: str) -> list[int]:
    m = len(word)
    skip = {c: m - 1 - i for i, c in enumerate(word[:-1])}
    found: list[int] = []
    at = 0
    while at + m <= len(text):
        if text[at : at + m] == word:
            found.append(at)
            at += 1
        else:
            at += skip.get(text[at + m - 1], m)
    return found


def rabin_karp(text: str, word: str) -> list[int]:
    m = len(word)
    if m > len(text):
        return []
    high = pow(BASE, m - 1, MODULUS)
    target = rolling = 0
    for a, b in zip(word, text):
        target = (target * BASE + ord(a)) % MODULUS
        rolling = (rolling * BASE + ord(b)) % MODULUS
    found: list[int] = []
    for i in range(len(text) - m + 1):
        if rolling == target and text.startswith(word, i):
            found.append(i)
        if i + m < len(text):
            rolling = ((rolling - ord(text[i]) * high) * BASE + ord(text[i + m])) % MODULUS
    return found


def z_search(text: str, word: str) -> list[int]:
    s = word + "\0" + text
    z = [0] * len(s)
    left = right = 0
    for i in range(1, len(s)):
        if i < right:
            z[i] = min(right - i, z[i - left])
        while i + z[i] < len(s) and s[z[i]] == s[i + z[i]]:
            z[i] += 1
        if i + z[i] > right:
            left, right = i, i + z[i]
    return [i - len(word) - 1 for i in range(len(word) + 1, len(s)) if z[i] == len(word)]


METHODS: list[Search] = [naive, kmp, horspool, rabin_karp, z_search]
CASES = [("abracadabra", "abra"), ("aaaaa", "aa"), ("mississippi", "issi"), ("short", "longer word"), ("żółć gęślą jaźń żółć", "żółć"), ("abc", "d"), ("x", "x")]
for text, word in CASES:
    results = [method(text, word) for method in METHODS]
    print(f"{word!r} in {text!r}: {results[0]} {all(r == results[0] for r in results)}", text.find(word) == (results[0] or [-1])[0])
print(prefix_function("abacabadabacaba"), prefix_function("aaaa"), prefix_function(""))
period = [n - prefix_function(w)[-1] for w in ("abcabcab", "aaaa", "abcd") for n in [len(w)]]
print(period, "abababab".count("abab"), len(naive("abababab", "abab")))
for method in METHODS[1:3]:
    try:
        print(method("abc", ""))
    except IndexError as error:
        print("IndexError:", error)
