"""Huffman coding with heapq."""
from __future__ import annotations

import heapq
from collections import Counter
from typing import Optional


class Node:
    def __init__(self, weight: int, symbol: Optional[str] = None, left: Optional[Node] = None, right: Optional[Node] = None) -> None:
        self.weight = weight
        self.symbol = symbol
        self.left = left
        self.right = right

    def __lt__(self, other: Node) -> bool:
        if self.weight != other.weight:
            return self.weight < other.weight
        return (self.symbol or "") < (other.symbol or "")

    @property
    def is_leaf(self) -> bool:
        return self.symbol is not None


def build(text: str) -> Node:
    heap = [Node(count, symbol) for symbol, count in Counter(text).items()]
    heapq.heapify(heap)
    while len(heap) > 1:
        a = heapq.heappop(heap)
        b = heapq.heappop(heap)
        heapq.heappush(heap, Node(a.weight + b.weight, None, a, b))
    return heap[0]


def codes(node: Node, prefix: str = "", table: dict[str, str] | None = None) -> dict[str, str]:
    if table is None:
        table = {}
    if node.symbol is not None:
        table[node.symbol] = prefix or "0"
    else:
        if node.left:
            codes(node.left, prefix + "0", table)
        if node.right:
            codes(node.right, prefix + "1", table)
    return table


def decode(bits: str, root: Node) -> str:
    out = []
    node = root
    for bit in bits:
        following = node.left if bit == "0" else node.right
        assert following is not None
        node = following
        if node.is_leaf:
            out.append(node.symbol or "")
            node = root
    return "".join(out)


text = "she sells sea shells by the sea shore"
tree = build(text)
table = codes(tree)
for symbol, code in sorted(table.items(), key=lambda pair: (len(pair[1]), pair[0])):
    print(repr(symbol), code)
encoded = "".join(table[c] for c in text)
print(len(encoded), len(text) * 8, f"{len(encoded) / (len(text) * 8):.1%}")
print(decode(encoded, tree), decode(encoded, tree) == text)
print(Counter("mississippi").most_common(2), Counter("abca")["a"], Counter("abc")["z"])
words = Counter(text.split())
words["sea"] += 5
print(words.most_common(1), sum(words.values()), sorted(words)[:3])
