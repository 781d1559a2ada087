"""dict: insertion order, methods, errors."""

ages: dict[str, int] = {"ann": 30, "bob": 25}
ages["cid"] = 41
ages["ann"] += 1
print(ages, len(ages), "bob" in ages, ages.get("zoe"), ages.get("zoe", -1), ages.pop("bob"), ages)
ages.setdefault("dan", 5)
ages.update({"eve": 1, "ann": 0})
print(list(ages), list(ages.values()), list(ages.items()), ages | {"x": 9})
for name, age in ages.items():
    print(name, age, end="; ")
print()
del ages["cid"]
print(ages == {"ann": 0, "dan": 5, "eve": 1}, ages.popitem(), dict([("a", 1)]), {1: "x"}.keys())
try:
    print(ages["nobody"])
except KeyError as error:
    print("missing", error)
print(ages.pop("nobody", 7), {**ages, "k": 2}, dict(zip("ab", [1, 2])), max(ages, key=lambda k: ages[k]))
