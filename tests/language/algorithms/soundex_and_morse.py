"""Codes for words: Soundex, Morse, pig latin, ISBN and Luhn checks, Roman checks by regular expression."""

import re

SOUNDEX = {c: str(d) for d, letters in enumerate(("BFPV", "CGJKQSXZ", "DT", "L", "MN", "R"), 1) for c in letters}
MORSE = dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", ".- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --..".split()))
LETTERS = {code: letter for letter, code in MORSE.items()}


def soundex(name: str) -> str:
    name = re.sub("[^A-Z]", "", name.upper())
    if not name:
        raise ValueError("no letters")
    code, last = name[0], SOUNDEX.get(name[0], "")
    for c in name[1:]:
        digit = SOUNDEX.get(c, "")
        if digit and digit != last:
            code += digit
        if c not in "HW":
            last = digit
    return code[:4].ljust(4, "0")


def morse(text: str) -> str:
    return " / ".join(" ".join(MORSE[c] for c in word) for word in text.upper().split())


def unmorse(code: str) -> str:
    return " ".join("".join(LETTERS.get(c, "?") for c in word.split()) for word in code.split("/"))


def pig_latin(text: str) -> str:
    def word(m: re.Match[str]) -> str:
        head, rest = m.group(1), m.group(2)
        result = rest + head + "ay" if head else rest + "way"
        return result.capitalize() if m.group()[0].isupper() else result

    return re.sub(r"\b((?:qu|[^aeiou\W])*)(\w*)", lambda m: word(m) if m.group() else "", text, flags=re.IGNORECASE)


def luhn(number: str) -> bool:
    digits = [int(c) for c in number if c.isdigit()]
    doubled = (d * 2 for d in digits[-2::-2])
    return len(digits) > 1 and (sum(digits[-1::-2]) + sum(d - 9 if d > 9 else d for d in doubled)) % 10 == 0


def isbn(text: str) -> str:
    bare = text.replace("-", "").upper()
    if re.fullmatch(r"\d{9}[\dX]", bare):
        return "ISBN-10" if sum(i * (10 if c == "X" else int(c)) for i, c in zip(range(10, 0, -1), bare)) % 11 == 0 else "bad check digit"
    if re.fullmatch(r"97[89]\d{10}", bare):
        return "ISBN-13" if sum(int(c) * (3 if i % 2 else 1) for i, c in enumerate(bare)) % 10 == 0 else "bad check digit"
    return "not an ISBN"


print([soundex(n) for n in "Robert Rupert Rubin Ashcraft Tymczak Pfister Honeyman O'Hara Lee".split()])
print(morse("sos we sink"), "|", unmorse(morse("hello world")), "|", unmorse(".- ..-.- / -"))
print(pig_latin("The quick brown fox, eating apples!"))
print([luhn(n) for n in ("4539 1488 0343 6467", "8273 1232 7352 0569", "49927398716", "0", "")])
print([isbn(n) for n in ("0-306-40615-2", "080442957X", "978-0-306-40615-7", "0-306-40615-3", "978030640615", "x")])
roman = re.compile(r"M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
print([bool(r and roman.fullmatch(r)) for r in ("MCMXCIV", "IIII", "VX", "", "MMXXIV", "mm")])
try:
    soundex("123")
except ValueError as error:
    print(error)
try:
    morse("a1")
except KeyError as error:
    print("KeyError", error)
