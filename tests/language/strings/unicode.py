"""Strings are sequences of code points, whatever their width."""

words = ["naïve", "Straße", "日本語", "😀 smile", "Ωmega"]
for word in words:
    print(word, len(word), word[0], word[::-1], word.upper(), word.encode(), ord(word[1]))
print("".join(sorted("日b本a語")), "é" == "\u00e9", chr(0x1F600), "\N{BULLET}")
print(b"\xe6\x97\xa5".decode(), "日本".encode("utf-8").hex(), ascii("é😀"))
print("日本語".find("語"), "a日" < "b", "ß".upper(), "İ".lower() == "i̇")
try:
    b"\xff\xfe".decode()
except UnicodeDecodeError as error:
    print(error)
