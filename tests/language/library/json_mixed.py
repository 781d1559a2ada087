import json
print(json.dumps({"a": 1, "b": [1, 2], "c": {"x": None, "y": 2.5}, "d": "s", "e": True}))
print(json.dumps([1, "a", None, 2.5, [3, "b"], {"k": [1, {"z": 1}]}], indent=2))
def user(name: str, age: int) -> dict[str, object]:
    return {"name": name, "age": age, "tags": ["a", "b"]}
print(json.dumps(user("Ann", 3)))
print(json.dumps({"users": [user("A", 1), user("B", 2)], "total": 2}))


class Opaque:
    pass


payload: dict[str, object] = {"a": 1, "b": [1, 2], "c": {"d": None}, "t": (1, "x"), "f": 1.5, "u": "é", "e": []}
print(json.dumps(payload), json.dumps(payload, sort_keys=True, indent=2, ensure_ascii=False))
print(json.dumps([{"a": 1}, {"a": [1]}, (1, 2), ("x",)]))
values: list[object] = [1, Opaque()]
try:
    print(json.dumps(values))
except TypeError as e:
    print(e)
print(json.dumps(values, default=lambda o: type(o).__name__))
