"""Every method of str once."""
s = "Hello, World"
print(s.capitalize(), s.casefold(), s.center(20), s.center(21, "*"), s.count("l"), s.count("l", 4), s.count("l", 0, 3))
print(s.encode(), s.endswith("d"), s.endswith(("x", "ld")), s.endswith("lo", 0, 5), "a\tb".expandtabs(4), s.find("o", 5), s.find("z"), s.index("W"))
print("abc".isalnum(), "abc".isalpha(), "abc".isascii(), "12".isdecimal(), "1²".isdigit(), "x1".isidentifier(), "ab".islower(), "½".isnumeric(), "a\n".isprintable(), " ".isspace(), "Ab".istitle(), "AB".isupper())
print("-".join(["a", "b"]), "a".ljust(3, "."), "ABC".lower(), "  a ".lstrip(), "xxa".lstrip("x"), "a-b-c".partition("-"), "abc".removeprefix("a"), "abc".removesuffix("c"))
print("aaa".replace("a", "b", 2), s.rfind("o"), s.rindex("o", 0, 6), "a".rjust(3), "a-b-c".rpartition("-"), "a b c".rsplit(None, 1), "a,b,c".rsplit(",", maxsplit=1), "a  ".rstrip())
print("a b  c".split(), "a,b,,c".split(","), "a,b,c".split(",", 1), " a b ".split(maxsplit=1), "a\nb\r\nc".splitlines(), "a\nb".splitlines(True), "a\nb".splitlines(keepends=True), s.startswith("He"), s.startswith(("a", "H")), s.startswith("World", 7))
print("  a ".strip(), "xax".strip("x"), "aB".swapcase(), "hello world it's".title(), "abc".translate({97: "x", 98: None, ord("c"): 100}), "abc".translate(str.maketrans("ab", "xy", "c")), "ab".upper(), "-5".zfill(4), "+5".zfill(4))
drop: dict[str, str | int | None] = {"a": "1", "b": None}
print(str.maketrans({"a": "b"}), "abc".translate(str.maketrans(drop)))
print(s[::-1], s[1:5], s[-3:], s * 2, "l" in s, s > "Hell", len(s), min(s), max(s), sorted(set(s)))
print("{:>10}|{:<5}|{:^7}|{:+d}|{:,}|{:_x}|{:.3e}|{:%}|{:08.3f}|{:#x}|{!r}".format("a", "b", "c", 5, 1234567, 65535, 12345.678, 0.25, 3.14159, 255, "q"))
print("é".encode("utf-8"), b"\xc3\xa9".decode(), "é".encode("latin-1"), b"abc".decode("ascii"), "é".encode("ascii", "replace"), "é".encode("ascii", errors="ignore"), b"\xff".decode("utf-8", "replace"))
try:
    "é".encode("ascii")
except UnicodeEncodeError as e:
    print(e)
try:
    s.index("q")
except ValueError as e:
    print(e)
print(str.upper("a"), str.join(",", ["a", "b"]), list(map(str.upper, ["a", "b"])), list(map(str.strip, [" a"])))
print(str(b"abc", "ascii"), str())
print("ǆ".title(), "ß".upper(), "ß".casefold(), "İ".lower(), "ﬁ".upper())
