"""Searches that fail late at every place: what is sought is long and nearly there."""

import random


def check(hay: str, needle: str) -> None:
    at = hay.find(needle)
    b = hay.encode()
    print(at, needle in hay, hay.count(needle), b.find(needle.encode()), b.count(needle.encode()), len(hay.split(needle)) if needle else 0, hay.find(needle, 100, 7000), hay.rfind(needle), hay.index(needle) if at >= 0 else "")
    last = hay.rfind(needle)
    print(last, b.rfind(needle.encode()), hay.rfind(needle, 100, 7000), hay.rindex(needle) if last >= 0 else "", [len(part) for part in hay.rpartition(needle or " ")], [len(part) for part in hay.rsplit(needle or " ", 3)], [len(part) for part in b.rsplit(needle.encode() or b" ", 2)])


def main() -> None:
    a = "a" * 20000
    check(a, "a" * 2000 + "b")
    check(a + "b", "a" * 2000 + "b")
    check(a + "ba" + a, "a" * 2000 + "ba")
    check("b" + a, "b" + a)
    check(a, a + "a")
    check(a, "")
    check(a + a, "b" + "a" * 2000)
    check("b" + a + a, "b" + "a" * 2000)
    check("aя" * 9000, "b" + "aя" * 1000)
    check("b" + "aя" * 9000, "b" + "aя" * 1000)
    check("яa" + "a" * 9000, "b" + "a" * 1000)
    check("b" * 30 + "a" * 9000, "я" + "a" * 30)
    check("aé" * 5000, "aé" * 1000 + "b")
    check("aя" * 5000, "aя" * 1000 + "b")
    check("aя" * 5000 + "b", "aя" * 1000 + "b")
    check("яa" + "a" * 9000, "a" * 1000 + "b")
    check("яa" + "a" * 9000 + "b" + "a" * 4000, "a" * 1000 + "b")
    rng = random.Random(5)
    for _ in range(60):
        letters = rng.choice(["ab", "aя", "a\U0001F600", "é"])
        hay = "".join(rng.choice(letters) for _ in range(50)) * 150
        at = rng.randrange(3000)
        needle = hay[at:at + rng.randrange(1000)]
        if rng.random() < 0.5:
            needle += rng.choice("abя")
        check(hay, needle)


main()
