"""Class attributes, instance attributes that hide them, inherited ones."""


class Base:
    kind = "base"
    count = 0
    names: list[str] = []

    def __init__(self) -> None:
        Base.count += 1
        self.names.append(type(self).__name__)

    def describe(self) -> str:
        return self.kind


class Child(Base):
    kind = "child"


base, child = Base(), Child()
print(base.describe(), child.describe(), Base.count, Child.kind, Base.names, child.names is base.names)
Base.kind = "changed"
print(base.kind, child.kind, Base().describe())
Base.count = 100
print(Base.count, Child.count)
