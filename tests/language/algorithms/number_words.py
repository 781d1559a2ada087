"""Numbers to words and back, ordinals, and the letters they take."""

ONES = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
fifteen sixteen seventeen eighteen nineteen""".split()
TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()
SCALES = ["", "thousand", "million", "billion", "trillion", "quadrillion", "quintillion"]
IRREGULAR = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth", "twelve": "twelfth"}


def spell(n: int) -> str:
    if n < 0:
        return "minus " + spell(-n)
    if n < 20:
        return ONES[n]
    if n < 100:
        return TENS[n // 10] + (f"-{ONES[n % 10]}" if n % 10 else "")
    if n < 1000:
        return ONES[n // 100] + " hundred" + (f" and {spell(n % 100)}" if n % 100 else "")
    groups: list[str] = []
    scale = 0
    while n:
        n, group = divmod(n, 1000)
        if group:
            groups.append(f"{spell(group)} {SCALES[scale]}".rstrip())
        scale += 1
    return ", ".join(reversed(groups))


def unspell(text: str) -> int:
    if text.startswith("minus "):
        return -unspell(text.removeprefix("minus "))
    total = current = 0
    for word in text.replace(",", "").replace("-", " ").split():
        if word == "and":
            continue
        if word in ONES:
            current += ONES.index(word)
        elif word in TENS:
            current += TENS.index(word) * 10
        elif word == "hundred":
            current *= 100
        elif word in SCALES:
            total += current * 1000 ** SCALES.index(word)
            current = 0
        else:
            raise ValueError(f"not a number word: {word!r}")
    return total + current


def ordinal(n: int) -> str:
    words = spell(n)
    head, sep, last = words.rpartition(" ") if " " in words and "-" not in words.split()[-1] else words.rpartition("-")
    if last in IRREGULAR:
        return head + sep + IRREGULAR[last]
    return head + sep + (last[:-1] + "ieth" if last.endswith("y") else last + "th")


def suffix(n: int) -> str:
    return f"{n}" + ("th" if n % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th"))


for n in (0, 13, 42, 100, 999, 1000, 1001, 12_345, -7_000_019, 10**18, 2**63 - 1):
    print(n, "=", spell(n))
    assert unspell(spell(n)) == n
print([ordinal(n) for n in (1, 2, 5, 9, 12, 20, 21, 40, 100, 123, 1000)], [suffix(n) for n in (1, 2, 3, 4, 11, 12, 13, 21, 101, 111)])
print(all(unspell(spell(n)) == n for n in range(-50, 1500)), sum(sum(map(str.isalpha, spell(n))) for n in range(1, 1001)))
for wrong in ("eleventy", "one two banana"):
    try:
        unspell(wrong)
    except ValueError as error:
        print(error)


def magic_four(n: int) -> list[int]:
    chain = [n]
    while chain[-1] != 4:
        chain.append(len(spell(chain[-1]).replace(" ", "").replace("-", "").replace(",", "")))
    return chain


print([magic_four(n) for n in (4, 23, 1_000_000)])
