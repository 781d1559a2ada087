# mypy: ignore-errors
"""Games, structures, simulations and searches with few annotations."""
from collections import defaultdict, deque


class TicTacToe:
    WINS = [(0, 1, 2), (3, 4, 5), (6, 7, 8), (0, 3, 6), (1, 4, 7), (2, 5, 8), (0, 4, 8), (2, 4, 6)]

    def __init__(self):
        self.board = [None] * 9
        self.turn = "X"
        self.history = []

    def moves(self):
        return [i for i, c in enumerate(self.board) if c is None]

    def play(self, i: int):
        if self.board[i] is not None:
            raise ValueError(f"taken {i}")
        self.board[i] = self.turn
        self.history.append(i)
        self.turn = "O" if self.turn == "X" else "X"

    def undo(self):
        i = self.history.pop()
        self.board[i] = None
        self.turn = "O" if self.turn == "X" else "X"

    def winner(self):
        for a, b, c in self.WINS:
            if self.board[a] and self.board[a] == self.board[b] == self.board[c]:
                return self.board[a]
        return None

    def minimax(self):
        w = self.winner()
        if w:
            return (1 if w == "X" else -1), None
        if not self.moves():
            return 0, None
        best_score, best_move = None, None
        for m in self.moves():
            self.play(m)
            score, _ = self.minimax()
            self.undo()
            if best_score is None or (self.turn == "X" and score > best_score) or (self.turn == "O" and score < best_score):
                best_score, best_move = score, m
        return best_score, best_move

    def __str__(self):
        return "\n".join("".join(c or "." for c in self.board[r:r + 3]) for r in (0, 3, 6))


g = TicTacToe()
for m in (0, 4, 8):
    g.play(m)
print(g.minimax())
print(g)
try:
    g.play(0)
except ValueError as e:
    print(e)


class Account:
    interest = 0.02

    def __init__(self, owner: str, balance=0):
        self.owner = owner
        self.balance = balance
        self.log = []

    def deposit(self, n: int):
        self.balance += n
        self.log.append(("deposit", n))
        return self

    def withdraw(self, n: int):
        if n > self.balance:
            self.log.append(("refused", n))
            return False
        self.balance -= n
        self.log.append(("withdraw", n))
        return True


acc = Account("ann").deposit(50)
print(acc.withdraw(70), acc.withdraw(20), acc.balance, acc.log)


class LRU:
    def __init__(self, size: int):
        self.size = size
        self.data = {}
        self.order = deque()

    def get(self, key: str):
        if key not in self.data:
            return None
        self.order.remove(key)
        self.order.append(key)
        return self.data[key]

    def put(self, key: str, value: int):
        if key in self.data:
            self.order.remove(key)
        elif len(self.data) >= self.size:
            old = self.order.popleft()
            del self.data[old]
        self.data[key] = value
        self.order.append(key)


c = LRU(2)
c.put("a", 1)
c.put("b", 2)
print(c.get("a"))
c.put("c", 3)
print(c.get("b"), c.get("c"), sorted(c.data))


class TrieNode:
    def __init__(self):
        self.children = {}
        self.end = False

    def insert(self, word: str):
        node = self
        for ch in word:
            if ch not in node.children:
                node.children[ch] = TrieNode()
            node = node.children[ch]
        node.end = True

    def find(self, prefix: str):
        node = self
        for ch in prefix:
            if ch not in node.children:
                return []
            node = node.children[ch]
        out = []
        stack = [(node, prefix)]
        while stack:
            n, text = stack.pop()
            if n.end:
                out.append(text)
            for ch, child in n.children.items():
                stack.append((child, text + ch))
        return sorted(out)


t = TrieNode()
for w in ["car", "cart", "dog", "cat"]:
    t.insert(w)
print(t.find("ca"), t.find("x"))


class UnionFind:
    def __init__(self, n: int):
        self.parent = list(range(n))
        self.rank = [0] * n

    def find(self, x: int):
        if self.parent[x] != x:
            self.parent[x] = self.find(self.parent[x])
        return self.parent[x]

    def union(self, a: int, b: int):
        a, b = self.find(a), self.find(b)
        if a == b:
            return False
        if self.rank[a] < self.rank[b]:
            a, b = b, a
        self.parent[b] = a
        if self.rank[a] == self.rank[b]:
            self.rank[a] += 1
        return True


u = UnionFind(5)
print(u.union(0, 1), u.union(1, 0), u.find(1) == u.find(0))


def life(cells: set[tuple[int, int]]):
    counts = defaultdict(int)
    for x, y in cells:
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                if dx or dy:
                    counts[x + dx, y + dy] += 1
    return {cell for cell, n in counts.items() if n == 3 or n == 2 and cell in cells}


cells = {(0, 1), (1, 1), (2, 1)}
print(sorted(life(cells)), sorted(life(life(cells))) == sorted(cells))


def brainfuck(code: str, data: str = ""):
    jumps, stack = {}, []
    for i, c in enumerate(code):
        if c == "[":
            stack.append(i)
        elif c == "]":
            j = stack.pop()
            jumps[i], jumps[j] = j, i
    tape, ptr, pc, out = [0] * 100, 0, 0, []
    inp = iter(data)
    while pc < len(code):
        c = code[pc]
        if c == ">":
            ptr += 1
        elif c == "<":
            ptr -= 1
        elif c == "+":
            tape[ptr] = (tape[ptr] + 1) % 256
        elif c == "-":
            tape[ptr] = (tape[ptr] - 1) % 256
        elif c == ".":
            out.append(chr(tape[ptr]))
        elif c == ",":
            tape[ptr] = ord(next(inp, "\0"))
        elif c == "[" and not tape[ptr]:
            pc = jumps[pc]
        elif c == "]" and tape[ptr]:
            pc = jumps[pc]
        pc += 1
    return "".join(out)


print(brainfuck("++++++++[>++++++++<-]>+.+."))


def rle(s: str):
    out = []
    prev = None
    n = 0
    for ch in s:
        if ch == prev:
            n += 1
        else:
            if prev is not None:
                out.append((prev, n))
            prev, n = ch, 1
    if prev is not None:
        out.append((prev, n))
    return out


print(rle("aaabcc"), rle(""))


def gauss(m: list[list[float]]):
    n = len(m)
    for i in range(n):
        p = max(range(i, n), key=lambda r: abs(m[r][i]))
        m[i], m[p] = m[p], m[i]
        for j in range(i + 1, n):
            f = m[j][i] / m[i][i]
            for k in range(i, n + 1):
                m[j][k] -= f * m[i][k]
    x = [0.0] * n
    for i in reversed(range(n)):
        x[i] = (m[i][n] - sum((m[i][j] * x[j] for j in range(i + 1, n)), 0.0)) / m[i][i]
    return x


print([round(v, 6) for v in gauss([[2.0, 1.0, 3.0], [1.0, 3.0, 5.0]])])




def solve(n: int):
    cols, d1, d2, out = set(), set(), set(), []

    def place(r: int, qs: list[int]):
        if r == n:
            out.append(qs[:])
            return
        for c in range(n):
            if c in cols or r + c in d1 or r - c in d2:
                continue
            cols.add(c); d1.add(r + c); d2.add(r - c)
            place(r + 1, qs + [c])
            cols.remove(c); d1.remove(r + c); d2.remove(r - c)
    place(0, [])
    return out


print(len(solve(6)), solve(4))
