"""IntEnum: comparison, arithmetic, formatting and use as an index."""
from enum import IntEnum


class Priority(IntEnum):
    LOW = 10
    NORMAL = 20
    HIGH = 30
    URGENT = 40

    @property
    def label(self) -> str:
        return "!" * (self // 10) + self.name.lower()


class Column(IntEnum):
    ID = 0
    NAME = 1
    AMOUNT = 2


print(Priority.HIGH > Priority.LOW, Priority.HIGH > 25, Priority(10) == 10, 20 <= Priority.NORMAL, max(Priority), min(Priority))
print(Priority.LOW + 5, Priority.URGENT - Priority.LOW, -Priority.HIGH, Priority.HIGH // 7, Priority.HIGH % 7, sum(Priority))
print(repr(Priority.LOW), str(Priority.LOW), f"{Priority.LOW:>5}|{Priority.HIGH:03x}", int(Priority.URGENT), "%d" % Priority.HIGH)
print([p.label for p in Priority], Priority(30).name, isinstance(Priority.LOW, int))
row = ["17", "desk", "250"]
print(row[Column.NAME], int(row[Column.AMOUNT]) + Column.AMOUNT, row[Column.ID.value:Column.AMOUNT.value])
tasks = [("mail", Priority.LOW), ("fire", Priority.URGENT), ("call", Priority.NORMAL), ("cook", Priority.URGENT)]
tasks.sort(key=lambda task: (-task[1], task[0]))
print([f"{name}:{priority.name}" for name, priority in tasks])
print({Priority.LOW: "a", 10: "b", 20: "c"}, Priority.NORMAL in {20}, [Priority.HIGH, 5, Priority.LOW, 25].index(30))
levels = {p.value: p for p in Priority}
for number in (40, 15):
    try:
        print(Priority(number) is levels[number])
    except ValueError as error:
        print(error)
print(list(range(Column.AMOUNT.value)), "ab"[Column.NAME])
