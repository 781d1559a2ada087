"""Grouping, counting and inverting."""

words = ["apple", "avocado", "banana", "blueberry", "cherry", "apricot"]
groups: dict[str, list[str]] = {}
for word in words:
    groups.setdefault(word[0], []).append(word)
for letter, members in sorted(groups.items()):
    print(letter, members)
lengths = {word: len(word) for word in words}
inverse: dict[int, set[str]] = {}
for word, length in lengths.items():
    if length not in inverse:
        inverse[length] = set()
    inverse[length].add(word)
print({length: sorted(names) for length, names in sorted(inverse.items())})
nested: dict[str, dict[str, int]] = {"a": {"x": 1}, "b": {}}
nested["b"]["y"] = 2
print(nested, sum(sum(inner.values()) for inner in nested.values()))
try:
    for word in lengths:
        lengths[word + "!"] = 0
except RuntimeError as error:
    print(error)
