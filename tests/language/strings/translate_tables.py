"""str.maketrans and str.translate: substitutions, deletions, and texts of several characters."""

import string

vowels = str.maketrans("aeiou", "43105")
print("the quick brown fox jumps over the lazy dog".translate(vowels))
rot13 = str.maketrans(
    string.ascii_lowercase + string.ascii_uppercase,
    string.ascii_lowercase[13:] + string.ascii_lowercase[:13] + string.ascii_uppercase[13:] + string.ascii_uppercase[:13],
)
text = "Why did the chicken cross the road?"
print(text.translate(rot13), text.translate(rot13).translate(rot13) == text)
no_punctuation = str.maketrans("", "", string.punctuation)
print("Hello, world! (It's me... again?)".translate(no_punctuation))
umlauts = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
print("Größe, Übung, Äpfel, Straße".translate(umlauts))
html = str.maketrans({"<": "&lt;", ">": "&gt;", "&": "&amp;"})
print("a < b && c > d".translate(html))
both = str.maketrans("abc", "xyz", "0123456789")
print("a1b2c3d4".translate(both))
by_code = {ord("\t"): "    ", ord("\r"): None, 0x2014: "--"}
print(repr("a\tb\r\nc\u2014d".translate(by_code)))
morse: dict[str, str | int | None] = {"s": "... ", "o": "--- ", " ": "/ "}
print("sos sos".translate(str.maketrans(morse)).rstrip())
dna = str.maketrans("ACGT", "TGCA")
strand = "AAAACCCGGT"
print(strand.translate(dna)[::-1])
try:
    str.maketrans("abc", "de")
except ValueError as error:
    print("ValueError:", error)
try:
    str.maketrans({"ab": "c"})
except ValueError as error:
    print("ValueError:", error)


def leet(sentence: str, level: int) -> str:
    """Each level translates more letters."""
    stages = ["a@", "e3", "i!", "o0", "s$", "t7"]
    table = {ord(pair[0]): pair[1] for pair in stages[:level]}
    return sentence.translate(table)


for level in range(0, 7, 2):
    print(level, leet("this is a test of those tables", level))
