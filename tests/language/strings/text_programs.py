"""Strings: methods, formatting, and small text programs."""
import string


def caesar(text: str, shift: int) -> str:
    out = []
    for c in text:
        if c in string.ascii_lowercase:
            out.append(chr((ord(c) - ord("a") + shift) % 26 + ord("a")))
        elif c.isupper():
            out.append(chr((ord(c) - 65 + shift) % 26 + 65))
        else:
            out.append(c)
    return "".join(out)


def is_palindrome(text: str) -> bool:
    letters = [c.lower() for c in text if c.isalnum()]
    return letters == letters[::-1]


def rle(text: str) -> list[tuple[str, int]]:
    runs: list[tuple[str, int]] = []
    for c in text:
        if runs and runs[-1][0] == c:
            runs[-1] = (c, runs[-1][1] + 1)
        else:
            runs.append((c, 1))
    return runs


def wrap(text: str, width: int) -> list[str]:
    lines: list[str] = []
    line = ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    if line:
        lines.append(line)
    return lines


def anagrams(words: list[str]) -> list[list[str]]:
    groups: dict[str, list[str]] = {}
    for word in words:
        groups.setdefault("".join(sorted(word)), []).append(word)
    return [sorted(g) for g in groups.values() if len(g) > 1]


def levenshtein(a: str, b: str) -> int:
    previous = list(range(len(b) + 1))
    for i, ca in enumerate(a, 1):
        current = [i]
        for j, cb in enumerate(b, 1):
            current.append(min(previous[j] + 1, current[-1] + 1, previous[j - 1] + (ca != cb)))
        previous = current
    return previous[-1]


print(caesar("Hello, World!", 3), caesar(caesar("abcXYZ", 5), -5), is_palindrome("A man, a plan, a canal: Panama"))
print(rle("aaabccd"), "".join(f"{c}{n if n > 1 else ''}" for c, n in rle("aaabccd")))
for i, line in enumerate(wrap("the quick brown fox jumps over the lazy dog and runs away", 16), start=1):
    print(f"{i:02}: {line:<16}|{line:>16}|{line:^16}|")
print(anagrams(["listen", "silent", "enlist", "google", "elgoog", "abc"]), levenshtein("kitten", "sitting"))
s = "  The Quick brown fox  "
print(s.strip(), s.lstrip() + "|", s.rstrip() + "|", s.strip().title(), s.swapcase(), s.strip().lower().count("o"), s.find("Quick"), s.rfind("o"))
print("abc".zfill(6), "-42".zfill(6), "x".ljust(4, ".") + "|", "x".rjust(4, "*"), "x".center(5, "-"), "a,b;c".replace(",", ";").split(";"))
print("abc" < "abd", "a" * 3, "abc"[::-1], "hello"[1:-1], "hello"[-3:], "x" in "xyz", "Hello".startswith(("He", "he")), "a.py".endswith(".py"))
print("%s is %d years, %.2f%% %5s|%-5s|%05d %x" % ("Al", 30, 99.5, "ab", "cd", 42, 255))
print("{} {} {0}".replace("{0}", "z"), "{0}-{1}-{0}".format("a", 1), "{name:>8}|{n:03d}".format(name="bob", n=7))
name, n, x = "Eve", 42, 3.14159
print(f"{name!r:>8} {n:b} {n:o} {n:X} {n:#b} {n:e} {x:10.3f}| {x:<10.2e}| {n:>+6} {n:^8}| {1e10:,.1f} {n / 7:.0%} {name:.2}")
print(f"{'nested ' + name} {n if n > 40 else 'small'} {[i for i in range(3)]} {{braces}} {n=} {x=:.2f} {name.upper()!s:*^9}")
print(repr("it's"), repr('say "hi"'), repr("tab\tnl\n\\"), repr("é\x00\x7f\u200b"), ascii("é"), "ß".upper(), "İ".lower() == "i̇")
print("a\tb".expandtabs(4), "one\ntwo\r\nthree".splitlines(), "x=1=2".partition("="), "a b c".rsplit(" ", 1), ",".join(str(i) for i in range(5)))
print("Abc".isalpha(), "12".isdigit(), "a1".isalnum(), " ".isspace(), "A".isupper(), "Abc".istitle(), "abc".isidentifier(), "".isalpha())
print("hello world".capitalize(), "abc".encode("utf-8"), b"abc".decode(), "héllo".encode(), len("héllo".encode()), "€".encode().hex())
print(ord("a"), chr(8364), "abc".index("c"), "banana".replace("a", "o", 2), "a-b_c".translate(str.maketrans("-_", "  ")), "x".join(["1", "2"]))
print(int("ff", 16), int("-12"), int("  7 "), int("1_000"), float("1e3"), float("-inf"), str(1e16), str(1e15), str(0.1 + 0.2), 1e22, 1.0, -0.0, 1e-5)
print(max("hello"), min("hello"), sorted("hello"), set("a"), list("abc"), tuple("ab"), "".join(reversed("abc")), "l" in set("hello"))
print(string.digits, string.ascii_uppercase, string.punctuation, string.hexdigits)
