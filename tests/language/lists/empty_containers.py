# mypy: ignore-errors
"""Empty containers and None at first, in locals, module variables and attributes, filled elsewhere."""
import heapq
from collections import deque, defaultdict


graph: dict[str, list[tuple[str, int]]] = {"a": [("b", 1), ("c", 4)], "b": [("c", 2), ("d", 5)], "c": [("d", 1)], "d": []}


def dijkstra(start: str) -> dict[str, int]:
    dist = {start: 0}
    heap = [(0, start)]
    while heap:
        d, node = heapq.heappop(heap)
        if d > dist[node]:
            continue
        for nxt, w in graph[node]:
            nd = d + w
            if nxt not in dist or nd < dist[nxt]:
                dist[nxt] = nd
                heapq.heappush(heap, (nd, nxt))
    return dist


def topo() -> list[str]:
    seen = set()
    order = []

    def visit(n: str) -> None:
        if n in seen:
            return
        seen.add(n)
        for m, _ in graph[n]:
            visit(m)
        order.append(n)
    for n in graph:
        visit(n)
    return order[::-1]


def heap_test() -> list[int]:
    h = []
    for x in [5, 2, 8]:
        heapq.heappush(h, x)
    out = []
    while h:
        out.append(heapq.heappop(h))
    return out


def lcs(a: str, b: str) -> str:
    dp = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            if x == y:
                dp[i + 1][j + 1] = dp[i][j] + 1
            else:
                dp[i + 1][j + 1] = max(dp[i + 1][j], dp[i][j + 1])
    res = []
    i, j = len(a), len(b)
    while i and j:
        if dp[i][j] == dp[i - 1][j]:
            i -= 1
        elif dp[i][j] == dp[i][j - 1]:
            j -= 1
        else:
            res.append(a[i - 1])
            i -= 1
            j -= 1
    return "".join(reversed(res))


def groups(words: list[str]) -> dict[str, list[str]]:
    d = defaultdict(list)
    for w in words:
        d["".join(sorted(w))].append(w)
    return dict(d)


def groups2(words: list[str]):
    d = {}
    for w in words:
        d.setdefault(len(w), []).append(w)
    return d


def bfs(start: str, goal: str):
    queue = deque([start])
    parent = {start: None}
    while queue:
        n = queue.popleft()
        if n == goal:
            path = []
            while n is not None:
                path.append(n)
                n = parent[n]
            return path[::-1]
        for m, _ in graph[n]:
            if m not in parent:
                parent[m] = n
                queue.append(m)
    return None


print(dijkstra("a"), topo(), heap_test(), lcs("AGGTAB", "GXTXAYB"))
print(groups(["eat", "tea", "tan", "ate", "nat", "bat"]))
print(groups2(["eat", "tea", "tann", "ate", "nat", "bat"]))
print(bfs("a", "d"))
board = [[None] * 3 for _ in range(3)]
board[1][1] = "X"
board[0][0] = "O"
for row in board:
    print(" ".join(c if c else "." for c in row))
buckets = [[] for _ in range(4)]
for i in range(10):
    buckets[i % 4].append(i)
print(buckets)
memo = {}


def fib(n: int) -> int:
    if n < 2:
        return n
    if n in memo:
        return memo[n]
    memo[n] = fib(n - 1) + fib(n - 2)
    return memo[n]


print(fib(50))
adj = {}
for a, b in [(1, 2), (2, 3)]:
    adj.setdefault(a, []).append(b)
    adj.setdefault(b, []).append(a)
print(adj)
best = None
for v in [3, 1, 2]:
    if best is None or v < best:
        best = v
print(best)
lo, hi = float("inf"), float("-inf")
for v in [1.5, 2.5]:
    lo = min(lo, v)
    hi = max(hi, v)
print(lo, hi)
def f() -> list[int]:
    out = []
    for i in range(3):
        out.append(i)
    return out


def g() -> dict[str, list[int]]:
    d = {}
    for w in ["a", "b", "a"]:
        d.setdefault(w, []).append(1)
    return d


def h() -> None:
    buckets = [[] for _ in range(3)]
    for i in range(7):
        buckets[i % 3].append(i)
    print(buckets)
    x = []
    print(len(x), x, not x)
    for e in x:
        print(e)
    else:
        print("empty")
    y = z = []
    z.append("q")
    print(y)
    grid = [[None] * 3 for _ in range(2)]
    grid[0][1] = "x"
    print(grid)
    p = {"s": None}
    p["t"] = "s"
    print(p)
    st = [(0, [])]
    while st:
        n, path = st.pop()
        if n == 3:
            print(path)
            continue
        st.append((n + 1, path + [n]))
    s = set()
    s.add(3)
    s |= {4}
    print(sorted(s), sum([]))


print(f(), g())
h()
class Node:
    def __init__(self, value: int) -> None:
        self.value = value
        self.next = None


class Stack:
    def __init__(self) -> None:
        self.head = None
        self.size = 0
        self.log = []
        self.names = {}

    def push(self, v: int) -> None:
        n = Node(v)
        n.next = self.head
        self.head = n
        self.size += 1
        self.log.append(f"push {v}")
        self.names[v] = str(v)

    def pop(self) -> int:
        if self.head is None:
            raise IndexError("empty")
        n = self.head
        self.head = n.next
        self.size -= 1
        return n.value

    def values(self) -> list[int]:
        out = []
        n = self.head
        while n is not None:
            out.append(n.value)
            n = n.next
        return out


s = Stack()
s.push(1)
s.push(2)
s.push(3)
print(s.values(), s.pop(), s.size, s.log, s.names)


def area(w: float, h: float) -> float:
    return w * h


