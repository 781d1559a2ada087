s = "Hello, World"
print(s.lower(), s.upper(), s.swapcase(), s.title(), s.capitalize(), s.casefold())
print(s.find("o"), s.rfind("o"), s.index("W"), s.count("l"), s.replace("l", "L", 2), s.startswith("He"), s.endswith(("x", "ld")))
print(s.center(20, "*"), s.ljust(15) + "|", s.rjust(15, "."), "42".zfill(5), "-42".zfill(5))
print("a-b_c".split("-"), "a b  c".split(), "a,b,c".rsplit(",", 1), "x=1".partition("="), "x.y.z".rpartition("."))
print("  pad ".strip() + "|", "xxhixx".strip("x"), "xxhi".lstrip("x"), "hixx".rstrip("x"), "prefix-body".removeprefix("prefix-"), "body.py".removesuffix(".py"))
print("abc".isalpha(), "123".isdigit(), "abc1".isalnum(), " ".isspace(), "Abc".istitle(), "ABC".isupper(), "abc".islower(), "1.5".isdecimal(), "a_b".isidentifier())
print(s[0], s[-1], s[1:5], s[::-1], s[::2], s[5:], s[:-3], s[-5:-1])
print("-".join(["a", "b", "c"]), "".join(str(i) for i in range(5)), ", ".join(map(str, [1, 2, 3])))
print("a" in "abc", "z" not in "abc", "abc" < "abd", "a" * 3, "ab" + "cd", len("héllo"), ord("é"), chr(8364))
print(repr("it's"), repr('say "hi"'), repr("both ' and \""), repr("tab\tnew\nline\\"), repr("\x00\x7f\u20ac\U0001f600"))
print("line1\nline2\r\nline3".splitlines(), "a\tb".expandtabs(4))
print("{} and {}".format(1, "two"), "{1} {0}".format("a", "b"), "{name:>10}|{val:05.1f}".format(name="bob", val=3.14159), "{0!r:>8}".format("q"))
x, y, name = 42, 3.14159265, "Ann"
print(f"{x}", f"{x:5d}|{x:<5d}|{x:^5d}|{x:05d}|{x:+d}|{x:x}|{x:#x}|{x:b}|{x:o}|{x:,}", f"{1234567:,}", f"{1234567.891:,.2f}")
print(f"{y:.2f} {y:10.3f}| {y:<10.3f}| {y:e} {y:g} {y:%} {y:.0f}")
print(f"{name!r} {name:>8} {name:<8}| {name:^8} {name:*^9}", f"{x=} {y=:.2f} {name=}")
print(f"{'nested ' + name} {x + 1} {len(name)} {{literal}} {[1, 2][0]} { {'a': 1}['a'] }")
w = 10
print(f"{name:>{w}}|{y:{w}.{3}f}|")
print(f"{True} {None} {[1, 'a']} {(1,)} {{1: 2}}", f"{True:d} {x:c}")
t = str.maketrans("abc", "xyz") if False else None
print("The Quick".translate({ord("T"): "t", ord("Q"): None}))
print(sorted("banana"), list("abc"), set("aab") == {"a", "b"}, max("hello"), min("hello"))
print("abc".encode(), "é".encode("utf-8"), b"abc".decode(), bytes([65, 66]).decode("ascii"))
print("apple" > "Apple", "a" <= "a", "" < "a", "abc" == "abc", bool(""), bool("x"))
for i, ch in enumerate("hey", start=1):
    print(i, ch, end=" ")
print()
text = """first
  second
third"""
for line in text.split("\n"):
    print(repr(line))
print(int("42") + int("-7") + int("ff", 16) + int("0b11", 0) + int(" 12 "), float("3.5e2"), str(3.0), str(1e20), str(1e-7), int("1_000"))
print("%s" % "x", "%5.1f|%-6s|%06.2f" % (3.14159, "ab", 2.5), "a" "b" 'c')
print(str(b"bytes\xff"), ascii("é"), "ß".upper(), "İ".lower() == "i̇", "ǆ".title())
print("abcabc".rindex("b"), "x".isprintable(), "\n".isprintable())
try:
    "abc".index("z")
except ValueError as e:
    print(e)
try:
    int("abc")
except ValueError as e:
    print(e)
print("hello".translate(str.maketrans("el", "ip")), "a,b.c!".translate(str.maketrans("", "", ",.!")), ascii("aé€😀"), f"{'é'!a}")
