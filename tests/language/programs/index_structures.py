"""B-tree, skip list, KD-tree, bloom filter, suffix array, union-find, segment and Fenwick trees, LFU, Huffman, LZ77."""
from __future__ import annotations
import bisect
import hashlib
import heapq
import math
import random
from collections import Counter, OrderedDict, defaultdict
from dataclasses import dataclass, field
from typing import Any, Callable, Dict, Generic, Iterable, Iterator, List, NamedTuple, Optional, Protocol, Sequence, Tuple, TypeVar, Union


class Comparable(Protocol):
    def __lt__(self, other: Any) -> bool: ...


K = TypeVar("K", bound=Comparable)
V = TypeVar("V")
T = TypeVar("T")


class BTreeNode(Generic[K]):
    def __init__(self, leaf: bool = True) -> None:
        self.keys: List[K] = []
        self.children: List[BTreeNode[K]] = []
        self.leaf = leaf


class BTree(Generic[K]):
    def __init__(self, t: int = 2) -> None:
        self.root: BTreeNode[K] = BTreeNode()
        self.t = t

    def insert(self, key: K) -> None:
        root = self.root
        if len(root.keys) == 2 * self.t - 1:
            self.root = BTreeNode(leaf=False)
            self.root.children.append(root)
            self._split(self.root, 0)
        self._insert(self.root, key)

    def _split(self, parent: BTreeNode[K], i: int) -> None:
        t = self.t
        full = parent.children[i]
        right: BTreeNode[K] = BTreeNode(full.leaf)
        parent.children.insert(i + 1, right)
        parent.keys.insert(i, full.keys[t - 1])
        right.keys, full.keys = full.keys[t:], full.keys[:t - 1]
        if not full.leaf:
            right.children, full.children = full.children[t:], full.children[:t]

    def _insert(self, node: BTreeNode[K], key: K) -> None:
        i = bisect.bisect(node.keys, key)
        if node.leaf:
            node.keys.insert(i, key)
            return
        if len(node.children[i].keys) == 2 * self.t - 1:
            self._split(node, i)
            if node.keys[i] < key:
                i += 1
        self._insert(node.children[i], key)

    def __iter__(self) -> Iterator[K]:
        def walk(node: BTreeNode[K]) -> Iterator[K]:
            for i, key in enumerate(node.keys):
                if not node.leaf:
                    yield from walk(node.children[i])
                yield key
            if not node.leaf:
                yield from walk(node.children[-1])
        return walk(self.root)

    def height(self) -> int:
        h, node = 1, self.root
        while not node.leaf:
            node, h = node.children[0], h + 1
        return h


class SkipNode(Generic[K, V]):
    def __init__(self, key: Optional[K], value: Optional[V], level: int) -> None:
        self.key = key
        self.value = value
        self.forward: List[Optional[SkipNode[K, V]]] = [None] * level


class SkipList(Generic[K, V]):
    def __init__(self, p: float = 0.5, max_level: int = 8, seed: int = 1) -> None:
        self.head: SkipNode[K, V] = SkipNode(None, None, max_level)
        self.level = 1
        self.p = p
        self.max_level = max_level
        self.rng = random.Random(seed)

    def _find(self, key: K) -> List[SkipNode[K, V]]:
        update = [self.head] * self.max_level
        node = self.head
        for i in reversed(range(self.level)):
            while (nxt := node.forward[i]) is not None and nxt.key is not None and nxt.key < key:
                node = nxt
            update[i] = node
        return update

    def insert(self, key: K, value: V) -> None:
        update = self._find(key)
        nxt = update[0].forward[0]
        if nxt is not None and nxt.key == key:
            nxt.value = value
            return
        lvl = 1
        while self.rng.random() < self.p and lvl < self.max_level:
            lvl += 1
        self.level = max(self.level, lvl)
        node = SkipNode(key, value, lvl)
        for i in range(lvl):
            node.forward[i] = update[i].forward[i]
            update[i].forward[i] = node

    def get(self, key: K) -> Optional[V]:
        nxt = self._find(key)[0].forward[0]
        return nxt.value if nxt is not None and nxt.key == key else None

    def __iter__(self) -> Iterator[Tuple[K, Optional[V]]]:
        node = self.head.forward[0]
        while node:
            assert node.key is not None
            yield node.key, node.value
            node = node.forward[0]


class Point(NamedTuple):
    x: float
    y: float


@dataclass
class KDNode:
    point: Point
    axis: int
    left: Optional[KDNode] = None
    right: Optional[KDNode] = None


def build(points: Sequence[Point], depth: int = 0) -> Optional[KDNode]:
    if not points:
        return None
    axis = depth % 2
    pts = sorted(points, key=lambda p: p[axis])
    mid = len(pts) // 2
    return KDNode(pts[mid], axis, build(pts[:mid], depth + 1), build(pts[mid + 1:], depth + 1))


def nearest(root: Optional[KDNode], target: Point) -> Optional[Point]:
    best: Optional[Point] = None
    best_d = math.inf
    def visit(node: Optional[KDNode]) -> None:
        nonlocal best, best_d
        if node is None:
            return
        d = math.dist(node.point, target)
        if d < best_d:
            best, best_d = node.point, d
        diff = target[node.axis] - node.point[node.axis]
        near, far = (node.left, node.right) if diff < 0 else (node.right, node.left)
        visit(near)
        if abs(diff) < best_d:
            visit(far)
    visit(root)
    return best


class BloomFilter:
    def __init__(self, size: int = 64, hashes: int = 3) -> None:
        self.bits = 0
        self.size = size
        self.hashes = hashes

    def _positions(self, item: str) -> Iterator[int]:
        for seed in range(self.hashes):
            digest = hashlib.sha256(f"{seed}:{item}".encode()).digest()
            yield int.from_bytes(digest[:4], "little") % (self.size - 2)

    def add(self, item: str) -> None:
        for p in self._positions(item):
            self.bits |= 1 << p

    def __contains__(self, item: str) -> bool:
        return all(self.bits >> p & 1 for p in self._positions(item))


def suffix_array(s: str) -> Tuple[List[int], List[int]]:
    sa = sorted(range(len(s)), key=lambda i: s[i:])
    lcp = [0] * len(s)
    for i in range(1, len(s)):
        a, b = s[sa[i - 1]:], s[sa[i]:]
        lcp[i] = next((k for k, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
    return sa, lcp


class UnionFind:
    def __init__(self, n: int) -> None:
        self.parent = list(range(n))
        self.size = [1] * n

    def find(self, x: int) -> int:
        while self.parent[x] != x:
            self.parent[x] = x = self.parent[self.parent[x]]
        return x

    def union(self, a: int, b: int) -> bool:
        a, b = self.find(a), self.find(b)
        if a == b:
            return False
        if self.size[a] < self.size[b]:
            a, b = b, a
        self.parent[b] = a
        self.size[a] += self.size[b]
        return True


class SegmentTree(Generic[T]):
    def __init__(self, data: Sequence[T], fn: Callable[[T, T], T]) -> None:
        self.n = len(data)
        self.fn = fn
        self.st: List[Optional[T]] = [None] * self.n + [*data]
        for p in range(self.n - 1, 0, -1):
            self.st[p] = self.combine(self.st[2 * p], self.st[2 * p + 1])

    def combine(self, a: Optional[T], b: Optional[T]) -> Optional[T]:
        if a is None:
            return b
        return a if b is None else self.fn(a, b)

    def query(self, lo: int, hi: int) -> Optional[T]:
        lo, hi = lo + self.n, hi + self.n
        res: Optional[T] = None
        while lo <= hi:
            if lo % 2 == 1:
                res = self.combine(res, self.st[lo])
            if hi % 2 == 0:
                res = self.combine(res, self.st[hi])
            lo, hi = (lo + 1) // 2, (hi - 1) // 2
        return res


@dataclass(order=True)
class HuffNode:
    weight: int
    char: Optional[str] = field(default=None, compare=False)
    left: Optional[HuffNode] = field(default=None, compare=False)
    right: Optional[HuffNode] = field(default=None, compare=False)


def huffman(text: str) -> Dict[str, str]:
    heap = [HuffNode(w, c) for c, w in sorted(Counter(text).items())]
    heapq.heapify(heap)
    while len(heap) > 1:
        a, b = heapq.heappop(heap), heapq.heappop(heap)
        heapq.heappush(heap, HuffNode(a.weight + b.weight, None, a, b))
    codes: Dict[str, str] = {}
    stack: List[Tuple[Optional[HuffNode], str]] = [(heap[0], "")]
    while stack:
        node, code = stack.pop()
        if node is None:
            continue
        if node.char is not None:
            codes[node.char] = code or "0"
        stack += [(node.left, code + "0"), (node.right, code + "1")]
    return codes


class LFUCache(Generic[K, V]):
    def __init__(self, capacity: int) -> None:
        self.capacity = capacity
        self.values: Dict[K, V] = {}
        self.counts: Dict[K, int] = {}
        self.buckets: defaultdict[int, OrderedDict[K, None]] = defaultdict(OrderedDict)
        self.least = 0

    def _touch(self, key: K) -> None:
        n = self.counts[key]
        del self.buckets[n][key]
        if not self.buckets[n] and self.least == n:
            self.least += 1
        self.counts[key] = n + 1
        self.buckets[n + 1][key] = None

    def get(self, key: K) -> Optional[V]:
        if key not in self.values:
            return None
        self._touch(key)
        return self.values[key]

    def put(self, key: K, value: V) -> None:
        if key in self.values:
            self._touch(key)
        else:
            if len(self.values) >= self.capacity:
                old, _ = self.buckets[self.least].popitem(last=False)
                del self.values[old], self.counts[old]
            self.counts[key] = self.least = 1
            self.buckets[1][key] = None
        self.values[key] = value


bt: BTree[int] = BTree()
for n in [10, 20, 5, 6, 12, 30, 7, 17, 3, 1, 25, 40, 50, 8]:
    bt.insert(n)
print(list(bt), bt.height(), bt.root.keys)
words: BTree[str] = BTree(3)
for w in "the quick brown fox jumps over the lazy dog".split():
    words.insert(w)
print(list(words))
sl: SkipList[int, str] = SkipList()
for i in (5, 1, 9, 3, 7, 3):
    sl.insert(i, f"v{i}")
print(list(sl), sl.get(7), sl.get(4))
root = build([Point(2, 3), Point(5, 4), Point(9, 6), Point(4, 7), Point(8, 1), Point(7, 2)])
print(nearest(root, Point(9, 2)), root.point if root else None, nearest(None, Point(0, 0)))
bf = BloomFilter()
for w in ("apple", "pear"):
    bf.add(w)
print("apple" in bf, "plum" in bf, bin(bf.bits).count("1"))
print(suffix_array("banana"))
uf = UnionFind(6)
print([uf.union(a, b) for a, b in [(0, 1), (1, 2), (0, 2), (4, 5)]], len({uf.find(i) for i in range(6)}))
print(SegmentTree([2, 5, 3, 4, -1], min).query(0, 3), SegmentTree([2, 5, 3, 4, -1], lambda a, b: a + b).query(1, 4), SegmentTree(["a", "b", "c"], lambda a, b: a + b).query(0, 2))
codes = huffman("abracadabra")
print(codes, sum(len(codes[c]) for c in "abracadabra"))
lfu: LFUCache[str, int] = LFUCache(2)
lfu.put("a", 1)
lfu.put("b", 2)
lfu.get("a")
lfu.put("c", 3)
print(lfu.get("b"), lfu.get("a"), lfu.get("c"), lfu.counts)
