"""Huffman coding of a text: heapq, a tree of classes, dict of codes, bit strings; SIZE is the text's length."""
from __future__ import annotations

import heapq
from collections import Counter
from typing import Final

SIZE: Final = 1500


class Node:
    def __init__(self, weight: int, order: int, symbol: str = "", left: Node | None = None, right: Node | None = None) -> None:
        self.weight = weight
        self.order = order
        self.symbol = symbol
        self.left = left
        self.right = right

    def __lt__(self, other: Node) -> bool:
        return (self.weight, self.order) < (other.weight, other.order)

    @property
    def is_leaf(self) -> bool:
        return self.left is None


def make_text(size: int) -> str:
    seed = 2024
    letters = "etaoinshrdlucmfwypvbgkjqxz .,\n"
    out = []
    for _ in range(size):
        seed = (seed * 1103515245 + 12345) % 2147483648
        r = (seed >> 10) % 900
        out.append(letters[r * r // 27000])
    return "".join(out)


def build(counts: dict[str, int]) -> Node:
    heap = [Node(weight, i, symbol) for i, (symbol, weight) in enumerate(sorted(counts.items()))]
    heapq.heapify(heap)
    order = len(heap)
    while len(heap) > 1:
        first = heapq.heappop(heap)
        second = heapq.heappop(heap)
        heapq.heappush(heap, Node(first.weight + second.weight, order, "", first, second))
        order += 1
    return heap[0]


def assign_codes(node: Node, prefix: str, codes: dict[str, str]) -> None:
    if node.left is None or node.right is None:
        codes[node.symbol] = prefix or "0"
        return
    assign_codes(node.left, prefix + "0", codes)
    assign_codes(node.right, prefix + "1", codes)


def encode(text: str, codes: dict[str, str]) -> tuple[bytes, int]:
    bits = "".join(codes[c] for c in text)
    padded = bits + "0" * (-len(bits) % 8)
    return bytes(int(padded[i:i + 8], 2) for i in range(0, len(padded), 8)), len(bits)


def decode(data: bytes, length: int, root: Node) -> str:
    out: list[str] = []
    node = root
    for i in range(length):
        bit = data[i // 8] >> (7 - i % 8) & 1
        following = node.right if bit else node.left
        if following is None:
            raise ValueError(f"no code at bit {i}")
        node = following
        if node.is_leaf:
            out.append(node.symbol)
            node = root
    return "".join(out)


def main() -> None:
    text = make_text(SIZE)
    counts = Counter(text)
    root = build(counts)
    codes: dict[str, str] = {}
    assign_codes(root, "", codes)
    data, length = encode(text, codes)
    print(len(text), len(data), length, decode(data, length, root) == text)
    for symbol, code in sorted(codes.items(), key=lambda item: (len(item[1]), item[1]))[:8]:
        print(repr(symbol), counts[symbol], code)
    try:
        decode(b"\xff", 8, Node(1, 0, "x", Node(1, 1, "y")))
    except ValueError as error:
        print(error)


if __name__ == "__main__":
    main()
