"""split, join, partition, lines."""

print("a,b,,c".split(","), "a,b,,c".split(",", 1), " one  two three ".split())
print("a-b-c".rsplit("-", 1), "key=value=x".partition("="), "nothing".partition("="))
print("line one\nline two\r\nline three".splitlines(), "x".rpartition(":"))
print(", ".join(["red", "green"]), "".join([]), "-".join("abc"))
fields = "name: Ada ; born: 1815".split(";")
record = {key.strip(): value.strip() for key, value in (field.split(":") for field in fields)}
print(record)
words = "it was the best of times it was the worst of times".split()
counts: dict[str, int] = {}
for word in words:
    counts[word] = counts.get(word, 0) + 1
print(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
