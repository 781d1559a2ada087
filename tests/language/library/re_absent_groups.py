"""Groups that took no part are None; what they are used for tells."""
from __future__ import annotations

import re


def length(text: str) -> int:
    return len(text)


def main() -> None:
    m = re.match("(a)(b)?(?P<c>c)", "ac")
    assert m is not None
    print(m.group(1).upper(), m[3] + "!", m["c"] * 2)
    if m.group(2) is None:
        print("no b")
    print(m.group(2) or "x", m.group(1) or "x", bool(m.group(2)), m.group(2) == "b", m.group(1) == "a")
    print(m.group(1, 2), m.group(1, 2, "c"), m.groups(), m.groups("-"), m.groupdict())
    first, second, third = m.groups()
    print(first, second, third)
    print(str(m.group(2)), f"{m.group(2)} {m.group(1)}", repr(m.group(2)), "%s" % m.group(2), "%s %s" % (m.group(1), m.group(2)))
    for use in range(9):
        try:
            if use == 0:
                print(m.group(2).upper())
            elif use == 1:
                print(m.group(2) + "x")
            elif use == 2:
                print(len(m.group(2)))
            elif use == 3:
                print(int(m.group(2)))
            elif use == 4:
                print(m.group(2)[0])
            elif use == 5:
                print(float(m[2]))
            elif use == 6:
                for c in m[2]:
                    print(c)
            elif use == 7:
                print("a" in m[2])
            else:
                print(f"{m[2]:>4}")
        except (AttributeError, TypeError) as e:
            print(use, type(e).__name__, e)
    name: str = m.group(1)
    maybe: str | None = m.group(2)
    print(name, maybe, length(m.group(1)), length(m[3]))
    dates = [(int(d.group(1)), d.group(2)) for d in re.finditer(r"(\d+)-(\w+)", "12-jan 5-feb")]
    print(dates)
    words = [w.group(1) for w in re.finditer(r"(\w+)", "to be or not")]
    print(" ".join(words), sorted(words, key=length), {w.group(0): len(w.group(0)) for w in re.finditer("[a-z]+", "ab c")})
    y, mo, d2 = map(int, re.findall(r"\d+", "2024-01-02"))
    date = re.match(r"(\d+)-(\d+)-(\d+)", "2024-01-02")
    if date:
        year, month, day = map(int, date.groups())
        print(year, month, day, [int(g) for g in date.groups()], y == year)
        a, b = date.group(1, 2)
        print(int(a) + int(b), a < b, "-".join(date.groups()))
    counts: dict[str, int] = {}
    for word in re.finditer(r"\w+", "a b a"):
        counts[word.group()] = counts.get(word.group(), 0) + 1
    print(counts)
    text = m.group(1) if m else ""
    print(text.upper())
    sign = m.group(2)
    if sign:
        print(sign.upper())
    elif sign is not None:
        print("empty")
    else:
        print("none")
    print(re.sub(r"(\w)(\d)?", lambda k: k.group(1).upper() + (k.group(2) or "0"), "a1b"))
    parts: list[str] = re.split(r"\s*,\s*", "a , b,c")
    print(parts, length(re.split("-", "x-y")[1]), ",".join(re.split(r";", "p;q")), [p.upper() for p in re.split(" ", "u v")])
    print(re.split(r"(a)|b", "1a2b3"), re.split(r"(\d)", "a1b")[1].isdigit())
    best = max(re.finditer(r"[a-z]+", "a bbb cc"), key=lambda k: len(k.group()))
    print(best.group(), sorted(re.finditer(r"\w+", "b a"), key=lambda k: k.group())[0].group())


main()
