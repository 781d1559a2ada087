"""Indexing, slicing, searching, and the ends of a string."""

text = "the quick brown fox"
print(len(text), text[0], text[-1], text[4:9], text[::-1], text[::3], text[-3:])
print(text.find("quick"), text.find("slow"), text.rfind("o"), text.index("b"), text.count("o"))
print("quick" in text, "slow" not in text, text.startswith("the"), text.endswith(("cat", "fox")))
print(text.upper(), text.title(), text.capitalize(), "MiXed".swapcase(), "ABC".lower())
print(text.replace("quick", "slow"), text.replace("o", "0", 1))
print("a" * 5, "ab" + "cd", "x" < "y", "abc" < "abd", "" == "")
print("  pad ".strip() + "|", "xxhixx".strip("x"), "left ".rstrip() + "|", "..a".lstrip("."))
print("7".zfill(3), "mid".center(9, "*"), "l".ljust(3) + "|", "r".rjust(3))
try:
    print(text[100])
except IndexError as error:
    print(error)
