"""Optional values, narrowed by tests."""

from typing import Optional


class Node:
    def __init__(self, value: int, next: "Optional[Node]" = None) -> None:
        self.value = value
        self.next = next


def find(items: list[str], prefix: str) -> Optional[str]:
    for item in items:
        if item.startswith(prefix):
            return item
    return None


def length(text: Optional[str]) -> int:
    if text is None:
        return -1
    return len(text)


def first_even(numbers: list[int]) -> int | None:
    return next((n for n in numbers if n % 2 == 0), None)


print(find(["alpha", "beta"], "b"), find([], "x"), length(None), length("four"))
print(first_even([1, 3, 4]), first_even([1]), first_even([0]) is not None)
node: Optional[Node] = Node(1, Node(2, Node(3)))
total = 0
while node is not None:
    total += node.value
    node = node.next
print(total)
maybe: int | None = first_even([7, 8])
print(maybe + 1 if maybe is not None else "none", maybe or 5, first_even([1]) or 5)
