"""Long texts and patterns with many ways to match; these are quick under CPython, too."""
import re


def main() -> None:
    text = "lorem ipsum dolor sit amet, " * 400
    print(len(re.findall(r"\w+", text)), len(re.findall("o", text)), len(re.sub(r"\s+", "", text)), len(re.split(r"[ ,]+", text)))
    print(sum(len(match.group(1)) for match in re.finditer(r"(\w+)r", text)), re.search("amet, $", text) is not None, re.search("x", text))
    print(re.search(r"(\w+), $", text), re.findall(r"(?:dolor|sit) (?:amet|sit)", text)[:3])
    many = "|".join(f"word{number}" for number in range(200))
    found = re.search(many, "this is word199 and word20")
    print(found.group() if found else None, re.findall(rf"\b(?:{many})\b", "word1 word12 word1234 word199"))
    nested = "(" * 40 + "a" + ")" * 40
    match = re.match(nested, "a")
    assert match is not None
    print(match.lastindex, len(match.groups()), match.span(40))
    long = "ab" * 5000 + "c"
    pairs = re.match(r"((a)(b))*(c)", long)
    assert pairs is not None
    print(pairs.span(), pairs.regs)
    print(re.sub("(a)(b)", r"\2\1", long)[:10], len(re.findall("(?=(ab))", long)), re.match("(?:a|b)*c", long) is not None)
    unicode = "日本語 текст ελληνικά " * 100
    print(len(re.findall(r"\w+", unicode)), re.findall("[а-я]+", unicode)[:2], re.sub("[^ -~]", "", unicode).count(" "))
    count = 0
    for first in range(20):
        for pattern in (rf"{first}\d", rf"[{first % 10}-9]+", "x?" * first + "y"):
            if re.search(pattern, "1234567890xy"):
                count += 1
    print(count)


main()
