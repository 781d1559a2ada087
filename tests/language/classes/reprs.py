"""How nested values print themselves: repr inside containers, str outside."""


class Plain:
    def __repr__(self) -> str:
        return "<plain>"


class Both:
    def __repr__(self) -> str:
        return "repr"

    def __str__(self) -> str:
        return "str"


class WithFormat:
    def __format__(self, specification: str) -> str:
        return f"formatted with {specification!r}"


print(Plain(), str(Plain()), [Plain()], {"k": Both()}, (Both(),), Both(), f"{Both()} {Both()!r}")
print(f"{WithFormat():abc} {WithFormat()}", repr("a'b"), [b"x", 'q"', None, 1.0], {1: [2, (3, {4})]})
nested = [[1, [2, [3]]], []]
print(nested, str(nested), repr(("one",)), {"a": {"b": {}}}, [True, None])
