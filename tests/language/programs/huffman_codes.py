from __future__ import annotations

import heapq
from collections import Counter
from dataclasses import dataclass, field
from typing import Optional


@dataclass(order=True)
class HuffNode:
    freq: int
    order: int
    symbol: str = field(compare=False, default="")
    left: Optional[HuffNode] = field(compare=False, default=None)
    right: Optional[HuffNode] = field(compare=False, default=None)

    @property
    def is_leaf(self) -> bool:
        return self.left is None and self.right is None


def build(text: str) -> HuffNode:
    counts = Counter(text)
    heap: list[HuffNode] = []
    order = 0
    for symbol, freq in sorted(counts.items()):
        heapq.heappush(heap, HuffNode(freq, order, symbol))
        order += 1
    while len(heap) > 1:
        a = heapq.heappop(heap)
        b = heapq.heappop(heap)
        heapq.heappush(heap, HuffNode(a.freq + b.freq, order, left=a, right=b))
        order += 1
    return heap[0]


def codes(node: HuffNode, prefix: str = "", table: dict[str, str] | None = None) -> dict[str, str]:
    if table is None:
        table = {}
    if node.is_leaf:
        table[node.symbol] = prefix or "0"
    if node.left is not None:
        codes(node.left, prefix + "0", table)
    if node.right is not None:
        codes(node.right, prefix + "1", table)
    return table


def decode(root: HuffNode, bits: str) -> str:
    out: list[str] = []
    node = root
    for bit in bits:
        nxt = node.left if bit == "0" else node.right
        assert nxt is not None
        node = nxt
        if node.is_leaf:
            out.append(node.symbol)
            node = root
    return "".join(out)


text = "this is an example of a huffman tree"
root = build(text)
table = codes(root)
for symbol, code in sorted(table.items(), key=lambda kv: (len(kv[1]), kv[0])):
    print(f"{symbol!r:>5} {code}")
bits = "".join(table[ch] for ch in text)
print(len(bits), bits[:40])
print(decode(root, bits) == text)
