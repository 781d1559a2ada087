"""Character classes."""

for sample in ("abc", "ABC", "a1", "123", " \t", "", "Title Case", "½", "_x9", "٣"):
    print(repr(sample), sample.isalpha(), sample.isdigit(), sample.isalnum(), sample.isspace(),
          sample.isupper(), sample.islower(), sample.istitle(), sample.isidentifier(), sample.isnumeric())
print("a\tb\t|".expandtabs(4), "prefix-name".removeprefix("prefix-"), "name.py".removesuffix(".py"))
print(repr("it's"), repr('say "hi"'), repr("both ' and \""), repr("tab\t\n\\ \x00 \x7f é"))
print("hello" * 0 == "", "abc" > "ABC", sorted(["b", "A", "a", "B"]), max("hello"), "casefold ß".casefold())
