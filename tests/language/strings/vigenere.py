"""The Vigenère cipher, with a key that repeats, and an attack by letter frequencies."""

from collections import Counter
from string import ascii_uppercase

ENGLISH = {"E": 12.7, "T": 9.1, "A": 8.2, "O": 7.5, "I": 7.0, "N": 6.7, "S": 6.3, "H": 6.1, "R": 6.0, "D": 4.3, "L": 4.0, "U": 2.8}


def letters(text: str) -> str:
    return "".join(c for c in text.upper() if c in ascii_uppercase)


def shift(letter: str, by: int) -> str:
    return ascii_uppercase[(ascii_uppercase.index(letter) + by) % 26]


def encrypt(text: str, key: str, sign: int = 1) -> str:
    if not key.isalpha():
        raise ValueError(f"key must be letters: {key!r}")
    offsets = [sign * ascii_uppercase.index(k) for k in key.upper()]
    return "".join(shift(c, offsets[i % len(offsets)]) for i, c in enumerate(letters(text)))


def decrypt(text: str, key: str) -> str:
    return encrypt(text, key, -1)


def score(text: str) -> float:
    return sum(ENGLISH.get(c, 0.0) * n for c, n in Counter(text).items()) / len(text)


def crack_column(column: str) -> str:
    best = max(range(26), key=lambda k: score("".join(shift(c, -k) for c in column)))
    return ascii_uppercase[best]


secret = encrypt("Beware the Jabberwock, my son! The jaws that bite, the claws that catch!", "VIGENERECIPHER")
print(secret)
print(decrypt(secret, "vigenerecipher"))
plain = (
    "It was the best of times, it was the worst of times, it was the age of wisdom, it was the age of "
    "foolishness, it was the epoch of belief, it was the epoch of incredulity, it was the season of Light"
)
hidden = encrypt(plain, "dog")
groups = [hidden[i : i + 5] for i in range(0, len(hidden), 5)]
print(" ".join(groups[:8]), "...", len(groups))
key = "".join(crack_column(hidden[i::3]) for i in range(3))
print(key, decrypt(hidden, key)[:40].lower())
for bad in ("", "a b", "k3y"):
    try:
        encrypt("x", bad)
    except ValueError as error:
        print("error:", error)
