"""Containers annotated without what they hold: parameters follow each call, results, variables and attributes are inferred"""
# mypy: disable-error-code="type-arg, no-any-return, no-untyped-call"

from typing import Any, Callable, Dict, Iterable, List, Optional, Sequence, Tuple
from collections.abc import Mapping
import collections


def largest(items: list) -> int:
    best = items[0]
    for item in items:
        if item > best:
            best = item
    return best


def doubled(items: list) -> list:
    return [item * 2 for item in items]


def merge(left: list, right: list) -> list:
    result: list = []
    while left and right:
        result.append(left.pop(0) if left[0] <= right[0] else right.pop(0))
    return result + left + right


def merge_sort(array: list) -> list:
    if len(array) <= 1:
        return array
    middle = len(array) // 2
    return merge(merge_sort(array[:middle]), merge_sort(array[middle:]))


def invert(table: dict) -> dict:
    return {value: key for key, value in table.items()}


def span(pair: tuple) -> float:
    return pair[1] - pair[0]


def minmax(values: Sequence) -> tuple:
    return min(values), max(values)


def apply(function: Callable, items: Iterable) -> list:
    return [function(item) for item in items]


def total(rows: List[list]) -> int:
    return sum(sum(row) for row in rows)


def first(items: Optional[list] = None) -> Optional[int]:
    return items[0] if items else None


def count(words: Iterable[str]) -> Dict:
    found: dict = {}
    for word in words:
        found[word] = found.get(word, 0) + 1
    return found


def show(table: Mapping) -> None:
    for key in table:
        print(key, table[key])


def walk(graph: dict, start: str) -> List:
    seen: set = set()
    order: list = []

    def visit(node: str, path: list) -> None:
        if node in seen:
            return
        seen.add(node)
        order.append((node, len(path)))
        for other in graph[node]:
            visit(other, path + [node])

    visit(start, [])
    return order


def square(n: int) -> int:
    return n * n


class Stack:
    limit: int = 10

    def __init__(self) -> None:
        self.items: list = []
        self.names: dict = {}

    def push(self, item: int) -> None:
        self.items.append(item)
        self.names[item] = f"n{item}"

    def push_all(self, items: list) -> list:
        for item in items:
            self.push(item)
        return self.items

    def pairs(self) -> list:
        return list(self.names.items())


table: dict = {"a": 1, "b": 2}
queue: collections.deque = collections.deque()
queue.append((1, 2))
print(largest([3, 9, 2]), doubled([1, 2]), doubled(["a", "b"]), merge_sort([4, 2, 7, 1]))
print(merge_sort(["x", "b"]), invert(table), invert({1: "one"}), span((1.5, 4.0)), minmax([3, 1]), minmax("hello"))
print(apply(square, [1, 2, 3]), apply(str, {1: 2}), apply(len, ["ab", "c"]), total([[1, 2], [3]]), first(), first([7]))
print(count("a b a".split()), walk({"a": ["b", "c"], "b": ["c"], "c": []}, "a"), queue.popleft())
show(table)
stack = Stack()
print(stack.push_all([1, 2]), stack.pairs())
print(merge_sort([]))
