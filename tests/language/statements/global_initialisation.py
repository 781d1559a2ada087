"""Module-level code runs from top to bottom."""

print("first")
table = {name: len(name) for name in ("a", "bb")}


class Registry:
    entries: dict[str, int] = {}


def register(name: str) -> int:
    Registry.entries[name] = len(Registry.entries)
    return Registry.entries[name]


first = register("x")
second = register("y")
for name, number in Registry.entries.items():
    print(name, number)
if first < second:
    message = "in order"
else:
    message = "out of order"
print(message, table)
if __name__ == "__main__":
    print("main")
