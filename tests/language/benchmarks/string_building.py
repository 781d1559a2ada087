"""Building strings: concatenation, join, slices, replace, translation by dict, reversal; SIZE is the rounds."""
from typing import Final

SIZE: Final = 20

WORDS: Final = ["alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta"]
MORSE: Final = {"a": ".-", "b": "-...", "d": "-..", "e": ".", "g": "--.", "h": "....", "i": "..", "l": ".-..", "m": "--",
                "n": "-.", "o": "---", "p": ".--.", "s": "...", "t": "-", "z": "--.."}


def camel_case(text: str) -> str:
    head, *rest = text.split("_")
    return head + "".join(word.capitalize() for word in rest)


def snake_case(text: str) -> str:
    out = ""
    for c in text:
        if c.isupper():
            out += "_" + c.lower()
        else:
            out += c
    return out


def caesar(text: str, shift: int) -> str:
    out = []
    for c in text:
        if "a" <= c <= "z":
            out.append(chr((ord(c) - 97 + shift) % 26 + 97))
        else:
            out.append(c)
    return "".join(out)


def run_lengths(text: str) -> str:
    out = []
    at = 0
    while at < len(text):
        end = at
        while end < len(text) and text[end] == text[at]:
            end += 1
        out.append(f"{end - at}{text[at]}" if end - at > 1 else text[at])
        at = end
    return "".join(out)


def is_palindrome(text: str) -> bool:
    cleaned = "".join(c.lower() for c in text if c.isalnum())
    return cleaned == cleaned[::-1]


def morse(text: str) -> str:
    return " ".join(MORSE[c] for c in text if c in MORSE)


def main() -> None:
    checksum = 0
    last = ""
    for i in range(SIZE):
        name = "_".join(WORDS[(i + j * j) % len(WORDS)] for j in range(6))
        camel = camel_case(name)
        assert snake_case(camel) == name
        hidden = caesar(name, i)
        assert caesar(hidden, -i) == name
        csv = ",".join([name, camel, hidden, str(i), run_lengths("aaabccddddd" * (i % 3 + 1))])
        fields = csv.split(",")
        line = " | ".join(field.ljust(12).upper() if len(field) < 12 else field[:12].title() for field in fields)
        line = line.replace("alpha", "ALPHA").replace("  ", " ") + morse(name)[:40]
        if is_palindrome(name + camel[::-1]):
            line += "!"
        line += "é☃"[i % 2] * (i % 4)
        for c in line:
            checksum = (checksum * 131 + ord(c)) % 1000000007
        last = line
    print(checksum)
    print(last)
    print(camel_case("the_quick_fox"), snake_case("theQuickFox"), is_palindrome("A man, a plan, a canal: Panama"))


if __name__ == "__main__":
    main()
