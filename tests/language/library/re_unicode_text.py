"""Texts beyond Latin-1: classes, boundaries, case, positions by code points."""
import re


def main() -> None:
    text = "Größe: 12 µm — naïve Ωmega, 日本語 text 😀 и Кириллица"
    print(re.findall(r"\w+", text), [m.span() for m in re.finditer(r"[^\x00-\xff]+", text)])
    print(re.search("😀", text), re.search("語.", text), re.split(r"\W+", text), re.sub(r"[^\W\d_]", "x", text))
    print(re.findall(r"\b\w", text), re.findall(r"(?i)ГРÖSSE|größe|КИРИЛЛИЦА", text), re.findall("(?i)ωMEGA", text))
    print(re.findall("[а-яё]+", text, re.I), re.findall("[Α-Ω]", text), re.findall("[\U0001F600-\U0001F64F]", text))
    print(re.sub("(日)(本)", r"\2\1", text)[27:36], re.escape("日本.語"), re.match("日本語", "日本語x"))
    for pattern, subject in (("é", "e\u0301"), ("(?i)K", "\u212a"), ("(?i)ſ", "S"), ("(?i)ǆ", "ǅ"), ("(?i)ß", "ẞ"), ("(?i)İ", "i"), ("(?i)ς", "Σσς"), ("(?ia)K", "\u212a")):
        print(ascii(pattern), ascii(subject), re.findall(pattern, subject) != [])
    wide = "日" * 2000 + "x" + "本" * 2000
    print(re.search("x", wide), len(re.findall("[日本]", wide)), re.search("日x本+$", wide) is not None, re.search(r"[a-w]", wide))
    counts: dict[str, int] = {}
    for word in re.findall(r"\S+", "ж б ж 日 б ж"):
        counts[word] = counts.get(word, 0) + 1
    print(counts, re.fullmatch(r"(?P<имя>\w+)=(?P<值>\d+)", "ключ=5"), re.findall(r"\d+", "١٢٣ 456 ७८"))


main()
