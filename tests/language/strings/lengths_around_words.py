"""Texts of every length up to a few words of memory: joined, cut, searched, replaced, compared; numbers of few digits and their filling."""


def main() -> None:
    bad = 0
    for i in list(range(-2000, 2000)) + [10**k + d for k in range(1, 10) for d in (-2, -1, 0, 1, 2)] + [i * 7919 * 13 for i in range(2000)]:
        s = str(i)
        n = 0
        for c in s.lstrip("-"):
            n = n * 10 + ord(c) - 48
        if (-n if i < 0 else n) != i or (s[0] == "0" and i):
            bad += 1
            print(i, s)
    print(bad)
    for x in (0.0, 0.5, 1.25, 0.001, 0.0001234, 999.9995, 9999.99, 99999.99, 0.1, 123456.7, 1234567.8, 9999999.0, 7.0):
        print(f"{x:.0f} {x:.1f} {x:.2f} {x:.3f} {x:.4f} {x:.5f} {x:.6f} {x:.7f} {x:#.0f} {-x:.2f} {x:8.2f}|{x:<8.1f}|{x:^9.2f}|{x:08.3f}|{x:+.1f}|{x:,.2f}|{x:.1%}")
    for n in (0, 7, -7, 42, 999, 1000, -1000, 1234567, 12345678, -12345678, 10**12):
        print(f"{n:5}|{n:<5}|{n:^7}|{n:05}|{n:+}|{n:,}|{n:_}|{n:>12,}|{n:012,}|{n:x}|{n:#o}|{n: d}|{n:*>9}|{n:é^9}")
    for t in ("", "a", "abc", "é", "日本", "longer text here"):
        print(f"{t:5}|{t:<5}|{t:>5}|{t:^5}|{t:*^7}|{t:.2}|{t:>6.2}|{t:日>6}|{t!r:>8}")
    for t in ("", "a b", " a  b ", "\t\n x\x1cy\x85z\xa0w", "日 本", "a" * 70 + " " + "b" * 9, "one"):
        print(t.split(), t.split(None, 1), t.split(" "), t.replace(" ", ""), t.replace("a", "xyz"), t.replace("b", ""), t.replace("a", "日"), t.replace("", "-")[:20], t.replace("a", "q", 3), t[::-1], t[::2], t[1::3], sep="|")
    for a in ("", "a", "abcdefg", "abcdefgh", "abcdefghi", "x" * 15, "y" * 16, "z" * 17, "w" * 40, "v" * 70, "é", "日"):
        for b in ("", "1", "1234567", "12345678", "123456789", "1" * 16, "2" * 33, "3" * 66, "本"):
            s = a + b
            d = {s: 1}
            if s[:len(a)] != a or s[len(a):] != b or (a + b) not in d or "".join([a, b]) != s or f"{a}{b}" != s or f"<{a}|{b}>" != "<" + a + "|" + b + ">":
                print("wrong", a, b)
            if "-".join([a, b, a]) != a + "-" + b + "-" + a or "<=>".join([b, a, b, b]) != b + "<=>" + a + "<=>" + b + "<=>" + b or "123456789".join([a, b, a]) != a + "123456789" + b + "123456789" + a:
                print("wrong join", a, b)
            if (a < b) != (list(a) < list(b)) or (a <= b) != (list(a) <= list(b)) or s.find(b) > len(a) or s.find("8") != (list(s).index("8") if "8" in list(s) else -1):
                print("wrong order", a, b, s.find(b), s.find("8"))
    text = "the cat sat on the mat, the end" * 3
    print(text.count("the"), text.count("a"), text.find("mat"), text.find("end", 40), text.find("x"), text.index(","), "zz" in text, text.count("t", 5, 20), text.replace("the", "A"), text.replace("the", "", 4))
    print(sorted(["b", "a", "ab", "abc", "", "B", "abcdefgh", "abcdefghi", "abcdefgh0", "é", "日", "z", "ÿ", "Ā"]))


def lines_and_order() -> None:
    for n in (0, 1, 2, 6, 7, 8, 9, 15, 17):
        for b in ("\n", "\r", "\r\n", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x1f", "\x85", "\t", " ", "\x84", "\x86", "\x00", "é", "\u2028"):
            s = "a" * n + b + "bc" * 3 + b
            print(n, s.splitlines(), (s + "x").splitlines(True), s < "b", s <= s[:n], s[:n] > s, "" < s, s >= "", ("a" * n < "a" * n + b), b < "a", "a\x00" > "a", "a" < "a\x00")
    xs = ["a" * (i % 11) + chr(97 + i % 7) * (i % 3) + "\x00" * (i % 2) + ("日" if i % 13 == 0 else "") for i in range(200)]
    print(sorted(xs), sorted(xs, reverse=True)[:20], max(xs), min(xs))


main()
lines_and_order()
